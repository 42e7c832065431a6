import { z } from 'zod';
import { parseRhythm } from '../domain/loan-reminders';
import type { Command } from './command';
import { language, level, nothing, requiredLine, retention, rowId, version } from './primitives';

/** How an approval may be given: by passphrase, by signed paper, or either (domain.md "Approvals at one PC"). */
const approvalWays = z.enum(['both', 'countersign', 'paper']);

/** Every setting: its type, its default and the clause it comes from. One list; the screen and the store derive from it. */
export const settingDefinitions = {
  timeZone: { schema: z.string().min(1).max(60), default: 'Asia/Shanghai', clause: null },
  formLanguage: { schema: language, default: 'zh-CN', clause: null },
  levelLabels: { schema: z.enum(['secret', 'commercial']), default: 'secret', clause: 'BM-5' },
  idleMinutes: { schema: z.int().min(1).max(30), default: 5, clause: 'XZ-二.2' },
  referenceMask: {
    schema: z.string().min(5).max(120),
    default: '{fonds}-{series}·{year}-{period}-{client}-{volume}',
    clause: 'DA/T 13',
  },
  longTermYears: { schema: z.int().min(1).max(500), default: 30, clause: null },
  shortTermYears: { schema: z.int().min(1).max(500), default: 10, clause: null },
  loanTermDays: { schema: z.int().min(1).max(60), default: 3, clause: 'XX-28.6' },
  loanMaxDays: { schema: z.int().min(1).max(60), default: 10, clause: 'DA-13.5' },
  loanLapseDays: { schema: z.int().min(1).max(60), default: 5, clause: null },
  overdueBlocks: { schema: z.enum(['yes', 'no']), default: 'yes', clause: 'DA-13.5' },
  /** Days from the due day: -1 is the day before. */
  reminderDays: {
    schema: z.string().refine((text) => parseRhythm(text) !== null, 'notARhythm'),
    default: '-1,0,1,3,7',
    clause: 'DA-13.5',
  },
  /** After the last of them, again every so many days. */
  reminderEvery: { schema: z.int().min(1).max(60), default: 7, clause: 'DA-13.5' },
  /** Who signs for the manager when the manager borrows. */
  managerStandIn: { schema: z.enum(['supervisor', 'director', 'generalManager']), default: 'supervisor', clause: null },
  waysDepartmentHead: { schema: approvalWays, default: 'both', clause: 'DA-13.2' },
  waysArchivist: { schema: approvalWays, default: 'both', clause: 'XX-28.4' },
  waysSupervisor: { schema: approvalWays, default: 'both', clause: 'XX-32.1' },
  waysManager: { schema: approvalWays, default: 'both', clause: 'DA-13.1' },
  waysGeneralManager: { schema: approvalWays, default: 'both', clause: 'BM-7(8)' },
  /** From the day of setting apart to the earliest day of destruction. */
  setApartMonths: { schema: z.int().min(0).max(60), default: 6, clause: 'DA-15.2' },
  /** 监销人 at a destruction. */
  destructionSupervisors: { schema: z.int().min(1).max(2), default: 2, clause: 'DA-15.3' },
  /** Names of private persons in titles that are kept become the client's code. */
  hidePrivateNames: { schema: z.enum(['yes', 'no']), default: 'yes', clause: null },
  waysAppraisal: { schema: approvalWays, default: 'both', clause: 'DA-15.1' },
  waysDirector: { schema: approvalWays, default: 'both', clause: 'DA-15.1' },
  waysSupervision: { schema: approvalWays, default: 'both', clause: 'DA-15.3' },
  /** mm */
  spineLength: { schema: z.int().min(180).max(400), default: 310, clause: 'GB/T 9705' },
} as const satisfies Record<string, { schema: z.ZodType; default: unknown; clause: string | null }>;
export type SettingKey = keyof typeof settingDefinitions;
export type Settings = { [K in SettingKey]: z.output<(typeof settingDefinitions)[K]['schema']> };
export const settingKeys = Object.keys(settingDefinitions) as [SettingKey, ...SettingKey[]];

export const fondsSchema = z.strictObject({ id: rowId, number: z.string(), name: z.string(), version });
export const seriesSchema = z.strictObject({
  id: rowId,
  code: z.string(),
  name: z.string(),
  retention: retention.nullable(),
  level,
  version,
});
export const departmentSchema = z.strictObject({
  id: rowId,
  name: z.string(),
  headId: rowId.nullable(),
  head: z.string().nullable(),
  deputyId: rowId.nullable(),
  deputy: z.string().nullable(),
  version,
});
export const documentTypeSchema = z.strictObject({
  id: rowId,
  code: z.string(),
  name: z.string(),
  sourceDepartmentId: rowId.nullable(),
  sourceDepartment: z.string().nullable(),
  retention: retention.nullable(),
  level,
  version,
});

export const seriesInput = z.strictObject({
  id: rowId.nullable(),
  version,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,8}$/, 'codeShape'),
  name: requiredLine(40),
  retention: retention.nullable(),
  level,
});
export const departmentInput = z.strictObject({
  id: rowId.nullable(),
  version,
  name: requiredLine(40),
  headId: rowId.nullable(),
  deputyId: rowId.nullable(),
});
export const documentTypeInput = z.strictObject({
  id: rowId.nullable(),
  version,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,12}$/, 'codeShape'),
  name: requiredLine(40),
  sourceDepartmentId: rowId.nullable(),
  retention: retention.nullable(),
  level,
});

export const settingsCommands = {
  /** All the lists a form chooses from. */
  'settings.lists': {
    input: nothing,
    output: z.strictObject({
      fonds: z.array(fondsSchema),
      series: z.array(seriesSchema),
      departments: z.array(departmentSchema),
      documentTypes: z.array(documentTypeSchema),
      clientKinds: z.array(z.string()),
    }),
    may: 'read',
    changes: [],
  },
  'settings.get': {
    input: nothing,
    output: z.array(
      z.strictObject({
        key: z.enum(settingKeys),
        value: z.union([z.string(), z.number()]),
        clause: z.string().nullable(),
        isDefault: z.boolean(),
      }),
    ),
    may: 'session',
    changes: [],
  },
  'settings.set': {
    input: z.strictObject({ key: z.enum(settingKeys), value: z.union([z.string(), z.number()]) }),
    output: nothing,
    may: 'settings.write',
    // The session tells the idle minutes and the time zone.
    changes: ['settings', 'session', 'audit'],
  },
  'settings.saveFonds': {
    input: z.strictObject({ id: rowId, version, name: requiredLine(80) }),
    output: fondsSchema,
    may: 'settings.write',
    changes: ['settings', 'session', 'audit'],
  },
  'settings.saveSeries': {
    input: seriesInput,
    output: seriesSchema,
    may: 'settings.write',
    changes: ['settings', 'audit'],
  },
  'settings.saveDepartment': {
    input: departmentInput,
    output: departmentSchema,
    may: 'settings.write',
    changes: ['settings', 'audit'],
  },
  'settings.saveDocumentType': {
    input: documentTypeInput,
    output: documentTypeSchema,
    may: 'settings.write',
    changes: ['settings', 'audit'],
  },
} as const satisfies Record<string, Command>;
