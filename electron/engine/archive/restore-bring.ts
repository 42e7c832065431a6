import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppFailure } from '../../../shared/errors';
import { faultOf, syncFile, syncFolder } from '../backup/disk';
import type { Manifest } from '../backup/manifest';
import { stampOf } from '../backup/names';
import { addTombstones } from '../backup/tombstones';
import type { Porter } from '../porter/client';
import { classify } from '../store/faults';
import { witnessKey } from '../store/watch';
import { openWitness, readWitness, type Restored, type Testimony } from '../store/witness';
import { replaceFile } from '../vault/file';
import { pointVaultAt } from '../vault/reopen';
import type { Unlocked } from '../vault/unlocked';
import { attachmentsPath, tombstonesPath, vaultPath, witnessPath } from './folder';
import type { Surroundings } from './subject';

/** A backup that was found and opened, and the folder of the archive that is to be. */
export type Found = {
  readonly folder: string;
  readonly target: string;
  readonly manifest: Manifest;
  readonly vault: Buffer;
  readonly unlocked: Unlocked;
};
type Bringing = {
  readonly porter: Porter;
  /** UTC milliseconds. */
  readonly at: number;
  readonly around: Surroundings;
  /** What the witness of the present store says, and the highest numbers known beside the backup. */
  readonly said: Testimony | null;
  readonly numbers: Readonly<Record<string, number>>;
  /** Called when the copies are proven: closes what is open, for the switch. */
  readonly settle: () => void;
};

/** What a restore lays ready beside the file it is to become; only copies of a backup ever bear such a name. */
const ready = (path: string): string => `${path}.restoring`;
const READY = /^(room-\d+\.db|attachments\.db|tombstones\.log|room\.witness)\.restoring(-journal|-wal|-shm)?$/;

/**
 * Copies, proves, and only then switches; vault.json replaced is the one commit. The new witness, which holds what the
 * next unlock must note and do again, waits beside until all else is in its place. True when something was set aside.
 */
export async function bring(found: Found, bringing: Bringing): Promise<boolean> {
  try {
    return await switchTo(found, bringing);
  } catch (cause) {
    throw faultOf(classify(cause));
  }
}

async function switchTo(found: Found, { porter, at, around, said, numbers, settle }: Bringing): Promise<boolean> {
  const { folder, target, manifest, vault, unlocked } = found;
  sweep(target);
  const store = nextStore(target);
  const storePath = join(target, store);
  const tombstones = ready(tombstonesPath(target));
  await porter.run(
    'bring',
    {
      key: unlocked.dataKey.expose(),
      folder,
      to: {
        [manifest.store]: ready(storePath),
        'attachments.db': ready(attachmentsPath(target)),
        'tombstones.log': tombstones,
      },
    },
    around,
  );
  const pointed = pointVaultAt(vault, unlocked, store);
  if (!pointed.ok) throw new AppFailure(pointed.error);
  settle();
  const restored: Restored & { readonly store: string } = {
    backup: basename(folder),
    store,
    scans: existsSync(ready(attachmentsPath(target))),
    at,
    madeAt: manifest.madeAt,
    setAside: said?.seq ?? null,
    salvaged: manifest.reason === 'salvage',
    numbers,
  };
  const replaces = otherStores(target, store).length > 0 || existsSync(vaultPath(target));
  for (const path of [vaultPath(target), witnessPath(target)])
    if (existsSync(path)) {
      copyFileSync(path, asideOf(path, restored));
      syncFile(asideOf(path, restored));
    }
  const witness = openWitness(ready(witnessPath(target)), witnessKey(unlocked.dataKey), { fresh: true });
  witness.record({
    seq: manifest.head.seq,
    head: manifest.head.hash,
    numbers: manifest.numbers,
    pages: null,
    restored,
  });
  witness.close();
  renameSync(ready(storePath), storePath);
  // Before the commit: destructions known only to the backup must be known to the unlock after it.
  if (existsSync(tombstones)) {
    addTombstones(tombstonesPath(target), tombstones);
    rmSync(tombstones);
  }
  syncFolder(target);
  const written = await replaceFile(vaultPath(target), pointed.value);
  if (!written.ok) throw new AppFailure(written.error);
  try {
    finishSwitch(target, restored);
  } catch {
    // The commit stands: the next unlock does the rest, or says why it cannot.
  }
  return replaces;
}

/**
 * After the commit: what stood is set aside, the scans of the backup come in their place, and last the new witness is put
 * in force. Each step may have been done by a restore that was killed after it.
 */
function finishSwitch(folder: string, restored: Restored & { readonly store: string }): void {
  for (const name of otherStores(folder, restored.store))
    setAside(join(folder, name), asideOf(join(folder, name), restored));
  const scans = attachmentsPath(folder);
  const coming = existsSync(ready(scans));
  // Where the backup holds no scans its store has no key for those of today either: they stand aside all the same.
  if (existsSync(scans) && (coming || restored.scans === false)) setAside(scans, asideOf(scans, restored));
  if (coming) renameSync(ready(scans), scans);
  renameSync(ready(witnessPath(folder)), witnessPath(folder));
  syncFolder(folder);
}

/**
 * A restore that was killed: after its commit the rest of it is done, so that nothing of before is taken for superseded,
 * the restore is noted, the series jump and what was destroyed is destroyed again; before it, it is as if there had been
 * none, and its copies go.
 */
export function adoptRestored(folder: string, store: string, unlocked: Unlocked): void {
  try {
    adopt(folder, store, unlocked);
  } catch (cause) {
    throw faultOf(classify(cause));
  }
}

function adopt(folder: string, store: string, unlocked: Unlocked): void {
  const waiting = ready(witnessPath(folder));
  if (existsSync(waiting)) {
    const read = readWitness(waiting, witnessKey(unlocked.dataKey));
    const restored = read.kind === 'found' ? read.testimony.restored : undefined;
    if (restored?.store === store) finishSwitch(folder, { ...restored, store });
    else if (restored?.store !== undefined) rmSync(join(folder, restored.store), { force: true });
  }
  sweep(folder);
}

/** Copies that no commit came for. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (READY.test(name)) rmSync(join(folder, name), { force: true });
}

/** `room-1.db` → `room-1.before-restore-<time>.db`, `vault.json` → `vault.json.before-restore-<time>`. */
function asideOf(path: string, { at }: Pick<Restored, 'at'>): string {
  const aside = `before-restore-${stampOf(at)}`;
  return STORE.test(basename(path)) ? path.replace(/\.db(-wal|-shm)?$/, `.${aside}.db$1`) : `${path}.${aside}`;
}

/** A damaged store may still be held by the connection that found the damage; where that forbids renaming, it is copied. */
function setAside(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncFile(to);
  }
}

const STORE = /^room-(\d+)\.db(-wal|-shm)?$/;
const nextStore = (folder: string): string =>
  `room-${String(Math.max(0, ...readdirSync(folder).map((name) => Number(/^room-(\d+)\./.exec(name)?.[1] ?? 0))) + 1)}.db`;
const otherStores = (folder: string, living: string): string[] =>
  readdirSync(folder).filter((name) => STORE.test(name) && !name.startsWith(living));
