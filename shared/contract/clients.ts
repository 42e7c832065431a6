import { z } from 'zod';
import { contactManners } from '../domain/first-contact';
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

/** What the list of clients can be narrowed by. */
export const clientListFilter = {
  text: line(100).default(''),
  kind: z.string().max(20).nullable().default(null),
  /** firstContact: opened within the books of this archive, and nobody has made the first contact yet (ZZ-1.3). */
  wants: z.enum(['firstContact']).nullable().default(null),
};

const isoDay = z.iso.date();
/** Contacts made with a client, newest first, and how the first one stands (ZZ-1.3). */
export const contactsMade = z.strictObject({
  first: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('notAsked') }),
    z.strictObject({ kind: z.literal('made'), onDay: isoDay }),
    z.strictObject({ kind: z.enum(['open', 'late']), dueOn: isoDay }),
  ]),
  rows: z.array(
    z.strictObject({
      id: rowId,
      onDay: isoDay,
      manner: z.enum(contactManners),
      byId: rowId.nullable(),
      by: z.string().nullable(),
      note: z.string(),
    }),
  ),
});
export const contactInput = z.strictObject({
  id: rowId,
  onDay: day,
  manner: z.enum(contactManners),
  byId: rowId,
  note: requiredLine(500),
});

/** What the list of clients is sorted by: every column it has. */
export const clientSorts = ['code', 'name', 'kind', 'keeper', 'openedOn', 'volumes', 'years', 'note'] as const;
export type ClientSort = (typeof clientSorts)[number];

export const clientCommands = {
  'clients.list': {
    input: z.strictObject({
      ...clientListFilter,
      sort: z.enum(clientSorts).default('code'),
      descending: z.boolean().default(false),
      ...pageRequest,
    }),
    output: page(clientSchema),
    may: 'read',
    changes: [],
  },
  'clients.contacts': { input: z.strictObject({ id: rowId }), output: contactsMade, may: 'read', changes: [] },
  /** A contact is a fact: it is noted, never changed; the log keeps it too. */
  'clients.recordContact': {
    input: contactInput,
    output: contactsMade,
    may: 'catalogue.write',
    changes: ['clients', 'audit'],
  },
  'clients.get': { input: z.strictObject({ id: rowId }), output: clientSchema, may: 'read', changes: [] },
  'clients.save': {
    input: clientInput,
    output: clientSchema,
    may: 'catalogue.write',
    changes: ['clients', 'catalogue', 'audit'],
  },
} as const satisfies Record<string, Command>;
