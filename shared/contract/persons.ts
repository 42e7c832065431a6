import { z } from 'zod';
import type { Command } from './command';
import { day, line, nothing, optionalLine, page, pageRequest, requiredLine, role, rowId, version } from './primitives';

/** Person 人员: staff with a code, or an outsider with organisation and identity paper. */
export const personSchema = z.strictObject({
  id: rowId,
  staffCode: z.string().nullable(),
  name: z.string(),
  departmentId: rowId.nullable(),
  department: z.string().nullable(),
  organisation: z.string().nullable(),
  identityPaper: z.string().nullable(),
  phone: z.string().nullable(),
  leftOn: z.iso.date().nullable(),
  version,
});
export type Person = z.infer<typeof personSchema>;

export const personInput = z.strictObject({
  id: rowId.nullable(),
  version,
  staffCode: optionalLine(20),
  name: requiredLine(40),
  departmentId: rowId.nullable(),
  organisation: optionalLine(80),
  identityPaper: optionalLine(60),
  phone: optionalLine(40),
  leftOn: day.nullable(),
});

/** What the list of persons is sorted by: every column it has. */
export const personSorts = ['staffCode', 'name', 'department', 'organisation', 'phone', 'leftOn'] as const;
export type PersonSort = (typeof personSorts)[number];
/** What persons are listed by. */
export const personsAsked = {
  text: line(60).default(''),
  sort: z.enum(personSorts).default('name'),
  descending: z.boolean().default(false),
};

const offices = z.array(z.strictObject({ personId: rowId, name: z.string(), roles: z.array(role) }));

export const personCommands = {
  'persons.list': {
    input: z.strictObject({ ...personsAsked, ...pageRequest }),
    output: page(personSchema),
    may: 'read',
    changes: [],
  },
  /** Who holds which office without being an operator here: they approve on paper. */
  'persons.offices': { input: nothing, output: offices, may: 'read', changes: [] },
  'persons.saveOffice': {
    input: z.strictObject({ personId: rowId, roles: z.array(role).max(7) }),
    output: offices,
    may: 'settings.write',
    changes: ['persons', 'loans', 'audit'],
  },
  'persons.save': { input: personInput, output: personSchema, may: 'persons.write', changes: ['persons', 'audit'] },
} as const satisfies Record<string, Command>;
