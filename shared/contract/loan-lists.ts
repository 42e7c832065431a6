import { z } from 'zod';
import type { Command } from './command';
import { lineList, slipFilter } from './loan-desk';
import { lineRowSchema, slipRowSchema } from './loan-slip';
import { nothing, page, pageRequest, rowId } from './primitives';

/** The work lists of the loan desk, and what is out. */
const read = { may: 'read', changes: [] } as const;

export const loanListCommands = {
  'loans.slips': {
    input: z.strictObject({
      ...slipFilter,
      borrowerId: rowId.nullable().default(null),
      ...pageRequest,
    }),
    output: page(slipRowSchema),
    ...read,
  },
  'loans.lines': {
    input: z.strictObject({ list: lineList, ...pageRequest }),
    output: page(lineRowSchema),
    ...read,
  },
  /** What of a client's papers is lent or set aside for somebody now; slips with something above the clearance are not told. */
  'loans.ofClient': {
    input: z.strictObject({ clientId: rowId }),
    output: z.array(lineRowSchema),
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
} as const satisfies Record<string, Command>;
