import { z } from 'zod';
import { movementCauses } from '../domain/movement';
import { workLists } from '../domain/work-lists';
import type { Command } from './command';
import {
  binding,
  carrier,
  day,
  itemRole,
  level,
  line,
  month,
  optionalLine,
  optionalText,
  pageNumber,
  partialDate,
  requiredLine,
  retention,
  retentionBasis,
  rowId,
  stretchRequest,
  version,
  volumeState,
  writing,
  year,
} from './primitives';

/** 立卷人 or 检查人: a person, or only the name an old ledger wrote. */
export const namedPerson = z.strictObject({ personId: rowId.nullable(), name: line(40) });

/** Item 件, as it is read and as it is saved: the grid is saved whole, so `id` is null on a new row. */
export const itemSchema = z.strictObject({
  id: rowId.nullable(),
  documentNumber: optionalLine(80),
  responsible: optionalLine(120),
  title: requiredLine(400),
  date: partialDate.nullable(),
  pageFrom: pageNumber.nullable(),
  pageTo: pageNumber.nullable(),
  typeCode: z.string().max(20).nullable(),
  sourceDepartmentId: rowId.nullable(),
  handler: optionalLine(40),
  carrier,
  writing: writing.nullable(),
  level,
  note: optionalLine(400),
  group: z.int().positive().nullable(),
  role: itemRole.nullable(),
});
export type Item = z.infer<typeof itemSchema>;
export type ItemInput = z.input<typeof itemSchema>;

/** A finding of the filing checks: `code` is a key of i18n `check.<code>`, facts fill its sentence. */
export const findingSchema = z.strictObject({ code: z.string(), facts: z.record(z.string(), z.string()) });

export const volumeRowSchema = z.strictObject({
  id: rowId,
  referenceCode: z.string().nullable(),
  oldNumber: z.string().nullable(),
  title: z.string(),
  clientId: rowId.nullable(),
  clientCode: z.string().nullable(),
  clientName: z.string().nullable(),
  year: z.int().nullable(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  retention: retention.nullable(),
  level,
  state: volumeState,
  itemCount: z.int(),
  pages: z.int().nullable(),
  binding,
  home: z.string().nullable(),
  current: z.string().nullable(),
  /** The list a destroyed volume went on, where the operator may know of it. */
  disposalNumber: z.string().nullable(),
});
export type VolumeRow = z.infer<typeof volumeRowSchema>;

export const volumeSchema = volumeRowSchema.extend({
  fondsId: rowId,
  fondsNumber: z.string(),
  fondsName: z.string(),
  seriesId: rowId,
  seriesCode: z.string(),
  seriesName: z.string(),
  machineKey: z.string(),
  /** 归档号 and 互见号 */
  filingNumber: z.string().nullable(),
  crossReference: z.string().nullable(),
  formingDepartmentId: rowId.nullable(),
  formingDepartment: z.string().nullable(),
  retentionBasis,
  basisDate: z.string().nullable(),
  /** Computed (domain.md "Retention"): first and last day kept, and the day it may enter a list; null when undated or permanent. */
  retentionPeriod: z.strictObject({ start: z.iso.date(), lastDay: z.iso.date(), dueFrom: z.iso.date() }).nullable(),
  ownLevel: level,
  levelTermUntil: z.iso.date().nullable(),
  closingNote: z.string().nullable(),
  note: z.string().nullable(),
  compiledBy: namedPerson.nullable(),
  checkedBy: namedPerson.nullable(),
  compiledOn: z.iso.date().nullable(),
  checkedOn: z.iso.date().nullable(),
  filedOn: z.iso.date().nullable(),
  homeId: rowId.nullable(),
  currentId: rowId.nullable(),
  items: z.array(
    itemSchema.extend({
      id: rowId,
      sequence: z.int().positive(),
      sourceDepartment: z.string().nullable(),
      typeName: z.string().nullable(),
    }),
  ),
  movements: z.array(
    z.strictObject({
      at: z.string(),
      by: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      cause: z.enum(movementCauses),
      /** The number of the document behind it, e.g. a loan slip's. */
      document: z.string().nullable(),
    }),
  ),
  missing: z.array(findingSchema),
  warnings: z.array(findingSchema),
  version,
});
export type Volume = z.infer<typeof volumeSchema>;

export const volumeInput = z.strictObject({
  id: rowId.nullable(),
  version,
  clientId: rowId.nullable(),
  seriesId: rowId,
  title: line(400),
  year: year.nullable(),
  firstMonth: month.nullable(),
  lastMonth: month.nullable(),
  retention: retention.nullable(),
  retentionBasis,
  basisDate: day.nullable(),
  ownLevel: level,
  levelTermUntil: day.nullable(),
  oldNumber: optionalLine(100),
  filingNumber: optionalLine(40),
  crossReference: optionalLine(80),
  formingDepartmentId: rowId.nullable(),
  binding,
  pages: pageNumber.nullable(),
  compiledBy: namedPerson.nullable(),
  checkedBy: namedPerson.nullable(),
  compiledOn: day.nullable(),
  checkedOn: day.nullable(),
  closingNote: optionalText(2000),
  note: optionalText(1000),
  homeId: rowId.nullable(),
});
export type VolumeInput = z.input<typeof volumeInput>;

const target = { id: rowId, version };
const reason = requiredLine(200);

export const hitSchema = z.strictObject({
  kind: z.enum(['volume', 'client', 'item', 'location']),
  id: rowId,
  /** Where Enter goes for an item: its volume. */
  volumeId: rowId.nullable(),
  code: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  state: volumeState.nullable(),
  disposalNumber: z.string().nullable(),
  exact: z.boolean(),
});
export type Hit = z.infer<typeof hitSchema>;

/** Retention as a facet: none, or the letters of the reference code (Y, D30). */
const retentionCode = z.string().regex(/^(none|Y|D\d{1,3})$/);

export const volumeFilter = z.strictObject({
  text: line(100).default(''),
  clientId: rowId.nullable().default(null),
  state: volumeState.nullable().default(null),
  year: z.int().nullable().default(null),
  level: level.nullable().default(null),
  retention: retentionCode.nullable().default(null),
  seriesId: rowId.nullable().default(null),
  clientKind: z.string().max(20).nullable().default(null),
  /** Stands there now, or within it. */
  locationId: rowId.nullable().default(null),
  /** A list of the start screen. */
  work: z.enum(workLists).nullable().default(null),
  /** Only what stands on the operator's own working list. */
  listed: z.boolean().default(false),
});

export const volumeSorts = [
  'number',
  'title',
  'year',
  'client',
  'home',
  'current',
  'changed',
  'state',
  'level',
  'retention',
  'months',
  'items',
  'pages',
  'due',
  'oldNumber',
  'binding',
] as const;
export type VolumeSort = (typeof volumeSorts)[number];

const count = z.int().nonnegative();
const facet = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, count }));

export const catalogueCommands = {
  /** The one search box: exact key, 档号 or old number first, then codes and names, then titles of volumes and items. */
  'catalogue.find': {
    input: z.strictObject({ text: line(100), limit: z.int().min(1).max(100).default(30) }),
    output: z.strictObject({ hits: z.array(hitSchema), more: z.boolean() }),
    may: 'read',
    changes: [],
  },
  /**
   * Rows from `offset` on, of all that fit. `capped`: the text has more hits than the newest that are looked at.
   * While the catalogue is being counted after an unlock the first rows come at once with `counted` false, unless
   * `whenCounted` asks to wait.
   */
  'catalogue.list': {
    input: z.strictObject({
      filter: volumeFilter,
      sort: z.enum(volumeSorts).default('number'),
      descending: z.boolean().default(false),
      ...stretchRequest,
      whenCounted: z.boolean().default(false),
    }),
    output: z.strictObject({ rows: z.array(volumeRowSchema), total: count, counted: z.boolean(), capped: z.boolean() }),
    may: 'read',
    changes: [],
  },
  /** How many volumes each choice would leave; a facet counts as though its own condition were not set. */
  'catalogue.facets': {
    input: z.strictObject({ filter: volumeFilter }),
    output: z.strictObject({
      state: facet(volumeState),
      year: facet(z.int()),
      level: facet(level),
      retention: facet(retentionCode),
      series: facet(rowId),
      clientKind: facet(z.string()),
      /** The places directly under the one that is filtered by, or the rooms. */
      place: facet(rowId),
      work: facet(z.enum(workLists)),
      capped: z.boolean(),
    }),
    may: 'read',
    changes: [],
  },
  'catalogue.volume': { input: z.strictObject({ id: rowId }), output: volumeSchema, may: 'read', changes: [] },
  'catalogue.saveVolume': {
    input: volumeInput,
    output: volumeSchema,
    may: 'catalogue.write',
    changes: ['catalogue', 'audit'],
  },
  /** Saves the whole grid in the order given. Page gaps and overlaps are findings, not refusals, until filing. */
  'catalogue.saveItems': {
    input: z.strictObject({ ...target, items: z.array(itemSchema).max(5000) }),
    output: volumeSchema,
    may: 'catalogue.write',
    changes: ['catalogue', 'audit'],
  },
  /** Order of DA-9, as a proposal: nothing is saved. */
  'catalogue.sortItems': {
    input: z.strictObject({ items: z.array(itemSchema).max(5000) }),
    output: z.strictObject({ order: z.array(z.int()) }),
    may: 'read',
    changes: [],
  },
  'catalogue.file': {
    input: z.strictObject(target),
    output: volumeSchema,
    may: 'catalogue.write',
    changes: ['catalogue', 'audit'],
  },
  'catalogue.reopen': {
    input: z.strictObject({ ...target, reason }),
    output: volumeSchema,
    may: 'catalogue.write',
    changes: ['catalogue', 'audit'],
  },
  /** Takes back a volume that was begun by mistake: only while assembling and never coded. */
  'catalogue.discard': {
    input: z.strictObject({ ...target, reason }),
    output: z.strictObject({}),
    may: 'catalogue.write',
    changes: ['catalogue', 'audit'],
  },
} as const satisfies Record<string, Command>;
