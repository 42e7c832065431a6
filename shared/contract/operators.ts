import { z } from 'zod';
import { permissions } from '../domain/permissions';
import { appErrorSchema } from '../errors';
import type { Command } from './command';
import {
  documentToken,
  language,
  level,
  login,
  nothing,
  passphrase,
  requiredLine,
  role,
  rowId,
  ticket,
  version,
} from './primitives';

/** Advice on a passphrase; words in i18n `passphrase.<code>`. Mirrors engine/vault/passphrase.ts (a test compares them). */
export const passphraseAdvice = z.string().max(40);

const recoveryKey = z.string().min(1, 'required').max(200, 'tooLong');

export const newOperator = z.strictObject({
  login,
  fullName: requiredLine(40),
  staffCode: requiredLine(20),
  roles: z.array(role).min(1, 'required'),
  clearance: level,
  passphrase,
});

/** Whose account: somebody of the list of persons, or a colleague not yet in it. */
const accountOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), personId: rowId }),
  z.strictObject({ kind: z.literal('new'), fullName: requiredLine(40), staffCode: requiredLine(20) }),
]);
const powers = { roles: z.array(role).min(1, 'required').max(7), clearance: level };

/** Operator 操作人, as the list shows one. Moments are ISO text; `failedAttempts` since their last unlock. */
export const operatorSchema = z.strictObject({
  id: rowId,
  login: z.string(),
  personId: rowId,
  fullName: z.string(),
  staffCode: z.string().nullable(),
  roles: z.array(role),
  clearance: level,
  since: z.string(),
  lastSignIn: z.string().nullable(),
  removedAt: z.string().nullable(),
  failedAttempts: z.int(),
  lastFailed: z.string().nullable(),
  version,
});
export type OperatorRow = z.infer<typeof operatorSchema>;
/** `place` 1 or 2: the sheets in the safe and at the second site. */
const recoverySlotSchema = z.strictObject({ id: z.string(), place: z.int(), since: z.string() });
export type RecoverySlot = z.infer<typeof recoverySlotSchema>;
export const operatorList = z.strictObject({
  operators: z.array(operatorSchema),
  recovery: z.array(recoverySlotSchema),
});

/** Set-up is two questions: a recovery key is made and shown; nothing is on disk until it has been typed back. */
export const setUpInput = z.strictObject({
  folder: ticket,
  fondsNumber: z
    .string()
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,12}$/, 'fondsNumberShape'),
  fondsName: requiredLine(80),
  /** DA-14.2, BM-6: which built-in document types are marked by default, and how; the wizard may not guess. */
  typeLevels: z.record(z.string().max(20), level),
  operator: newOperator,
  recoveryKeyTyped: recoveryKey,
  language,
});

export const sessionSchema = z.strictObject({
  operatorId: rowId,
  personId: rowId,
  login: z.string(),
  fullName: z.string(),
  roles: z.array(role),
  clearance: level,
  permissions: z.array(z.enum(permissions)),
  fondsNumber: z.string(),
  fondsName: z.string(),
  archiveTag: z.string(),
  today: z.iso.date(),
  idleMinutes: z.int(),
  /** The archive's (setting): screens show times in it, whatever zone the PC is set to. */
  timeZone: z.string(),
  /** Warnings found while opening that do not stop work, e.g. a clock behind the last entry. */
  warnings: z.array(appErrorSchema),
  failedAttempts: z.array(z.strictObject({ login: z.string(), at: z.string() })),
});

export const operatorCommands = {
  /** What stands in the folder, before anyone unlocks: the sentences of table 3.1 that need no key. */
  'operators.status': {
    input: nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('none') }),
      z.strictObject({ state: z.literal('locked'), logins: z.array(z.string()), vaultName: z.string() }),
      z.strictObject({ state: z.literal('unlocked'), session: sessionSchema }),
      z.strictObject({ state: z.literal('broken'), error: appErrorSchema }),
    ]),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  'operators.checkPassphrase': {
    input: z.strictObject({ passphrase: z.string().max(400), about: z.array(z.string().max(80)).max(8) }),
    output: z.strictObject({
      acceptable: z.boolean(),
      score: z.int().min(0).max(4),
      advice: z.array(passphraseAdvice),
    }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  /** Makes the recovery key of the archive to be; held in the engine's memory until set-up or another one is made. */
  'operators.prepareRecovery': {
    input: nothing,
    output: z.strictObject({ recoveryKey: z.string(), vaultName: z.string() }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  /** Draws the emergency sheet of the prepared key, for the viewer. */
  'operators.emergencySheet': {
    input: z.strictObject({ fondsNumber: z.string().max(12), fondsName: z.string().max(80), language }),
    output: z.strictObject({ token: documentToken }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  /** Tells which group of a typed recovery key is wrong, without saying what would be right. */
  'operators.checkRecoveryKey': {
    input: z.strictObject({ typed: recoveryKey }),
    output: z.strictObject({ matches: z.boolean(), wrongGroup: z.int().min(1).max(8).nullable() }),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  'operators.setUp': {
    input: setUpInput,
    output: sessionSchema,
    may: 'public',
    changes: ['session'],
    before: 'unlock',
  },
  'operators.unlock': {
    input: z.strictObject({ login, passphrase }),
    output: sessionSchema,
    may: 'public',
    changes: ['session'],
    before: 'unlock',
  },
  /**
   * The printed key gives an operator a new passphrase; it opens nothing else. `mistyped`: no such key, with the first
   * wrong group (1 to 8) where that can be told. `otherKey`: well formed, but not one of this archive's.
   */
  'operators.recover': {
    input: z.strictObject({ recoveryKey, login, passphrase }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('done') }),
      z.strictObject({ state: z.literal('mistyped'), group: z.int().min(1).max(8).nullable() }),
      z.strictObject({ state: z.literal('otherKey') }),
    ]),
    may: 'public',
    changes: [],
    before: 'unlock',
  },
  /** Whoever reads the log reads these names there; what they may do is no secret among them. */
  'operators.list': { input: nothing, output: operatorList, may: 'audit.read', changes: [] },
  /** A second, third … operator. The new one types the first passphrase at this PC; nobody is handed one. */
  'operators.add': {
    input: z.strictObject({ person: accountOf, login, ...powers, passphrase }),
    output: operatorList,
    may: 'operators.write',
    changes: ['operators', 'persons', 'audit'],
  },
  'operators.save': {
    input: z.strictObject({ operatorId: rowId, version, ...powers }),
    output: operatorList,
    may: 'operators.write',
    changes: ['operators', 'audit'],
  },
  /**
   * Takes an account out and gives the archive a new data key: nobody who holds an old vault.json opens the new store.
   * Progress in steps `copy`, `check`, `settle`; may be cancelled until the last.
   */
  'operators.remove': {
    input: z.strictObject({ operatorId: rowId, version, loginTyped: z.string().max(40), reason: requiredLine(200) }),
    output: nothing,
    may: 'operators.write',
    changes: ['operators', 'audit'],
  },
  /** A new data key and nothing else: a recovery sheet or an old vault.json fell into wrong hands. */
  'operators.renewKey': {
    input: z.strictObject({ reason: requiredLine(200) }),
    output: nothing,
    may: 'operators.write',
    changes: ['operators', 'audit'],
  },
  /** Makes a recovery key, held in memory until it was typed back; sheet and check are those of the first one. */
  'operators.prepareReissue': {
    input: nothing,
    output: z.strictObject({ recoveryKey: z.string(), vaultName: z.string() }),
    may: 'operators.write',
    changes: [],
  },
  /** Puts the prepared key in force, in the place of `replaces` or as the second one. */
  'operators.issueRecovery': {
    input: z.strictObject({ recoveryKeyTyped: recoveryKey, replaces: z.string().max(40).nullable() }),
    output: operatorList,
    may: 'operators.write',
    changes: ['operators', 'audit'],
  },
  'operators.dropRecovery': {
    input: z.strictObject({ slot: z.string().max(40) }),
    output: operatorList,
    may: 'operators.write',
    changes: ['operators', 'audit'],
  },
  /** One's own. Backups made before still open with the old passphrase. */
  'operators.changePassphrase': {
    input: z.strictObject({ current: passphrase, passphrase }),
    output: nothing,
    may: 'session',
    changes: ['operators', 'audit'],
  },
  'operators.me': { input: nothing, output: sessionSchema, may: 'session', changes: [] },
} as const satisfies Record<string, Command>;
