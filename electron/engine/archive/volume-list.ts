import type { ParsedInputOf } from '../../../shared/contract/index';
import { levels } from '../../../shared/domain/level';
import { normaliseCode } from '../../../shared/domain/reference-code';
import type { Day, volumeStates } from '../../../shared/domain/volume-facts';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { cut, readCursor } from './paging';
import { textQuery } from './search-text';
import { workCondition } from './work-lists';
import { type DbRow, ROW_COLUMNS, ROW_JOINS, toRow } from './volume-rows';

type Filter = ParsedInputOf<'catalogue.facets'>['filter'];
type Conditions = { readonly where: string; readonly params: Record<string, string | number> };

/** Sort keys are never null, so that a page can begin after one. */
const SORTS = {
  number: `coalesce(v.reference_code, v.old_number, '')`,
  title: 'v.title',
  year: 'coalesce(v.year, 0)',
  client: `coalesce(c.name, '')`,
  home: `coalesce(h.sort_key, '')`,
  changed: 'v.changed_at',
} as const;
const RETENTION = `coalesce(v.retention_kind, 'none')`;

/** The clearance is part of every question: no count and no page gives away what the reader may not see. */
function conditions(filter: Filter, clearance: number, today: Day): Conditions {
  const query = textQuery(filter.text);
  const parts: [string, Record<string, string | number>][] = [['v.level <= :clearance', { clearance }]];
  if (filter.text !== '')
    parts.push(
      query === null
        ? ['v.reference_key = :code', { code: normaliseCode(filter.text) }]
        : ['v.id IN (SELECT rowid FROM volume_text WHERE volume_text MATCH :query)', { query }],
    );
  if (filter.clientId !== null) parts.push(['v.client_id = :clientId', { clientId: filter.clientId }]);
  if (filter.state !== null) parts.push(['v.state = :state', { state: filter.state }]);
  if (filter.year !== null) parts.push(['v.year = :year', { year: filter.year }]);
  if (filter.level !== null) parts.push(['v.level = :level', { level: levels.indexOf(filter.level) }]);
  if (filter.retention !== null) parts.push([`${RETENTION} = :retention`, { retention: filter.retention }]);
  if (filter.locationId !== null) parts.push([UNDER, { locationId: filter.locationId }]);
  if (filter.work !== null) parts.push([...workCondition(filter.work, today)]);
  return {
    where: parts.map(([sql]) => sql).join(' AND '),
    params: Object.assign({}, ...parts.map(([, params]) => params)) as Record<string, string | number>,
  };
}
const UNDER = `v.current_id IN (WITH RECURSIVE under (id) AS (SELECT :locationId UNION ALL SELECT l.id FROM location l JOIN under ON l.parent_id = under.id) SELECT id FROM under)`;

/** `T` is what the expression can be: the store's own CHECK says so. */
function facet<T extends string | number>(
  db: ReadableDb,
  expression: string & { readonly of?: T },
  { where, params }: Conditions,
): { value: T; count: number }[] {
  return db
    .prepare(
      `SELECT ${expression} AS value, count(*) AS count FROM volume v WHERE ${where} AND ${expression} IS NOT NULL GROUP BY value ORDER BY value`,
    )
    .all<{ value: T; count: number }>(params);
}

/** The catalogue 目录 as a list, paged by key, and the counts beside its filters. */
export function createVolumeList({ work }: Context) {
  return {
    'catalogue.list': ({ filter, sort, descending, after, limit }, session) =>
      work.read((db) => {
        const { where, params } = conditions(filter, session.clearanceRank, work.now().day);
        const key = SORTS[sort];
        const order = descending ? 'DESC' : 'ASC';
        const cursor = readCursor(after);
        const begin = cursor === null ? '' : `AND (${key}, v.id) ${descending ? '<' : '>'} (:value, :id)`;
        const rows = db
          .prepare(
            `SELECT ${ROW_COLUMNS}, ${key} AS sort_value ${ROW_JOINS} WHERE ${where} ${begin} ORDER BY ${key} ${order}, v.id ${order} LIMIT :rows`,
          )
          .all<DbRow & { sort_value: string | number }>({
            ...params,
            ...(cursor === null ? {} : { value: cursor[0], id: cursor[1] }),
            rows: limit + 1,
          });
        const total =
          db.prepare(`SELECT count(*) AS n FROM volume v WHERE ${where}`).get<{ n: number }>(params)?.n ?? 0;
        const page = cut(rows, limit);
        return { rows: page.rows.map(toRow), next: page.next, total };
      }),
    'catalogue.facets': ({ filter }, session) =>
      work.read((db) => {
        // A facet counts as though its own filter were not set, so that the other choices stay visible.
        const without = (key: keyof Filter) =>
          conditions({ ...filter, [key]: null }, session.clearanceRank, work.now().day);
        return {
          state: facet<(typeof volumeStates)[number]>(db, 'v.state', without('state')),
          year: facet<number>(db, 'v.year', without('year')).reverse(),
          level: facet<number>(db, 'v.level', without('level')).map(({ value, count }) => ({
            value: levels[value] ?? 'general',
            count,
          })),
          retention: facet<'permanent' | 'years' | 'none'>(db, RETENTION, without('retention')),
        };
      }),
  } satisfies Pick<SessionHandlers, 'catalogue.list' | 'catalogue.facets'>;
}
