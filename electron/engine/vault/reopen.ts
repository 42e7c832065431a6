import type { AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { proven } from './amend';
import { unsealDataKey } from './data-key-slot';
import { macMatches, parseVault, writeVault } from './document';
import { unlocked, type Unlocked } from './unlocked';

/**
 * Opens the vault of a backup with the keys of an operator who is unlocked today and had a slot then: no passphrase of
 * that day is needed. `wrongPassphrase` where they had none, or other keys; `vaultTampered` where the MAC does not hold.
 */
export function reopenVault(file: Uint8Array, present: Unlocked): Result<Unlocked, AppError> {
  const document = parseVault(file);
  if (!document.ok) return document;
  const { vaultId, pointer, slots } = document.value;
  const { identity, groupSecret } = present;
  const mine = identity.encryption.publicKey.toString('base64');
  const slot = slots.find(({ encPublicKey }) => encPublicKey === mine);
  const sealed = slot?.sealedDataKeys.find(({ version }) => version === pointer.dataKeyVersion);
  if (vaultId !== present.vaultId || slot === undefined || sealed === undefined)
    return err({ code: 'wrongPassphrase' });
  const raw = (text: string): Buffer => Buffer.from(text, 'base64');
  const dataKey = unsealDataKey(
    {
      version: sealed.version,
      nonce: raw(sealed.nonce),
      ciphertext: raw(sealed.ciphertext),
      ephemeralPublicKey: raw(sealed.ephemeralPublicKey),
    },
    identity.encryption.privateKey,
    { vaultId, publicKey: identity.encryption.publicKey, groupSecret },
  );
  if (dataKey === null || !macMatches(document.value, dataKey, groupSecret)) return err({ code: 'vaultTampered' });
  const shared = { vaultId, groupSecret, dataKey, dataKeyVersion: pointer.dataKeyVersion };
  return ok(unlocked(slot, identity, shared));
}

/** The same vault pointing at another file under the same key: how a restored store becomes the living one. */
export function pointVaultAt(file: Uint8Array, session: Unlocked, store: string): Result<Buffer, AppError> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const { format, version, vaultId, pointer, slots } = document.value;
  const content = { format, version, vaultId, pointer: { ...pointer, store }, slots };
  return ok(writeVault(content, session.dataKey, session.groupSecret));
}
