import { z } from 'zod';
import { appraiserCapacities, destructionMethods, listActions, listStates, rowStates } from '../domain/disposal';
import { approvalManners } from '../domain/loan';
import { volumeFacts } from './disposal-due';
import { level, retention, rowId, version } from './primitives';

/** A disposal list 销毁清册 and its rows as the screens read them. */
const isoDay = z.iso.date();
const moment = z.string();
const count = z.int().nonnegative();

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
  /** Who may approve or send back now. */
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
