import { z } from 'zod';
import type { Command } from './command';
import { day, language, nothing, page, pageRequest, rowId, ticket } from './primitives';

/** Log 日志: one entry a deed; details of subjects above the reader's clearance come masked (`null`). */
export const auditDetailSchema = z.strictObject({
  subject: z.string(),
  label: z.string().nullable(),
  /** `masked`: above the reader's clearance. `erased`: gone by a lawful destruction. */
  state: z.enum(['readable', 'masked', 'erased']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditDetail = z.infer<typeof auditDetailSchema>;
export const auditEntrySchema = z.strictObject({
  seq: z.int(),
  at: z.string(),
  day: z.iso.date(),
  operator: z.string(),
  deed: z.string(),
  reason: z.string().nullable(),
  /** The first of its subjects (the one asked for before all others), and how many there are; `audit.details` gives the rest. */
  details: z.array(auditDetailSchema),
  subjects: z.int().nonnegative(),
  /** Who signed, and in which capacity: `operator`, the role of an approver, or `recovery` (nobody's: null). */
  signers: z.array(z.strictObject({ name: z.string().nullable(), capacity: z.string() })),
  /** SHA-256 of the entry, 64 hex digits; its check code on paper is domain/paper-code. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const logFilter = {
  operatorId: rowId.nullable().default(null),
  deed: z.string().max(60).nullable().default(null),
  subject: z.string().max(60).nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
};

export const auditCommands = {
  /** Newest first; `after` is the sequence number of the last one read. */
  'audit.list': {
    input: z.strictObject({ ...logFilter, ...pageRequest }),
    output: z.strictObject({ rows: z.array(auditEntrySchema), next: z.string().nullable(), total: z.int() }),
    may: 'audit.read',
    changes: [],
  },
  /** The subjects of one entry in their order, page after page: an import names thousands. */
  'audit.details': {
    input: z.strictObject({ seq: z.int().positive(), ...pageRequest }),
    output: page(auditDetailSchema),
    may: 'audit.read',
    changes: [],
  },
  /** The history of one subject, e.g. `volume:12`, for whoever may read that subject. */
  'audit.of': {
    input: z.strictObject({ subject: z.string().regex(/^(volume|client|loan|certificate):\d+$/) }),
    output: z.array(auditEntrySchema),
    may: 'read',
    changes: [],
  },
  'audit.filters': {
    input: nothing,
    output: z.strictObject({
      operators: z.array(z.strictObject({ id: rowId, name: z.string() })),
      deeds: z.array(z.string()),
    }),
    may: 'audit.read',
    changes: [],
  },
  /** Things whose log may be asked for, by number, code or name; the label is what a person calls them. */
  'audit.things': {
    input: z.strictObject({ text: z.string().trim().max(80) }),
    output: z.array(z.strictObject({ subject: z.string(), label: z.string() })),
    may: 'audit.read',
    changes: [],
  },
  /**
   * Walks the whole chain and its signatures, with progress, and notes in the log that it held. `recorded` is false where
   * the verdict could not be noted (a full disk), or was bad: then nothing is written on top.
   */
  'audit.verify': {
    input: nothing,
    output: z.strictObject({
      entries: z.int(),
      signatures: z.int(),
      firstBroken: z.int().nullable(),
      head: z.string(),
      recorded: z.boolean(),
    }),
    may: 'audit.read',
    changes: ['audit'],
  },
  /** The last full verification that held; `unchanged` false when the log of that day is no longer the one of today. */
  'audit.lastVerified': {
    input: nothing,
    output: z.strictObject({
      verified: z
        .strictObject({ entries: z.int(), at: z.string(), operator: z.string(), unchanged: z.boolean() })
        .nullable(),
    }),
    may: 'audit.read',
    changes: [],
  },
  /** A check code as a form carries it: six groups of five, and the number of the entry. */
  'audit.checkPaper': {
    input: z.strictObject({ seq: z.int().positive(), code: z.string().min(1, 'required').max(80, 'tooLong') }),
    output: z.discriminatedUnion('state', [
      /** `erased`: details of the entry are gone by a lawful destruction; its hash still stands. */
      z.strictObject({
        state: z.literal('matches'),
        seq: z.int(),
        at: z.string(),
        deed: z.string(),
        erased: z.boolean(),
      }),
      z.strictObject({ state: z.literal('altered'), seq: z.int() }),
      z.strictObject({ state: z.literal('otherEntry'), seq: z.int() }),
      z.strictObject({ state: z.literal('notThere'), entries: z.int() }),
      z.strictObject({ state: z.literal('mistyped'), group: z.int().min(1).max(6).nullable() }),
    ]),
    may: 'audit.read',
    changes: [],
  },
  /** What the filter shows, as CSV into the file behind the ticket; what is above the clearance stays masked. */
  'audit.export': {
    input: z.strictObject({ ...logFilter, file: ticket, language }),
    output: z.strictObject({ rows: z.int() }),
    may: 'audit.read',
    changes: ['audit'],
  },
} as const satisfies Record<string, Command>;
