import { assertNever, err, ok, type Result } from '../result';
import { type ApprovalStep, leavesRoom, type LineState, type LoanState } from './loan';
import { nextStepOf } from './loan-approvals';
import {
  chainOf,
  decided,
  filledBy,
  type LineFacts,
  living,
  type LoanAction,
  loanActions,
  type LoanCommand,
  type LoanDecision,
  type LoanFacts,
  type LoanRule,
  type LoanWorld,
  signatureRefused,
  type Signing,
} from './loan-case';
import { approveRenewal, askRenewal } from './loan-renewal';
import { volumeBlock } from './loan-scan';
import { addDays } from './office-day';

/** The states a command starts from. `approve` and `refuse` of an issued slip are those of its renewal. */
const from: Readonly<Record<LoanAction, readonly LoanState[]>> = {
  save: ['draft'],
  submit: ['draft'],
  approve: ['submitted', 'issued'],
  refuse: ['submitted', 'issued'],
  withdraw: ['draft', 'submitted', 'approved'],
  override: ['draft', 'submitted', 'approved'],
  dropLine: ['submitted', 'approved', 'issued'],
  fetch: ['approved', 'issued'],
  issue: ['approved', 'issued'],
  giveBack: ['issued'],
  askRenewal: ['issued'],
  logCopy: ['issued', 'closed'],
};

/** What a screen may offer: by state and by what the slip holds; whether it is granted, `decideLoan` says. */
export function actionsOf(loan: LoanFacts): LoanAction[] {
  const some = (...states: LineState[]) => loan.lines.some((line) => states.includes(line.state));
  const chain = chainOf(loan);
  const open = chain.ok ? nextStepOf(chain.value, loan.renewal?.signed ?? loan.signed) !== null : false;
  const more: Readonly<Partial<Record<LoanAction, boolean>>> = {
    approve: loan.state === 'submitted' ? open : loan.renewal !== null,
    refuse: loan.state === 'submitted' ? open : loan.renewal !== null,
    dropLine: living(loan).length > 1 && some('asked', 'reserved'),
    fetch: some('reserved'),
    issue: some('reserved'),
    giveBack: some('out'),
    askRenewal: leavesRoom(loan.manner) && loan.renewal === null && some('out'),
    logCopy: loan.manner === 'copy',
  };
  return loanActions.filter((action) => from[action].includes(loan.state) && (more[action] ?? true));
}

/** Decides a command on a slip: its state first, then who asks, then what it holds. Plain data in, plain data out. */
export function decideLoan(loan: LoanFacts, command: LoanCommand, world: LoanWorld): Result<LoanDecision, LoanRule> {
  if (!from[command.type].includes(loan.state)) return err('loanState');
  switch (command.type) {
    case 'save':
      return world.borrowerLeft ? err('borrowerLeft') : decided(loan, {});
    case 'submit':
      return submit(loan, world);
    case 'approve':
      return loan.state === 'issued' ? approveRenewal(loan, command, world) : approve(loan, command, world);
    case 'refuse':
      return refuse(loan, command, world);
    case 'withdraw':
      return decided(loan, { state: 'withdrawn', nextStep: null, lines: released(living(loan)) });
    case 'override':
      return override(loan, command, world);
    case 'dropLine':
      return dropLine(loan, command.lineId, world);
    case 'fetch':
      return eachLine(loan, command.lineIds, 'reserved', 'lineNotReserved') ?? decided(loan, {});
    case 'issue':
      return issue(loan, command.lineIds, world);
    case 'giveBack':
      return eachLine(loan, command.lineIds, 'out', 'lineNotOut') ?? decided(loan, {});
    case 'askRenewal':
      return askRenewal(loan, command.days, world);
    case 'logCopy':
      return logCopy(loan, command.lineId);
    default:
      return assertNever(command);
  }
}

const released = (lines: readonly LineFacts[]) => lines.map(({ id }) => ({ id, state: 'released' as const }));

/** What a person must satisfy each time something new is given to them. */
function personRefused(loan: LoanFacts, world: LoanWorld): LoanRule | null {
  if (world.borrowerLeft) return 'borrowerLeft';
  return world.borrowerOverdue > 0 && !loan.overridden ? 'borrowerOverdue' : null;
}

function volumesRefused(lines: readonly LineFacts[]): LoanRule | null {
  for (const line of lines) {
    const block = volumeBlock(line.volumeState, line.onSubmittedList);
    if (block !== null) return block;
  }
  return null;
}

function submit(loan: LoanFacts, world: LoanWorld): Result<LoanDecision, LoanRule> {
  if (living(loan).length === 0) return err('noLines');
  const refused = personRefused(loan, world);
  if (refused !== null) return err(refused);
  const chain = chainOf(loan);
  if (!chain.ok) return chain;
  if (leavesRoom(loan.manner) && loan.days > world.terms.maxDays) return err('termTooLong');
  const blocked = volumesRefused(living(loan));
  if (blocked !== null) return err(blocked);
  if (living(loan).some((line) => line.askedTwice)) return err('askedTwice');
  return decided(loan, { state: 'submitted', nextStep: nextStepOf(chain.value, []) });
}

function approve(loan: LoanFacts, signing: Signing, world: LoanWorld): Result<LoanDecision, LoanRule> {
  const chain = chainOf(loan);
  if (!chain.ok) return chain;
  const next = nextStepOf(chain.value, loan.signed);
  if (next === null) return err('allSigned');
  const refused = signatureRefused(next, signing, loan, world);
  if (refused !== null) return err(refused);
  const filled = filledBy(signing, chain.value, loan.signed, loan, world);
  const nextStep = nextStepOf(chain.value, [...loan.signed, ...filled]);
  if (nextStep !== null) return decided(loan, { filled, nextStep });
  return settle(loan, filled, world);
}

/** All approvals are there: everything is reserved together, or the slip waits until what is elsewhere comes back. */
function settle(loan: LoanFacts, filled: readonly ApprovalStep[], world: LoanWorld): Result<LoanDecision, LoanRule> {
  const refused = world.borrowerLeft ? 'borrowerLeft' : volumesRefused(living(loan));
  if (refused !== null) return err(refused);
  if (living(loan).some((line) => line.heldElsewhere)) return decided(loan, { filled, nextStep: null });
  return decided(loan, {
    state: 'approved',
    filled,
    nextStep: null,
    lines: living(loan).map(({ id }) => ({ id, state: 'reserved' as const })),
    lapseOn: addDays(world.today, world.terms.lapseDays),
  });
}

/**
 * A slip that waits, looked at again because a volume came free: approved now, or null where it goes on waiting. It does
 * not fail: whatever has come in its way since is found when it is issued.
 */
export function decideWaiting(loan: LoanFacts, world: LoanWorld): LoanDecision | null {
  const chain = chainOf(loan);
  if (loan.state !== 'submitted' || !chain.ok || nextStepOf(chain.value, loan.signed) !== null) return null;
  const settled = settle(loan, [], world);
  return settled.ok && settled.value.state === 'approved' ? settled.value : null;
}

function refuse(loan: LoanFacts, signing: Signing, world: LoanWorld): Result<LoanDecision, LoanRule> {
  if (loan.state === 'issued' && loan.renewal === null) return err('loanState');
  const chain = chainOf(loan);
  if (!chain.ok) return chain;
  const next = nextStepOf(chain.value, loan.renewal?.signed ?? loan.signed);
  if (next === null) return err('allSigned');
  const refused = signatureRefused(next, signing, loan, world);
  if (refused !== null) return err(refused);
  if (loan.state === 'issued') return decided(loan, { renewal: 'refused', nextStep: null });
  return decided(loan, { state: 'refused', nextStep: null, lines: released(living(loan)) });
}

function override(loan: LoanFacts, signing: Signing, world: LoanWorld): Result<LoanDecision, LoanRule> {
  const refused = signatureRefused('manager', signing, loan, world);
  if (refused !== null) return err(refused);
  return world.borrowerOverdue === 0 || loan.overridden ? err('nothingToOverride') : decided(loan, {});
}

function dropLine(loan: LoanFacts, lineId: number, world: LoanWorld): Result<LoanDecision, LoanRule> {
  const line = loan.lines.find(({ id }) => id === lineId);
  if (line === undefined) return err('lineNotThere');
  if (line.state !== 'asked' && line.state !== 'reserved') return err('lineNotReserved');
  const rest: LoanFacts = {
    ...loan,
    lines: loan.lines.map((one) => (one === line ? { ...one, state: 'released' as const } : one)),
  };
  if (living(rest).length === 0) return err('lastLine');
  const dropped = { id: lineId, state: 'released' as const };
  const approved = decideWaiting(rest, world);
  if (approved !== null) return ok({ ...approved, lines: [dropped, ...approved.lines] });
  return decided(rest, { lines: [dropped] });
}

/** The refusal where one of the lines is not in the state asked for; null when all are. */
function eachLine(
  loan: LoanFacts,
  lineIds: readonly number[],
  state: LineState,
  otherwise: LoanRule,
): Result<never, LoanRule> | null {
  for (const id of lineIds) {
    const line = loan.lines.find((one) => one.id === id);
    if (line === undefined) return err('lineNotThere');
    if (line.state !== state) return err(otherwise);
  }
  return null;
}

function issue(loan: LoanFacts, lineIds: readonly number[], world: LoanWorld): Result<LoanDecision, LoanRule> {
  const wrong = eachLine(loan, lineIds, 'reserved', 'lineNotReserved');
  if (wrong !== null) return wrong;
  const refused = personRefused(loan, world);
  if (refused !== null) return err(refused);
  const chain = chainOf(loan);
  if (!chain.ok) return chain;
  // A level that rose since asks for more signatures than the slip has.
  if (nextStepOf(chain.value, loan.signed) !== null) return err('approvalsMissing');
  const lines = loan.lines.filter(({ id }) => lineIds.includes(id));
  const blocked = volumesRefused(lines);
  if (blocked !== null) return err(blocked);
  const dueOn = leavesRoom(loan.manner) ? addDays(world.today, loan.days) : world.today;
  return decided(loan, {
    state: 'issued',
    lines: lines.map(({ id }) => ({ id, state: 'out' as const })),
    dueOn: loan.dueOn ?? dueOn,
  });
}

function logCopy(loan: LoanFacts, lineId: number): Result<LoanDecision, LoanRule> {
  if (loan.manner !== 'copy') return err('notACopySlip');
  const line = loan.lines.find(({ id }) => id === lineId);
  if (line === undefined) return err('lineNotThere');
  return ['asked', 'reserved', 'released'].includes(line.state) ? err('lineNotOut') : decided(loan, {});
}
