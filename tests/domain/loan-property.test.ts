import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalStep, LoanManner, StoredLoanState } from '../../shared/domain/loan';
import { approvalChain, nextStepOf, signersOf, signsFor } from '../../shared/domain/loan-approvals';
import type { LoanCommand, LoanDecision, LoanFacts } from '../../shared/domain/loan-case';
import { decideLoan, decideWaiting } from '../../shared/domain/loan-rules';
import { addDays, daysBetween } from '../../shared/domain/office-day';
import { approvers, line, world } from './loan-samples';

/** Any sequence of commands on slips that want the same few volumes: what must never come true. */
type Slip = {
  state: StoredLoanState;
  readonly manner: LoanManner;
  readonly borrower: number;
  readonly lines: { id: number; volume: number; state: LoanFacts['lines'][number]['state'] }[];
  signed: ApprovalStep[];
  signers: number[];
  renewal: { days: number; signed: ApprovalStep[] } | null;
  lapseOn: string | null;
  issuedOn: string | null;
  dueOn: string | null;
};
const VOLUMES = 3;
const marked = 2;
const levelOf = (volume: number) => (volume === marked ? ('secret' as const) : ('general' as const));
// 14 is the manager and borrows too, 11 the head, so that borrowers are among the approvers.
const borrowers = [1, 11, 14] as const;

/** `person` 0 is whoever may sign next: wrong signers alone would never get a slip to the desk. */
const stepArbitrary = fc.record({
  slip: fc.nat(3),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('approve') },
    { weight: 2, arbitrary: fc.constantFrom('submit', 'issue', 'giveBack') },
    { weight: 1, arbitrary: fc.constantFrom('refuse', 'withdraw', 'askRenewal', 'dropLine', 'day') },
  ),
  person: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(1, 11, 12, 13, 14, 15) },
  ),
  days: fc.integer({ min: 1, max: 9 }),
});
const slipArbitrary = fc.record({
  manner: fc.constantFrom<LoanManner>('read', 'takeOut', 'copy'),
  borrower: fc.constantFrom(...borrowers),
  volumes: fc.uniqueArray(fc.nat(VOLUMES - 1), { minLength: 1, maxLength: 2 }),
});
const standIns = {
  ...approvers,
  departmentHead: { holders: [11], standIns: [12] },
  manager: { holders: [14], standIns: [13] },
};

function nextSigner(facts: LoanFacts): number {
  const level = facts.lines.some((l) => l.state !== 'released' && l.level !== 'general') ? 'secret' : 'general';
  const chain = approvalChain({ ...facts, level });
  const signed = facts.state === 'issued' ? (facts.renewal?.signed ?? []) : facts.signed;
  const next = chain.ok ? nextStepOf(chain.value, signed) : null;
  return next === null ? 12 : (signersOf(next, standIns, facts.borrowerId)[0]?.personId ?? 12);
}

function simulate(asked: readonly { manner: LoanManner; borrower: number; volumes: number[] }[]) {
  let today = '2026-03-10';
  const slips: Slip[] = asked.map(({ manner, borrower, volumes }, at) => ({
    state: 'draft',
    manner,
    borrower,
    lines: volumes.map((volume, i) => ({ id: at * 10 + i, volume, state: 'asked' })),
    signed: [],
    signers: [],
    renewal: null,
    lapseOn: null,
    issuedOn: null,
    dueOn: null,
  }));
  const lapsed = (slip: Slip) => slip.state === 'approved' && slip.lapseOn !== null && slip.lapseOn < today;
  const holds = (slip: Slip, volume: number) =>
    !lapsed(slip) && slip.lines.some((l) => l.volume === volume && (l.state === 'reserved' || l.state === 'out'));
  const factsOf = (slip: Slip): LoanFacts => {
    const closed = slip.state === 'issued' && !slip.lines.some((l) => l.state === 'out' || l.state === 'reserved');
    return {
      state: lapsed(slip) ? 'lapsed' : closed ? 'closed' : slip.state,
      manner: slip.manner,
      kind: 'staff',
      borrowerId: slip.borrower,
      letter: null,
      report: null,
      days: 3,
      issuedOn: slip.issuedOn,
      dueOn: slip.dueOn,
      signed: slip.signed,
      renewal: slip.renewal,
      overridden: false,
      lines: slip.lines.map((l) => ({
        ...line(),
        id: l.id,
        state: l.state,
        level: levelOf(l.volume),
        volumeState: slips.some((s) => s.lines.some((x) => x.volume === l.volume && x.state === 'out'))
          ? 'out'
          : 'filed',
        heldElsewhere: slips.some((other) => other !== slip && holds(other, l.volume)),
        waitingOthers: slips.filter(
          (o) =>
            o !== slip &&
            o.state === 'submitted' &&
            o.borrower !== slip.borrower &&
            o.lines.some((x) => x.volume === l.volume && x.state === 'asked'),
        ).length,
        askedTwice: false,
      })),
    };
  };
  const now = () => world({ today, approvers: standIns });
  const put = (slip: Slip, decision: LoanDecision, person: number, ofRenewal: boolean): void => {
    slip.state = decision.state;
    slip.dueOn = decision.dueOn;
    if (decision.lapseOn !== null) slip.lapseOn = decision.lapseOn;
    if (ofRenewal && slip.renewal !== null) slip.renewal.signed.push(...decision.filled);
    else slip.signed.push(...decision.filled);
    if (decision.filled.length > 0) slip.signers.push(person);
    if (decision.renewal === 'granted' || decision.renewal === 'refused') slip.renewal = null;
    for (const change of decision.lines) {
      const found = slip.lines.find((l) => l.id === change.id);
      if (found !== undefined) found.state = change.state;
    }
  };
  const commandOf = (slip: Slip, what: string, person: number, days: number): LoanCommand | null => {
    const ids = (state: string) => slip.lines.filter((l) => l.state === state).map((l) => l.id);
    const signing = { personId: person, manner: 'countersign' as const, recordedBy: 12 };
    switch (what) {
      case 'submit':
      case 'withdraw':
        return { type: what };
      case 'approve':
      case 'refuse':
        return { type: what, ...signing };
      case 'issue':
        return { type: 'issue', lineIds: ids('reserved') };
      case 'giveBack':
        return { type: 'giveBack', lineIds: ids('out') };
      case 'askRenewal':
        return { type: 'askRenewal', days };
      case 'dropLine':
        return { type: 'dropLine', lineId: slip.lines[0]?.id ?? 0 };
      default:
        return null;
    }
  };
  const step = (at: number, what: string, named: number, days: number): void => {
    if (what === 'day') {
      today = addDays(today, days % 3);
      return;
    }
    // As the engine does before it writes: what has lapsed lets go.
    for (const slip of slips)
      if (lapsed(slip)) for (const l of slip.lines) if (l.state === 'reserved') l.state = 'released';
    const slip = slips[at % slips.length];
    if (slip === undefined) return;
    const facts = factsOf(slip);
    const person = named === 0 ? nextSigner(facts) : named;
    const command = commandOf(slip, what, person, days);
    if (command === null) return;
    const answer = decideLoan(facts, command, now());
    if (!answer.ok) return;
    put(slip, answer.value, person, facts.state === 'issued');
    if (command.type === 'issue' && slip.issuedOn === null && command.lineIds.length > 0) slip.issuedOn = today;
    if (command.type === 'askRenewal') slip.renewal = { days, signed: [] };
    if (command.type === 'giveBack')
      for (const l of slip.lines) if (command.lineIds.includes(l.id)) l.state = 'returned';
    for (const waiting of slips) {
      const decision = decideWaiting(factsOf(waiting), now());
      if (decision !== null) put(waiting, decision, 0, false);
    }
  };
  return { slips, step, holds };
}

describe('whatever is done in whatever order', () => {
  it('one volume has one holder, nobody signs for themselves, nothing marked leaves, no loan outlasts the maximum', () => {
    let given = 0;
    fc.assert(
      fc.property(
        fc.array(slipArbitrary, { minLength: 2, maxLength: 4 }),
        fc.array(stepArbitrary, { minLength: 10, maxLength: 60 }),
        (asked, steps) => {
          const { slips, step, holds } = simulate(asked);
          for (const { slip, what, person, days } of steps) {
            step(slip, what, person, days);
            for (let volume = 0; volume < VOLUMES; volume += 1)
              expect(slips.filter((one) => holds(one, volume)).length).toBeLessThanOrEqual(1);
            for (const one of slips) {
              expect(one.signers).not.toContain(one.borrower);
              const out = one.lines.filter((l) => l.state === 'out' || l.state === 'returned');
              given += out.length;
              if (one.manner === 'takeOut') expect(out.some((l) => l.volume === marked)).toBe(false);
              if (one.issuedOn !== null && one.dueOn !== null)
                expect(daysBetween(one.issuedOn, one.dueOn)).toBeLessThanOrEqual(10);
              if (out.length > 0 || one.state === 'approved') {
                const level = one.lines.some((l) => l.state !== 'released' && l.volume === marked)
                  ? 'secret'
                  : 'general';
                const chain = approvalChain({ manner: one.manner, level, kind: 'staff', letter: null, report: null });
                expect(chain.ok && chain.value.every((s) => one.signed.includes(s))).toBe(true);
              }
            }
          }
        },
      ),
      { numRuns: 200, seed: 20260310 },
    );
    // The runs do reach hand-overs, so that what they prove is not about nothing.
    expect(given).toBeGreaterThan(100);
  });

  it('no step is ever the borrower’s to sign', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 6 }), (holders, standIns_, borrower) => {
        const all = { ...approvers, manager: { holders, standIns: standIns_ } };
        expect(signersOf('manager', all, borrower).map(({ personId }) => personId)).not.toContain(borrower);
      }),
    );
  });
});

it('says whose slips a person may sign as the rule says it of each borrower', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 });
  fc.assert(
    fc.property(
      fc.constantFrom<ApprovalStep>('departmentHead', 'manager', 'generalManager'),
      fc.record({ holders: ids, standIns: ids }),
      (step, held) => {
        const all = { ...approvers, [step]: held };
        for (const person of [1, 2, 3, 4, 5]) {
          const whose = signsFor(person, step, all);
          for (const borrower of [1, 2, 3, 4, 5, 6]) {
            const signs = signersOf(step, all, borrower).some(({ personId }) => personId === person);
            expect(borrower !== person && (whose === 'everybody' || whose.includes(borrower))).toBe(signs);
          }
        }
      },
    ),
  );
});
