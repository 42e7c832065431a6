import type { Level } from './level';
import { daysBetween } from './office-day';
import type { Day } from './volume-facts';

/** Loan 借阅 (domain.md "Loan"; DA-13, DA-14, XX-26 to XX-29): the words all layers share. */

/** read 查阅: in the room, back the same day · takeOut 外借: out of the room · copy 复制摘抄: in the room, with a copy log. */
export const loanManners = ['read', 'takeOut', 'copy'] as const;
export type LoanManner = (typeof loanManners)[number];

/** What is stored; `lapsed` and `closed` are computed (`loanState`). */
export const storedLoanStates = ['draft', 'submitted', 'approved', 'issued', 'refused', 'withdrawn'] as const;
export type StoredLoanState = (typeof storedLoanStates)[number];
/** draft 拟办 · submitted 待审批 · approved 待取卷 · issued 借出中 · closed 已还清 · refused 不同意 · withdrawn 已撤回 · lapsed 逾期未取. */
export const loanStates = [...storedLoanStates, 'lapsed', 'closed'] as const;
export type LoanState = (typeof loanStates)[number];

/** What the return check found (DA-13.3). */
export const returnResults = ['returned', 'damaged', 'incomplete', 'papersAdded', 'lost'] as const;
export type ReturnResult = (typeof returnResults)[number];
/** asked 待批 · reserved 预留 · out 借出 · released 未借出; the others are results of the return check. */
export const lineStates = ['asked', 'reserved', 'out', 'released', ...returnResults] as const;
export type LineState = (typeof lineStates)[number];

/** Who signs, one word a step: departmentHead 部门负责人 · archivist 档案管理员 · supervisor 客户信息主管 · manager 客户服务部经理 · generalManager 总经理. */
export const approvalSteps = ['departmentHead', 'archivist', 'supervisor', 'manager', 'generalManager'] as const;
export type ApprovalStep = (typeof approvalSteps)[number];

/** session: the operator who is signed in · countersign: another's own passphrase · paper: a signed form (据纸质审批). */
export const approvalManners = ['session', 'countersign', 'paper'] as const;
export type ApprovalManner = (typeof approvalManners)[number];

/** A person with a staff code or a department is staff; everyone else comes with a letter or a pass (XX-27). */
export const borrowerKinds = ['staff', 'outsider'] as const;
export type BorrowerKind = (typeof borrowerKinds)[number];

/** The clause a due date stands on, printed on the slip. */
export const dueClauses = ['XX-28.6', 'DA-13.5', 'DA-14.2'] as const;
export type DueClause = (typeof dueClauses)[number];

/** How the terms are set (settings, each with its clause). */
export type LoanTerms = {
  /** XX-28.6 */
  readonly termDays: number;
  /** DA-13.5 */
  readonly maxDays: number;
  readonly lapseDays: number;
};

/** What the computed state needs of a slip. */
export type LoanClock = {
  readonly state: StoredLoanState;
  /** Last day on which an approved slip may be fetched. */
  readonly lapseOn: Day | null;
  readonly dueOn: Day | null;
  readonly reservedLines: number;
  readonly outLines: number;
};

/** The state as a person sees it today: 5 days unused is lapsed, all lines back is closed. */
export function loanState(loan: LoanClock, today: Day): LoanState {
  if (loan.state === 'approved' && loan.lapseOn !== null && loan.lapseOn < today) return 'lapsed';
  if (loan.state === 'issued' && loan.reservedLines === 0 && loan.outLines === 0) return 'closed';
  return loan.state;
}

/** Days beyond the due day; 0 while nothing is late. */
export function overdueDays(loan: Pick<LoanClock, 'dueOn' | 'outLines'>, today: Day): number {
  return loan.dueOn === null || loan.outLines === 0 ? 0 : Math.max(0, daysBetween(loan.dueOn, today));
}

/** Due today or tomorrow: the first two days of the reminders. */
export function isDueSoon(loan: Pick<LoanClock, 'dueOn' | 'outLines'>, today: Day): boolean {
  if (loan.dueOn === null || loan.outLines === 0) return false;
  const left = daysBetween(today, loan.dueOn);
  return left === 0 || left === 1;
}

/** Reading and copying end the same day; what is taken out is lent for the days asked. */
export const leavesRoom = (manner: LoanManner): boolean => manner === 'takeOut';

/** Which clause the due date of a slip stands on. */
export function dueClauseOf(manner: LoanManner, days: number, { termDays }: LoanTerms, level: Level): DueClause {
  if (!leavesRoom(manner)) return level === 'general' ? 'DA-13.5' : 'DA-14.2';
  return days <= termDays ? 'XX-28.6' : 'DA-13.5';
}
