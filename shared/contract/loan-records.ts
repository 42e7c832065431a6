import { z } from 'zod';
import { reminderManners } from '../domain/loan-reminders';
import type { Command } from './command';
import {
  borrowerSchema,
  deskVolumeSchema,
  holderSchema,
  isoDay,
  lineState,
  loanManner,
  waitingSchema,
} from './loan-desk';
import {
  breachSchema,
  copySchema,
  loanSchema,
  registerRowSchema,
  reminderRowSchema,
  returnReportSchema,
  slipRowSchema,
} from './loan-slip';
import { day, nothing, optionalLine, page, pageRequest, requiredLine, rowId, version } from './primitives';

/** What stays on record of loans: who had what, breaches, reminders, the register, reports of the return check, copies. */

/** A person who must be chosen; none yet is said as what is missing. */
const chosen = rowId.nullable().transform((id, context) => {
  if (id !== null) return id;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});
/** What a person fills in for a breach, a reminder and a copy; of whom and of which slip the screen adds. */
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

const write = { may: 'loans.write', changes: ['loans', 'catalogue', 'desk', 'audit'] } as const;
const read = { may: 'read', changes: [] } as const;

export const loanRecordCommands = {
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
    input: copyInput.extend({ id: rowId, version, lineId: rowId }),
    output: loanSchema,
    ...write,
  },
  'loans.copies': {
    input: z.strictObject({ from: day, to: day, ...pageRequest }),
    output: page(copySchema),
    ...read,
  },
} as const satisfies Record<string, Command>;
