import { z } from 'zod';
import { itemSchema } from './catalogue';
import type { Command } from './command';
import { line, nothing, requiredLine, rowId, version } from './primitives';

/** What every new row of the item grid begins with. A title may be a piece of one, as 关于…的函. */
export const templateCells = itemSchema
  .omit({ id: true, pageFrom: true, pageTo: true, group: true })
  .extend({ title: line(400) })
  .partial();
export type TemplateCells = z.infer<typeof templateCells>;

export const templateSchema = z.strictObject({
  id: rowId,
  name: z.string(),
  /** Everybody's, or only the operator's own. */
  shared: z.boolean(),
  cells: templateCells,
  version,
});
export type ItemTemplate = z.infer<typeof templateSchema>;

export const templateInput = z.strictObject({
  id: rowId.nullable(),
  version,
  name: requiredLine(40),
  shared: z.boolean(),
  cells: templateCells,
});

export const templateCommands = {
  'catalogue.templates': {
    input: nothing,
    output: z.array(templateSchema),
    may: 'catalogue.write',
    changes: [],
  },
  /** One that is shared is an entry in the log; one's own is a view setting. */
  'catalogue.saveTemplate': {
    input: templateInput,
    output: templateSchema,
    may: 'catalogue.write',
    changes: ['settings', 'audit'],
  },
  'catalogue.dropTemplate': {
    input: z.strictObject({ id: rowId, version }),
    output: nothing,
    may: 'catalogue.write',
    changes: ['settings', 'audit'],
  },
} as const satisfies Record<string, Command>;
