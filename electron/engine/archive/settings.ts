import { settingDefinitions, settingKeys, type SettingKey, type Settings } from '../../../shared/contract/settings';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { DeedCode } from '../../../shared/domain/deeds';
import { defaultClientKinds } from '../../../shared/domain/client';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { SessionHandlers } from './subject';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, stale } from '../store/work';
import { type Context, levelAt, rankOf, subjectOf } from './context';
import { fromJson, toJson } from './retention-columns';

/** Every setting as it stands, the default where nobody changed it; a stored value that no longer fits is an error, not a default. */
export function readSettings(db: ReadableDb): Settings {
  const stored = new Map(
    db
      .prepare('SELECT key, value FROM setting')
      .all<{ key: string; value: string }>()
      .map((row) => [row.key, row.value]),
  );
  const entries = settingKeys.map((key) => {
    const text = stored.get(key);
    return [
      key,
      text === undefined ? settingDefinitions[key].default : settingDefinitions[key].schema.parse(JSON.parse(text)),
    ];
  });
  return Object.fromEntries(entries) as Settings;
}

export function writeSetting(db: WritableDb, key: SettingKey, value: string | number): void {
  const parsed = settingDefinitions[key].schema.safeParse(value);
  if (!parsed.success) throw new AppFailure({ code: 'invalidInput', fields: { value: ['notAllowed'] } });
  if (key === 'timeZone' && !isTimeZone(String(value)))
    throw new AppFailure({ code: 'invalidInput', fields: { value: ['notATimeZone'] } });
  db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1',
  ).run([key, JSON.stringify(parsed.data)]);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

type Fonds = { id: number; number: string; name: string; version: number };
type SeriesRow = { id: number; code: string; name: string; retention: string | null; level: number; version: number };
type Department = {
  id: number;
  name: string;
  headId: number | null;
  head: string | null;
  deputyId: number | null;
  deputy: string | null;
  version: number;
};
type TypeRow = {
  id: number;
  code: string;
  name: string;
  sourceDepartmentId: number | null;
  sourceDepartment: string | null;
  retention: string | null;
  level: number;
  version: number;
};

const shaped = <R extends { retention: string | null; level: number }>(row: R) => ({
  ...row,
  retention: fromJson(row.retention),
  level: levelAt(row.level),
});
const fondsList = (db: ReadableDb) =>
  db.prepare('SELECT id, number, name, version FROM fonds ORDER BY number').all<Fonds>();
const seriesList = (db: ReadableDb) =>
  db.prepare('SELECT id, code, name, retention, level, version FROM series ORDER BY code').all<SeriesRow>().map(shaped);
const departmentList = (db: ReadableDb) =>
  db
    .prepare(
      `SELECT d.id, d.name, d.head_id AS headId, h.name AS head, d.deputy_id AS deputyId, y.name AS deputy, d.version
  FROM department d LEFT JOIN person h ON h.id = d.head_id LEFT JOIN person y ON y.id = d.deputy_id ORDER BY d.id`,
    )
    .all<Department>();
const typeList = (db: ReadableDb) =>
  db
    .prepare(
      `SELECT t.id, t.code, t.name, t.source_department_id AS sourceDepartmentId, d.name AS sourceDepartment, t.retention, t.level, t.version
  FROM document_type t LEFT JOIN department d ON d.id = t.source_department_id ORDER BY t.id`,
    )
    .all<TypeRow>()
    .map(shaped);

function one<T extends { readonly id: number }>(entity: string, id: number, list: readonly T[]): T {
  const found = list.find((entry) => entry.id === id);
  if (found === undefined) throw notFound(entity, id);
  return found;
}

/** Inserts (id null) or updates one row of a list, with the optimistic version. Column names come from this file only. */
function put(
  db: WritableDb,
  table: 'series' | 'department' | 'document_type',
  input: { id: number | null; version: number },
  columns: Record<string, string | number | null>,
): number {
  const names = Object.keys(columns);
  const values = Object.values(columns);
  if (input.id === null)
    return db
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(values).lastInsertRowid;
  const { changes } = db
    .prepare(
      `UPDATE ${table} SET ${names.map((n) => `${n} = ?`).join(', ')}, version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([...values, input.id, input.version]);
  if (changes !== 1) throw stale(table, input.id);
  return input.id;
}

function refuseTwin(
  db: ReadableDb,
  table: 'series' | 'department' | 'document_type',
  column: 'code' | 'name',
  value: string,
  id: number | null,
): void {
  if (db.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ? AND id IS NOT ?`).get([value, id]) !== undefined)
    throw ruleBroken('nameTaken', { name: value });
}

/** Settings, and the lists that every form chooses from. Changing one is a deed. */
export function createSettings({ work }: Context) {
  const saved =
    <T extends { readonly id: number }>(
      deed: DeedCode,
      kind: string,
      input: { id: number | null },
      list: (db: ReadableDb) => readonly T[],
      run: (db: WritableDb) => number,
    ) =>
    (db: WritableDb) => {
      const before = input.id === null ? null : one(kind, input.id, list(db));
      const after = one(kind, run(db), list(db));
      return {
        value: after,
        deeds: [{ deed, changes: [{ subject: subjectOf(kind, after.id), level: 0, before, after }] }],
      };
    };
  return {
    'settings.lists': () =>
      work.read((db) => ({
        fonds: fondsList(db),
        series: seriesList(db),
        departments: departmentList(db),
        documentTypes: typeList(db),
        clientKinds: clientKinds(db),
      })),
    'settings.get': () =>
      work.read((db) => {
        const values = readSettings(db);
        return settingKeys.map((key) => ({
          key,
          value: values[key],
          clause: settingDefinitions[key].clause,
          isDefault: values[key] === settingDefinitions[key].default,
        }));
      }),
    'settings.set': ({ key, value }, session) =>
      work.write(session, (db) => {
        const before = readSettings(db)[key];
        writeSetting(db, key, value);
        return {
          value: {},
          deeds: [
            {
              deed: 'settings.set',
              changes: [{ subject: `setting:${key}`, level: 0, before: { value: before }, after: { value } }],
            },
          ],
        };
      }),
    'settings.saveFonds': (input, session) =>
      work.write(
        session,
        saved('fonds.saved', 'fonds', input, fondsList, (db) => {
          const { changes } = db
            .prepare('UPDATE fonds SET name = ?, version = version + 1 WHERE id = ? AND version = ?')
            .run([input.name, input.id, input.version]);
          if (changes !== 1) throw stale('fonds', input.id);
          return input.id;
        }),
      ),
    'settings.saveSeries': (input, session) =>
      work.write(
        session,
        saved('series.saved', 'series', input, seriesList, (db) => {
          refuseTwin(db, 'series', 'code', input.code, input.id);
          const fonds = fondsList(db)[0];
          if (fonds === undefined) throw notFound('fonds', 0);
          return put(db, 'series', input, {
            fonds_id: fonds.id,
            code: input.code,
            name: input.name,
            retention: toJson(input.retention),
            level: rankOf(input.level),
          });
        }),
      ),
    'settings.saveDepartment': (input, session) =>
      work.write(
        session,
        saved('department.saved', 'department', input, departmentList, (db) => {
          refuseTwin(db, 'department', 'name', input.name, input.id);
          return put(db, 'department', input, { name: input.name, head_id: input.headId, deputy_id: input.deputyId });
        }),
      ),
    'settings.saveDocumentType': (input: ParsedInputOf<'settings.saveDocumentType'>, session) =>
      work.write(
        session,
        saved('documentType.saved', 'documentType', input, typeList, (db) => {
          refuseTwin(db, 'document_type', 'code', input.code, input.id);
          return put(db, 'document_type', input, {
            code: input.code,
            name: input.name,
            source_department_id: input.sourceDepartmentId,
            retention: toJson(input.retention),
            level: rankOf(input.level),
          });
        }),
      ),
  } satisfies Pick<
    SessionHandlers,
    `settings.${'lists' | 'get' | 'set' | 'saveFonds' | 'saveSeries' | 'saveDepartment' | 'saveDocumentType'}`
  >;
}

/** The built-in kinds (XX-2) and whatever else the clients of this archive are called. */
function clientKinds(db: ReadableDb): string[] {
  const used = db
    .prepare('SELECT DISTINCT kind FROM client WHERE kind IS NOT NULL ORDER BY kind')
    .all<{ kind: string }>()
    .map((row) => row.kind);
  return [...new Set([...defaultClientKinds, ...used])];
}
