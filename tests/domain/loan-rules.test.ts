import { describe, expect, it, test } from 'vitest';
import { levels } from '../../shared/domain/level';
import { borrowerKinds, loanManners, loanStates, type LoanState } from '../../shared/domain/loan';
import { approvalChain, clausesOfStep } from '../../shared/domain/loan-approvals';
import {
  type LoanAction,
  loanActions,
  type LoanCommand,
  type LoanFacts,
  type LoanRule,
  type LoanWorld,
} from '../../shared/domain/loan-case';
import { actionsOf, decideLoan } from '../../shared/domain/loan-rules';
import { approvers, BORROWER, line, loan, personOf, rowOf, standing, world } from './loan-samples';

/** Every action in every state, manner, level and for both kinds of borrower, written out a second time. */

describe.each(borrowerKinds)('%s', (kind) => {
  describe.each(loanManners)('%s', (manner) => {
    test.each(levels)('of level %s is approved by', (level) => {
      const chain = approvalChain({ manner, level, kind, letter: '信', report: '报告' });
      expect(chain.ok ? [...chain.value] : chain.error).toEqual(rowOf(kind, manner, level));
    });
  });
});

it('names the clause that each step of each chain stands on', () => {
  const chains = loanManners.map((manner) => {
    const kind = manner === 'read' ? ('outsider' as const) : ('staff' as const);
    const level = manner === 'takeOut' ? ('general' as const) : ('secret' as const);
    const chain = approvalChain({ manner, level, kind, letter: '信', report: '报告' });
    return [manner, chain.ok ? chain.value.map((step) => clausesOfStep(step, manner).join(' ')) : chain.error];
  });
  expect(Object.fromEntries(chains)).toEqual({
    read: ['XX-27.3', 'XX-27.3', 'XX-27.4'],
    takeOut: ['DA-13.2 XX-28.3', 'XX-28.4', 'DA-13.1 XX-28.6'],
    copy: ['DA-14.2 BM-7(8)', 'BM-7(8)'],
  });
  expect(clausesOfStep('departmentHead', 'read')).toEqual(['DA-13.2', 'XX-27.2']);
  expect(clausesOfStep('supervisor', 'copy')).toEqual(['XX-32.1']);
});

/**
 * o granted · x not in this state · c as the table of approvals says · r a renewal: out of the room only, and as the table
 * says · t to be renewed at all: the same · k copies only. Columns as in `loanStates`.
 */
const columns: readonly LoanState[] = [
  'draft',
  'submitted',
  'approved',
  'issued',
  'refused',
  'withdrawn',
  'lapsed',
  'closed',
];
const table: Readonly<Record<LoanAction, string>> = {
  save: 'o x x x x x x x',
  submit: 'c x x x x x x x',
  approve: 'x c x r x x x x',
  refuse: 'x c x c x x x x',
  withdraw: 'o o o x x x x x',
  override: 'o o o x x x x x',
  dropLine: 'x o o o x x x x',
  fetch: 'x x o o x x x x',
  issue: 'x x c c x x x x',
  giveBack: 'x x x o x x x x',
  askRenewal: 'x x x t x x x x',
  logCopy: 'x x x k x x x k',
};
test('the table has a column for every state', () => expect([...columns]).toEqual([...loanStates]));

function commandOf(action: LoanAction, personId: number): LoanCommand {
  switch (action) {
    case 'approve':
    case 'refuse':
    case 'override':
      return {
        type: action,
        personId: action === 'override' ? personOf.manager : personId,
        manner: 'countersign',
        recordedBy: 12,
      };
    case 'dropLine':
      return { type: action, lineId: 1 };
    case 'logCopy':
      return { type: action, lineId: 2 };
    case 'fetch':
    case 'issue':
      return { type: action, lineIds: [1] };
    case 'giveBack':
      return { type: action, lineIds: [2] };
    case 'askRenewal':
      return { type: action, days: 2 };
    case 'save':
    case 'submit':
    case 'withdraw':
      return { type: action };
  }
}

const cells = loanActions.flatMap((action) =>
  columns.flatMap((state, at) =>
    loanManners.flatMap((manner) =>
      levels.flatMap((level) =>
        borrowerKinds.map((kind) => ({ action, state, manner, level, kind, mark: table[action].split(' ')[at] ?? '' })),
      ),
    ),
  ),
);
type Cell = (typeof cells)[number];

function expectedOf({ mark, manner, level, kind }: Cell): string {
  const row = rowOf(kind, manner, level);
  const asTable = typeof row === 'string' ? row : 'ok';
  if (mark === 'x') return 'loanState';
  if (mark === 'c') return asTable;
  if (mark === 'r') return asTable !== 'ok' ? asTable : manner === 'takeOut' ? 'ok' : 'renewalReading';
  if (mark === 't') return manner === 'takeOut' ? asTable : 'renewalReading';
  if (mark === 'k') return manner === 'copy' ? 'ok' : 'notACopySlip';
  return 'ok';
}
function answerOf({ action, state, manner, level, kind }: Cell): string {
  const row = rowOf(kind, manner, level);
  const first = typeof row === 'string' ? undefined : row[0];
  const asked = state === 'issued' && (action === 'approve' || action === 'refuse');
  const facts: LoanFacts = {
    ...standing(state, { manner, kind }, level),
    renewal: asked ? { days: 2, signed: [] } : null,
  };
  const late = action === 'override' ? { borrowerOverdue: 1 } : {};
  const answer = decideLoan(facts, commandOf(action, first === undefined ? 11 : personOf[first]), world(late));
  return answer.ok ? 'ok' : answer.error;
}

describe.each(loanActions)('%s', (action) => {
  test.each(columns)('of a slip that is %s', (state) => {
    const own = cells.filter((cell) => cell.action === action && cell.state === state);
    expect(own).toHaveLength(loanManners.length * levels.length * borrowerKinds.length);
    expect(own.map((cell) => [cell.manner, cell.level, cell.kind, answerOf(cell)])).toEqual(
      own.map((cell) => [cell.manner, cell.level, cell.kind, expectedOf(cell)]),
    );
  });
});
it('has 2304 cells, each of them asked', () => expect(cells).toHaveLength(2304));

it('offers no action that the state would refuse', () => {
  for (const state of columns) {
    const facts = standing(state, { manner: 'takeOut', kind: 'staff' }, 'general');
    for (const action of actionsOf(facts)) {
      const answer = decideLoan(facts, commandOf(action, 11), world({ borrowerOverdue: 1 }));
      expect(answer.ok ? 'ok' : answer.error, `${action} of ${state}`).not.toBe('loanState');
    }
  }
});

type Deviation = readonly [rule: LoanRule, LoanCommand, Partial<LoanFacts>, Partial<LoanWorld>];
const sign = (personId: number, more = {}): LoanCommand => ({
  type: 'approve',
  personId,
  manner: 'countersign',
  recordedBy: 12,
  ...more,
});
const reserved = {
  state: 'approved' as const,
  signed: ['departmentHead', 'archivist', 'manager'] as const,
  lines: [line({ state: 'reserved' })],
};
const outNow = {
  state: 'issued' as const,
  signed: reserved.signed,
  issuedOn: '2026-03-10',
  dueOn: '2026-03-13',
  lines: [line({ state: 'out', volumeState: 'out' as const })],
};
const issue: LoanCommand = { type: 'issue', lineIds: [1] };
const renew = (days: number): LoanCommand => ({ type: 'askRenewal', days });
/** Everything in order but one thing: what is refused, and by which rule. */
const deviations: readonly Deviation[] = [
  ['noLines', { type: 'submit' }, { lines: [] }, {}],
  ['noLines', { type: 'submit' }, { lines: [line({ state: 'released' })] }, {}],
  ['borrowerLeft', { type: 'save' }, {}, { borrowerLeft: true }],
  ['borrowerLeft', { type: 'submit' }, {}, { borrowerLeft: true }],
  ['borrowerOverdue', { type: 'submit' }, {}, { borrowerOverdue: 1 }],
  ['termTooLong', { type: 'submit' }, { days: 11 }, {}],
  ['askedTwice', { type: 'submit' }, { lines: [line({ askedTwice: true })] }, {}],
  ['letterMissing', { type: 'submit' }, { manner: 'read', kind: 'outsider', letter: null }, {}],
  ['reportMissing', { type: 'submit' }, { manner: 'read', kind: 'outsider', report: null }, {}],
  ['volumeMissing', { type: 'submit' }, { lines: [line({ volumeState: 'missing' })] }, {}],
  ['volumeSetApart', { type: 'submit' }, { lines: [line({ volumeState: 'setApart' })] }, {}],
  ['volumeDestroyed', { type: 'submit' }, { lines: [line({ volumeState: 'destroyed' })] }, {}],
  ['volumeNotFiled', { type: 'submit' }, { lines: [line({ volumeState: 'assembling' })] }, {}],
  ['volumeOnDisposalList', { type: 'submit' }, { lines: [line({ onSubmittedList: true })] }, {}],
  ['borrowerSigns', sign(BORROWER), { state: 'submitted' }, {}],
  ['notYourStep', sign(14), { state: 'submitted' }, {}],
  ['notYourStep', sign(99), { state: 'submitted' }, {}],
  ['ownPaper', sign(11, { manner: 'paper', recordedBy: 11 }), { state: 'submitted' }, {}],
  [
    'wayNotAllowed',
    sign(11, { manner: 'paper' }),
    { state: 'submitted' },
    { waysOf: () => ['session', 'countersign'] },
  ],
  ['allSigned', sign(14), { state: 'submitted', signed: reserved.signed }, {}],
  [
    'volumeMissing',
    sign(14),
    { state: 'submitted', signed: ['departmentHead', 'archivist'], lines: [line({ volumeState: 'missing' })] },
    {},
  ],
  ['borrowerLeft', issue, reserved, { borrowerLeft: true }],
  ['borrowerOverdue', issue, reserved, { borrowerOverdue: 2 }],
  ['lineNotThere', { type: 'issue', lineIds: [7] }, reserved, {}],
  ['lineNotReserved', issue, { ...reserved, lines: [line({ state: 'released' })] }, {}],
  ['volumeMissing', issue, { ...reserved, lines: [line({ state: 'reserved', volumeState: 'missing' })] }, {}],
  ['volumeOnDisposalList', issue, { ...reserved, lines: [line({ state: 'reserved', onSubmittedList: true })] }, {}],
  ['approvalsMissing', issue, { ...reserved, signed: ['departmentHead', 'archivist'] }, {}],
  ['markedStays', issue, { ...reserved, lines: [line({ state: 'reserved', level: 'secret' })] }, {}],
  ['lineNotOut', { type: 'giveBack', lineIds: [1] }, { ...outNow, lines: [line({ state: 'returned' })] }, {}],
  ['renewalOverdue', renew(2), outNow, { today: '2026-03-14' }],
  ['renewalAwaited', renew(2), { ...outNow, lines: [line({ state: 'out', waitingOthers: 1 })] }, {}],
  ['renewalBeyondMaximum', renew(8), outNow, {}],
  ['renewalPending', renew(2), { ...outNow, renewal: { days: 2, signed: [] } }, {}],
  ['renewalOverdue', sign(11), { ...outNow, renewal: { days: 2, signed: [] } }, { today: '2026-03-14' }],
  [
    'renewalAwaited',
    sign(11),
    { ...outNow, renewal: { days: 2, signed: [] }, lines: [line({ state: 'out', waitingOthers: 1 })] },
    {},
  ],
  ['nothingToOverride', { type: 'override', personId: 14, manner: 'countersign', recordedBy: 12 }, {}, {}],
  ['notYourStep', { type: 'override', personId: 12, manner: 'session', recordedBy: 12 }, {}, { borrowerOverdue: 1 }],
  ['lastLine', { type: 'dropLine', lineId: 1 }, { state: 'submitted' }, {}],
];
test.each(deviations)('%s: %o', (rule, command, facts, more) => {
  expect(decideLoan(loan(facts), command, world(more))).toEqual({ ok: false, error: rule });
});

describe('signatures', () => {
  it('fill the steps beside the first that the same person holds, and stop at the first that is not theirs', () => {
    const both = { ...approvers, archivist: { holders: [12, 14], standIns: [] } };
    const signed = decideLoan(
      loan({ state: 'submitted', signed: ['departmentHead'] }),
      sign(14),
      world({ approvers: both }),
    );
    expect(signed).toMatchObject({
      ok: true,
      value: { filled: ['archivist', 'manager'], state: 'approved', lapseOn: '2026-03-15' },
    });
    const head = { ...approvers, departmentHead: { holders: [14], standIns: [] } };
    const first = decideLoan(loan({ state: 'submitted' }), sign(14), world({ approvers: head }));
    expect(first).toMatchObject({ ok: true, value: { filled: ['departmentHead'], nextStep: 'archivist' } });
  });

  it('come from the stand-in where the borrower holds the step, and only there', () => {
    const own = { ...approvers, manager: { holders: [BORROWER], standIns: [13] } };
    const slip = loan({ state: 'submitted', signed: ['departmentHead', 'archivist'] });
    expect(decideLoan(slip, sign(13), world({ approvers: own }))).toMatchObject({ ok: true });
    expect(decideLoan(slip, sign(BORROWER), world({ approvers: own }))).toEqual({ ok: false, error: 'borrowerSigns' });
    const another = { ...approvers, manager: { holders: [14], standIns: [13] } };
    expect(decideLoan(slip, sign(13), world({ approvers: another }))).toEqual({ ok: false, error: 'notYourStep' });
    const nobody = { ...approvers, manager: { holders: [], standIns: [13] } };
    expect(decideLoan(slip, sign(13), world({ approvers: nobody }))).toEqual({ ok: false, error: 'notYourStep' });
  });

  it('complete while a volume is elsewhere leave the slip waiting, all of it', () => {
    const slip = loan({
      state: 'submitted',
      signed: ['departmentHead', 'archivist'],
      lines: [line(), line({ id: 2, heldElsewhere: true })],
    });
    expect(decideLoan(slip, sign(14), world())).toMatchObject({
      ok: true,
      value: { state: 'submitted', nextStep: null, lines: [] },
    });
  });
});

it('counts the days of a loan from the day after it was handed over', () => {
  expect(decideLoan(loan(reserved), issue, world())).toMatchObject({
    ok: true,
    value: { state: 'issued', dueOn: '2026-03-13' },
  });
  const reading = { ...reserved, manner: 'read' as const, signed: ['departmentHead', 'archivist'] as const };
  expect(decideLoan(loan(reading), issue, world())).toMatchObject({ ok: true, value: { dueOn: '2026-03-10' } });
});
