import { z } from 'zod';
import type { Command } from './command';
import { line, rowId } from './primitives';

/** Location 位置: the tree 库房-架-列-层-盒 (XX-19, XX-20). */
export const locationSchema = z.strictObject({
  id: rowId,
  parentId: rowId.nullable(),
  kind: z.enum(['room', 'rack', 'column', 'shelf', 'box']),
  code: z.string(),
  volumes: z.int().nonnegative(),
});
export type Location = z.infer<typeof locationSchema>;

export const locationCommands = {
  /** The children of a place, or the rooms; shelf order left to right, top to bottom. */
  'locations.children': {
    input: z.strictObject({ parentId: rowId.nullable() }),
    output: z.array(locationSchema),
    may: 'read',
    changes: [],
  },
  /** One place by its row, for whoever holds only that: a filter in an address. */
  'locations.get': { input: z.strictObject({ id: rowId }), output: locationSchema, may: 'read', changes: [] },
  /** Places whose code begins so, in shelf order; `more` when there are others beyond the first fifty. */
  'locations.find': {
    input: z.strictObject({ text: line(40) }),
    output: z.strictObject({ places: z.array(locationSchema), more: z.boolean() }),
    may: 'read',
    changes: [],
  },
} as const satisfies Record<string, Command>;
