import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '../../../shared/errors';

/** Long readings give other work its turn, tell how far they are, and stop when asked. */
export type Progress = {
  /** `of` is null while nobody knows how many rows there are. */
  readonly onProgress?: (done: number, of: number | null) => void;
  readonly isCancelled?: () => boolean;
};

const rowsPerTurn = 500;

/** Called with each row's count; does something every 500 rows. Throws `cancelled`. */
export async function breathe(done: number, of: number | null, { onProgress, isCancelled }: Progress): Promise<void> {
  if (done % rowsPerTurn !== 0) return;
  await setImmediate();
  if (isCancelled?.() === true) throw new AppFailure({ code: 'cancelled' });
  onProgress?.(done, of);
}
