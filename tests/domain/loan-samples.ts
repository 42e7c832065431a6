import type { Level } from '../../shared/domain/level';
import type { ApprovalStep, BorrowerKind, LoanManner, LoanState } from '../../shared/domain/loan';
import type { Approvers } from '../../shared/domain/loan-approvals';
import type { LineFacts, LoanFacts, LoanWorld } from '../../shared/domain/loan-case';

/** People of the samples, one a step; 1 borrows. */
export const BORROWER = 1;
export const personOf: Readonly<Record<ApprovalStep, number>> = {
  departmentHead: 11,
  archivist: 12,
  supervisor: 13,
  manager: 14,
  generalManager: 15,
};
const only = (id: number) => ({ holders: [id], standIns: [] });
export const approvers: Approvers = {
  departmentHead: only(11),
  archivist: only(12),
  supervisor: only(13),
  manager: only(14),
  generalManager: only(15),
};
export const TODAY = '2026-03-10';

export const line = (more: Partial<LineFacts> = {}): LineFacts => ({
  id: 1,
  state: 'asked',
  volumeState: 'filed',
  level: 'general',
  onSubmittedList: false,
  heldElsewhere: false,
  waitingOthers: 0,
  askedTwice: false,
  ...more,
});
export const loan = (more: Partial<LoanFacts> = {}): LoanFacts => ({
  state: 'draft',
  manner: 'takeOut',
  kind: 'staff',
  borrowerId: BORROWER,
  letter: '介绍信',
  report: '查阅报告',
  days: 3,
  issuedOn: null,
  dueOn: null,
  signed: [],
  renewal: null,
  overridden: false,
  lines: [line()],
  ...more,
});
export const world = (more: Partial<LoanWorld> = {}): LoanWorld => ({
  today: TODAY,
  terms: { termDays: 3, maxDays: 10, lapseDays: 5 },
  borrowerLeft: false,
  borrowerOverdue: 0,
  approvers,
  waysOf: () => ['session', 'countersign', 'paper'],
  ...more,
});

/** The table of domain.md "Loan" written out a second time: d head, a archivist, s supervisor, m manager, g general manager. */
const letters: Readonly<Record<string, ApprovalStep>> = {
  d: 'departmentHead',
  a: 'archivist',
  s: 'supervisor',
  m: 'manager',
  g: 'generalManager',
};
const chains: Readonly<
  Record<BorrowerKind, Readonly<Record<LoanManner, readonly [unmarked: string, marked: string]>>>
> = {
  staff: { read: ['da', 'dam'], takeOut: ['dam', '!markedStays'], copy: ['s', 'mg'] },
  outsider: {
    read: ['as', 'asm'],
    takeOut: ['!outsiderTakesOut', '!markedStays'],
    copy: ['!outsiderCopies', '!outsiderCopies'],
  },
};
/** The steps of a row, or the rule that says nobody. */
export function rowOf(kind: BorrowerKind, manner: LoanManner, level: Level): ApprovalStep[] | string {
  const text = chains[kind][manner][level === 'general' ? 0 : 1];
  if (text.startsWith('!')) return text.slice(1);
  return [...text].flatMap((letter) => letters[letter] ?? []);
}

/** A slip as it stands in that state, with everything in order. */
export function standing(state: LoanState, facts: Pick<LoanFacts, 'manner' | 'kind'>, level: Level): LoanFacts {
  const chain = rowOf(facts.kind, facts.manner, level);
  const signed = typeof chain === 'string' || state === 'draft' || state === 'submitted' ? [] : chain;
  const given = state === 'issued' || state === 'closed';
  const lines = {
    draft: [line({ level }), line({ id: 2, level })],
    submitted: [line({ level }), line({ id: 2, level })],
    approved: [line({ level, state: 'reserved' }), line({ id: 2, level, state: 'reserved' })],
    lapsed: [line({ level, state: 'reserved' }), line({ id: 2, level, state: 'reserved' })],
    issued: [line({ level, state: 'reserved' }), line({ id: 2, level, state: 'out', volumeState: 'out' as const })],
    closed: [line({ level, state: 'returned' }), line({ id: 2, level, state: 'returned' })],
    refused: [line({ level, state: 'released' })],
    withdrawn: [line({ level, state: 'released' })],
  }[state];
  return loan({
    ...facts,
    state,
    signed,
    lines,
    issuedOn: given ? TODAY : null,
    dueOn: given ? '2026-03-13' : null,
  });
}
