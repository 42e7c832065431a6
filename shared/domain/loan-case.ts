import { ok, type Result } from '../result';
import {
  type ApprovalManner,
  type ApprovalStep,
  type BorrowerKind,
  type LineState,
  type LoanManner,
  type LoanState,
  type LoanTerms,
  type StoredLoanState,
} from './loan';
import { approvalChain, type Approvers, chainRules, nextStepOf, signersOf, stepsFilledBy } from './loan-approvals';
import { scanBlocks } from './loan-scan';
import { highestLevel, type Level } from './level';
import type { Day, VolumeState } from './volume-facts';

/** What is decided about a slip: the commands, the facts they meet, the rules they may break, what comes of them. */

/**
 * ```
 * draft ─ submit ▶ submitted ─ approvals ▶ approved ─ issue ▶ issued ─ (all lines back) ▶ closed
 *           └ withdraw ┘ └ refuse(reason) ▶ refused       approved ─ days unused ▶ lapsed
 * ```
 * A slip whose approvals are complete while a volume of it is elsewhere stays `submitted` and waits in the queue; it is
 * approved in the transaction that brings the last one back.
 */
export const loanActions = [
  'save',
  'submit',
  'approve',
  'refuse',
  'withdraw',
  'override',
  'dropLine',
  'fetch',
  'issue',
  'giveBack',
  'askRenewal',
  'logCopy',
] as const;
export type LoanAction = (typeof loanActions)[number];

export type Signing = {
  /** Whose signature it is. */
  readonly personId: number;
  readonly manner: ApprovalManner;
  /** Who writes it down. */
  readonly recordedBy: number;
};
export type LoanCommand =
  | { readonly type: 'save' | 'submit' | 'withdraw' }
  | ({ readonly type: 'approve' | 'refuse' | 'override' } & Signing)
  | { readonly type: 'dropLine' | 'logCopy'; readonly lineId: number }
  | { readonly type: 'fetch' | 'issue' | 'giveBack'; readonly lineIds: readonly number[] }
  | { readonly type: 'askRenewal'; readonly days: number };

export type LineFacts = {
  readonly id: number;
  readonly state: LineState;
  readonly volumeState: VolumeState;
  readonly level: Level;
  readonly onSubmittedList: boolean;
  /** Reserved or out on another slip. */
  readonly heldElsewhere: boolean;
  /** Submitted slips of others that want it. */
  readonly waitingOthers: number;
  /** The same person asks for it, keeps it or has it on another slip. */
  readonly askedTwice: boolean;
};

export type LoanFacts = {
  readonly state: LoanState;
  readonly manner: LoanManner;
  readonly kind: BorrowerKind;
  readonly borrowerId: number;
  readonly letter: string | null;
  readonly report: string | null;
  readonly days: number;
  readonly issuedOn: Day | null;
  readonly dueOn: Day | null;
  readonly signed: readonly ApprovalStep[];
  readonly renewal: { readonly days: number; readonly signed: readonly ApprovalStep[] } | null;
  readonly overridden: boolean;
  readonly lines: readonly LineFacts[];
};

/** What the rule needs of the world, gathered in the same transaction. */
export type LoanWorld = {
  readonly today: Day;
  readonly terms: LoanTerms;
  readonly borrowerLeft: boolean;
  /** Volumes this person has overdue on other slips; 0 where the setting does not block. */
  readonly borrowerOverdue: number;
  readonly approvers: Approvers;
  /** Ways that the settings allow for a step. */
  readonly waysOf: (step: ApprovalStep) => readonly ApprovalManner[];
};

export type LoanDecision = {
  readonly state: StoredLoanState;
  /** Steps filled by this signature. */
  readonly filled: readonly ApprovalStep[];
  readonly nextStep: ApprovalStep | null;
  readonly lines: readonly { readonly id: number; readonly state: 'asked' | 'reserved' | 'out' | 'released' }[];
  readonly dueOn: Day | null;
  /** First day of waiting at the desk, and the last on which it may be fetched; null where it does not begin now. */
  readonly lapseOn: Day | null;
  readonly renewal: 'none' | 'asked' | 'granted' | 'refused';
};

export const loanRules = [
  'loanState',
  'noLines',
  'borrowerLeft',
  'borrowerOverdue',
  'nothingToOverride',
  'termTooLong',
  'askedTwice',
  'borrowerSigns',
  'notYourStep',
  'ownPaper',
  'wayNotAllowed',
  'allSigned',
  'approvalsMissing',
  'lastLine',
  'lineNotThere',
  'lineNotReserved',
  'lineNotOut',
  'renewalReading',
  'renewalPending',
  'renewalOverdue',
  'renewalAwaited',
  'renewalBeyondMaximum',
  'notACopySlip',
  ...chainRules,
  ...scanBlocks.filter((block) => block.startsWith('volume')),
] as const;
export type LoanRule = (typeof loanRules)[number];

/** Lines that still belong to the slip. */
export const living = ({ lines }: LoanFacts): readonly LineFacts[] => lines.filter((line) => line.state !== 'released');
const levelOf = (loan: LoanFacts): Level => highestLevel(living(loan).map((line) => line.level));
export const chainOf = (loan: LoanFacts) => approvalChain({ ...loan, level: levelOf(loan) });

/** What is decided, as far as the command changes anything; everything else stays as it is. */
export function decided(loan: LoanFacts, change: Partial<LoanDecision>): Result<LoanDecision, never> {
  const stored = loan.state === 'lapsed' ? 'approved' : loan.state === 'closed' ? 'issued' : loan.state;
  const chain = chainOf(loan);
  const signed = loan.state === 'submitted' ? loan.signed : (loan.renewal?.signed ?? null);
  const nextStep = chain.ok && signed !== null ? nextStepOf(chain.value, signed) : null;
  return ok({
    state: stored,
    filled: [],
    nextStep,
    lines: [],
    dueOn: loan.dueOn,
    lapseOn: null,
    renewal: 'none',
    ...change,
  });
}

/** Why this person may not sign this step, or null. */
export function signatureRefused(
  step: ApprovalStep,
  signing: Signing,
  loan: LoanFacts,
  world: LoanWorld,
): LoanRule | null {
  if (signing.personId === loan.borrowerId) return 'borrowerSigns';
  if (!signersOf(step, world.approvers, loan.borrowerId).some((one) => one.personId === signing.personId))
    return 'notYourStep';
  if (!world.waysOf(step).includes(signing.manner)) return 'wayNotAllowed';
  return signing.manner === 'paper' && signing.recordedBy === signing.personId ? 'ownPaper' : null;
}

/** The steps that this signature fills in ways that the settings allow. */
export function filledBy(
  signing: Signing,
  chain: readonly ApprovalStep[],
  signed: readonly ApprovalStep[],
  loan: LoanFacts,
  world: LoanWorld,
): readonly ApprovalStep[] {
  const all = stepsFilledBy(signing.personId, chain, signed, world.approvers, loan.borrowerId);
  const end = all.findIndex((step) => !world.waysOf(step).includes(signing.manner));
  return end === -1 ? all : all.slice(0, end);
}
