import { type Day, volumeStates } from '../../../../shared/domain/volume-facts';
import { type WorkList, workLists } from '../../../../shared/domain/work-lists';
import type { Columns } from './columns';
import type { Snapshot } from './index';
import type { Fitting } from './select';

/** A bit for each list of the start screen. */
const bit = Object.fromEntries(workLists.map((list, at) => [list, 1 << at])) as Readonly<Record<WorkList, number>>;
const number = (day: Day): number => Number(day.replaceAll('-', ''));
const standing: ReadonlySet<number> = new Set(
  (['filed', 'out', 'inRoom', 'missing'] as const).map((state) => volumeStates.indexOf(state)),
);

/** Those of the last day that was asked for; what a commit changes has other columns, or another version. */
const lastMarks = new WeakMap<Snapshot, { readonly today: Day; readonly marks: Uint8Array }>();

/** Which lists of the start screen each slot is on, as bits (work-lists.ts says the same to the store). `overdue`: slots. */
export function workMarks(now: Snapshot, today: Day, overdue: readonly number[]): Uint8Array {
  const kept = lastMarks.get(now);
  const marks = kept?.today === today ? kept.marks : marksOf(now.columns, today);
  lastMarks.set(now, { today, marks });
  if (overdue.length === 0) return marks;
  const marked = marks.slice();
  for (const slot of overdue) marked[slot] = (marked[slot] ?? 0) | bit.overdue;
  return marked;
}

function marksOf({ state, due, retention, ready, size }: Columns, today: Day): Uint8Array {
  const day = number(today);
  const inAYear = day + 10_000;
  const marks = new Uint8Array(size);
  const stands = Uint8Array.from({ length: volumeStates.length + 1 }, (_, code) => (standing.has(code) ? 1 : 0));
  const { readyToFile, undated, due: isDue, dueWithinYear } = bit;
  for (let slot = 0; slot < size; slot += 1) {
    let mark = ready[slot] === 1 ? readyToFile : 0;
    if (stands[state[slot] ?? 0] === 1) {
      const from = due[slot] ?? 0;
      if (from === 0) mark |= (retention[slot] ?? 0) > 1 ? undated : 0;
      else if (from <= day) mark |= isDue;
      else if (from <= inAYear) mark |= dueWithinYear;
    }
    marks[slot] = mark;
  }
  return marks;
}

/** The slots on one list. */
export function workMask(marks: Uint8Array, list: WorkList): Uint8Array {
  const wanted = bit[list];
  const mask = new Uint8Array(marks.length);
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (marks[slot] ?? 0) & wanted;
  return mask;
}

/** How many of the slots that fit are on each list. */
export function countWork(
  marks: Uint8Array,
  { fails }: Fitting,
): { readonly value: WorkList; readonly count: number }[] {
  const together = new Int32Array(256);
  for (let slot = 0; slot < fails.length; slot += 1)
    if (fails[slot] === 0) {
      const mark = marks[slot] ?? 0;
      together[mark] = (together[mark] ?? 0) + 1;
    }
  return workLists.map((value) => ({
    value,
    count: together.reduce((sum, count, mark) => sum + ((mark & bit[value]) === 0 ? 0 : count), 0),
  }));
}
