import { type ApprovalStep, approvalSteps } from '../../../shared/domain/loan';
import { signsFor } from '../../../shared/domain/loan-approvals';
import type { Role } from '../../../shared/domain/permissions';
import type { ReadableDb } from '../store/open';
import { approversAmong, headsOfAll, holdersOf, NO_HEADS } from './loan-people';
import type { Asking } from './loan-read';

/**
 * Whose turn it is: the slips that a person may sign, by the one rule (domain/loan-approvals.ts). Beside step and level
 * the rule knows a borrower only as one of the step's holders and by the department, so it is asked once for each of
 * these and its answers are what the list is narrowed by.
 */

/** `step/level`, for a department head `step/level/of/department` (0: none); with `/borrower` where it is only that one's slips. */
type Turn = string;

export function turnsOf(db: ReadableDb, personId: number, { clearance, today, settings }: Asking): Turn[] {
  const departments = [...headsOfAll(db, today), { department: 0, ...NO_HEADS }];
  const turns: Turn[] = [];
  for (let level = 0; level <= clearance; level += 1) {
    const of = once((role) => holdersOf(db, role, level, today));
    const add = (step: ApprovalStep, key: Turn, heads: typeof NO_HEADS): void => {
      const whose = signsFor(personId, step, approversAmong(of, heads, settings));
      turns.push(...(whose === 'everybody' ? [key] : whose.map((borrower) => `${key}/${String(borrower)}`)));
    };
    for (const step of approvalSteps) {
      const key = `${step}/${String(level)}`;
      if (step !== 'departmentHead') add(step, key, NO_HEADS);
      else for (const heads of departments) add(step, `${key}/of/${String(heads.department)}`, heads);
    }
  }
  return turns;
}

/** Each role is asked for once. */
function once(holders: (role: Role) => readonly number[]): (role: Role) => readonly number[] {
  const known = new Map<Role, readonly number[]>();
  return (role) => {
    const held = known.get(role) ?? holders(role);
    known.set(role, held);
    return held;
  };
}

const TURNS = '(SELECT value FROM json_each(:turns))';
const STEP = `l.next_step || '/' || l.level`;
const OF_DEPARTMENT = `${STEP} || '/of/' || (SELECT coalesce(b.department_id, 0) FROM person b WHERE b.id = l.borrower_id)`;
const either = (key: string): string => `(${key} IN ${TURNS} OR ${key} || '/' || l.borrower_id IN ${TURNS})`;
/** The condition on slips `l`; binds `me` and, as JSON, `turns`. */
export const MY_TURN = `l.borrower_id <> :me AND
  CASE l.next_step WHEN 'departmentHead' THEN ${either(OF_DEPARTMENT)} ELSE ${either(STEP)} END`;
