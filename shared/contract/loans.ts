import { z } from 'zod';
import type { Command } from './command';
import { approvalBy } from './approvals';
import { borrowerSchema, loanManner, scanAnswerSchema } from './loan-desk';
import { loanSchema, returnInput } from './loan-slip';
import { day, line, nothing, optionalLine, optionalText, requiredLine, rowId, version } from './primitives';

/** Loan 借阅: the desk, the path of a slip, handing over and the return check; lists and records have files of their own. */
export * from './loan-desk';
export * from './loan-lists';
export * from './loan-records';
export * from './loan-slip';

const target = { id: rowId, version };
const reason = requiredLine(200);
/** What a person fills in for a renewal; of which slip the screen adds. */
export const renewalInput = z.strictObject({ days: z.int().min(1).max(60) });
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
