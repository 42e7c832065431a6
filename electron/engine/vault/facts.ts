import type { AppError } from '../../../shared/errors';
import { ok, type Result } from '../../../shared/result';
import { parseVault } from './document';

/** What anybody may read of a vault without a passphrase, once its sum is right; not yet proven by its MAC. */
export type VaultFacts = {
  readonly vaultId: string;
  /** First 8 characters of the id, as printed on the emergency sheet. */
  readonly vaultName: string;
  /** File name of the living store, beside the vault. */
  readonly store: string;
  readonly logins: readonly string[];
  readonly slots: readonly SlotFacts[];
};
export type SlotFacts = {
  readonly id: string;
  readonly login: string;
  readonly recovery: boolean;
  readonly createdAt: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly signPublicKey: Buffer;
};

export const vaultNameOf = (vaultId: string): string => vaultId.slice(0, 8);

/** Errors as parseVault: `vaultDamaged`, `storeFromLater`, `vaultTampered`. */
export function vaultFacts(file: Uint8Array): Result<VaultFacts, AppError> {
  const document = parseVault(file);
  if (!document.ok) return document;
  const { vaultId, pointer, slots } = document.value;
  return ok({
    vaultId,
    vaultName: vaultNameOf(vaultId),
    store: pointer.store,
    logins: slots.filter(({ kind }) => kind === 'operator').map(({ login }) => login),
    slots: slots.map(({ id, login, kind, createdAt, signPublicKey }) => ({
      id,
      login,
      recovery: kind === 'recovery',
      createdAt,
      signPublicKey: Buffer.from(signPublicKey, 'base64'),
    })),
  });
}

/** Logins of the operators, in the order they were added. */
export function listLogins(file: Uint8Array): Result<readonly string[], AppError> {
  const facts = vaultFacts(file);
  return facts.ok ? ok(facts.value.logins) : facts;
}
