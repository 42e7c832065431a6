import { z } from 'zod';
import { appraiserCapacities, blockKinds, destructionMethods, listStates, rowStates } from '../domain/disposal';
import { approvalBy } from './approvals';
import type { Command } from './command';
import { blockSchema, dueFilter, retentionChangeSchema } from './disposal-due';
import {
  disposalListSchema,
  disposalRowSchema,
  listScanSchema,
  listSummarySchema,
  opinionSchema,
} from './disposal-list';
import {
  line,
  optionalLine,
  optionalText,
  page,
  pageRequest,
  requiredLine,
  rowId,
  stretchRequest,
  version,
} from './primitives';

/** Disposal 销毁: the list 清册 on its path, set apart, rechecked, destroyed. */
const count = z.int().nonnegative();
const scanOutput = z.strictObject({ answer: listScanSchema, list: disposalListSchema });

const read = { may: 'disposal.read', changes: [] } as const;
const topics = ['disposal', 'catalogue', 'desk', 'audit'] as const;
const write = { may: 'disposal.write', changes: topics } as const;
const approve = { may: 'disposal.approve', changes: topics } as const;
const target = { id: rowId, version };
const reason = requiredLine(400);
const rowIds = z.array(rowId).min(1).max(20_000);

/** What disposal lists are sorted by: every column of their board. `number`: as they were drawn up. */
export const disposalListSorts = [
  'number',
  'title',
  'state',
  'rows',
  'left',
  'level',
  'drawnBy',
  'drawnOn',
  'submittedOn',
  'earliestOn',
  'destroyedOn',
] as const;
export type DisposalListSort = (typeof disposalListSorts)[number];
/** What disposal lists are listed by: newest first. `text`: a number, or part of a title. */
export const disposalListsAsked = {
  states: z.array(z.enum(listStates)).default([]),
  text: line(80).default(''),
  sort: z.enum(disposalListSorts).default('number'),
  descending: z.boolean().default(true),
};

export const disposalCommands = {
  'disposal.lists': {
    input: z.strictObject({ ...disposalListsAsked, ...pageRequest }),
    output: page(listSummarySchema),
    ...read,
  },
  /** How many lists stand in each state; `recheckDue`: those whose time apart is over. */
  'disposal.counts': {
    input: z.strictObject({}),
    output: z.strictObject({
      states: z.array(z.strictObject({ value: z.enum(listStates), count })),
      recheckDue: count,
    }),
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
      ...stretchRequest,
    }),
    output: z.strictObject({ rows: z.array(disposalRowSchema), total: count }),
    ...read,
  },
  /** The row of a volume that was scanned: `done` says that it goes on, `left` how many are still to be rechecked. */
  'disposal.findRow': {
    input: z.strictObject({ id: rowId, code: line(100) }),
    output: listScanSchema,
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
  /** From appraisal back to the draft under its number; later by the director to appraisal, and what stood apart goes home. */
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
} as const satisfies Record<string, Command>;
