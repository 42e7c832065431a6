import type { ParsedInputOf } from '../../../../shared/contract/index';
import { levels } from '../../../../shared/domain/level';
import { normaliseCode } from '../../../../shared/domain/reference-code';
import { type Day, volumeStates } from '../../../../shared/domain/volume-facts';
import { type WorkList, workLists } from '../../../../shared/domain/work-lists';
import type { ReadableDb } from '../../store/open';
import { codePartQuery, HOLDS_PART, textQuery } from '../search-text';
import { listedVolumes } from '../worklist-rows';
import { slotOf } from './columns';
import type { Snapshot } from './index';
import { branchOf, keysOf, within } from './names';
import { type Facet, maskOf, type Mask } from './select';

export type Filter = ParsedInputOf<'catalogue.facets'>['filter'];
export const facetNames = ['state', 'year', 'level', 'retention', 'series', 'clientKind', 'place'] as const;
export type FacetName = (typeof facetNames)[number];
export type Facets = Readonly<Record<FacetName, Facet>>;

/** So many newest hits of a text are listed and counted; the screen says where there are more. */
export const MOST_HITS = 20_000;

/** A filter as what a walk over the columns needs. `capped`: the text has more hits than are looked at. */
export type Question = {
  readonly masks: readonly Mask[];
  readonly work: Mask;
  readonly facets: Facets;
  /** Slots of volumes whose slip is past its day. */
  readonly overdue: ReadonlySet<number>;
  readonly capped: boolean;
};
/** Who asks, and on which day. */
export type Asking = { readonly today: Day; readonly operatorId: number; readonly clearance: number };

export function questionOf(db: ReadableDb, now: Snapshot, filter: Filter, asking: Asking): Question {
  const { columns, places } = now;
  const hits = textMask(db, now, filter.text);
  const { clientId, locationId } = filter;
  const { today, operatorId } = asking;
  const overdue = slotsOf(now, overdueVolumes(db, asking));
  const stands =
    locationId === null
      ? null
      : keysOf(columns.current, columns.size, (id) => (within(places, id, locationId) ? 1 : 0));
  return {
    masks: [
      hits.mask,
      clientId === null ? null : maskOf(columns.size, (slot) => columns.client[slot] === clientId),
      stands === null ? null : maskOf(columns.size, (slot) => stands[slot] === 1),
      filter.listed ? maskOf(columns.size, inSet(slotsOf(now, listedVolumes(db, operatorId)))) : null,
    ],
    work: filter.work === null ? null : maskOf(columns.size, workTest(now, filter.work, today, overdue)),
    facets: facetsOf(now, filter),
    overdue,
    capped: hits.capped,
  };
}

const inSet =
  (slots: ReadonlySet<number>) =>
  (slot: number): boolean =>
    slots.has(slot);

/** Those of the volumes that the reader may see, by their slots. */
const slotsOf = ({ columns }: Snapshot, ids: readonly number[]): ReadonlySet<number> =>
  new Set(ids.map((id) => slotOf(columns, id)).filter((slot) => slot >= 0));

/** Volumes of slips past their day; a slip that holds something above the clearance is not told of. */
const overdueVolumes = (db: ReadableDb, { today, clearance }: Asking): number[] =>
  db
    .prepare(
      `SELECT x.volume_id FROM loan l INDEXED BY loan_out CROSS JOIN loan_line x INDEXED BY loan_line_loan ON x.loan_id = l.id AND x.state = 'out'
      WHERE l.out_lines > 0 AND l.due_on < ? AND l.level <= ?`,
      { pluck: true },
    )
    .all<number>([today, clearance]);

function facetsOf({ columns, clients, places }: Snapshot, filter: Filter): Facets {
  const { size } = columns;
  const position = <T>(list: readonly T[], value: T | null): number | null =>
    value === null ? null : list.indexOf(value);
  return {
    state: { keys: columns.state, wanted: position(volumeStates, filter.state) },
    year: { keys: columns.year, wanted: filter.year },
    level: { keys: columns.level, wanted: position(levels, filter.level) },
    retention: { keys: columns.retention, wanted: filter.retention === null ? null : retentionKey(filter.retention) },
    series: { keys: columns.series, wanted: filter.seriesId },
    clientKind: {
      keys: keysOf(columns.client, size, (id) => clients.kindOf.get(id) ?? 0),
      wanted: position(clients.kinds, filter.clientKind),
    },
    // The places directly under the one that is chosen; choosing one of them goes deeper, so it is never a condition here.
    place: { keys: keysOf(columns.current, size, (id) => branchOf(places, id, filter.locationId)), wanted: null },
  };
}

/** Retention as its code (Y, D30) or none ↔ the key in the column. */
const retentionKey = (code: string): number => (code === 'none' ? 0 : code === 'Y' ? 1 : 1 + Number(code.slice(1)));
export const retentionOf = (key: number): string => (key === 0 ? 'none' : key === 1 ? 'Y' : `D${String(key - 1)}`);

const number = (day: Day): number => Number(day.replaceAll('-', ''));
const codeOf = (state: (typeof volumeStates)[number]): number => volumeStates.indexOf(state);
const kept: ReadonlySet<number> = new Set((['filed', 'out', 'inRoom', 'missing'] as const).map(codeOf));

/** Which slots are on a list of the start screen (work-lists.ts says the same to the store). */
export function workTest(
  { columns }: Snapshot,
  list: WorkList,
  today: Day,
  overdue: ReadonlySet<number> = new Set(),
): (slot: number) => boolean {
  const { state, due, retention, ready } = columns;
  const day = number(today);
  const inAYear = day + 10_000;
  const stands = (slot: number): boolean => kept.has(state[slot] ?? 0);
  const dueOn = (slot: number): number => due[slot] ?? 0;
  const tests: Readonly<Record<WorkList, (slot: number) => boolean>> = {
    readyToFile: (slot) => ready[slot] === 1,
    overdue: inSet(overdue),
    undated: (slot) => stands(slot) && (retention[slot] ?? 0) > 1 && dueOn(slot) === 0,
    due: (slot) => stands(slot) && dueOn(slot) > 0 && dueOn(slot) <= day,
    dueWithinYear: (slot) => stands(slot) && dueOn(slot) > day && dueOn(slot) <= inAYear,
  };
  return tests[list];
}

/** How many volumes that fit everything else are on each list of the start screen. */
export function countWork(
  now: Snapshot,
  fitting: Int32Array,
  today: Day,
  overdue: ReadonlySet<number> = new Set(),
): { readonly value: WorkList; readonly count: number }[] {
  return workLists.map((value) => {
    const test = workTest(now, value, today, overdue);
    let count = 0;
    for (const slot of fitting) if (test(slot)) count += 1;
    return { value, count };
  });
}

/**
 * The newest hits of a text: of its words, and of a part of a code. Hits above the clearance have no slot; they are read
 * past and not counted, so that neither the list nor the word "more" tells of them.
 */
function textMask(db: ReadableDb, { columns }: Snapshot, text: string): { mask: Mask; capped: boolean } {
  if (text === '') return { mask: null, capped: false };
  const mask = new Uint8Array(columns.size);
  let found = 0;
  const mark = (id: number): void => {
    const slot = slotOf(columns, id);
    if (slot < 0 || mask[slot] === 1) return;
    if (found < MOST_HITS) mask[slot] = 1;
    found += 1;
  };
  /** Goes back through the newest rows of an index until enough are marked. */
  const markNewest = (index: 'volume_text' | 'code_text', query: string, those: (ids: number[]) => number[]): void => {
    const newest = db.prepare(
      `SELECT rowid FROM ${index} WHERE ${index} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
      { pluck: true },
    );
    for (let before = Number.MAX_SAFE_INTEGER; found <= MOST_HITS;) {
      const ids = newest.all<number>([query, before, MOST_HITS + 1]);
      for (const id of those(ids)) mark(id);
      const last = ids.at(-1);
      if (last === undefined || ids.length <= MOST_HITS) return;
      before = last;
    }
  };
  const code = normaliseCode(text);
  const words = textQuery(text);
  if (words === null)
    for (const id of db.prepare('SELECT id FROM volume WHERE reference_key = ?', { pluck: true }).all<number>([code]))
      mark(id);
  else markNewest('volume_text', words, (ids) => ids);
  const part = codePartQuery(code);
  if (part !== null) {
    const holding = db.prepare(
      `SELECT v.id FROM volume v WHERE v.id IN (SELECT value FROM json_each(:ids)) AND ${HOLDS_PART}`,
      { pluck: true },
    );
    markNewest('code_text', part, (ids) => {
      // The words have most of them already; only of the others need the rows be looked at.
      const left = ids.filter((id) => {
        const slot = slotOf(columns, id);
        return slot >= 0 && mask[slot] !== 1;
      });
      return left.length === 0 ? [] : holding.all<number>({ ids: JSON.stringify(left), part: code });
    });
  }
  return { mask, capped: found > MOST_HITS };
}
