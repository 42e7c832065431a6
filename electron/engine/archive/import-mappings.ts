import { createHash } from 'node:crypto';
import type { OutputOf } from '../../../shared/contract/index';
import type { ImportKind } from '../../../shared/domain/import-fields';
import { ruleBroken } from '../../../shared/errors';
import type { Mapping } from '../exchange/header';
import type { StagedSheet } from '../exchange/stage';
import { headerKey } from '../exchange/synonyms';
import type { ReadableDb } from '../store/open';
import { notFound, stale } from '../store/work';
import { type Context, isoMoment } from './context';
import type { SessionHandlers } from './subject';

type Saved = OutputOf<'exchange.mappings'>[number];
type Row = {
  id: number;
  name: string;
  kind: ImportKind;
  header: string;
  mapping: string;
  used_at: number | null;
  version: number;
};
const SELECT = 'SELECT id, name, kind, header, mapping, used_at, version FROM import_mapping';

/** The same columns in any order and spelling of width or case are the same header. */
const keyOf = (header: readonly string[]): string =>
  createHash('sha256')
    .update(
      [...new Set(header.map(headerKey))]
        .filter((text) => text !== '')
        .sort()
        .join('\n'),
    )
    .digest('hex');

const strings = (text: string): string[] => JSON.parse(text) as string[];
/** Field → what its column is called, so that a mapping still fits when columns have changed places. */
const namesOf = (text: string): Record<string, string> => JSON.parse(text) as Record<string, string>;

const toSaved = (row: Row): Saved => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  header: strings(row.header),
  usedAt: row.used_at === null ? null : isoMoment(row.used_at),
  version: row.version,
});

type Recognised = {
  readonly id: number;
  readonly name: string;
  readonly kind: ImportKind;
  readonly headerRow: number;
  readonly mapping: Mapping;
};
/** The mapping kept for a sheet: by the header that was found, else by any of its first rows, for names nobody knew but it. */
export function savedIn(
  db: ReadableDb,
  { headerRow, header, sample }: Pick<StagedSheet, 'headerRow' | 'header' | 'sample'>,
): Recognised | null {
  const found = headerRow === null ? [] : [{ row: headerRow, cells: header }];
  for (const { row, cells } of [...found, ...sample]) {
    const saved = savedFor(db, cells);
    if (saved !== null) return { ...saved, headerRow: row };
  }
  return null;
}

/** The newest mapping kept for a header, with its columns where they stand in this one. */
function savedFor(db: ReadableDb, header: readonly string[]): Omit<Recognised, 'headerRow'> | null {
  if (header.every((text) => headerKey(text) === '')) return null;
  const row = db
    .prepare(`${SELECT} WHERE header_key = ? ORDER BY used_at DESC, id DESC LIMIT 1`)
    .get<Row>([keyOf(header)]);
  if (row === undefined) return null;
  const columns = new Map(header.map((text, column) => [headerKey(text), column] as const));
  const mapping = Object.fromEntries(
    Object.entries(namesOf(row.mapping)).map(([field, name]) => [field, columns.get(headerKey(name)) ?? null]),
  );
  return { id: row.id, name: row.name, kind: row.kind, mapping };
}

function find(db: ReadableDb, id: number): Row {
  const row = db.prepare(`${SELECT} WHERE id = ?`).get<Row>([id]);
  if (row === undefined) throw notFound('mapping', id);
  return row;
}
function demandFree(db: ReadableDb, kind: ImportKind, name: string, id: number | null): void {
  const twin = db
    .prepare('SELECT 1 FROM import_mapping WHERE kind = ? AND name = ? AND id IS NOT ?')
    .get([kind, name, id]);
  if (twin !== undefined) throw ruleBroken('nameTaken', { name });
}
const logged = (row: Row): Record<string, unknown> => ({
  name: row.name,
  columns: Object.values(namesOf(row.mapping)),
});

/** Mappings of ledgers 列对应: kept for the whole archive, known again by the header they were made for. */
export function createImportMappings({ work }: Context) {
  const change = (before: Row | null, after: Row | null) => ({
    subject: 'archive:1',
    level: 0,
    before: before === null ? null : logged(before),
    after: after === null ? null : logged(after),
  });
  return {
    'exchange.mappings': () => work.read((db) => db.prepare(`${SELECT} ORDER BY kind, name`).all<Row>().map(toSaved)),
    'exchange.saveMapping': ({ name, kind, header, mapping }, session) =>
      work.write(session, (db, { at }) => {
        const twin = db
          .prepare(`${SELECT} WHERE kind = ? AND name = ? AND header_key = ?`)
          .get<Row>([kind, name, keyOf(header)]);
        // The same name for the same header is a correction of it; for another header it is taken.
        demandFree(db, kind, name, twin?.id ?? null);
        const names = Object.fromEntries(
          Object.entries(mapping).flatMap(([field, column]) => {
            const called = column === null ? '' : (header[column] ?? '');
            return called === '' ? [] : [[field, called]];
          }),
        );
        const values = [JSON.stringify(header), JSON.stringify(names), at];
        const id =
          twin?.id ??
          db
            .prepare(
              'INSERT INTO import_mapping (header, mapping, used_at, name, kind, header_key) VALUES (?, ?, ?, ?, ?, ?)',
            )
            .run([...values, name, kind, keyOf(header)]).lastInsertRowid;
        if (twin !== undefined)
          db.prepare(
            'UPDATE import_mapping SET header = ?, mapping = ?, used_at = ?, version = version + 1 WHERE id = ?',
          ).run([...values, id]);
        const row = find(db, id);
        return {
          value: toSaved(row),
          deeds: [{ deed: 'mapping.saved' as const, changes: [change(twin ?? null, row)] }],
        };
      }),
    'exchange.renameMapping': ({ id, version, name }, session) =>
      work.write(session, (db) => {
        const before = find(db, id);
        if (before.version !== version) throw stale('mapping', id);
        demandFree(db, before.kind, name, id);
        db.prepare('UPDATE import_mapping SET name = ?, version = version + 1 WHERE id = ?').run([name, id]);
        const row = find(db, id);
        return { value: toSaved(row), deeds: [{ deed: 'mapping.saved' as const, changes: [change(before, row)] }] };
      }),
    'exchange.removeMapping': ({ id, version }, session) =>
      work.write(session, (db) => {
        const before = find(db, id);
        if (before.version !== version) throw stale('mapping', id);
        db.prepare('DELETE FROM import_mapping WHERE id = ?').run([id]);
        return { value: {}, deeds: [{ deed: 'mapping.removed' as const, changes: [change(before, null)] }] };
      }),
  } satisfies Pick<SessionHandlers, `exchange.${'mappings' | 'saveMapping' | 'renameMapping' | 'removeMapping'}`>;
}
