import { statSync } from 'node:fs';
import { AppFailure, ROOM_FOR_A_SAVE } from '../../../shared/errors';

const MEGABYTE = 1024 * 1024;

export const megabytes = (bytes: number): number => Math.ceil(bytes / MEGABYTE);
/** Bytes that a copy of so many takes: itself, and what a save may take meanwhile. */
export const roomForCopy = (bytes: number): number => bytes + ROOM_FOR_A_SAVE * MEGABYTE;

/** Length of files together; one that is not there takes nothing. */
export const lengthOf = (...paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);

/** A failure for want of room, with what must be free for so many bytes where that is more; any other as it is. */
export function withRoom(cause: unknown, bytes: () => number): unknown {
  if (!(cause instanceof AppFailure)) return cause;
  const { appError } = cause;
  const needed = (known: number): number => Math.max(known, megabytes(roomForCopy(bytes())));
  if (appError.code === 'diskFull') return new AppFailure({ code: 'diskFull', needed: needed(appError.needed) });
  if (appError.code === 'backupFailed' && appError.reason === 'diskFull')
    return new AppFailure({ ...appError, facts: { needed: String(needed(Number(appError.facts['needed'] ?? 0))) } });
  return cause;
}
