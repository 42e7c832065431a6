import { z } from 'zod';
import {
  appraiserCapacities,
  blockKinds,
  destructionMethods,
  listActions,
  listStates,
  rowStates,
} from '../domain/disposal';
import { approvalManners } from '../domain/loan';
import { approvalBy } from './approvals';
import type { Command } from './command';
import {
  binding,
  day,
  level,
  line,
  optionalLine,
  optionalText,
  page,
  pageRequest,
  requiredLine,
  retention,
  retentionBasis,
  rowId,
  version,
  volumeState,
} from './primitives';

/** Disposal 销毁: what is due, the list 清册 on its path, set apart, rechecked, destroyed; retention changed by hand. */
const isoDay = z.iso.date();
const moment = z.string();
const count = z.int().nonnegative();

/** What stands in the way of a volume, with what its sentence needs (i18n `disposal.block.<kind>`). */
export const blockSchema = z.discriminatedUnion('kind', [
  /** `number`, `reason` null: a hold that this reader may not see; nothing more is said of it. */
  z.strictObject({
    kind: z.literal('hold'),
    holdId: rowId.nullable(),
    number: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  /** On loan, or read in the room; `number` null where the slip is above the clearance. */
  z.strictObject({
    kind: z.enum(['onLoan', 'reserved']),
    loanId: rowId.nullable(),
    number: z.string().nullable(),
    name: z.string(),
    until: isoDay.nullable(),
  }),
  /** `current` null: nowhere. */
  z.strictObject({ kind: z.literal('notAtHome'), home: z.string().nullable(), current: z.string().nullable() }),
  z.strictObject({ kind: z.literal('notSetApart'), place: z.string().nullable(), current: z.string().nullable() }),
  /** `number` null: a draft, or a list above the clearance. */
  z.strictObject({ kind: z.literal('onList'), listId: rowId.nullable(), number: z.string().nullable() }),
  z.strictObject({ kind: z.literal('notDue'), dueFrom: isoDay }),
  z.strictObject({ kind: z.enum(['missing', 'undated', 'permanent', 'notFiled', 'destroyed']) }),
]);
export type Block = z.infer<typeof blockSchema>;

/** A volume as due list and disposal list show it. */
const volumeFacts = {
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  clientId: rowId.nullable(),
  clientCode: z.string().nullable(),
  clientName: z.string().nullable(),
  year: z.int().nullable(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  seriesName: z.string(),
  department: z.string().nullable(),
  binding,
  pages: z.int().nullable(),
  itemCount: z.int(),
  level,
  state: volumeState,
  retention: retention.nullable(),
  /** 起算日, 到期日 (last day kept), the day it may enter a list; null when permanent or undated. */
  retentionStart: isoDay.nullable(),
  retentionEnd: isoDay.nullable(),
  dueFrom: isoDay.nullable(),
  home: z.string().nullable(),
  current: z.string().nullable(),
  blocks: z.array(blockSchema),
};
export const dueRowSchema = z.strictObject({ ...volumeFacts, version });
export type DueRow = z.infer<typeof dueRowSchema>;

/** due 已期满 · dueWithinYear 一年内期满 · undated 无起算日期 (apart, and never due). */
export const dueKinds = ['due', 'dueWithinYear', 'undated'] as const;
export const dueFilter = z.strictObject({
  which: z.enum(dueKinds).default('due'),
  /** Year of the last day kept. */
  year: z.int().nullable().default(null),
  seriesId: rowId.nullable().default(null),
  departmentId: rowId.nullable().default(null),
  clientId: rowId.nullable().default(null),
  /** true: only what could be listed now; false: only what something stands in the way of. */
  free: z.boolean().nullable().default(null),
});
export type DueFilter = z.input<typeof dueFilter>;

export const opinionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('destroy') }),
  z.strictObject({ kind: z.literal('permanent') }),
  z.strictObject({ kind: z.literal('keepYears'), years: z.int().min(1, 'notYears').max(200, 'notYears') }),
]);

/** One signature, as it prints: 据纸质审批 where it was paper. */
export const signedSchema = z.strictObject({
  personId: rowId,
  name: z.string(),
  manner: z.enum(approvalManners),
  paperNumber: z.string().nullable(),
  paperDate: isoDay.nullable(),
  on: isoDay,
  remark: z.string().nullable(),
});
export type Signed = z.infer<typeof signedSchema>;
export const appraisalSchema = signedSchema.extend({
  capacity: z.enum(appraiserCapacities),
  opinion: opinionSchema,
  reason: z.string(),
});
export type Appraisal = z.infer<typeof appraisalSchema>;

export const disposalRowSchema = z.strictObject({
  id: rowId,
  /** 序号 in the list, from 1. */
  position: z.int().positive(),
  ...volumeFacts,
  rowState: z.enum(rowStates),
  leftReason: z.string().nullable(),
  /** Side by side; null while not given. */
  manager: appraisalSchema.nullable(),
  departmentHead: appraisalSchema.nullable(),
  /** What it got when it left by the opinions. */
  newRetention: retention.nullable(),
  setApartOn: isoDay.nullable(),
  /** Where it was set apart. */
  setApartPlace: z.string().nullable(),
  recheckedOn: isoDay.nullable(),
  recheckedBy: z.string().nullable(),
  recheckNote: z.string().nullable(),
  /** Counted against the list before destruction. */
  countedOn: isoDay.nullable(),
});
export type DisposalRow = z.infer<typeof disposalRowSchema>;

/** Who may sign now. `login` null: no operator, paper only. */
export const listSignerSchema = z.strictObject({
  personId: rowId,
  name: z.string(),
  login: z.string().nullable(),
  standsIn: z.boolean(),
  ways: z.array(z.enum(approvalManners)),
});
export type ListSigner = z.infer<typeof listSignerSchema>;

export const disposalListSchema = z.strictObject({
  id: rowId,
  /** XH-2026-001; null while a draft that was never submitted. */
  number: z.string().nullable(),
  title: z.string(),
  note: z.string().nullable(),
  state: z.enum(listStates),
  level,
  drawnBy: z.string(),
  drawnByPersonId: rowId,
  drawnOn: isoDay,
  submittedOn: isoDay.nullable(),
  appraisedOn: isoDay.nullable(),
  approved: signedSchema.nullable(),
  sentBack: signedSchema.nullable(),
  setApartOn: isoDay.nullable(),
  earliestOn: isoDay.nullable(),
  recheckedOn: isoDay.nullable(),
  cancelledOn: isoDay.nullable(),
  cancelReason: z.string().nullable(),
  /** Counted over the rows that still go on (or were destroyed). */
  rows: count,
  left: count,
  items: count,
  pages: count,
  /** First and last year of the papers. */
  years: z.strictObject({ first: z.int(), last: z.int() }).nullable(),
  /** Rows that something stands in the way of, now. */
  blocked: count,
  setApart: count,
  rechecked: count,
  counted: count,
  /** Rows without an opinion in this capacity, by department; who may give it. Only while in appraisal. */
  appraisers: z.array(
    z.strictObject({
      capacity: z.enum(appraiserCapacities),
      departmentId: rowId.nullable(),
      department: z.string().nullable(),
      rows: count,
      open: count,
      signers: z.array(listSignerSchema),
    }),
  ),
  /** Who may approve or send back. Only while appraised. */
  approvers: z.array(listSignerSchema),
  /** How many supervisors 监销人 the setting asks for. */
  supervisorsNeeded: z.int(),
  execution: z
    .strictObject({
      place: z.string(),
      method: z.enum(destructionMethods),
      remark: z.string().nullable(),
      startedAt: moment,
      endedAt: moment,
      executor: z.string(),
      executorId: rowId,
      supervisors: z.array(signedSchema),
      /** The entry of the log that the paper code is made of: number and full hash. */
      seq: z.int(),
      hash: z.string(),
      /** Erased text is out of every page of the file since; null while it waits to be compacted. */
      compactedOn: isoDay.nullable(),
    })
    .nullable(),
  actions: z.array(z.enum(listActions)),
  version,
});
export type DisposalList = z.infer<typeof disposalListSchema>;

export const listSummarySchema = disposalListSchema
  .pick({
    id: true,
    number: true,
    title: true,
    state: true,
    level: true,
    drawnBy: true,
    drawnOn: true,
    submittedOn: true,
    earliestOn: true,
    rows: true,
    left: true,
    version: true,
  })
  .extend({ destroyedOn: isoDay.nullable(), appraisalsOpen: count });
export type ListSummary = z.infer<typeof listSummarySchema>;

/** What a scan at setting apart, recheck or count came to. */
export const listScanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), row: disposalRowSchema, left: count }),
  z.strictObject({ kind: z.literal('already'), row: disposalRowSchema }),
  z.strictObject({ kind: z.literal('blocked'), row: disposalRowSchema }),
  /** A volume of this archive that is not on this list. */
  z.strictObject({ kind: z.literal('notOnList'), code: z.string(), title: z.string() }),
  z.strictObject({ kind: z.literal('otherArchive'), tag: z.string() }),
  z.strictObject({ kind: z.literal('misread') }),
  z.strictObject({ kind: z.literal('unknown'), typed: z.string() }),
]);
export type ListScan = z.infer<typeof listScanSchema>;
const scanOutput = z.strictObject({ answer: listScanSchema, list: disposalListSchema });

/** Retention of a filed volume changed by hand, or by the opinions on a list. */
export const retentionChangeSchema = z.strictObject({
  id: rowId,
  on: isoDay,
  by: z.string(),
  reason: z.string(),
  /** The list whose opinions changed it. */
  listNumber: z.string().nullable(),
  before: z.strictObject({
    retention: retention.nullable(),
    basis: retentionBasis,
    basisDate: isoDay.nullable(),
    dueFrom: isoDay.nullable(),
  }),
  after: z.strictObject({
    retention: retention.nullable(),
    basis: retentionBasis,
    basisDate: isoDay.nullable(),
    dueFrom: isoDay.nullable(),
  }),
});
export type RetentionChange = z.infer<typeof retentionChangeSchema>;

const read = { may: 'disposal.read', changes: [] } as const;
const topics = ['disposal', 'catalogue', 'desk', 'audit'] as const;
const write = { may: 'disposal.write', changes: topics } as const;
const approve = { may: 'disposal.approve', changes: topics } as const;
const target = { id: rowId, version };
const reason = requiredLine(400);
const rowIds = z.array(rowId).min(1).max(20_000);

export const disposalCommands = {
  /** Rows from `offset` on, by year of expiry and number. */
  'disposal.due': {
    input: z.strictObject({ filter: dueFilter, offset: count.default(0), limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({ rows: z.array(dueRowSchema), total: count }),
    ...read,
  },
  /** How many volumes each choice would leave. `clients`: the fifty with most; `free`, `blocked` of what fits the rest. */
  'disposal.dueFacets': {
    input: z.strictObject({ filter: dueFilter }),
    output: z.strictObject({
      which: z.array(z.strictObject({ value: z.enum(dueKinds), count })),
      years: z.array(z.strictObject({ value: z.int(), count })),
      series: z.array(z.strictObject({ value: rowId, name: z.string(), count })),
      departments: z.array(z.strictObject({ value: rowId, name: z.string(), count })),
      clients: z.array(z.strictObject({ value: rowId, code: z.string(), name: z.string(), count })),
      free: count,
      blocked: count,
    }),
    ...read,
  },
  /** Newest first. `text`: a number, or part of a title. */
  'disposal.lists': {
    input: z.strictObject({
      states: z.array(z.enum(listStates)).default([]),
      text: line(80).default(''),
      ...pageRequest,
    }),
    output: page(listSummarySchema),
    ...read,
  },
  'disposal.get': { input: z.strictObject({ id: rowId }), output: disposalListSchema, ...read },
  'disposal.rows': {
    input: z.strictObject({
      id: rowId,
      /** Null: all. */
      rowState: z.enum(rowStates).nullable().default(null),
      /** Rows of one forming department. */
      departmentId: rowId.nullable().default(null),
      /** Rows without an opinion in this capacity. */
      open: z.enum(appraiserCapacities).nullable().default(null),
      /** Rows where both opinions are there and differ. */
      differing: z.boolean().default(false),
      /** Rows that something stands in the way of. */
      blocked: z.boolean().default(false),
      /** What is still to be done at the desk: not set apart, not rechecked, not counted. */
      todo: z.enum(['setApart', 'recheck', 'count']).nullable().default(null),
      offset: count.default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({ rows: z.array(disposalRowSchema), total: count }),
    ...read,
  },
  /** The list a volume stands or stood on, newest first. */
  'disposal.ofVolume': {
    input: z.strictObject({ volumeId: rowId }),
    output: z.strictObject({
      lists: z.array(listSummarySchema.extend({ rowState: z.enum(rowStates), leftReason: z.string().nullable() })),
      blocks: z.array(blockSchema),
      retentionChanges: z.array(retentionChangeSchema),
    }),
    may: 'read',
    changes: [],
  },
  'disposal.save': {
    input: z.strictObject({ id: rowId.nullable(), version, title: requiredLine(80), note: optionalText(1000) }),
    output: disposalListSchema,
    ...write,
  },
  /** Puts volumes on a draft: these, or all free ones of the due list that fit. What cannot be listed is answered, not added. */
  'disposal.addRows': {
    input: z.strictObject({
      ...target,
      add: z.discriminatedUnion('from', [
        z.strictObject({ from: z.literal('volumes'), volumeIds: rowIds }),
        z.strictObject({ from: z.literal('due'), filter: dueFilter }),
      ]),
    }),
    output: z.strictObject({
      list: disposalListSchema,
      added: count,
      /** How many were left out for each kind of block, and the first hundred with theirs. */
      skipped: z.array(z.strictObject({ kind: z.enum(blockKinds), count })),
      examples: z.array(
        z.strictObject({ volumeId: rowId, code: z.string(), title: z.string(), blocks: z.array(blockSchema) }),
      ),
    }),
    ...write,
  },
  'disposal.removeRows': { input: z.strictObject({ ...target, rowIds }), output: disposalListSchema, ...write },
  'disposal.submit': { input: z.strictObject(target), output: disposalListSchema, ...write },
  /** Opinions of one person in one capacity on many rows, under one signature; given again, the later one stands. */
  'disposal.appraise': {
    input: z.strictObject({
      ...target,
      capacity: z.enum(appraiserCapacities),
      opinions: z
        .array(z.strictObject({ rowId, opinion: opinionSchema, reason: requiredLine(200) }))
        .min(1)
        .max(20_000),
      by: approvalBy,
    }),
    output: disposalListSchema,
    ...approve,
  },
  /** Ends the appraisal: what is not twice "destroy" leaves with its new retention. */
  'disposal.conclude': { input: z.strictObject(target), output: disposalListSchema, ...write },
  'disposal.approve': {
    input: z.strictObject({ ...target, by: approvalBy, remark: optionalLine(200).default(null) }),
    output: disposalListSchema,
    ...approve,
  },
  /** The director sends an appraised list back to appraisal: opinions may be given anew. */
  'disposal.sendBack': {
    input: z.strictObject({ ...target, by: approvalBy, reason }),
    output: disposalListSchema,
    ...approve,
  },
  /** Moves a volume to the place set apart for destruction: scanned, or rows ticked on the pick list. */
  'disposal.setApart': {
    input: z.strictObject({ id: rowId, code: line(100), placeId: rowId }),
    output: scanOutput,
    ...write,
  },
  'disposal.setApartRows': {
    input: z.strictObject({ ...target, rowIds, placeId: rowId }),
    output: disposalListSchema,
    ...write,
  },
  /** The second check, row by row, from the earliest day on. */
  'disposal.recheck': {
    input: z.strictObject({ ...target, rowIds, note: optionalLine(200).default(null), by: approvalBy }),
    output: disposalListSchema,
    ...approve,
  },
  /** Counts a volume against the list before it is destroyed; `counted` false takes it back. */
  'disposal.count': { input: z.strictObject({ id: rowId, code: line(100) }), output: scanOutput, ...write },
  'disposal.countRows': {
    input: z.strictObject({ ...target, rowIds, counted: z.boolean().default(true) }),
    output: disposalListSchema,
    ...write,
  },
  /** A row is taken off, its volume goes home. The last one cannot: cancel the list. */
  'disposal.pullBack': { input: z.strictObject({ ...target, rowIds, reason }), output: disposalListSchema, ...write },
  'disposal.cancel': { input: z.strictObject({ ...target, reason }), output: disposalListSchema, ...write },
  /** What cannot be undone. A backup goes before it; its failure stops everything. */
  'disposal.execute': {
    input: z.strictObject({
      ...target,
      /** Typed by hand. */
      number: requiredLine(20),
      place: requiredLine(120),
      method: z.enum(destructionMethods),
      remark: optionalLine(400).default(null),
      /** UTC, ISO. */
      startedAt: z.iso.datetime('notADay'),
      endedAt: z.iso.datetime('notADay'),
      executorId: rowId,
      supervisors: z.array(approvalBy).min(1).max(4),
    }),
    output: disposalListSchema,
    may: 'disposal.write',
    changes: ['disposal', 'catalogue', 'clients', 'locations', 'loans', 'desk', 'backup', 'audit'],
  },
  /** Takes what was erased out of every page of the file and of the search index; runs by itself after a destruction. */
  'disposal.compact': { input: z.strictObject({}), output: z.strictObject({ lists: count }), ...write },
  /** Retention or basis of a filed volume changed by hand: the old value and the reason are kept. */
  'disposal.setRetention': {
    input: z.strictObject({
      volumeId: rowId,
      version,
      retention,
      basis: retentionBasis,
      basisDate: day.nullable(),
      reason,
    }),
    output: retentionChangeSchema,
    ...write,
  },
} as const satisfies Record<string, Command>;
