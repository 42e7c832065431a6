import type { ReadableDb, WritableDb } from '../store/open';
import { subjectOf } from './context';
import { reindexVolume, unindexItems, indexItem, unindexVolume } from './volume-index';

/** Rows as the store holds them, to be put back as they were: by column name, so that a column added later has its default. */
type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;
/** A whole volume: its own row, its items, its movements, and the ids of the scans beside it (none in older images). */
export type VolumeImage = {
  readonly volume: Row;
  readonly items: readonly Row[];
  readonly movements: readonly Row[];
  readonly scans?: readonly number[];
};

/** Columns that are written; one that the store works out itself is not among them. */
const columnsOf = (db: ReadableDb, table: string): string =>
  db.prepare('SELECT name FROM pragma_table_info(?)', { pluck: true }).all<string>([table]).join(', ');

const rowsOf = (db: ReadableDb, table: string, where: string, id: number): Row[] =>
  db.prepare(`SELECT ${columnsOf(db, table)} FROM ${table} WHERE ${where} = ? ORDER BY id`).all<Row>([id]);

export function imageOf(db: ReadableDb, volumeId: number): VolumeImage {
  const [volume] = rowsOf(db, 'volume', 'id', volumeId);
  if (volume === undefined) throw new Error('an image of no volume');
  return {
    volume,
    items: rowsOf(db, 'item', 'volume_id', volumeId),
    movements: rowsOf(db, 'movement', 'volume_id', volumeId),
    scans: db
      .prepare('SELECT id FROM attachment WHERE subject = ?', { pluck: true })
      .all<number>([subjectOf('volume', volumeId)]),
  };
}

/** Some columns of one row, as JSON holds them. */
export function cellsOf(db: ReadableDb, table: 'volume' | 'client', id: number, columns: readonly string[]): Row {
  const row = db.prepare(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get<Row>([id]);
  if (row === undefined) throw new Error('an image of nothing');
  return row;
}

/** Puts columns of a row back; its version goes on, so that nobody takes the old row for the new one. */
export function putCells(db: WritableDb, table: 'volume' | 'client', id: number, cells: Row, at: number): void {
  const names = Object.keys(cells);
  const set = names.map((name) => `${name} = ?`);
  const also = table === 'volume' ? ['changed_at = ?'] : [];
  db.prepare(`UPDATE ${table} SET ${[...set, ...also].join(', ')}, version = version + 1 WHERE id = ?`).run([
    ...names.map((name) => cells[name] ?? null),
    ...(table === 'volume' ? [at] : []),
    id,
  ]);
}

function insertRow(db: WritableDb, table: string, row: Row): void {
  const names = Object.keys(row);
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    names.map((name) => row[name] ?? null),
  );
}

/** The volume with its items and movements goes out of the store, and out of the search index. */
export function removeVolume(db: WritableDb, volumeId: number): void {
  removeItems(db, volumeId);
  unindexVolume(db, volumeId);
  db.prepare('DELETE FROM movement WHERE volume_id = ?').run([volumeId]);
  db.prepare('DELETE FROM volume WHERE id = ?').run([volumeId]);
}

export function removeItems(db: WritableDb, volumeId: number): void {
  unindexItems(db, volumeId);
  db.prepare('DELETE FROM item WHERE volume_id = ?').run([volumeId]);
}

const OWN = new Set(['id', 'version', 'changed_at']);

/**
 * Puts a volume back as it was; what stands in its items now must have been taken out before, since items keep their ids
 * wherever they are. A volume that is gone comes back under its old id, key and codes.
 */
export function putImage(db: WritableDb, { volume, items, movements, scans = [] }: VolumeImage, at: number): number {
  const id = Number(volume['id']);
  const there = db.prepare('SELECT 1 FROM volume WHERE id = ?').get([id]) !== undefined;
  if (there) {
    const cells = Object.fromEntries(Object.entries(volume).filter(([name]) => !OWN.has(name)));
    putCells(db, 'volume', id, cells, at);
  } else {
    insertRow(db, 'volume', { ...volume, version: Number(volume['version']) + 1, changed_at: at });
    for (const movement of movements) insertRow(db, 'movement', movement);
  }
  for (const item of items) {
    insertRow(db, 'item', item);
    indexItem(db, Number(item['id']), String(item['title']), item['document_number'] as string | null);
  }
  db.prepare('UPDATE attachment SET subject = ? WHERE id IN (SELECT value FROM json_each(?))').run([
    subjectOf('volume', id),
    JSON.stringify(scans),
  ]);
  reindexVolume(db, id);
  return id;
}
