import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  fstatSync,
  fsyncSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { copyStore, inspectStore, sameFacts, tablesOf } from '../store/copy';
import { migrate } from '../store/migrate';
import { migrations } from '../store/migrations/index';
import { checkpoint, createStore, openAsIs, type WritableDb } from '../store/open';
import { recountPlaces } from '../store/place-use';
import { createReader, mendReferences, salvageTable } from '../store/salvage';
import { lengthOf, withRoom } from '../store/room';
import { DataKey } from '../vault/secret';
import type { JobHooks } from '../porter/protocol';
import { ATTACHMENTS } from './attachments';
import { backupFailed, copySynced, faultOf, syncFile, syncFolder, writeSynced } from './disk';
import { type BackupJob, seal } from './make';
import type { LostRows, Manifest } from './manifest';
import { PARTIAL } from './names';

export type SalvageJob = BackupJob;
export type Salvaged = { readonly manifest: Manifest; readonly rows: number };

/** A manifest names so many runs of lost rows; what is beyond them is counted as the rest of its table. */
const NAMED_RUNS = 400;
const PAGE = 4096;

/**
 * Saves what can be read of a damaged store into a new folder of the shape of a backup, verified as one, with the list of
 * what could not be read. The damaged file is read once, byte by byte, and never opened: opening could write to it.
 */
export async function salvageStore(job: SalvageJob, hooks: JobHooks): Promise<Salvaged> {
  const partial = join(job.place, `${job.name}${PARTIAL}`);
  const key = new DataKey(job.key);
  const scratch = join(partial, 'scratch');
  try {
    mkdirSync(scratch, { recursive: true });
    hooks.progress('copy', 0, 1);
    await hooks.turn();
    const source = join(scratch, 'damaged.db');
    await copyDamaged(job.storePath, source, hooks);
    if (existsSync(`${job.storePath}-wal`)) await copyDamaged(`${job.storePath}-wal`, `${source}-wal`, hooks);
    const { rows, lost } = await readAll(source, join(scratch, 'sound.db'), key, hooks);
    hooks.progress('check', 0, 1);
    await hooks.turn();
    const store = basename(job.storePath);
    const facts = copyStore(join(scratch, 'sound.db'), key.hex(), join(partial, store));
    if (facts === null || !sameFacts(inspectStore(join(partial, store), key.hex()), facts))
      throw backupFailed('notEqual');
    rmSync(scratch, { recursive: true });
    syncFile(join(partial, store));
    writeSynced(join(partial, 'vault.json'), job.vault);
    const beside = [
      ['tombstones.log', job.tombstones],
      [ATTACHMENTS, job.attachments],
    ] as const;
    const names = [store, 'vault.json'];
    for (const [name, path] of beside) {
      if (!existsSync(path)) continue;
      await copySynced(path, join(partial, name), hooks.turn);
      names.push(name);
    }
    const manifest = await seal(partial, names, facts, { ...job.facts, store, lost: shortened(lost) }, key, hooks.turn);
    syncFolder(partial);
    renameSync(partial, join(job.place, job.name));
    syncFolder(job.place);
    return { manifest, rows };
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    // The damaged file, what is read out of it, and the copy that is proven stand side by side.
    throw withRoom(
      faultOf(cause),
      () => 3 * lengthOf(job.storePath, `${job.storePath}-wal`) + lengthOf(job.attachments),
    );
  }
}

/** As long a list as a manifest can hold; the rest of it is said table by table. */
function shortened(lost: readonly LostRows[]): LostRows[] {
  const rest = new Set(lost.slice(NAMED_RUNS).map(({ table }) => table));
  return [...lost.slice(0, NAMED_RUNS), ...[...rest].map((table) => ({ table, from: null, to: null }))];
}

async function readAll(
  source: string,
  target: string,
  key: DataKey,
  { progress, turn }: JobHooks,
): Promise<{ rows: number; lost: LostRows[] }> {
  const version = versionOf(source, key);
  const from = createReader(source, key.hex());
  const to = createStore(target, key.hex());
  try {
    migrate(to, migrations, version);
    to.pragma('foreign_keys = 0');
    const triggers = takeTriggers(to);
    const tables = tablesOf(to);
    for (const table of tables) to.exec(`DELETE FROM "${table}"`);
    const lost: LostRows[] = [];
    let rows = 0;
    for (const [done, table] of tables.entries()) {
      progress('read', done, tables.length);
      await turn();
      const found = salvageTable(from, to, table);
      rows += found.rows;
      lost.push(...found.lost);
    }
    lost.push(...mendReferences(to));
    if (tables.includes('place_use')) recountPlaces(to);
    for (const sql of triggers) to.exec(sql);
    checkpoint(to);
    return { rows, lost };
  } finally {
    from.close();
    to.close();
  }
}

/** The first page holds the version and the list of tables; without it nothing can be read. */
function versionOf(path: string, key: DataKey): number {
  try {
    const db = openAsIs(path, key.hex());
    const version = Number(db.pragma('user_version', { simple: true }));
    db.close();
    return version;
  } catch {
    throw backupFailed('nothingReadable');
  }
}

/** The log's triggers forbid what a salvage must do; they stand again before the file is anybody's. */
function takeTriggers(db: WritableDb): string[] {
  const triggers = db
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
    .all<{ name: string; sql: string }>();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  return triggers.map(({ sql }) => sql);
}

/** Page by page; a page that the disk does not give back is left empty, and its seal will not hold. */
async function copyDamaged(from: string, to: string, { turn }: JobHooks): Promise<void> {
  const source = openSync(from, 'r');
  const target = openSync(to, 'wx', 0o600);
  try {
    const { size } = fstatSync(source);
    const chunk = Buffer.alloc(PAGE);
    for (let at = 0; at < size; at += PAGE) {
      let read = Math.min(PAGE, size - at);
      try {
        read = readSync(source, chunk, 0, PAGE, at);
      } catch {
        chunk.fill(0);
      }
      writeSync(target, chunk, 0, read, at);
      if (at % (PAGE * 1024) === 0) await turn();
    }
    fsyncSync(target);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
