import { z } from 'zod';
import { approvalManners, dueClauses } from '../domain/loan';
import { loanActions } from '../domain/loan-case';
import { reminderManners } from '../domain/loan-reminders';
import { returnReportKinds } from '../domain/loan-return';
import {
  loanManner,
  loanState,
  lineState,
  returnResult,
  approvalStep,
  borrowerSchema,
  deskVolumeSchema,
  holderSchema,
  isoDay,
} from './loan-desk';
import { binding, level, optionalLine, requiredLine, rowId, version } from './primitives';

/** A loan slip 借阅单 with all that stands on it, and the rows of its lists and registers. */
export const copySchema = z.strictObject({
  id: rowId,
  lineId: rowId,
  loanId: rowId,
  number: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  level,
  pages: z.string(),
  copies: z.int(),
  manner: z.enum(['copy', 'extract']),
  destination: z.string(),
  madeBy: z.string(),
  supervisedBy: z.string(),
  on: isoDay,
  borrower: z.string(),
});
export type CopyMade = z.infer<typeof copySchema>;

/** A repair order, a note of missing pages, a loss report: drawn at the return check, open until settled. */
export const returnReportSchema = z.strictObject({
  id: rowId,
  kind: z.enum(returnReportKinds),
  loanId: rowId,
  lineId: rowId,
  number: z.string().nullable(),
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  level,
  borrower: z.string(),
  on: isoDay,
  what: z.string(),
  settledOn: isoDay.nullable(),
  outcome: z.string().nullable(),
});
export type ReturnReport = z.infer<typeof returnReportSchema>;

export const breachSchema = z.strictObject({
  id: rowId,
  on: isoDay,
  loanId: rowId.nullable(),
  number: z.string().nullable(),
  code: z.string().nullable(),
  what: z.string(),
  sanction: z.string().nullable(),
});
export type Breach = z.infer<typeof breachSchema>;

export const loanLineSchema = z.strictObject({
  id: rowId,
  volume: deskVolumeSchema,
  state: lineState,
  /** Copy requests: which pages, how many copies. */
  askedPages: z.string().nullable(),
  askedCopies: z.int().nullable(),
  /** Put ready at the desk by the pick list. */
  fetchedOn: isoDay.nullable(),
  returnedOn: isoDay.nullable(),
  pagesCounted: z.int().nullable(),
  condition: z.string().nullable(),
  marks: z.string().nullable(),
  missingPages: z.string().nullable(),
  remark: z.string().nullable(),
  /** While it waits: who holds it, and the place in the queue. */
  holder: holderSchema.nullable(),
  position: z.int().nullable(),
  copies: z.array(copySchema),
  report: returnReportSchema.nullable(),
});
export type LoanLine = z.infer<typeof loanLineSchema>;

export const approvalSchema = z.strictObject({
  step: approvalStep,
  personId: rowId,
  person: z.string(),
  manner: z.enum(approvalManners),
  paperNumber: z.string().nullable(),
  paperDate: isoDay.nullable(),
  verdict: z.enum(['approved', 'refused']),
  reason: z.string().nullable(),
  on: isoDay,
  /** The renewal this belongs to; null for the loan itself. */
  renewalId: rowId.nullable(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Who may sign the next step. `login` is null for one who is no operator: paper only. */
export const signerSchema = z.strictObject({
  step: approvalStep,
  personId: rowId,
  name: z.string(),
  login: z.string().nullable(),
  /** Stands in because the borrower holds the step, or because it is vacant. */
  standsIn: z.boolean(),
  ways: z.array(z.enum(approvalManners)),
});
export type Signer = z.infer<typeof signerSchema>;

export const loanSchema = z.strictObject({
  id: rowId,
  /** JY-2026-0001; null while a draft. */
  number: z.string().nullable(),
  machineKey: z.string(),
  state: loanState,
  manner: loanManner,
  level,
  borrower: borrowerSchema,
  purpose: z.string(),
  /** XX-27: an outsider's letter or pass, and the reading report (whom, what for, why, who reads). */
  letter: z.string().nullable(),
  report: z.string().nullable(),
  days: z.int(),
  /** Why it was refused, withdrawn. */
  reason: z.string().nullable(),
  submittedOn: isoDay.nullable(),
  approvedOn: isoDay.nullable(),
  lapseOn: isoDay.nullable(),
  issuedOn: isoDay.nullable(),
  dueOn: isoDay.nullable(),
  dueClause: z.enum(dueClauses),
  overdueDays: z.int(),
  closedOn: isoDay.nullable(),
  /** The whole chain in order, and what of it is still open. */
  steps: z.array(approvalStep),
  nextStep: approvalStep.nullable(),
  signers: z.array(signerSchema),
  /** All approvals given, but a volume is not back yet. */
  waiting: z.boolean(),
  approvals: z.array(approvalSchema),
  renewals: z.int(),
  renewal: z.strictObject({ id: rowId, days: z.int(), askedOn: isoDay, dueOn: isoDay }).nullable(),
  /** The last day renewals can reach (DA-13.5); null unless out of the room. */
  latestDue: isoDay.nullable(),
  override: z.strictObject({ by: z.string(), reason: z.string(), on: isoDay }).nullable(),
  reminders: z.array(
    z.strictObject({
      on: isoDay,
      stage: z.string(),
      manner: z.enum(reminderManners),
      answeredBy: z.string().nullable(),
      promisedOn: isoDay.nullable(),
    }),
  ),
  lines: z.array(loanLineSchema),
  /** What may be done now, so that a screen offers nothing that would be refused for the state it is in. */
  actions: z.array(z.enum(loanActions)),
  version,
});
export type Loan = z.infer<typeof loanSchema>;

export const slipRowSchema = z.strictObject({
  id: rowId,
  number: z.string().nullable(),
  state: loanState,
  manner: loanManner,
  level,
  borrowerId: rowId,
  borrower: z.string(),
  department: z.string().nullable(),
  purpose: z.string(),
  volumes: z.int(),
  /** The first volume on the slip. */
  firstCode: z.string(),
  firstTitle: z.string(),
  submittedOn: isoDay.nullable(),
  approvedOn: isoDay.nullable(),
  lapseOn: isoDay.nullable(),
  issuedOn: isoDay.nullable(),
  dueOn: isoDay.nullable(),
  out: z.int(),
  overdueDays: z.int(),
  nextStep: approvalStep.nullable(),
  /** Days asked for, where it is a renewal that wants signing. */
  renewalDays: z.int().nullable(),
  version,
});
export type SlipRow = z.infer<typeof slipRowSchema>;

export const lineRowSchema = z.strictObject({
  lineId: rowId,
  loanId: rowId,
  loanVersion: version,
  number: z.string().nullable(),
  manner: loanManner,
  state: lineState,
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  level,
  home: z.string().nullable(),
  current: z.string().nullable(),
  borrowerId: rowId,
  borrower: z.string(),
  department: z.string().nullable(),
  phone: z.string().nullable(),
  issuedOn: isoDay.nullable(),
  dueOn: isoDay.nullable(),
  overdueDays: z.int(),
  lapseOn: isoDay.nullable(),
  fetchedOn: isoDay.nullable(),
  remindedOn: isoDay.nullable(),
  /** How many wait for this volume; in the queue list, the place of this line. */
  waiting: z.int(),
  position: z.int().nullable(),
  /** Queue only: who has it now. */
  holder: z.string().nullable(),
});
export type LineRow = z.infer<typeof lineRowSchema>;

export const returnInput = z.strictObject({
  lineId: rowId,
  result: returnResult,
  /** Pages of a bound volume, items of a loose one; null only where nobody knows how many there should be, or when lost. */
  pagesCounted: z.int().min(0).max(99_999).nullable(),
  condition: optionalLine(200),
  marks: optionalLine(200),
  missingPages: optionalLine(200),
  remark: optionalLine(400),
  /** DA-13.3: what was done wrong, and what follows from it. */
  breach: z.strictObject({ what: requiredLine(200), sanction: optionalLine(200) }).nullable(),
});
export type ReturnInput = z.input<typeof returnInput>;

/** A reminder that is due: one a borrower, all that person has out and due (G7). */
export const reminderRowSchema = z.strictObject({
  borrowerId: rowId,
  borrower: z.string(),
  department: z.string().nullable(),
  phone: z.string().nullable(),
  loans: z.array(
    z.strictObject({
      loanId: rowId,
      number: z.string().nullable(),
      issuedOn: isoDay.nullable(),
      dueOn: isoDay,
      overdueDays: z.int(),
      stage: z.string(),
      remindedOn: isoDay.nullable(),
      times: z.int(),
      promisedOn: isoDay.nullable(),
      volumes: z.array(z.strictObject({ volumeId: rowId, code: z.string(), title: z.string() })),
    }),
  ),
});
export type ReminderRow = z.infer<typeof reminderRowSchema>;

/** The register 借阅登记簿, one row a volume (XX-28.5: time, name of the papers, copies, reason, signature). */
export const registerRowSchema = z.strictObject({
  lineId: rowId,
  number: z.string(),
  manner: loanManner,
  issuedOn: isoDay,
  borrower: z.string(),
  department: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  level,
  /** 份数: pages of a bound volume, items of a loose one. */
  count: z.int().nullable(),
  binding,
  purpose: z.string(),
  approvedBy: z.array(z.string()),
  dueOn: isoDay.nullable(),
  returnedOn: isoDay.nullable(),
  state: lineState,
  remark: z.string().nullable(),
});
export type RegisterRow = z.infer<typeof registerRowSchema>;
