import type { Day } from '../../../shared/domain/volume-facts';
import type { WorkList } from '../../../shared/domain/work-lists';

const KEPT = `v.state IN ('filed', 'out', 'inRoom', 'missing')`;
const READY = `v.state = 'assembling' AND v.client_id IS NOT NULL AND v.year IS NOT NULL AND v.title <> '' AND v.item_count > 0 AND v.first_month IS NOT NULL AND v.last_month IS NOT NULL
  AND v.retention_kind IS NOT NULL AND v.forming_department_id IS NOT NULL AND v.compiled_by IS NOT NULL AND v.checked_by IS NOT NULL`;

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
