import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { classify, classifyFile } from './faults';
import { head } from './log';
import { checkpoint, openStore, type ReadableDb, setJournal, type WritableDb } from './open';

/** A store file and its raw key, 64 hex digits. */
export type KeyedStore = { readonly path: string; readonly keyHex: string };
export type ReencryptStep = 'copy' | 'check' | 'settle';

type Facts = { readonly counts: string; readonly head: string };
function factsOf(db: ReadableDb): Facts {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name`)
    .all<{ name: string }>();
  const counts = tables.map(({ name }) => [name, db.prepare(`SELECT count(*) AS n FROM "${name}"`).get()]);
  return { counts: JSON.stringify(counts), head: JSON.stringify(head(db)) };
}

/** Throws `storeInUse` unless this connection is the only one: leaving the write-ahead mode needs the file for itself. */
function demandAlone(db: WritableDb): void {
  checkpoint(db);
  let mode: unknown;
  try {
    mode = setJournal(db, 'DELETE');
  } catch (cause) {
    const named = classify(cause);
    if (!(named instanceof AppFailure) || named.appError.code !== 'busy') throw named;
  }
  if (mode !== 'delete') throw ruleBroken('storeInUse');
}

/** The export drops both marks of the file, so they are set again (durability design, 2.4). */
function copyInto(db: WritableDb, { path, keyHex }: KeyedStore): void {
  db.prepare(`ATTACH DATABASE ? AS fresh KEY ?`).run([path, `x'${keyHex}'`]);
  db.prepare(`SELECT sqlcipher_export('fresh')`).all();
  for (const mark of ['user_version', 'application_id'])
    db.pragma(`fresh.${mark} = ${String(db.pragma(mark, { simple: true }))}`);
  db.exec('DETACH DATABASE fresh');
}

/** Structure, references and contents of the copy; the seals of its pages were checked when it was opened. */
function demandSame(db: ReadableDb, wanted: Facts): void {
  const whole =
    db.pragma('integrity_check(1)', { simple: true }) === 'ok' && db.pragma('foreign_key_check').length === 0;
  const found = factsOf(db);
  if (!whole || found.counts !== wanted.counts || found.head !== wanted.head)
    throw new AppFailure({ code: 'storeDamaged', page: null });
}

function sync(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
function syncFolder(path: string): void {
  // Windows cannot open a folder for this; NTFS journals names itself.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export const filesOf = (path: string): string[] => ['', '-wal', '-shm', '-journal'].map((end) => `${path}${end}`);

/**
 * Writes a store into a new file under a new key and proves the copy; `PRAGMA rekey` is never used, since it may say ok
 * and do nothing (durability design, finding 1). `change` is what the new store knows beyond the old one. The work is
 * done in `<target>.partial`; under its own name a file is whole and on the disk. The old file is only read. `step` is
 * awaited before each part and may throw to stop it.
 */
export async function reencrypt(
  source: KeyedStore,
  target: KeyedStore,
  step: (step: ReencryptStep) => Promise<void>,
  change: (db: WritableDb) => void,
): Promise<void> {
  const partial: KeyedStore = { path: `${target.path}.partial`, keyHex: target.keyHex };
  const clean = (): void => {
    for (const file of filesOf(partial.path)) rmSync(file, { force: true });
  };
  clean();
  try {
    const old = openStore(source.path, source.keyHex);
    let facts: Facts;
    try {
      demandAlone(old);
      await step('copy');
      copyInto(old, partial);
      facts = factsOf(old);
    } finally {
      old.close();
    }
    await step('check');
    const fresh = openStore(partial.path, partial.keyHex);
    try {
      demandSame(fresh, facts);
      change(fresh);
      demandAlone(fresh);
    } finally {
      fresh.close();
    }
    await step('settle');
    sync(partial.path);
    renameSync(partial.path, target.path);
    syncFolder(dirname(target.path));
  } catch (cause) {
    clean();
    throw classifyFile(classify(cause));
  }
}
