import { z } from 'zod';
import { backupLights, backupReasons } from '../domain/backup';
import type { Command } from './command';
import { login, nothing, passphrase, requiredLine, rowId, ticket } from './primitives';

/** Backups, restores and what stands in for both: witness and salvage. A page names a backup by its place and its name. */
const name = z.string().regex(/^\d{8}T\d{6}Z(-\d{1,3})?$/);
const seriesKey = z.string().regex(/^[A-Z]{1,8}-\d{4}$/);
const lostRows = z.strictObject({ table: z.string(), from: z.int().nullable(), to: z.int().nullable() });

export const backupSchema = z.strictObject({
  name: z.string(),
  madeAt: z.string(),
  reason: z.enum(backupReasons),
  /** Number of the last log entry in it. */
  entries: z.int(),
  volumes: z.int(),
  bytes: z.int(),
  appVersion: z.string(),
  /** `sealed`: its manifest holds. `unknown`: made under keys that this session cannot open. `damaged`: files missing or cut. */
  state: z.enum(['sealed', 'unknown', 'damaged']),
  /** Runs of rows that a salvage could not read. */
  lost: z.int(),
});
export type Backup = z.infer<typeof backupSchema>;
export const placeSchema = z.strictObject({
  /** Null: the folder `backups` inside the archive's own. */
  id: rowId.nullable(),
  name: z.string(),
  connected: z.boolean(),
  lastAt: z.string().nullable(),
  days: z.int().nullable(),
  light: z.enum(backupLights),
  /** Why the last attempt failed, if it did; words in i18n `backupFault.<reason>`. */
  fault: z.strictObject({ reason: z.string(), at: z.string() }).nullable(),
  backups: z.array(backupSchema),
});
export type BackupPlace = z.infer<typeof placeSchema>;

/** Where a backup lies: a remembered place, the archive's own folder, what was salvaged, or a folder just picked. */
export const backupSource = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('place'), id: rowId, name }),
  z.strictObject({ at: z.literal('own'), name }),
  z.strictObject({ at: z.literal('salvaged'), name }),
  /** The folder is the backup itself (`name` null) or holds it. */
  z.strictObject({ at: z.literal('picked'), folder: ticket, name: name.nullable() }),
]);
export type BackupSource = z.infer<typeof backupSource>;
/** By what a backup's vault is opened: whoever is unlocked now, or the passphrase or recovery key of that day. */
export const backupAccess = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('present') }),
  z.strictObject({ by: z.literal('passphrase'), login, passphrase }),
  z.strictObject({ by: z.literal('recoveryKey'), recoveryKey: z.string().min(1, 'required').max(200, 'tooLong') }),
]);
const restoreInput = {
  source: backupSource,
  access: backupAccess,
  /** An empty folder, on a PC that has no archive yet. */
  into: ticket.nullable().default(null),
};
const numberSchema = z.strictObject({ series: seriesKey, last: z.int().nonnegative() });

export const backupCommands = {
  /** The traffic light of the top bar and the lines of the desk. */
  'backup.state': {
    input: nothing,
    output: z.strictObject({
      lastAt: z.string().nullable(),
      days: z.int().nullable(),
      light: z.enum(backupLights),
      /** Whether a place outside the archive's own folder is known. */
      elsewhere: z.boolean(),
      faults: z.array(z.strictObject({ place: z.string(), reason: z.string(), at: z.string() })),
      trialDays: z.int().nullable(),
      trialDue: z.boolean(),
    }),
    may: 'session',
    changes: [],
  },
  'backup.places': { input: nothing, output: z.array(placeSchema), may: 'backup.write', changes: [] },
  'backup.addPlace': {
    input: z.strictObject({ folder: ticket }),
    output: placeSchema,
    may: 'backup.write',
    changes: ['backup', 'audit'],
  },
  /** Forgets the place; what lies there stays. */
  'backup.removePlace': {
    input: z.strictObject({ id: rowId }),
    output: nothing,
    may: 'backup.write',
    changes: ['backup', 'audit'],
  },
  /** Makes and verifies a backup: in a remembered place, in a folder just named, or (both null) in the archive's own folder. */
  'backup.make': {
    input: z.strictObject({ place: rowId.nullable().default(null), folder: ticket.nullable().default(null) }),
    output: backupSchema,
    may: 'backup.write',
    changes: ['backup', 'audit'],
  },
  /** Backups in every connected place where one is due: what the program does by itself when idle and at quit. */
  'backup.makeDue': {
    input: z.strictObject({ reason: z.enum(['due', 'quit']).default('due') }),
    output: z.strictObject({ made: z.int(), failed: z.int() }),
    may: 'session',
    changes: ['backup', 'audit'],
  },
  /** Restores into a folder of its own, compares, takes it away again and notes the outcome in the log. */
  'backup.test': {
    input: z.strictObject({ source: backupSource }),
    output: z.strictObject({ entries: z.int(), rows: z.int(), compared: z.int(), changedSince: z.int() }),
    may: 'backup.write',
    changes: ['backup', 'audit'],
  },
  /** Answers for what the witness reported: the store as it is counts from now on. */
  'witness.acknowledge': {
    input: z.strictObject({ reason: requiredLine(200) }),
    output: nothing,
    may: 'backup.write',
    changes: ['session', 'audit'],
  },

  /** The backups in a folder a person picked (null: in the archive's own folder), as their manifests say, unproven. */
  'backup.look': {
    input: z.strictObject({ folder: ticket.nullable().default(null) }),
    output: z.strictObject({
      vaultName: z.string().nullable(),
      backups: z.array(z.strictObject({ source: backupSource, backup: backupSchema, logins: z.array(z.string()) })),
    }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  /** Proves a backup by every check and says what a restore would do. */
  'backup.examine': {
    input: z.strictObject(restoreInput),
    output: z.strictObject({
      backup: backupSchema,
      /** Series as the backup has them; `known` is the higher number of the witness, null where nobody knows. */
      numbers: z.array(z.strictObject({ series: seriesKey, last: z.int(), known: z.int().nullable() })),
      /** False where no witness tells: the numbers on the last papers are then to be typed. */
      witnessed: z.boolean(),
      /** Log entries after the backup that the present store has, null where it cannot be read. */
      later: z.int().nullable(),
      /** Logins that the backup lets in and today's vault does not. */
      returning: z.array(z.string()),
      lost: z.array(lostRows),
    }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  /** Sets the present store aside and puts the backup in its place; the next unlock notes it in the log. */
  'backup.restore': {
    input: z.strictObject({ ...restoreInput, numbers: z.array(numberSchema).max(200).default([]) }),
    output: z.strictObject({ setAside: z.boolean() }),
    may: 'public',
    changes: ['session'],
    before: 'unlock',
  },
  /** Saves what can be read of a store that did not open after a right passphrase. */
  'backup.salvage': {
    input: nothing,
    output: z.strictObject({ name: z.string(), rows: z.int(), lost: z.array(lostRows) }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
} as const satisfies Record<string, Command>;
