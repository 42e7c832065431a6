import type { Settings } from '../../../shared/contract/settings';
import type { AppraiserCapacity } from '../../../shared/domain/disposal';
import type { ListWorld, SigningStep } from '../../../shared/domain/disposal-terms';
import type { ApprovalManner } from '../../../shared/domain/loan';
import type { StepHolders } from '../../../shared/domain/loan-approvals';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { hasLeft, holdersOf, waysIn } from './loan-people';

/** How a step may be signed (settings). A recheck is the archive's own: no setting narrows it. */
export function waysFor(settings: Settings, step: SigningStep): readonly ApprovalManner[] {
  const ways = {
    appraisal: settings.waysAppraisal,
    director: settings.waysDirector,
    recheck: 'both' as const,
    supervision: settings.waysSupervision,
  };
  return waysIn(ways[step]);
}

type Heads = { head: number | null; deputy: number | null };
/** Head and deputy who are there; an operator who may not see this level is as good as none. */
function headsOf(db: ReadableDb, departmentId: number, level: number, today: Day): Heads {
  const there = (
    who: string,
  ): string => `(SELECT p.id FROM person p WHERE p.id = d.${who} AND (p.left_on IS NULL OR p.left_on > :today)
    AND NOT EXISTS (SELECT 1 FROM operator o WHERE o.person_id = p.id AND o.removed_at IS NULL AND o.clearance < :level))`;
  return (
    db
      .prepare(`SELECT ${there('head_id')} AS head, ${there('deputy_id')} AS deputy FROM department d WHERE d.id = :id`)
      .get<Heads>({ id: departmentId, level, today }) ?? { head: null, deputy: null }
  );
}
const present = (id: number | null): number[] => (id === null ? [] : [id]);

/** The people of a list: `levelOf` is the highest level among the rows of a department. */
export function peopleOf(
  db: ReadableDb,
  level: number,
  levelOf: (departmentId: number | null) => number,
  today: Day,
  settings: Settings,
): Pick<ListWorld, 'appraisersOf' | 'directors' | 'recheckers' | 'hasLeft' | 'waysOf'> {
  const supervisors = holdersOf(db, 'supervisor', level, today);
  const managers = holdersOf(db, 'manager', level, today);
  const known = new Map<string, StepHolders>();
  const appraisersOf = (capacity: AppraiserCapacity, departmentId: number | null): StepHolders => {
    if (capacity === 'manager')
      return { holders: managers, standIns: holdersOf(db, settings.managerStandIn, level, today) };
    if (departmentId === null) return { holders: [], standIns: supervisors };
    const { head, deputy } = headsOf(db, departmentId, levelOf(departmentId), today);
    return { holders: present(head), standIns: deputy === null ? supervisors : [deputy] };
  };
  return {
    appraisersOf: (capacity, departmentId) => {
      const key = `${capacity}/${String(departmentId)}`;
      const found = known.get(key) ?? appraisersOf(capacity, departmentId);
      known.set(key, found);
      return found;
    },
    directors: {
      holders: holdersOf(db, 'director', level, today),
      standIns: holdersOf(db, 'generalManager', level, today),
    },
    recheckers: [...new Set([...holdersOf(db, 'archivist', level, today), ...supervisors, ...managers])],
    hasLeft: (personId) => {
      const row = db.prepare('SELECT left_on FROM person WHERE id = ?').get<{ left_on: string | null }>([personId]);
      return row === undefined || hasLeft(row.left_on, today);
    },
    waysOf: (step) => waysFor(settings, step),
  };
}
