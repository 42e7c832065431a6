import { err, type Result } from '../result';
import { leavesRoom } from './loan';
import { nextStepOf } from './loan-approvals';
import {
  chainOf,
  decided,
  filledBy,
  type LoanDecision,
  type LoanFacts,
  type LoanRule,
  type LoanWorld,
  signatureRefused,
  type Signing,
} from './loan-case';
import { addDays, daysBetween } from './office-day';

/** Why a slip cannot be renewed by so many days, asked again when the last approval comes. */
function renewalRefused(loan: LoanFacts, days: number, { today, terms }: LoanWorld): LoanRule | null {
  if (!leavesRoom(loan.manner)) return 'renewalReading';
  if (loan.issuedOn === null || loan.dueOn === null) return 'loanState';
  if (loan.dueOn < today) return 'renewalOverdue';
  if (loan.lines.some((line) => line.state === 'out' && line.waitingOthers > 0)) return 'renewalAwaited';
  return daysBetween(loan.issuedOn, loan.dueOn) + days > terms.maxDays ? 'renewalBeyondMaximum' : null;
}

/** Asks for so many days more: the same approvals again (DA-13.5). */
export function askRenewal(loan: LoanFacts, days: number, world: LoanWorld): Result<LoanDecision, LoanRule> {
  if (loan.renewal !== null) return err('renewalPending');
  const refused = renewalRefused(loan, days, world);
  if (refused !== null) return err(refused);
  const chain = chainOf(loan);
  return chain.ok ? decided(loan, { renewal: 'asked', nextStep: nextStepOf(chain.value, []) }) : chain;
}

/** Signs the next step of a renewal; the last signature moves the due day. */
export function approveRenewal(loan: LoanFacts, signing: Signing, world: LoanWorld): Result<LoanDecision, LoanRule> {
  if (loan.renewal === null || loan.dueOn === null) return err('loanState');
  const chain = chainOf(loan);
  if (!chain.ok) return chain;
  const next = nextStepOf(chain.value, loan.renewal.signed);
  if (next === null) return err('allSigned');
  const refused = signatureRefused(next, signing, loan, world) ?? renewalRefused(loan, loan.renewal.days, world);
  if (refused !== null) return err(refused);
  const filled = filledBy(signing, chain.value, loan.renewal.signed, loan, world);
  const nextStep = nextStepOf(chain.value, [...loan.renewal.signed, ...filled]);
  return nextStep === null
    ? decided(loan, { filled, nextStep, renewal: 'granted', dueOn: addDays(loan.dueOn, loan.renewal.days) })
    : decided(loan, { filled, nextStep });
}
