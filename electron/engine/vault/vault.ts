import { randomBytes } from 'node:crypto';
import type { AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { macMatches, parseVault, writeVault } from './document';
import { FORMAT, FORMAT_VERSION, recoveryLogin, type Slot, type VaultDocument } from './format';
import { productPolicy, withinPolicy, type KdfPolicy } from './kdf';
import type { RecoveryKey } from './recovery-key';
import { DataKey, Secret } from './secret';
import { freshId, freshIdentity, makeSlot, openSlot, type Shared, type SlotOwner } from './slot';
import { unlocked, type Unlocked } from './unlocked';

export type NewVault = {
  readonly login: string;
  readonly passphrase: string;
  readonly recoveryKey: RecoveryKey;
  /** UTC milliseconds. */
  readonly now: number;
  /** The id promised on the emergency sheet before the vault existed (32 hex digits); else a fresh one. */
  readonly vaultId?: string;
};

/**
 * A vault with one operator and one recovery slot, pointing at `room-1.db`. Writes nothing: `file` is for
 * replaceFile() once everything else of the new archive is on disk. The last argument is for tests only.
 */
export async function createVault(
  { login, passphrase, recoveryKey, now, vaultId = freshId() }: NewVault,
  policy: KdfPolicy = productPolicy,
): Promise<{ readonly file: Buffer; readonly unlocked: Unlocked }> {
  const shared: Shared = {
    vaultId,
    groupSecret: new Secret(randomBytes(Secret.LENGTH)),
    dataKey: DataKey.random(),
    dataKeyVersion: 1,
  };
  const createdAt = new Date(now).toISOString();
  const owner: SlotOwner = { id: freshId(), kind: 'operator', login, createdAt };
  const identity = freshIdentity();
  const recovery: SlotOwner = { id: freshId(), kind: 'recovery', login: recoveryLogin(1), createdAt };
  const slots = [
    await makeSlot(owner, passphrase, identity, shared, policy),
    await makeSlot(recovery, recoveryKey.secretText(), freshIdentity(), shared, policy),
  ];
  const pointer = { store: 'room-1.db', dataKeyVersion: shared.dataKeyVersion };
  const file = writeVault(
    { format: FORMAT, version: FORMAT_VERSION, vaultId, pointer, slots },
    shared.dataKey,
    shared.groupSecret,
  );
  return { file, unlocked: unlocked(owner, identity, shared) };
}

/**
 * Opens the vault as an operator. Errors, in the order they are told apart: `vaultDamaged`, `storeFromLater`,
 * `vaultTampered` (KDF parameters outside the policy, before anything is computed), `wrongPassphrase` (also for a name
 * nobody has), `vaultTampered` (right passphrase, but data key or MAC do not fit). A store that does not open after
 * this is damaged, never a wrong passphrase.
 */
export async function openVault(
  file: Uint8Array,
  { login, passphrase }: { readonly login: string; readonly passphrase: string },
  policy: KdfPolicy = productPolicy,
): Promise<Result<Unlocked, AppError>> {
  const document = checked(file, policy);
  if (!document.ok) return document;
  const slot = document.value.slots.find((candidate) => candidate.kind === 'operator' && candidate.login === login);
  return slot === undefined ? err({ code: 'wrongPassphrase' }) : open(document.value, slot, passphrase, policy);
}

/** As openVault, with the printed key: whichever recovery slot it fits is opened. */
export async function openWithRecovery(
  file: Uint8Array,
  recoveryKey: RecoveryKey,
  policy: KdfPolicy = productPolicy,
): Promise<Result<Unlocked, AppError>> {
  const document = checked(file, policy);
  if (!document.ok) return document;
  for (const slot of document.value.slots.filter(({ kind }) => kind === 'recovery')) {
    const opened = await open(document.value, slot, recoveryKey.secretText(), policy);
    if (opened.ok || opened.error.code !== 'wrongPassphrase') return opened;
  }
  return err({ code: 'wrongPassphrase' });
}

function checked(file: Uint8Array, policy: KdfPolicy): Result<VaultDocument, AppError> {
  const document = parseVault(file);
  if (!document.ok) return document;
  return document.value.slots.every((slot) => withinPolicy(slot.kdf, policy))
    ? document
    : err({ code: 'vaultTampered' });
}

async function open(
  document: VaultDocument,
  slot: Slot,
  passphrase: string,
  policy: KdfPolicy,
): Promise<Result<Unlocked, AppError>> {
  const { vaultId, pointer } = document;
  const opened = await openSlot(vaultId, slot, passphrase, pointer.dataKeyVersion, policy);
  if (!opened.ok) return opened;
  const { groupSecret, dataKey, encryption, signing } = opened.value;
  if (!macMatches(document, dataKey, groupSecret)) return err({ code: 'vaultTampered' });
  const shared: Shared = { vaultId, groupSecret, dataKey, dataKeyVersion: pointer.dataKeyVersion };
  return ok(unlocked(slot, { encryption, signing }, shared));
}
