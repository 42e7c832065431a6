import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppFailure } from '../../../shared/errors';
import { syncFile, syncFolder } from '../backup/disk';
import type { Manifest } from '../backup/manifest';
import { stampOf } from '../backup/names';
import { addTombstones } from '../backup/tombstones';
import type { Porter } from '../porter/client';
import { witnessKey } from '../store/watch';
import { openWitness, readWitness, type Testimony } from '../store/witness';
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

const restoringPath = (folder: string): string => `${witnessPath(folder)}.restoring`;

/**
 * Copies, proves, and only then switches; vault.json replaced is the one commit. The new witness, which holds what the
 * next unlock must note and do again, waits beside until then. True when something was set aside.
 */
export async function bring(found: Found, { porter, at, around, said, numbers, settle }: Bringing): Promise<boolean> {
  const { folder, target, manifest, vault, unlocked } = found;
  const aside = `before-restore-${stampOf(at)}`;
  const store = nextStore(target);
  const attachments = `${attachmentsPath(target)}.restoring`;
  const tombstones = `${tombstonesPath(target)}.restoring`;
  for (const left of [attachments, tombstones, restoringPath(target)]) rmSync(left, { force: true });
  await porter.run(
    'bring',
    {
      key: unlocked.dataKey.expose(),
      folder,
      to: { [manifest.store]: join(target, store), 'attachments.db': attachments, 'tombstones.log': tombstones },
    },
    around,
  );
  const pointed = pointVaultAt(vault, unlocked, store);
  if (!pointed.ok) throw new AppFailure(pointed.error);
  settle();
  const old = oldStores(target, store);
  const hadVault = existsSync(vaultPath(target));
  for (const path of [vaultPath(target), witnessPath(target)])
    if (existsSync(path)) {
      copyFileSync(path, `${path}.${aside}`);
      syncFile(`${path}.${aside}`);
    }
  const witness = openWitness(restoringPath(target), witnessKey(unlocked.dataKey), { fresh: true });
  witness.record({
    seq: manifest.head.seq,
    head: manifest.head.hash,
    numbers: manifest.numbers,
    pages: null,
    restored: {
      backup: basename(folder),
      store,
      at,
      madeAt: manifest.madeAt,
      setAside: said?.seq ?? null,
      salvaged: manifest.reason === 'salvage',
      numbers,
    },
  });
  witness.close();
  // Before the commit: destructions known only to the backup must be known to the unlock after it.
  if (existsSync(tombstones)) {
    addTombstones(tombstonesPath(target), tombstones);
    rmSync(tombstones);
  }
  const written = await replaceFile(vaultPath(target), pointed.value);
  if (!written.ok) throw new AppFailure(written.error);
  renameSync(restoringPath(target), witnessPath(target));
  for (const name of old) setAside(join(target, name), join(target, name.replace(/\.db/, `.${aside}.db`)));
  // Where the backup holds no scans its store has no key for those of today either: they stand aside all the same.
  if (existsSync(attachmentsPath(target))) renameSync(attachmentsPath(target), `${attachmentsPath(target)}.${aside}`);
  if (existsSync(attachments)) renameSync(attachments, attachmentsPath(target));
  syncFolder(target);
  return old.length > 0 || hadVault;
}

/**
 * A restore that was killed: after its commit its witness is put in force, so that the restore is noted, the series
 * jump and what was destroyed is destroyed again; before it, it is as if there had been none.
 */
export function adoptRestored(folder: string, store: string, unlocked: Unlocked): void {
  const waiting = restoringPath(folder);
  if (!existsSync(waiting)) return;
  const read = readWitness(waiting, witnessKey(unlocked.dataKey));
  if (read.kind === 'found' && read.testimony.restored?.store === store) renameSync(waiting, witnessPath(folder));
  else rmSync(waiting);
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
const storesIn = (folder: string): string[] => readdirSync(folder).filter((name) => STORE.test(name));
const nextStore = (folder: string): string =>
  `room-${String(Math.max(0, ...readdirSync(folder).map((name) => Number(/^room-(\d+)\./.exec(name)?.[1] ?? 0))) + 1)}.db`;
const oldStores = (folder: string, living: string): string[] =>
  storesIn(folder).filter((name) => !name.startsWith(living));
