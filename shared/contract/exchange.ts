import { z } from 'zod';
import { importKinds } from '../domain/import-fields';
import type { Command } from './command';
import { binding, nothing, page, pageRequest, requiredLine, rowId, ticket, version } from './primitives';

/** Import is staged (architecture.md): file → columns → checked rows → one transaction → may be undone as a whole. */
export const stageId = z.string().regex(/^[a-z0-9]{8,40}$/);
export const sheetKind = z.enum(importKinds);
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export const encoding = z.enum(encodings);

/** Field → index of the column it is taken from (0-based), or null where no column gives it. */
export const mapping = z.record(z.string().max(40), z.int().min(0).max(199).nullable());

export const stagedSheet = z.strictObject({
  name: z.string(),
  rows: z.int(),
  /** 1-based, as the spreadsheet counts; null where none was found. */
  headerRow: z.int().nullable(),
  header: z.array(z.string()),
  /** The first rows that hold anything, from the top and as they stand (at most 40): another header row is chosen among them. */
  sample: z.array(z.strictObject({ row: z.int().min(1), cells: z.array(z.string()) })),
  kind: sheetKind.nullable(),
  mapping,
  /** A mapping that was kept for a ledger with this header: offered, never taken unasked. */
  saved: z
    .strictObject({ id: rowId, name: z.string(), kind: sheetKind, headerRow: z.int().min(1), mapping })
    .nullable(),
});
export const stageSchema = z.strictObject({
  stage: stageId,
  fileName: z.string(),
  /** Of the file's bytes: tells the same file again, e.g. to a draft of its columns. */
  fingerprint: z.string().regex(/^[a-f0-9]{32}$/),
  encoding: encoding.nullable(),
  /** The same bytes, or the same rows under other bytes, were taken in before: the batch, and whether it has been undone since. */
  takenBefore: z.strictObject({ batchId: rowId, at: z.string(), undone: z.boolean() }).nullable(),
  sheets: z.array(stagedSheet),
  /** Every field a sheet of each kind can give, required ones first: what the mapping offers. */
  fields: z.record(sheetKind, z.array(z.strictObject({ field: z.string(), required: z.boolean() }))),
});
export type Stage = z.infer<typeof stageSchema>;

export const importChoices = z.strictObject({
  sheets: z
    .array(z.strictObject({ name: z.string().max(80), kind: sheetKind, headerRow: z.int().min(1), mapping }))
    .min(1, 'required'),
  /** domain.md "Numbers": they stand on the shelf (default), or new ones are given and these kept as old numbers. */
  numbersAre: z.enum(['referenceCode', 'oldNumber']),
  defaults: z.strictObject({ formingDepartmentId: rowId.nullable(), seriesId: rowId.nullable(), binding }),
});
export type ImportChoices = z.infer<typeof importChoices>;

export const issueSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  column: z.string().nullable(),
  value: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Key of i18n `issue.<reason>`. */
  reason: z.string(),
});
export type Issue = z.infer<typeof issueSchema>;

export const importCounts = z.strictObject({
  volumes: z.int(),
  filed: z.int(),
  assembling: z.int(),
  items: z.int(),
  clients: z.int(),
  newClients: z.int(),
  persons: z.int(),
  /** Different places named, and those of them that the archive did not have. */
  locations: z.int(),
  newLocations: z.int(),
});
export const checkSummary = z.strictObject({
  stage: stageId,
  rows: z.int(),
  refusedRows: z.int(),
  warnedRows: z.int(),
  counts: importCounts,
  reasons: z.array(z.strictObject({ reason: z.string(), severity: z.enum(['error', 'warning']), rows: z.int() })),
});
export type CheckSummary = z.infer<typeof checkSummary>;

export const batchSchema = z.strictObject({
  id: rowId,
  at: z.string(),
  by: z.string(),
  fileName: z.string(),
  counts: importCounts,
  refusedRows: z.int(),
  undoneAt: z.string().nullable(),
  /** Why it can no longer be undone as a whole; null while it can. Key of i18n `undo.<reason>`. */
  undoBlocked: z.string().nullable(),
});

export const mappingSchema = z.strictObject({
  id: rowId,
  name: z.string(),
  kind: sheetKind,
  /** The columns it was made for. */
  header: z.array(z.string()),
  usedAt: z.string().nullable(),
  version,
});
export type SavedMapping = z.infer<typeof mappingSchema>;
const changesMappings = { may: 'exchange.write', changes: ['exchange', 'audit'] } as const;

export const exchangeCommands = {
  'exchange.mappings': { input: nothing, output: z.array(mappingSchema), may: 'exchange.write', changes: [] },
  /** Under a name that the same header has already, it takes that one's place. */
  'exchange.saveMapping': {
    input: z.strictObject({
      name: requiredLine(40),
      kind: sheetKind,
      header: z.array(z.string().max(400)).min(1).max(200),
      mapping,
    }),
    output: mappingSchema,
    ...changesMappings,
  },
  'exchange.renameMapping': {
    input: z.strictObject({ id: rowId, version, name: requiredLine(40) }),
    output: mappingSchema,
    ...changesMappings,
  },
  'exchange.removeMapping': { input: z.strictObject({ id: rowId, version }), output: nothing, ...changesMappings },

  'exchange.stage': {
    input: z.strictObject({ file: ticket, encoding: encoding.nullable().default(null) }),
    output: stageSchema,
    may: 'exchange.write',
    changes: [],
  },
  'exchange.check': {
    input: z.strictObject({ stage: stageId, choices: importChoices }),
    output: checkSummary,
    may: 'exchange.write',
    changes: [],
  },
  'exchange.issues': {
    input: z.strictObject({
      stage: stageId,
      severity: z.enum(['error', 'warning']).nullable().default(null),
      reason: z.string().max(60).nullable().default(null),
      ...pageRequest,
    }),
    output: page(issueSchema),
    may: 'exchange.write',
    changes: [],
  },
  'exchange.commit': {
    input: z.strictObject({ stage: stageId }),
    output: batchSchema,
    may: 'exchange.write',
    changes: ['exchange', 'catalogue', 'clients', 'persons', 'locations', 'audit'],
  },
  'exchange.discard': {
    input: z.strictObject({ stage: stageId }),
    output: nothing,
    may: 'exchange.write',
    changes: [],
  },
  'exchange.batches': { input: nothing, output: z.array(batchSchema), may: 'exchange.write', changes: [] },
  'exchange.undo': {
    input: z.strictObject({ batchId: rowId, reason: requiredLine(200) }),
    output: batchSchema,
    may: 'exchange.write',
    changes: ['exchange', 'catalogue', 'clients', 'persons', 'locations', 'audit'],
  },
} as const satisfies Record<string, Command>;
