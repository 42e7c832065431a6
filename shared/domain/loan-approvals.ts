import { err, ok, type Result } from '../result';
import type { ApprovalStep, BorrowerKind, LoanManner } from './loan';
import { isMarked, type Level } from './level';

/** Who approves what (domain.md "Loan", table manner × who; DA-13, DA-14.2, XX-27, XX-28, BM-7(8)). */

export const chainRules = [
  'markedStays',
  'outsiderTakesOut',
  'outsiderCopies',
  'letterMissing',
  'reportMissing',
] as const;
export type ChainRule = (typeof chainRules)[number];

export type ChainFacts = {
  readonly manner: LoanManner;
  /** The highest level on the slip. */
  readonly level: Level;
  readonly kind: BorrowerKind;
  /** XX-27: an outsider's letter of introduction or pass, and the reading report. */
  readonly letter: string | null;
  readonly report: string | null;
};

/** The approvals of a slip in their order, or the rule that lets nobody have it. */
export function approvalChain(slip: ChainFacts): Result<readonly ApprovalStep[], ChainRule> {
  const marked = isMarked(slip.level);
  if (slip.kind === 'outsider') return outsiderChain(slip, marked);
  switch (slip.manner) {
    case 'read':
      return ok(marked ? ['departmentHead', 'archivist', 'manager'] : ['departmentHead', 'archivist']);
    case 'takeOut':
      // DA-14.2: what is marked never leaves the room.
      return marked ? err('markedStays') : ok(['departmentHead', 'archivist', 'manager']);
    case 'copy':
      // BM-7(8), the strictest reading: manager and general manager.
      return ok(marked ? ['manager', 'generalManager'] : ['supervisor']);
  }
}

function outsiderChain(slip: ChainFacts, marked: boolean): Result<readonly ApprovalStep[], ChainRule> {
  if (slip.manner === 'takeOut') return err(marked ? 'markedStays' : 'outsiderTakesOut');
  if (slip.manner === 'copy') return err('outsiderCopies');
  if (slip.letter === null) return err('letterMissing');
  if (slip.report === null) return err('reportMissing');
  return ok(marked ? ['archivist', 'supervisor', 'manager'] : ['archivist', 'supervisor']);
}

/** The clauses a step of this slip's approval stands on. */
export function clausesOfStep(step: ApprovalStep, manner: LoanManner): readonly string[] {
  switch (step) {
    case 'departmentHead':
      return manner === 'read' ? ['DA-13.2', 'XX-27.2'] : ['DA-13.2', 'XX-28.3'];
    case 'archivist':
      return manner === 'read' ? ['XX-27.3'] : ['XX-28.4'];
    case 'supervisor':
      return manner === 'read' ? ['XX-27.3'] : ['XX-32.1'];
    case 'manager':
      return manner === 'read' ? ['XX-27.4'] : manner === 'copy' ? ['DA-14.2', 'BM-7(8)'] : ['DA-13.1', 'XX-28.6'];
    case 'generalManager':
      return ['BM-7(8)'];
  }
}

/** Persons by id. `standIns` sign only where nobody else can: the borrower holds the step, or no department head is named. */
export type StepHolders = { readonly holders: readonly number[]; readonly standIns: readonly number[] };
export type Approvers = Readonly<Record<ApprovalStep, StepHolders>>;
export type StepSigner = { readonly personId: number; readonly standsIn: boolean };

/** Who may sign a step of this borrower's slip. The borrower is never among them. */
export function signersOf(step: ApprovalStep, approvers: Approvers, borrowerId: number): readonly StepSigner[] {
  const { holders, standIns } = approvers[step];
  const others = holders.filter((id) => id !== borrowerId);
  if (others.length > 0) return others.map((personId) => ({ personId, standsIn: false }));
  const vacantOrOwn = holders.includes(borrowerId) || step === 'departmentHead';
  return vacantOrOwn
    ? standIns.filter((id) => id !== borrowerId).map((personId) => ({ personId, standsIn: true }))
    : [];
}

/** Nobody borrows under this number: ids begin at 1. */
const NOBODY = 0;
/**
 * Whose slips a person may sign at a step, their own never: everybody's, or only those of the borrowers named. A borrower
 * who does not hold the step changes nothing for those who do, so that asking the rule for nobody and for each holder
 * asks it for all.
 */
export function signsFor(personId: number, step: ApprovalStep, approvers: Approvers): 'everybody' | readonly number[] {
  const signs = (borrowerId: number) =>
    signersOf(step, approvers, borrowerId).some((signer) => signer.personId === personId);
  return signs(NOBODY) ? 'everybody' : approvers[step].holders.filter(signs);
}

/** The first step of the chain that nobody has signed; null when all are. */
export const nextStepOf = (chain: readonly ApprovalStep[], signed: readonly ApprovalStep[]): ApprovalStep | null =>
  chain.find((step) => !signed.includes(step)) ?? null;

/** The steps one signature fills: the next one, and those right behind it that the same person holds. */
export function stepsFilledBy(
  personId: number,
  chain: readonly ApprovalStep[],
  signed: readonly ApprovalStep[],
  approvers: Approvers,
  borrowerId: number,
): readonly ApprovalStep[] {
  const open = chain.filter((step) => !signed.includes(step));
  const end = open.findIndex(
    (step) => !signersOf(step, approvers, borrowerId).some((signer) => signer.personId === personId),
  );
  return end === -1 ? open : open.slice(0, end);
}
