import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHoldings } from '../../electron/engine/archive/holdings';
import { slotOf } from '../../electron/engine/archive/holdings/columns';
import { orderByKey } from '../../electron/engine/archive/holdings/order';
import { questionOf, type Filter } from '../../electron/engine/archive/holdings/question';
import { countFacets, select } from '../../electron/engine/archive/holdings/select';
import { watchHoldings } from '../../electron/engine/archive/holdings/watch';
import { migrate } from '../../electron/engine/store/migrate';
import { createStore, openReader, type ReadableDb, type WritableDb } from '../../electron/engine/store/open';
import { indexText } from '../../electron/engine/archive/search-text';
import { volumeFilter, type VolumeSort, volumeSorts } from '../../shared/contract/catalogue';
import { volumeStates } from '../../shared/domain/volume-facts';
import { temporaryFolder } from './engine-harness';

/** The columns in memory must say what the store says, whatever was written in between: compared with plain SQL. */
const TODAY = '2026-03-10';
const folder = temporaryFolder();
const key = randomBytes(32).toString('hex');
let writer: WritableDb;
let reader: ReadableDb;

beforeAll(() => {
  const path = join(folder.path, 'room-1.db');
  writer = createStore(path, key);
  migrate(writer);
  reader = openReader(path, key);
  writer.exec(`INSERT INTO fonds (number, name) VALUES ('HX01', '甲');
    INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户'), (1, 'HT', '合同');
    INSERT INTO client (code, name, kind) VALUES ('1', '乙', '供应商'), ('2', '甲', NULL), ('3', '丙', '经销商');
    INSERT INTO location (parent_id, kind, code, sort_key, machine_key) VALUES
      (NULL, 'room', '1', '1', 'a'), (1, 'rack', '1-02', '1 02', 'b'), (1, 'rack', '1-01', '1 01', 'c'), (NULL, 'room', '2', '2', 'd');`);
});
afterAll(() => {
  reader.close();
  writer.close();
  folder.remove();
});

type Kept = {
  title: string;
  code: string | null;
  client: number | null;
  series: number;
  state: number;
  level: number;
  year: number | null;
  term: number | null;
  due: string | null;
  place: number | null;
};
const kept: fc.Arbitrary<Kept> = fc.record({
  title: fc.constantFrom('甲', '乙', '合同', '合同 二', '丙'),
  code: fc.option(fc.integer({ min: 1, max: 99 }).map((n) => `HX01-${String(n)}`)),
  client: fc.option(fc.integer({ min: 1, max: 3 })),
  series: fc.integer({ min: 1, max: 2 }),
  state: fc.integer({ min: 0, max: volumeStates.length - 1 }),
  level: fc.integer({ min: 0, max: 3 }),
  year: fc.option(fc.integer({ min: 2010, max: 2014 })),
  term: fc.option(fc.constantFrom(0, 10, 30)),
  due: fc.option(fc.constantFrom('2020-01-01', '2026-03-10', '2026-03-11', '2027-03-10', '2027-03-11')),
  place: fc.option(fc.integer({ min: 1, max: 4 })),
});
type Deed = { kind: 'add' | 'change' | 'remove' | 'rename' | 'rollBack'; at: number; to: Kept };
const deeds = fc.array(
  fc.record<Deed>({
    kind: fc.constantFrom('add', 'add', 'change', 'change', 'remove', 'rename', 'rollBack'),
    at: fc.nat(60),
    to: kept,
  }),
  { maxLength: 8 },
);

let serial = 0;
function put(id: number | null, v: Kept): void {
  const state = volumeStates[v.state] ?? 'filed';
  const columns = [
    `K${String((serial += 1))}`,
    v.series,
    v.client,
    state === 'assembling' ? null : `C${String(serial)}${v.code ?? ''}`,
    state === 'assembling' ? v.code : null,
    v.title,
    state,
    v.year,
    v.term === null ? null : v.term === 0 ? 'permanent' : 'years',
    v.term === null || v.term === 0 ? null : v.term,
    v.due,
    v.level,
    v.level,
    v.place,
    v.place,
    1_700_000_000_000 + serial * 1000,
  ];
  const names =
    'machine_key, series_id, client_id, reference_code, old_number, title, state, year, retention_kind, retention_years, due_from, own_level, level, home_id, current_id, changed_at';
  const row =
    id === null
      ? writer
          .prepare(
            `INSERT INTO volume (fonds_id, retention_basis, binding, ${names}) VALUES (1, 'lastDocument', 'bound', ${names
              .split(',')
              .map(() => '?')
              .join()})`,
          )
          .run(columns).lastInsertRowid
      : (writer
          .prepare(
            `UPDATE volume SET (${names}) = (${names
              .split(',')
              .map(() => '?')
              .join()}) WHERE id = ?`,
          )
          .run([...columns, id]),
        id);
  indexText(writer, 'volume_text', row, [v.title]);
}
const ids = (): number[] => writer.prepare('SELECT id FROM volume ORDER BY id', { pluck: true }).all<number>();
function perform({ kind, at, to }: Deed): void {
  const all = ids();
  const id = all[at % Math.max(1, all.length)];
  if (kind === 'add' || id === undefined) put(null, to);
  else if (kind === 'change') put(id, to);
  else if (kind === 'remove') {
    writer.prepare('DELETE FROM volume WHERE id = ?').run([id]);
    writer.prepare('DELETE FROM volume_text WHERE rowid = ?').run([id]);
  } else if (kind === 'rename')
    writer.prepare('UPDATE client SET name = ?, kind = ? WHERE id = ?').run([to.title, to.code, 1 + (at % 3)]);
  else
    try {
      writer.transaction(() => {
        put(id, to);
        throw new Error('broken off');
      })();
    } catch {
      // the store is as it was
    }
}

const SQL: Readonly<Record<VolumeSort, string>> = {
  number: `coalesce(v.reference_code, v.old_number, '')`,
  title: 'v.title',
  year: 'coalesce(v.year, 0)',
  client: `coalesce((SELECT count(*) + 1 FROM client o JOIN client c ON c.id = v.client_id WHERE (o.name, o.id) < (c.name, c.id) AND v.client_id IS NOT NULL), 0) * (v.client_id IS NOT NULL)`,
  home: `coalesce((SELECT sort_key FROM location WHERE id = v.home_id), '')`,
  current: `coalesce((SELECT sort_key FROM location WHERE id = v.current_id), '')`,
  changed: 'v.changed_at',
  state: `CASE v.state ${volumeStates.map((s, i) => `WHEN '${s}' THEN ${String(i)}`).join(' ')} END`,
  level: 'v.level',
  retention: `CASE v.retention_kind WHEN 'permanent' THEN 1 WHEN 'years' THEN 1 + v.retention_years ELSE 0 END`,
  months: `coalesce(v.first_month, '')`,
  items: 'v.item_count',
  pages: 'coalesce(v.pages, 0)',
  due: `coalesce(v.due_from, '')`,
  oldNumber: `coalesce(v.old_number, '')`,
  binding: `v.binding = 'loose'`,
};
const UNDER = `v.current_id IN (WITH RECURSIVE u (id) AS (SELECT :place UNION ALL SELECT l.id FROM location l JOIN u ON l.parent_id = u.id) SELECT id FROM u)`;
const STANDS = `v.state IN ('filed', 'out', 'inRoom', 'missing')`;
/** Each condition a second time, in SQL. */
function sqlOf(f: Filter): { where: string; params: Record<string, string | number> } {
  const parts: [string, Record<string, string | number>][] = [];
  if (f.text !== '')
    parts.push([`v.id IN (SELECT rowid FROM volume_text WHERE volume_text MATCH :text)`, { text: `"${f.text}"` }]);
  if (f.clientId !== null) parts.push(['v.client_id = :client', { client: f.clientId }]);
  if (f.state !== null) parts.push(['v.state = :state', { state: f.state }]);
  if (f.year !== null) parts.push(['v.year = :year', { year: f.year }]);
  if (f.seriesId !== null) parts.push(['v.series_id = :series', { series: f.seriesId }]);
  if (f.retention === 'none') parts.push(['v.retention_kind IS NULL', {}]);
  else if (f.retention === 'Y') parts.push([`v.retention_kind = 'permanent'`, {}]);
  else if (f.retention !== null) parts.push(['v.retention_years = :years', { years: Number(f.retention.slice(1)) }]);
  if (f.clientKind !== null)
    parts.push(['v.client_id IN (SELECT id FROM client WHERE kind = :kind)', { kind: f.clientKind }]);
  if (f.locationId !== null) parts.push([UNDER, { place: f.locationId }]);
  if (f.work === 'undated') parts.push([`${STANDS} AND v.retention_kind = 'years' AND v.due_from IS NULL`, {}]);
  if (f.work === 'due') parts.push([`${STANDS} AND v.due_from <= '2026-03-10'`, {}]);
  if (f.work === 'dueWithinYear')
    parts.push([`${STANDS} AND v.due_from > '2026-03-10' AND v.due_from <= '2027-03-10'`, {}]);
  return {
    where: ['v.level <= :clearance', ...parts.map(([sql]) => sql)].join(' AND '),
    params: Object.assign({}, ...parts.map(([, p]) => p)) as Record<string, string | number>,
  };
}
const choices = {
  text: fc.constantFrom('合同', '甲'),
  clientId: fc.integer({ min: 1, max: 3 }),
  state: fc.constantFrom(...volumeStates),
  year: fc.integer({ min: 2010, max: 2014 }),
  retention: fc.constantFrom('none', 'Y', 'D10', 'D30'),
  seriesId: fc.integer({ min: 1, max: 2 }),
  clientKind: fc.constant('供应商'),
  locationId: fc.integer({ min: 1, max: 4 }),
  work: fc.constantFrom('undated' as const, 'due' as const, 'dueWithinYear' as const),
};
/** At most two conditions at a time: more would leave nothing to compare. */
const filters: fc.Arbitrary<Filter> = fc
  .tuple(fc.record(choices), fc.subarray(Object.keys(choices), { maxLength: 2 }))
  .map(([all, names]) =>
    volumeFilter.parse(Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))),
  );

describe('the holdings in memory', () => {
  it('list, sort and count as the store would, after any commits', async () => {
    const take = watchHoldings(writer);
    const sees = [0, 1, 3].map((clearance) => ({
      clearance,
      listeners: createHoldings(
        (run) => run(reader),
        clearance,
        () => touched,
      ),
    }));
    let touched: ReturnType<typeof take> = take();
    await fc.assert(
      fc.asyncProperty(deeds, filters, fc.constantFrom(...volumeSorts), async (performed, filter, sort) => {
        for (const deed of performed) {
          perform(deed);
          touched = take();
          for (const { listeners } of sees) listeners.afterCommit();
        }
        for (const { clearance, listeners } of sees) {
          const now = await listeners.whole();
          const order = await listeners.inOrder(sort);
          const { masks, work, facets } = questionOf(reader, now, filter, { today: TODAY, operatorId: 1, clearance });
          const listed = Array.from(
            select(now.columns, order, [...masks, work], Object.values(facets)),
            (slot) => now.columns.id[slot],
          );
          const { where, params } = sqlOf(filter);
          const wanted = reader
            .prepare(`SELECT v.id FROM volume v WHERE ${where} ORDER BY ${SQL[sort]}, v.id`, { pluck: true })
            .all<number>({ ...params, clearance });
          expect(listed, `${sort} ${JSON.stringify(filter)} at ${String(clearance)}`).toEqual(wanted);
          // A facet counts as though its own condition were not set.
          const free = sqlOf({ ...filter, state: null });
          const states = reader
            .prepare(`SELECT v.state AS state, count(*) AS n FROM volume v WHERE ${free.where} GROUP BY v.state`)
            .all<{ state: (typeof volumeStates)[number]; n: number }>({ ...free.params, clearance });
          expect(countFacets(now.columns, [...masks, work], facets).state).toEqual(
            new Map(states.map(({ state, n }) => [volumeStates.indexOf(state), n] as const).sort(([a], [b]) => a - b)),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('begin again when a volume comes into sight between others', async () => {
    const take = watchHoldings_();
    const holdings = createHoldings((run) => run(reader), 0, take);
    await holdings.whole();
    const [first] = ids();
    if (first === undefined) expect.fail('the test before leaves volumes');
    writer.prepare('UPDATE volume SET level = 3 WHERE id = ?').run([first]);
    holdings.afterCommit();
    expect((await holdings.whole()).columns.size).toBeGreaterThan(0);
    writer.prepare('UPDATE volume SET level = 0 WHERE id = ?').run([first]);
    holdings.afterCommit();
    const { columns } = await holdings.whole();
    expect(columns.state[slotOf(columns, first)]).toBeLessThan(volumeStates.length);
  });
});

/** A connection is watched once; the marks of the first watch are read again here. */
function watchHoldings_() {
  return () => {
    const volumes = writer.prepare('SELECT id FROM touched WHERE id > 0', { pluck: true }).all<number>();
    writer.exec('DELETE FROM touched');
    return { volumes, clients: false, places: false };
  };
}

it('sorts by whole keys, equal keys in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(2 ** 30))), (keys) => {
      const wanted = keys.map((k, slot) => [k, slot] as const).sort(([a, x], [b, y]) => a - b || x - y);
      expect(Array.from(orderByKey(Int32Array.from(keys)))).toEqual(wanted.map(([, slot]) => slot));
    }),
  );
});
