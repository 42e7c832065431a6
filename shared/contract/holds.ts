import { z } from 'zod';
import { holdStates } from '../domain/hold';
import type { Command } from './command';
import {
  day,
  level,
  line,
  optionalLine,
  optionalText,
  page,
  pageRequest,
  requiredLine,
  rowId,
  version,
  volumeState,
} from './primitives';

/** Hold 冻结: nothing it covers may be destroyed. One above the clearance does not exist, and blocks all the same. */
const isoDay = z.iso.date();

export const holdSchema = z.strictObject({
  id: rowId,
  /** DJ-2026-001 */
  number: z.string(),
  title: z.string(),
  reason: z.string(),
  /** Who ordered it: a court, an authority, an officer of the company. */
  authority: z.string(),
  level,
  state: z.enum(holdStates),
  startsOn: isoDay,
  /** Reminds, never releases. */
  reviewOn: isoDay.nullable(),
  reviewDue: z.boolean(),
  contact: z.string().nullable(),
  note: z.string().nullable(),
  releasedOn: isoDay.nullable(),
  releaseReason: z.string().nullable(),
  /** All it covers now that the reader may see: volumes named by hand and those of its clients, each once. */
  volumes: z.int().nonnegative(),
  clients: z.array(z.strictObject({ id: rowId, code: z.string(), name: z.string(), volumes: z.int().nonnegative() })),
  version,
});
export type Hold = z.infer<typeof holdSchema>;

export const heldVolumeSchema = z.strictObject({
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  clientName: z.string().nullable(),
  year: z.int().nullable(),
  level,
  state: volumeState,
  /** Named by hand, or covered through its client. */
  through: z.enum(['volume', 'client']),
  dueFrom: isoDay.nullable(),
});
export type HeldVolume = z.infer<typeof heldVolumeSchema>;

export const holdInput = z.strictObject({
  id: rowId.nullable(),
  version,
  title: requiredLine(80),
  reason: requiredLine(400),
  authority: requiredLine(120),
  level,
  startsOn: day,
  reviewOn: day.nullable(),
  contact: optionalLine(120),
  note: optionalText(1000),
});
export type HoldInput = z.input<typeof holdInput>;

/** What holds are sorted by: every column of their list. `number`: as they were laid. */
export const holdSorts = [
  'number',
  'title',
  'reason',
  'authority',
  'state',
  'volumes',
  'startsOn',
  'reviewOn',
  'level',
  'releasedOn',
] as const;
export type HoldSort = (typeof holdSorts)[number];
/** What holds are listed by: newest first; `text`: a number, or part of a title. */
export const holdsAsked = {
  state: z.enum(holdStates).nullable().default('active'),
  reviewDue: z.boolean().default(false),
  text: line(80).default(''),
  sort: z.enum(holdSorts).default('number'),
  descending: z.boolean().default(true),
};
export const heldSorts = ['code', 'title', 'client', 'year', 'level', 'state', 'through', 'dueFrom'] as const;
export type HeldSort = (typeof heldSorts)[number];
/** What the volumes of a hold are listed by. */
export const heldAsked = {
  id: rowId,
  sort: z.enum(heldSorts).default('code'),
  descending: z.boolean().default(false),
};

const read = { may: 'read', changes: [] } as const;
const write = { may: 'holds.write', changes: ['holds', 'disposal', 'catalogue', 'desk', 'audit'] } as const;
const target = { id: rowId, version };

export const holdCommands = {
  'holds.list': {
    input: z.strictObject({ ...holdsAsked, ...pageRequest }),
    output: page(holdSchema),
    ...read,
  },
  'holds.get': { input: z.strictObject({ id: rowId }), output: holdSchema, ...read },
  /** What it covers. */
  'holds.volumes': { input: z.strictObject({ ...heldAsked, ...pageRequest }), output: page(heldVolumeSchema), ...read },
  /** The holds on a volume that the reader may see; `hidden`: there are others, of which nothing more is said. */
  'holds.ofVolume': {
    input: z.strictObject({ volumeId: rowId }),
    output: z.strictObject({ holds: z.array(holdSchema), hidden: z.boolean() }),
    ...read,
  },
  /** The holds on a client as a whole, as for a volume. */
  'holds.ofClient': {
    input: z.strictObject({ clientId: rowId }),
    output: z.strictObject({ holds: z.array(holdSchema), hidden: z.boolean() }),
    ...read,
  },
  'holds.save': { input: holdInput, output: holdSchema, ...write },
  /** Puts volumes and clients under it. Nothing leaves a hold but by its release. */
  'holds.add': {
    input: z.strictObject({
      ...target,
      volumeIds: z.array(rowId).max(5000).default([]),
      clientIds: z.array(rowId).max(500).default([]),
    }),
    output: holdSchema,
    ...write,
  },
  'holds.release': {
    input: z.strictObject({ ...target, reason: requiredLine(400) }),
    output: holdSchema,
    ...write,
  },
} as const satisfies Record<string, Command>;
