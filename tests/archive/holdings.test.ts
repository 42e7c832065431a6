import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHoldings } from '../../electron/engine/archive/holdings';
import { slotOf } from '../../electron/engine/archive/holdings/columns';
import { orderByKey, orderInTurns, rehung, reordered } from '../../electron/engine/archive/holdings/order';
import { facetNames, questionOf, type FacetName, type Filter } from '../../electron/engine/archive/holdings/question';
import { countFacets, fitting, select, walk } from '../../electron/engine/archive/holdings/select';
import { countWork } from '../../electron/engine/archive/holdings/work-marks';
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

/** What each facet counts by, in SQL: null is none of them. */
const COUNTED: Readonly<Record<FacetName, { readonly sql: string; readonly without: Partial<Filter> }>> = {
  state: { sql: SQL.state, without: { state: null } },
  year: { sql: 'coalesce(v.year, 0)', without: { year: null } },
  level: { sql: 'v.level', without: { level: null } },
  retention: { sql: SQL.retention, without: { retention: null } },
  series: { sql: 'v.series_id', without: { seriesId: null } },
  clientKind: {
    sql: `coalesce((SELECT kind FROM client WHERE id = v.client_id), '')`,
    without: { clientKind: null },
  },
  // The place itself or the one above it that stands directly under the one filtered by.
  place: {
    sql: `coalesce((WITH RECURSIVE up (id, parent) AS (SELECT id, parent_id FROM location WHERE id = v.current_id
        UNION ALL SELECT l.id, l.parent_id FROM location l JOIN up ON l.id = up.parent)
      SELECT id FROM up WHERE parent IS :under), 0)`,
    without: {},
  },
};
const store = (where: string, value: string, params: Record<string, string | number | null>) =>
  new Map(
    reader
      .prepare(`SELECT ${value} AS key, count(*) AS n FROM volume v WHERE ${where} GROUP BY 1 ORDER BY 1`)
      .all<{ key: number | string; n: number }>(value.includes(':under') ? params : without(params, 'under'))
      .map(({ key, n }) => [key, n] as const),
  );
const without = <T extends object>(all: T, name: string): T =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== name)) as T;

describe('the holdings in memory', () => {
  it('list, sort and count as the store would, after any commits and in the midst of them', async () => {
    const take = watchHoldings(writer);
    let touched: ReturnType<typeof take> = take();
    const begin = (clearance: number) =>
      createHoldings(
        (run) => run(reader),
        clearance,
        () => touched,
      );
    const long = [0, 1, 3].map((clearance) => ({ clearance, holdings: begin(clearance) }));
    // Commits of one deed and of several; lists asked for before the commits are made, and read while they are.
    const commits = fc.array(deeds, { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(commits, filters, fc.constantFrom(...volumeSorts), async (performed, filter, sort) => {
        const sees = [...long, { clearance: 3, holdings: begin(3) }];
        const asked = sees.map(({ holdings }) => holdings.inOrder(sort));
        for (const commit of performed) {
          for (const deed of commit) perform(deed);
          touched = take();
          for (const { holdings } of sees) holdings.afterCommit();
          await new Promise((done) => setImmediate(done));
        }
        await Promise.all(asked);
        for (const { clearance, holdings } of sees) {
          const { now, order } = await holdings.inOrder(sort);
          const question = questionOf(reader, now, filter, { today: TODAY, operatorId: 1, clearance });
          const { masks, work, facets, marks } = question;
          const listed = Array.from(
            select(now.columns, order, [...masks, work], Object.values(facets)),
            (slot) => now.columns.id[slot],
          );
          const { where, params } = sqlOf(filter);
          const wanted = reader
            .prepare(`SELECT v.id FROM volume v WHERE ${where} ORDER BY ${SQL[sort]}, v.id`, { pluck: true })
            .all<number>({ ...params, clearance });
          const said = `${sort} ${JSON.stringify(filter)} at ${String(clearance)}`;
          expect(listed, said).toEqual(wanted);
          // A facet counts as though its own condition were not set.
          const counts = countFacets(now.columns, [...masks, work], facets);
          for (const name of facetNames) {
            const { sql, without: itself } = COUNTED[name];
            const free = sqlOf({ ...filter, ...itself });
            const found = new Map(
              [...counts[name]].map(([key, n]) => [name === 'clientKind' ? now.clients.kinds[key] : key, n] as const),
            );
            expect(found, `${name} of ${said}`).toEqual(
              store(free.where, sql, { ...free.params, clearance, under: filter.locationId }),
            );
          }
          for (const { value, count } of countWork(marks(), fitting(now.columns, masks, Object.values(facets)))) {
            if (value === 'readyToFile' || value === 'overdue') continue;
            const free = sqlOf({ ...filter, work: value });
            expect(count, `${value} of ${said}`).toBe(
              [...store(free.where, '1', { ...free.params, clearance }).values()][0] ?? 0,
            );
          }
        }
      }),
      { numRuns: 120 },
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

it('hears of a ledger of more volumes than a call takes arguments before the holdings were read', async () => {
  const volumes = Array.from({ length: 300_000 }, (_, n) => n + 1);
  const holdings = createHoldings(
    (run) => run(reader),
    0,
    () => ({ volumes, clients: false, places: false }),
  );
  expect(() => holdings.afterCommit()).not.toThrow();
  expect((await holdings.whole()).columns.size).toBeGreaterThan(0);
});

it('sorts by whole keys, equal keys in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(2 ** 30))), (keys) => {
      const wanted = keys.map((k, slot) => [k, slot] as const).sort(([a, x], [b, y]) => a - b || x - y);
      expect(Array.from(orderByKey(Int32Array.from(keys)))).toEqual(wanted.map(([, slot]) => slot));
    }),
  );
});

it('sorts a large archive in turns as it would at once', async () => {
  const keys = Int32Array.from({ length: 120_000 }, (_, n) => (n * 7919) % 100_003);
  let others = false;
  setImmediate(() => (others = true));
  const order = await orderInTurns(keys);
  expect(others).toBe(true);
  expect(order).toEqual(orderByKey(keys));
});

const keysAndTouched = fc
  .array(fc.oneof(fc.nat(3), fc.nat(2 ** 30)), { maxLength: 30 })
  .chain((keys) => fc.tuple(fc.constant(keys), fc.array(fc.tuple(fc.nat(Math.max(0, keys.length - 1)), fc.nat(5)))));

it('moves what a commit touched, and only that, to where sorting anew would put it', () => {
  fc.assert(
    fc.property(keysAndTouched, fc.nat(3), ([before, changes], more) => {
      const keys = Int32Array.from([...before, ...Array.from({ length: more }, (_, n) => n * 2)]);
      const order = orderByKey(Int32Array.from(before));
      for (const [slot, key] of before.length === 0 ? [] : changes) keys[slot] = key;
      const touched = [
        ...(before.length === 0 ? [] : changes.map(([slot]) => slot)),
        ...Array.from({ length: more }, (_, n) => before.length + n),
      ];
      const anew = orderByKey(keys);
      expect(reordered(order, keys, touched)).toEqual(anew);
      // The same told by neighbours, as the store tells where a text stands.
      const after = new Map(touched.map((slot) => [slot, anew[anew.indexOf(slot) - 1] ?? -1]));
      expect(rehung(order, after)).toEqual(anew);
    }),
  );
});

it('opens a list at any row as though it had been read from its beginning', () => {
  const turns = fc.array(fc.tuple(fc.nat(30), fc.nat(10)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 30 }), fc.boolean(), turns, (fits, descending, asked) => {
      const order = Int32Array.from(fits, (_, slot) => slot);
      const all = Array.from(order).filter((slot) => fits[slot]);
      if (descending) all.reverse();
      const found = { fails: Uint8Array.from(fits, (fit) => (fit ? 0 : 1)), total: all.length };
      const { slots, total } = walk(found, order, descending);
      expect(total).toBe(all.length);
      for (const [from, rows] of asked)
        expect(Array.from(slots(from, from + rows))).toEqual(all.slice(from, from + rows));
    }),
  );
});
