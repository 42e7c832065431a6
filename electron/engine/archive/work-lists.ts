import type { Day } from '../../../shared/domain/volume-facts';
import type { WorkList } from '../../../shared/domain/work-lists';

const KEPT = `v.state IN ('filed', 'out', 'inRoom', 'missing')`;
/** Exactly what the filing checks let pass: the column is kept by the rule itself (volume-ready.ts). */
const READY = `v.state = 'assembling' AND v.ready = 1`;

/** A list of the start screen as a condition on `volume v`, the same for its number and for the list it leads to. */
export function workCondition(list: WorkList, today: Day): readonly [sql: string, params: Record<string, string>] {
  const inAYear = `${String(Number(today.slice(0, 4)) + 1)}${today.slice(4)}`;
  const conditions: Readonly<Record<WorkList, readonly [string, Record<string, string>]>> = {
    readyToFile: [READY, {}],
    undated: [`${KEPT} AND v.retention_kind = 'years' AND v.due_from IS NULL`, {}],
    due: [`${KEPT} AND v.due_from <= :today`, { today }],
    dueWithinYear: [`${KEPT} AND v.due_from > :today AND v.due_from <= :inAYear`, { today, inAYear }],
  };
  return conditions[list];
}
