import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listSummaries } from '../../electron/engine/archive/disposal-read';
import { heldVolumes, holdPage } from '../../electron/engine/archive/hold-read';
import { personPage } from '../../electron/engine/archive/persons';
import { disposalListsAsked, disposalListSorts } from '../../shared/contract/disposal';
import { heldAsked, heldSorts, holdsAsked, holdSorts } from '../../shared/contract/holds';
import { type Person, personsAsked, personSorts } from '../../shared/contract/persons';
import { listStates } from '../../shared/domain/disposal';
import { levelRank, levels } from '../../shared/domain/level';
import { volumeStates } from '../../shared/domain/volume-facts';
import { openSubjects, type Subjects } from './subject-harness';

/** Persons, holds, what a hold covers and disposal lists in the order of each of their columns, page by page. */
let at: Subjects;
const today = '2026-03-10';
const eyes = { clearance: 3, today };

beforeAll(() => {
  at = openSubjects();
  at.writer.exec(`INSERT INTO department (name) VALUES ('乙部'), ('甲部');
    INSERT INTO person (staff_code, name, machine_key, department_id, organisation, phone, left_on) VALUES
      ('009', '丙', 'a', 2, NULL, '3', NULL), ('010', '丁', 'b', 3, NULL, '1', '2025-01-31'),
      (NULL, '外来人', 'c', NULL, '外单位', NULL, NULL), ('008', '丙', 'd', 3, NULL, '2', '2024-01-31');
    INSERT INTO hold (number, title, reason, authority, level, starts_on, review_on, released_on) VALUES
      ('DJ-2026-998', 'b', 'z', 'q', 1, '2026-01-03', NULL, NULL), ('DJ-2026-999', 'a', 'y', 'r', 0, '2026-01-02', '2026-02-01', NULL),
      ('DJ-2026-1000', 'c', 'x', 'p', 0, '2026-01-01', '2026-09-01', '2026-03-01'), ('DJ-2026-1001', 'a', 'y', 'r', 0, '2026-01-02', NULL, NULL);
    INSERT INTO client (code, name) VALUES ('0002', '乙'), ('0003', '甲');`);
  const volume = at.writer.prepare(
    `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, title, year, retention_basis, due_from, own_level, level, binding, changed_at)
      VALUES (?, 1, 1, ?, ?, ?, ?, ?, 'lastDocument', ?, ?, ?, 'bound', 0)`,
  );
  volume.run(['k1', 2, 'filed', 'V-3', 'b', 2012, '2021-01-01', 0, 0]);
  volume.run(['k2', 3, 'missing', 'V-1', 'c', null, null, 1, 1]);
  volume.run(['k3', 3, 'out', 'V-4', 'a', 2011, '2020-01-01', 0, 0]);
  volume.run(['k4', null, 'filed', 'V-2', 'b', 2012, '2021-01-01', 3, 3]);
  at.writer.exec(`INSERT INTO hold_client (hold_id, client_id) VALUES (2, 3), (3, 2);
    INSERT INTO hold_volume (hold_id, volume_id) VALUES (2, 1), (2, 2), (2, 4), (1, 4);
    INSERT INTO disposal_list (number, title, state, level, drawn_by, drawn_on, submitted_on, earliest_on, destroyed_on) VALUES
      ('XH-2026-999', 'b', 'destroyed', 1, 1, '2026-01-02', '2026-01-03', '2026-02-01', '2026-03-01'), ('XH-2026-1000', 'a', 'held', 0, 2, '2026-01-01', '2026-01-02', '2026-02-02', NULL),
      (NULL, 'c', 'draft', 0, 1, '2026-01-04', NULL, NULL, NULL), ('XH-2026-1001', 'b', 'cancelled', 3, 2, '2026-01-01', '2026-01-05', NULL, NULL);
    INSERT INTO disposal_row (list_id, volume_id, state) VALUES (1, 1, 'destroyed'), (2, 2, 'left'), (2, 3, 'listed'), (2, 4, 'left'), (4, 1, 'left');`);
});
afterAll(() => {
  at.close();
});

type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null };
/** All rows, however many are read at once the same ones in the same order. */
function whole<Row>(read: (page: { after: string | null; limit: number }) => Page<Row>): readonly Row[] {
  const all = read({ after: null, limit: 100 }).rows;
  for (const limit of [1, 3]) {
    const some: Row[] = [];
    let after: string | null = null;
    do {
      const page = read({ after, limit });
      some.push(...page.rows);
      after = page.next;
    } while (after !== null && some.length < 50);
    expect(some).toEqual(all);
  }
  return all;
}
/** The rows are in the order of their keys, equal ones as they came; descending is the same turned round. */
function inOrder<Row>(
  keyOf: (row: Row) => string | number,
  read: (descending: boolean, page: { after: string | null; limit: number }) => Page<Row>,
): void {
  const up = whole((page) => read(false, page));
  expect(up.length).toBeGreaterThan(2);
  const keys = up.map(keyOf);
  expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  expect(new Set(keys).size).toBeGreaterThan(1);
  expect(whole((page) => read(true, page))).toEqual([...up].reverse());
}
const given = (value: string | number | null): string | number => value ?? '';

it.each(personSorts)('persons by %s', (sort) => {
  const asked = z.object(personsAsked);
  inOrder(
    (row: Person) => given(row[sort]),
    (descending, page) => personPage(at.writer, { ...asked.parse({ sort, descending }), ...page }),
  );
  const found = whole((page) => personPage(at.writer, { ...asked.parse({ sort, text: '丙' }), ...page }));
  expect(found.map(({ name }) => name)).toEqual(['丙', '丙']);
});

describe('holds', () => {
  const asked = z.object(holdsAsked);
  it.each(holdSorts)('by %s', (sort) => {
    const keyOf = {
      ...{ number: ({ id }) => id, volumes: ({ volumes }) => volumes, level: ({ level }) => levelRank(level) },
      state: ({ state, reviewDue }) => (reviewDue ? 0 : state === 'active' ? 1 : 2),
      ...{ title: ({ title }) => title, reason: ({ reason }) => reason, authority: ({ authority }) => authority },
      ...{ startsOn: ({ startsOn }) => startsOn, reviewOn: ({ reviewOn }) => given(reviewOn) },
      releasedOn: ({ releasedOn }) => given(releasedOn),
    } satisfies Record<typeof sort, (row: ReturnType<typeof read>['rows'][number]) => string | number>;
    const read = (descending: boolean, page: { after: string | null; limit: number }) =>
      holdPage(at.writer, { ...asked.parse({ state: null, sort, descending }), ...page }, eyes);
    inOrder(keyOf[sort], read);
  });
  it('are the newest first where nothing is asked for, and count only what the reader may see', () => {
    const numbers = (clearance: number, given: z.input<typeof asked>) =>
      holdPage(at.writer, { ...asked.parse(given), after: null, limit: 9 }, { clearance, today }).rows.map(
        ({ number, volumes }) => `${number.slice(8)} ${String(volumes)}`,
      );
    expect(numbers(3, {})).toEqual(['1001 0', '999 4', '998 1']);
    // 999 covers four volumes, two of them out of this reader's sight; 998 does not exist for him.
    expect(numbers(0, { state: null, sort: 'volumes' })).toEqual(['999 2', '1000 1', '1001 0']);
  });
});

it.each(heldSorts)('what a hold covers by %s', (sort) => {
  const keyOf = {
    ...{ code: ({ code }) => code, title: ({ title }) => title, year: ({ year }) => year ?? 0 },
    ...{ client: ({ clientName }) => given(clientName), level: ({ level }) => levels.indexOf(level) },
    ...{ state: ({ state }) => volumeStates.indexOf(state), through: ({ through }) => through },
    dueFrom: ({ dueFrom }) => given(dueFrom),
  } satisfies Record<typeof sort, (row: ReturnType<typeof read>['rows'][number]) => string | number>;
  const read = (descending: boolean, page: { after: string | null; limit: number }) =>
    heldVolumes(at.writer, { ...z.object(heldAsked).parse({ id: 2, sort, descending }), ...page }, eyes);
  inOrder(keyOf[sort], read);
});

it.each(disposalListSorts)('disposal lists by %s', (sort) => {
  const keyOf = {
    ...{ number: ({ id }) => id, title: ({ title }) => title, state: ({ state }) => listStates.indexOf(state) },
    ...{ rows: ({ rows }) => rows, left: ({ left }) => left, level: ({ level }) => levelRank(level) },
    ...{ drawnBy: ({ drawnBy }) => drawnBy, drawnOn: ({ drawnOn }) => drawnOn },
    ...{ submittedOn: (row) => given(row.submittedOn), earliestOn: (row) => given(row.earliestOn) },
    destroyedOn: ({ destroyedOn }) => given(destroyedOn),
  } satisfies Record<typeof sort, (row: ReturnType<typeof read>['rows'][number]) => string | number>;
  const read = (descending: boolean, page: { after: string | null; limit: number }) =>
    listSummaries(at.writer, { ...z.object(disposalListsAsked).parse({ sort, descending }), ...page }, 3);
  inOrder(keyOf[sort], read);
});
