import { AppFailure, type AppError } from '../../../shared/errors';
import type { Result } from '../../../shared/result';
import type { Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import type { Moment, Session, Work } from '../store/work';
import { readVaultFile, replaceFile } from '../vault/file';
import type { Unlocked } from '../vault/unlocked';
import { vaultPath } from './folder';

/** What a change of access needs: the folder, and the session that may write its vault. */
export type Keys = { readonly folder: string; readonly unlocked: Unlocked };
type Made = { readonly file: Buffer };
type Recorded<T> = { readonly value: T; readonly deeds: readonly Deed[] };

/** Throws `vaultMissing` or `diskError`. */
export async function readVault(folder: string): Promise<Buffer> {
  const bytes = await readVaultFile(vaultPath(folder));
  if (!bytes.ok) throw new AppFailure(bytes.error);
  return bytes.value;
}

/**
 * Changes vault.json and what the store says about it. The new bytes are made first (a derivation takes a second);
 * then rows, log entry and file stand or fall together: the file is replaced inside the transaction, and put back where
 * the commit fails. Only a program killed between the two leaves a slot that no row knows; unlock.ts refuses such a slot.
 */
export function createVaultChange({ folder, unlocked }: Keys, work: Work) {
  let running = false;
  return async function change<M extends Made, T>(
    session: Session,
    make: (file: Buffer, unlocked: Unlocked) => Promise<Result<M, AppError>> | Result<M, AppError>,
    record: (db: WritableDb, moment: Moment, made: M) => Recorded<T>,
  ): Promise<T> {
    // Two changes built on the same bytes would lose the first one's slot.
    if (running) throw new AppFailure({ code: 'busy' });
    running = true;
    const replaced: Buffer[] = [];
    try {
      const present = await readVault(folder);
      const made = await make(present, unlocked);
      if (!made.ok) throw new AppFailure(made.error);
      return await work.writeLong(session, async (db, moment) => {
        const recorded = record(db, moment, made.value);
        replaced.push(present);
        const written = await replaceFile(vaultPath(folder), made.value.file);
        if (!written.ok) throw new AppFailure(written.error);
        return recorded;
      });
    } catch (cause) {
      for (const before of replaced) await replaceFile(vaultPath(folder), before);
      throw cause;
    } finally {
      running = false;
    }
  };
}
export type ChangeVault = ReturnType<typeof createVaultChange>;
