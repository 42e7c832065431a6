import { z } from 'zod';
import type { Command } from './command';
import { day, line, optionalLine, page, pageRequest, requiredLine, rowId, version } from './primitives';

/** Client 客户: whose papers they are (DA-6.1: one client a volume). */
export const contactSchema = z.strictObject({
  name: optionalLine(40),
  phone: optionalLine(40),
  note: optionalLine(200),
});
export const clientSchema = z.strictObject({
  id: rowId,
  code: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  keeperId: rowId.nullable(),
  /** The keeper's name as written where nobody on the staff list is meant. */
  keeper: z.string().nullable(),
  openedOn: z.iso.date().nullable(),
  contacts: z.array(contactSchema),
  note: z.string().nullable(),
  volumes: z.int().nonnegative(),
  firstYear: z.int().nullable(),
  lastYear: z.int().nullable(),
  version,
});
export type Client = z.infer<typeof clientSchema>;

export const clientInput = z.strictObject({
  id: rowId.nullable(),
  version,
  code: requiredLine(20),
  name: requiredLine(80),
  kind: optionalLine(20),
  keeperId: rowId.nullable(),
  keeper: optionalLine(40),
  openedOn: day.nullable(),
  contacts: z.array(contactSchema).max(20),
  note: optionalLine(500),
});

export const clientCommands = {
  'clients.list': {
    input: z.strictObject({
      text: line(100).default(''),
      kind: z.string().max(20).nullable().default(null),
      sort: z.enum(['code', 'name', 'openedOn']).default('code'),
      descending: z.boolean().default(false),
      ...pageRequest,
    }),
    output: page(clientSchema),
    may: 'read',
    changes: [],
  },
  'clients.get': { input: z.strictObject({ id: rowId }), output: clientSchema, may: 'read', changes: [] },
  'clients.save': {
    input: clientInput,
    output: clientSchema,
    may: 'catalogue.write',
    changes: ['clients', 'catalogue', 'audit'],
  },
} as const satisfies Record<string, Command>;
