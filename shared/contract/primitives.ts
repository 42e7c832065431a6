import { z } from 'zod';
import { mapLegacyLetters } from '../domain/legacy-letters';
import { parsePartialDate } from '../domain/partial-date';
import { forbiddenCharacter } from '../domain/text';
import { levels } from '../domain/level';
import { roles } from '../domain/permissions';
import { carriers, itemRoles, retentionBases, writings, bindings, volumeStates } from '../domain/volume-facts';

/** Zod messages are keys of i18n (`invalid.<key>`), never prose. */
export const rowId = z.int().positive();
export const version = z.int().nonnegative();

/**
 * Text a person typed or pasted, before anything else is asked of it: letters that old Chinese fonts kept in the private
 * use area become the ones they stand for, as in an import, so that a name pasted from an old document is the same name.
 */
const written = () => z.string().overwrite(mapLegacyLetters).normalize('NFC').trim();
const clean = (text: string): boolean => forbiddenCharacter(text) === null;
/** One line of text a person typed: NFC, trimmed, no control or direction characters. */
export const line = (max: number) => written().max(max, 'tooLong').refine(clean, 'forbiddenCharacter');
export const requiredLine = (max: number) =>
  written().min(1, 'required').max(max, 'tooLong').refine(clean, 'forbiddenCharacter');
/** As `line`, with the empty text taken as nothing. */
export const optionalLine = (max: number) =>
  line(max)
    .transform((text) => (text === '' ? null : text))
    .nullable();
/** Several lines: line feeds allowed, other control characters not. */
export const optionalText = (max: number) =>
  written()
    .max(max, 'tooLong')
    .refine((text) => clean(text.replaceAll('\n', '')), 'forbiddenCharacter')
    .transform((text) => (text === '' ? null : text))
    .nullable();

export const day = z.iso.date('notADay');
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'notAMonth');
export const year = z.int().min(1900, 'notAYear').max(2200, 'notAYear');
/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: what the paper says and no more. */
export const partialDate = z.string().refine((text) => {
  const read = parsePartialDate(text);
  return read.ok && read.value === text;
}, 'notADay');
export const pageNumber = z.int().min(1, 'notAPage').max(99_999, 'notAPage');

export const level = z.enum(levels);
export const role = z.enum(roles);
export const volumeState = z.enum(volumeStates);
export const binding = z.enum(bindings);
export const carrier = z.enum(carriers);
export const writing = z.enum(writings);
export const itemRole = z.enum(itemRoles);
export const retentionBasis = z.enum(retentionBases);
export const retention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('permanent'), asWritten: z.string().max(40).nullable() }),
  z.strictObject({
    kind: z.literal('years'),
    years: z.int().min(1).max(500),
    asWritten: z.string().max(40).nullable(),
  }),
]);
export const language = z.enum(['zh-CN', 'en']);
/** What a person picked in a dialog of the system; the page never sees or names a path. */
export const ticket = z.string().regex(/^[\w.@-]{1,80}$/);
/** A document the engine drew, kept in memory by the shell under this name until its window closes. */
export const documentToken = z.string().regex(/^[a-f0-9]{32}$/);
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, 'loginShape');
export const passphrase = z.string().min(1, 'required').max(400, 'tooLong');
export const nothing = z.strictObject({});
/** A page of a list: rows, and the key the next page starts after. */
export const page = <T extends z.ZodType>(row: T) =>
  z.strictObject({ rows: z.array(row), next: z.string().nullable(), total: z.int().nonnegative() });
const rowsAtOnce = z.int().min(1).max(500).default(100);
export const pageRequest = { after: z.string().max(400).nullable().default(null), limit: rowsAtOnce };
/** A stretch of a list that is read by place: so many rows from `offset` on. */
export const stretchRequest = { offset: z.int().nonnegative().default(0), limit: rowsAtOnce };
