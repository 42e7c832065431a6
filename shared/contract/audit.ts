import { z } from 'zod';
import type { Command } from './command';
import { day, nothing, page, pageRequest, rowId } from './primitives';

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
  signers: z.array(z.string()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditCommands = {
  /** Newest first; `after` is the sequence number of the last one read. */
  'audit.list': {
    input: z.strictObject({
      operatorId: rowId.nullable().default(null),
      deed: z.string().max(60).nullable().default(null),
      subject: z.string().max(60).nullable().default(null),
      from: day.nullable().default(null),
      to: day.nullable().default(null),
      ...pageRequest,
    }),
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
    input: z.strictObject({ subject: z.string().regex(/^(volume|client):\d+$/) }),
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
  /** Walks the whole chain and its signatures. */
  'audit.verify': {
    input: nothing,
    output: z.strictObject({
      entries: z.int(),
      signatures: z.int(),
      firstBroken: z.int().nullable(),
      head: z.string(),
    }),
    may: 'audit.read',
    changes: [],
  },
} as const satisfies Record<string, Command>;
