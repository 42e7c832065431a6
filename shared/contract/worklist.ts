import { z } from 'zod';
import { volumeFilter, volumeSorts } from './catalogue';
import type { Command } from './command';
import { line, nothing, rowId } from './primitives';

/**
 * Working list 工作清单: volumes one operator has collected, to print, move, lend, list or export together. It is kept like
 * a draft, encrypted and not logged, and shown as the catalogue under the condition `listed`. What has risen above the
 * clearance since is not on it.
 */
export const mostListed = 20_000;

const count = z.int().nonnegative();
/** What came of it: put on, there before, and how many there are now. */
const collected = z.strictObject({ added: count, already: count, total: count });

export const worklistScanAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['added', 'already']), volumeId: rowId, code: z.string(), title: z.string() }),
  /** A box or shelf: everything that stands in it now. */
  z.strictObject({ kind: z.literal('place'), code: z.string(), added: count, already: count }),
  /** An old number that several volumes bear: none is taken. */
  z.strictObject({ kind: z.literal('several'), count }),
  z.strictObject({ kind: z.literal('otherArchive') }),
  z.strictObject({ kind: z.literal('misread') }),
  z.strictObject({ kind: z.literal('unknown'), typed: z.string() }),
]);
export type WorklistScanAnswer = z.infer<typeof worklistScanAnswer>;

export const worklistCommands = {
  'worklist.count': { input: nothing, output: z.strictObject({ total: count }), may: 'read', changes: [] },
  /** The volumes in the order they were collected, for what is done with all of them at once. */
  'worklist.ids': { input: nothing, output: z.strictObject({ ids: z.array(rowId) }), may: 'read', changes: [] },
  'worklist.add': {
    input: z.strictObject({ ids: z.array(rowId).min(1).max(mostListed) }),
    output: collected,
    may: 'read',
    changes: ['worklist'],
  },
  /** All that fit a filter of the catalogue. */
  'worklist.addAll': {
    input: z.strictObject({ filter: volumeFilter, sort: z.enum(volumeSorts).default('number') }),
    output: collected,
    may: 'read',
    changes: ['worklist'],
  },
  'worklist.scan': {
    input: z.strictObject({ text: line(100) }),
    output: worklistScanAnswer,
    may: 'read',
    changes: ['worklist'],
  },
  'worklist.remove': {
    input: z.strictObject({ ids: z.array(rowId).min(1).max(mostListed) }),
    output: z.strictObject({ removed: count, total: count }),
    may: 'read',
    changes: ['worklist'],
  },
  'worklist.clear': {
    input: nothing,
    output: z.strictObject({ removed: count }),
    may: 'read',
    changes: ['worklist'],
  },
} as const satisfies Record<string, Command>;
