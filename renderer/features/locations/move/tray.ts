import { z } from 'zod';
import { locationCommands, moveScanSchema } from '../../../../shared/contract/locations';
import { appErrorSchema } from '../../../../shared/errors';

const at = locationCommands['locations.put'].output.shape.place;
/** What the moving desk did of itself after an answer; the words depend on it. */
const doneSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('opened') }),
  z.strictObject({ kind: z.literal('moved'), place: at, home: z.boolean(), count: z.int() }),
  z.strictObject({ kind: z.literal('same'), place: at }),
  z.strictObject({ kind: z.literal('carried'), from: z.string(), to: z.string(), into: at }),
  z.strictObject({ kind: z.literal('undone'), what: z.enum(['put', 'carry']), count: z.int(), to: z.string() }),
  z.strictObject({ kind: z.literal('failed'), error: appErrorSchema }),
]);
export type Done = z.infer<typeof doneSchema>;

const entrySchema = z.strictObject({
  n: z.int(),
  at: z.string(),
  code: z.string(),
  /** Null until the engine has answered: such a scan is asked again after a crash. */
  answer: moveScanSchema.nullable(),
  done: doneSchema,
});
export type TrayEntry = z.infer<typeof entrySchema>;

/** What the moving desk is in the middle of: kept so that a crash of the page or a lock loses no scan. */
export const traySchema = z.strictObject({
  place: at.nullable(),
  home: z.boolean(),
  /** Null: the usual words of the language. */
  document: z.string().nullable(),
  /** Volumes moved into the open place. */
  moved: z.int(),
  count: z.int(),
  entries: z.array(entrySchema),
});
export type Tray = z.infer<typeof traySchema>;

export const emptyTray: Tray = { place: null, home: false, document: null, moved: 0, count: 0, entries: [] };
