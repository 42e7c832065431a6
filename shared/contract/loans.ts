import { z } from 'zod';
import { reminderManners } from '../domain/loan-reminders';
import type { Command } from './command';
import { approvalBy } from './approvals';
import {
  approvalStep,
  loanManner,
  lineState,
  slipList,
  lineList,
  borrowerSchema,
  deskVolumeSchema,
  holderSchema,
  waitingSchema,
  scanAnswerSchema,
  isoDay,
} from './loan-desk';
import {
  copySchema,
  returnReportSchema,
  breachSchema,
  loanSchema,
  slipRowSchema,
  lineRowSchema,
  returnInput,
  reminderRowSchema,
  registerRowSchema,
} from './loan-slip';
import {
  day,
  line,
  nothing,
  optionalLine,
  optionalText,
  page,
  pageRequest,
  requiredLine,
  rowId,
  version,
} from './primitives';

/** Loan 借阅: the desk, the path of a slip, its work lists, the return check, reminders, copies, the register. */
export * from './loan-desk';
export * from './loan-slip';

const target = { id: rowId, version };
const reason = requiredLine(200);
/** A person who must be chosen; none yet is said as what is missing. */
const chosen = rowId.nullable().transform((id, context) => {
  if (id !== null) return id;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});
/** What a person fills in for a renewal, a breach, a reminder and a copy; of whom and of which slip the screen adds. */
export const renewalInput = z.strictObject({ days: z.int().min(1).max(60) });
export const breachInput = z.strictObject({ what: requiredLine(200), sanction: optionalLine(200) });
export const reminderInput = z.strictObject({
  manner: z.enum(reminderManners),
  answeredBy: optionalLine(40),
  promisedOn: day.nullable(),
});
export const copyInput = z.strictObject({
  manner: z.enum(['copy', 'extract']),
  pages: requiredLine(200),
  copies: z.int().min(1).max(200),
  destination: requiredLine(120),
  madeById: chosen,
  supervisedById: chosen,
});
export const loanInput = z.strictObject({
  id: rowId.nullable(),
  version,
  borrowerId: rowId,
  manner: loanManner,
  purpose: requiredLine(200),
  letter: optionalLine(120),
  report: optionalText(1000),
  /** Days asked for; null takes the setting. */
  days: z.int().min(1).max(60).nullable(),
  lines: z
    .array(
      z.strictObject({
        volumeId: rowId,
        askedPages: optionalLine(200).default(null),
        askedCopies: z.int().min(1).max(200).nullable().default(null),
      }),
    )
    .min(1, 'required')
    .max(100),
});
export type LoanInput = z.input<typeof loanInput>;

const write = { may: 'loans.write', changes: ['loans', 'catalogue', 'desk', 'audit'] } as const;
const read = { may: 'read', changes: [] } as const;

export const loanCommands = {
  /** One scan or one typed code. Reads only: the tray is the page's, the slip is made by `loans.save`. */
  'loans.scan': {
    input: z.strictObject({
      code: line(60),
      borrowerId: rowId.nullable().default(null),
      manner: loanManner.default('takeOut'),
      onSlip: z.array(rowId).max(200).default([]),
    }),
    output: scanAnswerSchema,
    ...read,
  },
  'loans.borrower': { input: z.strictObject({ id: rowId }), output: borrowerSchema, ...read },
  /** By staff code, card or the beginning of a name: who may stand at the desk. */
  'loans.borrowers': {
    input: z.strictObject({ text: line(40) }),
    output: z.strictObject({ rows: z.array(borrowerSchema), more: z.boolean() }),
    ...read,
  },
  'loans.get': { input: z.strictObject({ id: rowId }), output: loanSchema, ...read },
  /** A draft: new (`id` null) or changed. Its lines are replaced as a whole. */
  'loans.save': { input: loanInput, output: loanSchema, ...write },
  /** Takes the number JY-… in its transaction. */
  'loans.submit': { input: z.strictObject(target), output: loanSchema, ...write },
  /** The next open step, and the steps beside it that the same person holds; also of a renewal. */
  'loans.approve': {
    input: z.strictObject({ ...target, by: approvalBy, remark: optionalLine(200).default(null) }),
    output: loanSchema,
    may: 'loans.approve',
    changes: ['loans', 'catalogue', 'desk', 'audit'],
  },
  'loans.refuse': {
    input: z.strictObject({ ...target, by: approvalBy, reason }),
    output: loanSchema,
    may: 'loans.approve',
    changes: ['loans', 'catalogue', 'desk', 'audit'],
  },
  'loans.withdraw': { input: z.strictObject({ ...target, reason }), output: loanSchema, ...write },
  /** The manager lets a borrower with an overdue volume have this slip (domain.md "Loan"). */
  'loans.override': {
    input: z.strictObject({ ...target, by: approvalBy, reason }),
    output: loanSchema,
    ...write,
  },
  /** A volume leaves a slip that is not issued yet. */
  'loans.dropLine': { input: z.strictObject({ ...target, lineId: rowId, reason }), output: loanSchema, ...write },
  /** Pick list: what has been taken from the shelf and lies ready. */
  'loans.fetch': {
    input: z.strictObject({ ...target, lineIds: z.array(rowId).min(1).max(100), fetched: z.boolean().default(true) }),
    output: loanSchema,
    ...write,
  },
  /** Hands over reserved lines; without `lineIds` all of them. */
  'loans.issue': {
    input: z.strictObject({ ...target, lineIds: z.array(rowId).min(1).max(100).nullable().default(null) }),
    output: loanSchema,
    ...write,
  },
  /** Takes lines back, each with its check. `on` null is today. */
  'loans.giveBack': {
    input: z.strictObject({ ...target, on: day.nullable().default(null), lines: z.array(returnInput).min(1).max(100) }),
    output: z.strictObject({
      loan: loanSchema,
      /** Slips whose volume came back by this, reserved now: tell these people. */
      reservedFor: z.array(z.strictObject({ loanId: rowId, number: z.string().nullable(), name: z.string() })),
    }),
    ...write,
  },
  'loans.askRenewal': {
    input: renewalInput.extend(target),
    output: loanSchema,
    ...write,
  },
  'loans.slips': {
    input: z.strictObject({
      list: slipList,
      /** toApprove: only what the operator in session may sign now. */
      mine: z.boolean().default(false),
      /** Only slips whose next signature is this one. */
      step: approvalStep.nullable().default(null),
      borrowerId: rowId.nullable().default(null),
      /** A number, or the beginning of a borrower's name. */
      text: line(40).default(''),
      ...pageRequest,
    }),
    output: page(slipRowSchema),
    ...read,
  },
  /** What of a client's papers is lent or set aside for somebody now; slips with something above the clearance are not told. */
  'loans.ofClient': {
    input: z.strictObject({ clientId: rowId }),
    output: z.array(lineRowSchema),
    ...read,
  },
  'loans.lines': {
    input: z.strictObject({ list: lineList, ...pageRequest }),
    output: page(lineRowSchema),
    ...read,
  },
  /** The number of each list, for the rail and the desk. */
  'loans.counts': {
    input: nothing,
    output: z.strictObject({
      drafts: z.int(),
      toApprove: z.int(),
      toApproveMine: z.int(),
      waiting: z.int(),
      toFetch: z.int(),
      reserved: z.int(),
      out: z.int(),
      dueSoon: z.int(),
      overdue: z.int(),
      lapsed: z.int(),
      queue: z.int(),
      papersToList: z.int(),
      reminders: z.int(),
      reports: z.int(),
    }),
    ...read,
  },
  /** Where is it, where does it belong, who had it. */
  'loans.ofVolume': {
    input: z.strictObject({ volumeId: rowId }),
    output: z.strictObject({
      volume: deskVolumeSchema,
      holder: holderSchema.nullable(),
      queue: z.array(waitingSchema),
      /** Newest first. */
      history: z.array(
        z.strictObject({
          loanId: rowId.nullable(),
          number: z.string().nullable(),
          manner: loanManner,
          personId: rowId,
          name: z.string(),
          department: z.string().nullable(),
          issuedOn: isoDay.nullable(),
          dueOn: isoDay.nullable(),
          returnedOn: isoDay.nullable(),
          state: lineState,
        }),
      ),
      copies: z.array(copySchema),
    }),
    ...read,
  },
  /** All that a borrower ever had, and what went wrong. */
  'loans.ofBorrower': {
    input: z.strictObject({ borrowerId: rowId, ...pageRequest }),
    output: z.strictObject({
      borrower: borrowerSchema,
      slips: page(slipRowSchema),
      breaches: z.array(breachSchema),
    }),
    ...read,
  },
  'loans.recordBreach': {
    input: breachInput.extend({ borrowerId: rowId, lineId: rowId.nullable() }),
    output: breachSchema,
    ...write,
  },
  /** Who is to be reminded today, by the rhythm of the settings. */
  'loans.reminders': {
    input: z.strictObject({ ...pageRequest }),
    output: page(reminderRowSchema),
    ...read,
  },
  'loans.remind': {
    input: reminderInput.extend({ loanIds: z.array(rowId).min(1).max(200) }),
    output: nothing,
    may: 'loans.write',
    changes: ['loans', 'desk', 'audit'],
  },
  /** The monthly list: everything out, by department and borrower. */
  'loans.outstanding': {
    input: z.strictObject({ ...pageRequest }),
    output: page(
      z.strictObject({
        borrowerId: rowId,
        borrower: z.string(),
        department: z.string().nullable(),
        phone: z.string().nullable(),
        lines: z.array(lineRowSchema),
      }),
    ).extend({ /** Of all borrowers, also beyond this page. */ volumes: z.int().nonnegative() }),
    ...read,
  },
  'loans.register': {
    input: z.strictObject({ from: day, to: day, ...pageRequest }),
    output: page(registerRowSchema),
    ...read,
  },
  'loans.reports': {
    input: z.strictObject({ open: z.boolean().default(true), ...pageRequest }),
    output: page(returnReportSchema),
    ...read,
  },
  'loans.settleReport': {
    input: z.strictObject({ id: rowId, outcome: requiredLine(200) }),
    output: returnReportSchema,
    ...write,
  },
  /** Copies and extracts made of an issued copy slip: who, when, pages, copies, where to (3.1, BM-7(8)). */
  'loans.logCopy': {
    input: copyInput.extend({ ...target, lineId: rowId }),
    output: loanSchema,
    ...write,
  },
  'loans.copies': {
    input: z.strictObject({ from: day, to: day, ...pageRequest }),
    output: page(copySchema),
    ...read,
  },
  /** The last thing done at the desk in this session, while nothing has touched it since. */
  'loans.undoable': {
    input: nothing,
    output: z
      .strictObject({
        what: z.enum(['issue', 'giveBack', 'fetch']),
        loanId: rowId,
        number: z.string().nullable(),
        volumes: z.int(),
        at: z.string(),
      })
      .nullable(),
    ...read,
  },
  'loans.undo': { input: z.strictObject({ reason }), output: loanSchema, ...write },
} as const satisfies Record<string, Command>;
