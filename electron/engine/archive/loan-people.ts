import type { Borrower } from '../../../shared/contract/loans';
import type { Settings } from '../../../shared/contract/settings';
import type { ApprovalManner, ApprovalStep, BorrowerKind } from '../../../shared/domain/loan';
import type { Approvers } from '../../../shared/domain/loan-approvals';
import type { Role } from '../../../shared/domain/permissions';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';

type Row = {
  id: number;
  name: string;
  staff_code: string | null;
  department_id: number | null;
  department: string | null;
  organisation: string | null;
  phone: string | null;
  left_on: string | null;
  out: number | null;
  overdue: number | null;
  overdue_since: string | null;
  reserved: number | null;
};
/** Counts only what the reader may see: a slip above the clearance does not exist. */
const SELECT = `SELECT p.id, p.name, p.staff_code, p.department_id, d.name AS department, p.organisation, p.phone, p.left_on,
  (SELECT sum(out_lines) FROM loan WHERE borrower_id = p.id AND out_lines > 0 AND level <= :clearance) AS out,
  (SELECT sum(out_lines) FROM loan WHERE borrower_id = p.id AND out_lines > 0 AND due_on < :today AND level <= :clearance) AS overdue,
  (SELECT min(due_on) FROM loan WHERE borrower_id = p.id AND out_lines > 0 AND due_on < :today AND level <= :clearance) AS overdue_since,
  (SELECT sum(reserved_lines) FROM loan WHERE borrower_id = p.id AND state IN ('approved', 'issued') AND level <= :clearance
    AND (state = 'issued' OR lapse_on >= :today)) AS reserved
  FROM person p LEFT JOIN department d ON d.id = p.department_id`;
export type Eyes = { readonly clearance: number; readonly today: Day; readonly blocks: boolean };

/** Staff have a code or a department; everybody else comes with a letter (XX-27). */
export const kindOf = (row: { staff_code: string | null; department_id: number | null }): BorrowerKind =>
  row.staff_code !== null || row.department_id !== null ? 'staff' : 'outsider';
export const hasLeft = (leftOn: string | null, today: Day): boolean => leftOn !== null && leftOn <= today;

const toBorrower = (row: Row, { today, blocks }: Eyes): Borrower => ({
  id: row.id,
  name: row.name,
  staffCode: row.staff_code,
  department: row.department,
  organisation: row.organisation,
  phone: row.phone,
  kind: kindOf(row),
  leftOn: row.left_on,
  blocked: [
    ...(hasLeft(row.left_on, today) ? (['left'] as const) : []),
    ...(blocks && (row.overdue ?? 0) > 0 ? (['overdue'] as const) : []),
  ],
  out: row.out ?? 0,
  overdue: row.overdue ?? 0,
  reserved: row.reserved ?? 0,
  overdueSince: row.overdue_since,
});

export function borrowerOf(db: ReadableDb, id: number, eyes: Eyes): Borrower {
  const { clearance, today } = eyes;
  const row = db.prepare(`${SELECT} WHERE p.id = :id`).get<Row>({ id, clearance, today });
  if (row === undefined) throw notFound('person', id);
  return toBorrower(row, eyes);
}

/** By card or staff code: exactly this person. */
export function borrowerByCode(db: ReadableDb, code: string, eyes: Eyes): Borrower | null {
  const { clearance, today } = eyes;
  const row = db
    .prepare(`${SELECT} WHERE p.machine_key = :code OR p.staff_code = :code LIMIT 1`)
    .get<Row>({ code, clearance, today });
  return row === undefined ? null : toBorrower(row, eyes);
}

/** Whose name begins so, or whose staff code does; those who left stand last. */
export function borrowersLike(db: ReadableDb, text: string, limit: number, eyes: Eyes): Borrower[] {
  const { clearance, today } = eyes;
  return db
    .prepare(
      `${SELECT} WHERE (p.name >= :text AND p.name < :text || char(1114111)) OR (p.staff_code >= :text AND p.staff_code < :text || char(1114111))
      ORDER BY p.left_on IS NOT NULL, p.name, p.id LIMIT :limit`,
    )
    .all<Row>({ text, clearance, today, limit })
    .map((row) => toBorrower(row, eyes));
}

/** Persons who hold a role today and may see what is of this level: operators with their clearance, and office-holders who sign on paper. */
export function holdersOf(db: ReadableDb, role: Role, level: number, today: Day): number[] {
  return db
    .prepare(
      `SELECT o.person_id AS id FROM operator_role r JOIN operator o ON o.id = r.operator_id JOIN person p ON p.id = o.person_id
        WHERE r.role = :role AND o.removed_at IS NULL AND o.clearance >= :level AND (p.left_on IS NULL OR p.left_on > :today)
      UNION SELECT h.person_id FROM office_holder h JOIN person p ON p.id = h.person_id
        WHERE h.role = :role AND (p.left_on IS NULL OR p.left_on > :today)
        AND NOT EXISTS (SELECT 1 FROM operator o WHERE o.person_id = h.person_id AND o.removed_at IS NULL AND o.clearance < :level)
      ORDER BY id`,
    )
    .all<{ id: number }>({ role, level, today })
    .map(({ id }) => id);
}

/** Head and deputy of a department, as far as they are still here; null where there is none. */
export type Heads = { readonly head: number | null; readonly deputy: number | null };
export const NO_HEADS: Heads = { head: null, deputy: null };
const HEADS = `SELECT d.id AS department, h.id AS head, y.id AS deputy FROM department d
  LEFT JOIN person h ON h.id = d.head_id AND (h.left_on IS NULL OR h.left_on > :today)
  LEFT JOIN person y ON y.id = d.deputy_id AND (y.left_on IS NULL OR y.left_on > :today)`;
export const headsOfAll = (db: ReadableDb, today: Day): (Heads & { readonly department: number })[] =>
  db.prepare(HEADS).all<Heads & { department: number }>({ today });
const headsOf = (db: ReadableDb, borrowerId: number, today: Day): Heads =>
  db
    .prepare(`${HEADS} WHERE d.id = (SELECT department_id FROM person WHERE id = :borrower)`)
    .get<Heads>({ borrower: borrowerId, today }) ?? NO_HEADS;

const present = (id: number | null): number[] => (id === null ? [] : [id]);

/** Who may sign what, and who stands in (domain.md "Loan": a deputy steps in). `of`: who holds a role and may see the slip. */
export function approversAmong(
  of: (role: Role) => readonly number[],
  { head, deputy }: Heads,
  settings: Settings,
): Approvers {
  const managers = of('manager');
  const supervisors = of('supervisor');
  return {
    departmentHead: { holders: present(head), standIns: deputy === null ? managers : [deputy] },
    archivist: { holders: of('archivist'), standIns: supervisors },
    supervisor: { holders: supervisors, standIns: managers },
    manager: { holders: managers, standIns: of(settings.managerStandIn) },
    generalManager: { holders: of('generalManager'), standIns: of('director') },
  };
}
/** The same for this borrower's slip of this level. */
export const approversFor = (
  db: ReadableDb,
  borrowerId: number,
  level: number,
  today: Day,
  settings: Settings,
): Approvers => approversAmong((role) => holdersOf(db, role, level, today), headsOf(db, borrowerId, today), settings);

/** How a step may be signed (setting): the operator in session signs as by passphrase. */
export function waysOf(settings: Settings, step: ApprovalStep): readonly ApprovalManner[] {
  const set = {
    departmentHead: settings.waysDepartmentHead,
    archivist: settings.waysArchivist,
    supervisor: settings.waysSupervisor,
    manager: settings.waysManager,
    generalManager: settings.waysGeneralManager,
  }[step];
  return waysIn(set);
}

/** What a setting of ways allows. */
export function waysIn(set: 'both' | 'countersign' | 'paper'): readonly ApprovalManner[] {
  if (set === 'paper') return ['paper'];
  return set === 'countersign' ? ['session', 'countersign'] : ['session', 'countersign', 'paper'];
}
