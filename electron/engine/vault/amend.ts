import type { AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { macMatches, parseVault, writeVault } from './document';
import type { VaultContent, VaultDocument } from './format';
import type { Shared } from './slot';
import type { Unlocked } from './unlocked';

/** A rule of the vault said no; `rule` has its words in i18n `rule.<code>`. */
export const vaultRules = [
  'loginTaken',
  'lastOperator',
  'lastRecoverySlot',
  'tooManyRecoverySlots',
  'storeInUse',
] as const;
export type VaultRule = (typeof vaultRules)[number];
export const refusedBy = (rule: VaultRule): Result<never, AppError> => err({ code: 'ruleBroken', rule, facts: {} });
export const noSuchSlot = (id: string): Result<never, AppError> => err({ code: 'notFound', entity: 'operator', id });

export const sharedOf = ({ vaultId, groupSecret, dataKey, dataKeyVersion }: Unlocked): Shared => ({
  vaultId,
  groupSecret,
  dataKey,
  dataKeyVersion,
});

/**
 * The document behind `file`, proven to be what an unlocked operator last wrote: no change is ever built on a file that
 * somebody altered. Errors: those of parseVault, and `vaultTampered`.
 */
export function proven(file: Uint8Array, session: Unlocked): Result<VaultDocument, AppError> {
  const document = parseVault(file);
  if (!document.ok) return document;
  const ours =
    document.value.vaultId === session.vaultId && document.value.pointer.dataKeyVersion === session.dataKeyVersion;
  return ours && macMatches(document.value, session.dataKey, session.groupSecret)
    ? document
    : err({ code: 'vaultTampered' });
}

/** The new bytes of vault.json for changed slots. Nothing is written: the caller replaces the file, or drops the bytes. */
export function rewritten(
  document: VaultDocument,
  slots: VaultContent['slots'],
  session: Unlocked,
): Result<Buffer, AppError> {
  const { format, version, vaultId, pointer } = document;
  return ok(writeVault({ format, version, vaultId, pointer, slots }, session.dataKey, session.groupSecret));
}
