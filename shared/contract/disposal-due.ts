import { z } from 'zod';
import type { Command } from './command';
import {
  binding,
  day,
  level,
  requiredLine,
  retention,
  retentionBasis,
  rowId,
  stretchRequest,
  version,
  volumeState,
} from './primitives';

/** What is due, what stands in its way, and retention changed by hand. */
const isoDay = z.iso.date();
const count = z.int().nonnegative();

/** What stands in the way of a volume, with what its sentence needs (i18n `disposal.block.<kind>`). */
export const blockSchema = z.discriminatedUnion('kind', [
  /** `number`, `reason` null: a hold that this reader may not see; nothing more is said of it. */
  z.strictObject({
    kind: z.literal('hold'),
    holdId: rowId.nullable(),
    number: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  /** On loan, or read in the room; `number` null where the slip is above the clearance. */
  z.strictObject({
    kind: z.enum(['onLoan', 'reserved']),
    loanId: rowId.nullable(),
    number: z.string().nullable(),
    name: z.string(),
    until: isoDay.nullable(),
  }),
  /** `current` null: nowhere. */
  z.strictObject({ kind: z.literal('notAtHome'), home: z.string().nullable(), current: z.string().nullable() }),
  z.strictObject({ kind: z.literal('notSetApart'), place: z.string().nullable(), current: z.string().nullable() }),
  /** `number` null: a draft, or a list above the clearance. */
  z.strictObject({ kind: z.literal('onList'), listId: rowId.nullable(), number: z.string().nullable() }),
  z.strictObject({ kind: z.literal('notDue'), dueFrom: isoDay }),
  z.strictObject({ kind: z.enum(['missing', 'undated', 'permanent', 'notFiled', 'destroyed']) }),
]);
export type Block = z.infer<typeof blockSchema>;

/** A volume as due list and disposal list show it. */
export const volumeFacts = {
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  clientId: rowId.nullable(),
  clientCode: z.string().nullable(),
  clientName: z.string().nullable(),
  year: z.int().nullable(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  seriesName: z.string(),
  department: z.string().nullable(),
  binding,
  pages: z.int().nullable(),
  itemCount: z.int(),
  level,
  state: volumeState,
  retention: retention.nullable(),
  /** 起算日, 到期日 (last day kept), the day it may enter a list; null when permanent or undated. */
  retentionStart: isoDay.nullable(),
  retentionEnd: isoDay.nullable(),
  dueFrom: isoDay.nullable(),
  home: z.string().nullable(),
  current: z.string().nullable(),
  blocks: z.array(blockSchema),
};
export const dueRowSchema = z.strictObject({ ...volumeFacts, version });
export type DueRow = z.infer<typeof dueRowSchema>;

/** due 已期满 · dueWithinYear 一年内期满 · undated 无起算日期 (apart, and never due). */
export const dueKinds = ['due', 'dueWithinYear', 'undated'] as const;
export const dueFilter = z.strictObject({
  which: z.enum(dueKinds).default('due'),
  /** Year of the last day kept. */
  year: z.int().nullable().default(null),
  seriesId: rowId.nullable().default(null),
  departmentId: rowId.nullable().default(null),
  clientId: rowId.nullable().default(null),
  /** true: only what could be listed now; false: only what something stands in the way of. */
  free: z.boolean().nullable().default(null),
});
export type DueFilter = z.input<typeof dueFilter>;

/** due: by the day it may enter a list, and by number within it. */
export const dueSorts = ['due', 'number', 'title', 'client', 'year', 'retention', 'level', 'months', 'home'] as const;
export type DueSort = (typeof dueSorts)[number];
export const dueAsked = {
  filter: dueFilter,
  sort: z.enum(dueSorts).default('due'),
  descending: z.boolean().default(false),
};

/** Retention of a filed volume changed by hand, or by the opinions on a list. */
export const retentionChangeSchema = z.strictObject({
  id: rowId,
  on: isoDay,
  by: z.string(),
  reason: z.string(),
  /** The list whose opinions changed it. */
  listNumber: z.string().nullable(),
  before: z.strictObject({
    retention: retention.nullable(),
    basis: retentionBasis,
    basisDate: isoDay.nullable(),
    dueFrom: isoDay.nullable(),
  }),
  after: z.strictObject({
    retention: retention.nullable(),
    basis: retentionBasis,
    basisDate: isoDay.nullable(),
    dueFrom: isoDay.nullable(),
  }),
});
export type RetentionChange = z.infer<typeof retentionChangeSchema>;

const topics = ['disposal', 'catalogue', 'desk', 'audit'] as const;

export const dueCommands = {
  /** Rows from `offset` on. */
  'disposal.due': {
    input: z.strictObject({ ...dueAsked, ...stretchRequest }),
    output: z.strictObject({ rows: z.array(dueRowSchema), total: count }),
    may: 'disposal.read',
    changes: [],
  },
  /** How many volumes each choice would leave. `clients`: the fifty with most; `free`, `blocked` of what fits the rest. */
  'disposal.dueFacets': {
    input: z.strictObject({ filter: dueFilter }),
    output: z.strictObject({
      which: z.array(z.strictObject({ value: z.enum(dueKinds), count })),
      years: z.array(z.strictObject({ value: z.int(), count })),
      series: z.array(z.strictObject({ value: rowId, name: z.string(), count })),
      departments: z.array(z.strictObject({ value: rowId, name: z.string(), count })),
      clients: z.array(z.strictObject({ value: rowId, code: z.string(), name: z.string(), count })),
      free: count,
      blocked: count,
    }),
    may: 'disposal.read',
    changes: [],
  },
  /** Retention or basis of a filed volume changed by hand: the old value and the reason are kept. */
  'disposal.setRetention': {
    input: z.strictObject({
      volumeId: rowId,
      version,
      retention,
      basis: retentionBasis,
      basisDate: day.nullable(),
      reason: requiredLine(400),
    }),
    output: retentionChangeSchema,
    may: 'disposal.write',
    changes: topics,
  },
} as const satisfies Record<string, Command>;
