import { existsSync, readdirSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure, type AppError, ruleBroken } from '../../../shared/errors';
import { ok, type Result } from '../../../shared/result';
import { filesOf, reencrypt, type ReencryptStep } from '../store/re-encrypt';
import { classifyFile } from '../store/faults';
import type { WritableDb } from '../store/open';
import { lengthOf, megabytes, roomForCopy, withRoom } from '../store/room';
import { rotateWitness, testify, witnessKey } from '../store/watch';
import type { Testimony } from '../store/witness';
import { vaultFacts } from '../vault/facts';
import { replaceFile } from '../vault/file';
import { rotateDataKey } from '../vault/rotation';
import { DataKey } from '../vault/secret';
import type { Unlocked } from '../vault/unlocked';
import { vaultPath, witnessPath } from './folder';
import { type Keys, readVault } from './vault-change';

export type Rotation = {
  /** The change of vault.json that goes with the new key, e.g. a slot taken out. */
  readonly amend: (file: Buffer, unlocked: Unlocked) => Result<{ readonly file: Buffer }, AppError>;
  /** What the new store knows beyond the old one: the entry in the log, at least. */
  readonly change: (db: WritableDb) => void;
  readonly step: (step: ReencryptStep) => Promise<void>;
};
export type Rotated = { readonly store: string; readonly unlocked: Unlocked };

/** Both files stand side by side until the new one is proven. Throws `noRoomForCopy` with megabytes. */
async function demandRoom(folder: string, store: string): Promise<void> {
  const needed = roomForCopy(lengthOf(join(folder, store)));
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw ruleBroken('noRoomForCopy', { needed: String(megabytes(needed)), free: String(megabytes(free)) });
}

/** The next name nobody has: a file there may be the truth of another vault.json and is never written over. */
function nextStore(folder: string, store: string): string {
  for (let n = numberOf(store) + 1; ; n += 1)
    if (!existsSync(join(folder, `room-${String(n)}.db`))) return `room-${String(n)}.db`;
}
const numberOf = (store: string): number => Number(/^room-(\d+)\.db$/.exec(store)?.[1] ?? 0);

/**
 * A new data key for the whole archive (durability design, 2.4): the store is exported under it and proven, then
 * vault.json is replaced, which is the one commit. Killed before it, everything is as it was; after it, only the new
 * file opens and the old one is deleted. The caller has closed its connections to the store.
 */
export async function rotateStore({ folder, unlocked }: Keys, { amend, change, step }: Rotation): Promise<Rotated> {
  const bytes = await readVault(folder);
  const facts = vaultFacts(bytes);
  if (!facts.ok) throw new AppFailure(facts.error);
  const { store } = facts.value;
  await demandRoom(folder, store);
  const dataKey = DataKey.random();
  const next = nextStore(folder, store);
  const made = ((): ReturnType<typeof rotateDataKey> => {
    const amended = amend(bytes, unlocked);
    return amended.ok ? rotateDataKey(amended.value.file, unlocked, { dataKey, store: next }) : amended;
  })();
  if (!made.ok) throw new AppFailure(made.error);
  const target = { path: join(folder, next), keyHex: dataKey.hex() };
  const witness = rotateWitness(witnessPath(folder), witnessKey(unlocked.dataKey));
  try {
    witness.begin();
    const said: Testimony[] = [];
    await reencrypt({ path: join(folder, store), keyHex: unlocked.dataKey.hex() }, target, step, (db) => {
      change(db);
      said.push(testify(db, null));
    });
    for (const testimony of said) witness.handOver(witnessKey(dataKey), testimony);
  } catch (cause) {
    // Nothing names it yet, and whatever it holds is in the old one.
    remove(target.path);
    throw withRoom(classifyFile(cause), () => lengthOf(join(folder, store)));
  }
  const written = await replaceFile(vaultPath(folder), made.value.file);
  if (written.ok) dropSuperseded(folder, next);
  else if (!(await putBack(folder, bytes, next))) throw new AppFailure(written.error);
  return { store: next, unlocked: made.value.unlocked };
}

/**
 * vault.json could not be replaced, or was and only the sync after it failed. The old one is put back and the new store
 * goes: whoever works on in the old store while vault.json names the new one loses everything at the next unlock. True
 * when the disk refuses that too and vault.json does name the new store: then that is the one to go on in.
 */
async function putBack(folder: string, before: Buffer, next: string): Promise<boolean> {
  await replaceFile(vaultPath(folder), before);
  const facts = vaultFacts(await readVault(folder));
  if (facts.ok && facts.value.store === next) return true;
  if (facts.ok) remove(join(folder, next));
  return false;
}

/**
 * Deletes the stores that a rotation left behind the one `living`: whoever was removed could still open them with an old
 * vault.json. Where the system holds a file (Windows), it goes at the next unlock. Newer ones are never touched.
 */
export function dropSuperseded(folder: string, living: string): void {
  for (const name of readdirSync(folder)) {
    const superseded = /^room-\d+\.db$/.test(name) && numberOf(name) < numberOf(living);
    if (superseded || /^room-\d+\.db\.partial(-wal|-shm|-journal)?$/.test(name)) remove(join(folder, name));
  }
}

function remove(path: string): void {
  for (const file of filesOf(path)) {
    try {
      rmSync(file, { force: true });
    } catch {
      // Held by a virus scanner or an indexer; the next unlock tries again.
    }
  }
}

export const unchanged = (file: Buffer): Result<{ readonly file: Buffer }, AppError> => ok({ file });
