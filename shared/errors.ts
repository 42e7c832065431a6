import { z } from 'zod';

/**
 * Everything that may cross a process boundary as a failure: the code and safe facts only.
 * No stack, no SQL, no path, no record text. The renderer turns `code` into three sentences
 * (what happened, what is safe, what to do) with i18n key `error.<code>`; the engine never sends prose.
 * Codes of the second block are table 3.1 of the durability design: what can be wrong with an archive on disk.
 */
/**
 * Megabytes that must be free for any one save: the log of the store grows to 8 MB before it is moved into the file, which
 * grows by as much, and the log is kept until it has; the same again for the save itself.
 */
export const ROOM_FOR_A_SAVE = 32;

const facts = z.record(z.string(), z.string());
export const appErrorSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('invalidInput'), fields: z.record(z.string(), z.array(z.string())) }),
  z.strictObject({ code: z.literal('locked') }),
  z.strictObject({ code: z.literal('forbidden'), permission: z.string() }),
  z.strictObject({ code: z.literal('notFound'), entity: z.string(), id: z.string() }),
  z.strictObject({ code: z.literal('stale'), entity: z.string(), id: z.string() }),
  z.strictObject({ code: z.literal('ruleBroken'), rule: z.string(), facts }),
  z.strictObject({ code: z.literal('busy') }),
  z.strictObject({ code: z.literal('cancelled') }),
  z.strictObject({ code: z.literal('internal'), incidentId: z.string() }),

  z.strictObject({ code: z.literal('folderMissing') }),
  z.strictObject({ code: z.literal('folderNotEmpty') }),
  z.strictObject({ code: z.literal('folderReadOnly') }),
  z.strictObject({ code: z.literal('openElsewhere') }),
  z.strictObject({ code: z.literal('vaultMissing') }),
  z.strictObject({ code: z.literal('vaultDamaged') }),
  z.strictObject({ code: z.literal('vaultTampered') }),
  z.strictObject({ code: z.literal('wrongPassphrase') }),
  z.strictObject({ code: z.literal('throttled'), seconds: z.int() }),
  z.strictObject({ code: z.literal('storeMissing') }),
  z.strictObject({ code: z.literal('storeDamaged'), page: z.int().nullable() }),
  z.strictObject({ code: z.literal('storeFromLater'), found: z.int(), known: z.int() }),
  z.strictObject({ code: z.literal('logBroken'), seq: z.int() }),
  z.strictObject({ code: z.literal('clockBehind'), lastAt: z.string() }),
  z.strictObject({ code: z.literal('entriesMissing'), from: z.int(), to: z.int() }),
  z.strictObject({ code: z.literal('historyDiffers'), seq: z.int() }),
  z.strictObject({ code: z.literal('pageReplaced') }),
  z.strictObject({ code: z.literal('witnessBehind'), from: z.int(), to: z.int() }),
  z.strictObject({ code: z.literal('witnessMissing') }),
  z.strictObject({ code: z.literal('witnessDamaged') }),
  z.strictObject({ code: z.literal('witnessUnsettled') }),
  z.strictObject({ code: z.literal('witnessNotWritten') }),
  z.strictObject({ code: z.literal('folderIsBackup') }),
  z.strictObject({ code: z.literal('backupFailed'), reason: z.string(), facts }),
  z.strictObject({ code: z.literal('diskFull'), needed: z.int() }),
  z.strictObject({ code: z.literal('diskError') }),

  z.strictObject({ code: z.literal('fileRefused'), reason: z.string(), facts }),
  z.strictObject({ code: z.literal('notPrintable'), characters: z.array(z.string()) }),
]);
export type AppError = z.infer<typeof appErrorSchema>;
export type AppErrorCode = AppError['code'];

/** Thrown inside the engine for an expected failure; the gate turns it into a value. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';
  constructor(readonly appError: AppError) {
    super(appError.code);
  }
}

/** A rule of shared/domain said no: `rule` is its code, `facts` what the sentence needs (never record text). */
export function ruleBroken(rule: string, ruleFacts: Record<string, string> = {}): AppFailure {
  return new AppFailure({ code: 'ruleBroken', rule, facts: ruleFacts });
}
