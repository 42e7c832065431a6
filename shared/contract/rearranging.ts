import { z } from 'zod';
import { bulkFields, bulkRefusals, mostSelected } from '../domain/bulk-change';
import { mostItems } from '../domain/volume-parts';
import { namedPerson, volumeFilter, volumeSchema, volumeSorts } from './catalogue';
import type { Command } from './command';
import { day, level, month, nothing, requiredLine, retention, rowId, version, volumeState } from './primitives';

/** Volumes rearranged: split, merged, many of them changed at once, and the one step back from each. */
const target = z.strictObject({ id: rowId, version });
const reason = requiredLine(200);
const count = z.int().nonnegative();

/** What is wished for all volumes of the selection; a field left out is not touched. */
export const bulkWish = z
  .strictObject({
    series: z.strictObject({ id: rowId }),
    level: z.strictObject({ level, until: day.nullable() }),
    retention,
    department: z.strictObject({ id: rowId }),
    /** `moved`: those that stand at their old home were carried to the new one as well. */
    home: z.strictObject({ id: rowId, moved: z.boolean() }),
    keeper: namedPerson,
  })
  .partial();
export type BulkWishInput = z.infer<typeof bulkWish>;

const verdict = z.enum(['change', 'stay', ...bulkRefusals]);
const selection = z.array(rowId).min(1).max(mostSelected);

export const bulkRow = z.strictObject({
  id: rowId,
  referenceCode: z.string().nullable(),
  title: z.string(),
  state: volumeState,
  /** How it stands before the change. */
  now: z.strictObject({
    series: z.string(),
    level,
    until: z.string().nullable(),
    retention: retention.nullable(),
    department: z.string().nullable(),
    home: z.string().nullable(),
    keeper: z.string().nullable(),
  }),
  verdicts: z.partialRecord(z.enum(bulkFields), verdict),
});
export type BulkRow = z.infer<typeof bulkRow>;

export const bulkPreview = z.strictObject({
  /** Names the volumes and versions that were looked at; the change is refused as stale when they are others by then. */
  basis: z.string(),
  found: count,
  /** Of the selection, no longer there to be seen. */
  gone: count,
  fields: z.array(
    z.strictObject({
      field: z.enum(bulkFields),
      change: count,
      stay: count,
      refused: z.array(z.strictObject({ why: z.enum(bulkRefusals), count })),
      /** Filed ones among those that change: their 档号 stays as it is. */
      keepCode: count,
    }),
  ),
  /** The place that is wished for, where one is. `freeMm`: its free length once all that change stand there; null where nobody measured it. */
  home: z.strictObject({ code: z.string(), freeMm: z.int().nullable() }).nullable(),
  needsReason: z.boolean(),
  /** Volumes that something changes in, and clients whose keeper changes. */
  volumes: count,
  clients: count,
  /** The first rows, those with a refusal before the others. */
  rows: z.array(bulkRow),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

export const changeSchema = z.strictObject({
  id: rowId,
  kind: z.enum(['bulk', 'split', 'merge']),
  at: z.string(),
  volumes: count,
});
export type CatalogueChange = z.infer<typeof changeSchema>;

export const mergePreview = z.strictObject({
  /** i18n `rule.<code>`, or null when it may be done. */
  refusal: z.string().nullable(),
  volumes: z.array(
    z.strictObject({
      id: rowId,
      version,
      referenceCode: z.string().nullable(),
      oldNumber: z.string().nullable(),
      title: z.string(),
      items: count,
      pages: count.nullable(),
      refusal: z.string().nullable(),
    }),
  ),
  merged: z
    .strictObject({
      items: count,
      pages: count.nullable(),
      firstMonth: month.nullable(),
      lastMonth: month.nullable(),
      level,
    })
    .nullable(),
});
export type MergePreview = z.infer<typeof mergePreview>;

/** So many volumes are merged into one at most. */
export const mostMerged = 50;

export const rearrangingCommands = {
  /** The ids of a stretch of the list, for a selection that is larger than what is shown. */
  'catalogue.ids': {
    input: z.strictObject({
      filter: volumeFilter,
      sort: z.enum(volumeSorts).default('number'),
      descending: z.boolean().default(false),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(mostSelected),
    }),
    output: z.strictObject({ ids: z.array(rowId), total: count }),
    may: 'read',
    changes: [],
  },
  /** What a change of the selection would do, field by field: nothing is saved. */
  'catalogue.bulkPreview': {
    input: z.strictObject({ ids: selection, wish: bulkWish }),
    output: bulkPreview,
    may: 'catalogue.write',
    changes: [],
  },
  /** All that the preview said would change, in one transaction; what it refused stays as it is. */
  'catalogue.bulkChange': {
    input: z.strictObject({ ids: selection, wish: bulkWish, basis: z.string().max(80), reason: reason.nullable() }),
    output: z.strictObject({ volumes: count, clients: count, change: changeSchema }),
    may: 'catalogue.write',
    changes: ['catalogue', 'clients', 'locations', 'loans', 'audit'],
  },
  /** Chosen items go into a new volume of the same client, the rest stays. */
  'catalogue.split': {
    input: target.extend({
      items: z.array(rowId).min(1, 'required').max(mostItems),
      title: requiredLine(400),
      /** Pages of both are numbered anew; otherwise they stay as they stand on the paper. */
      renumber: z.boolean(),
    }),
    output: z.strictObject({ left: volumeSchema, made: volumeSchema, change: changeSchema }),
    may: 'catalogue.write',
    changes: ['catalogue', 'audit'],
  },
  'catalogue.mergePreview': {
    input: z.strictObject({
      into: rowId,
      from: z
        .array(rowId)
        .min(1)
        .max(mostMerged - 1),
    }),
    output: mergePreview,
    may: 'catalogue.write',
    changes: [],
  },
  /** All items of `from` go behind those of `into`, in the order given; the volumes they were in are no more. */
  'catalogue.merge': {
    input: z.strictObject({
      into: target,
      from: z
        .array(target)
        .min(1)
        .max(mostMerged - 1),
      renumber: z.boolean(),
    }),
    output: z.strictObject({ volume: volumeSchema, change: changeSchema }),
    may: 'catalogue.write',
    changes: ['catalogue', 'locations', 'audit'],
  },
  /** The operator's last split, merge or change of many, if nothing has touched its volumes since; else null. */
  'catalogue.undoable': {
    input: nothing,
    output: changeSchema.nullable(),
    may: 'catalogue.write',
    changes: [],
  },
  /** Takes it back as a whole, by an opposite entry. */
  'catalogue.undo': {
    input: z.strictObject({ id: rowId, reason }),
    output: z.strictObject({ kind: z.enum(['bulk', 'split', 'merge']), volumes: count }),
    may: 'catalogue.write',
    changes: ['catalogue', 'clients', 'locations', 'loans', 'audit'],
  },
} as const satisfies Record<string, Command>;
