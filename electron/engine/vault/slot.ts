import { randomBytes } from 'node:crypto';
import type { AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { sealDataKey, unsealDataKey, type DataKeySlot, type Recipient } from './data-key-slot';
import type { FileSealed, Slot } from './format';
import { freshKdf, stretch, type KdfPolicy } from './kdf';
import { generateKeyPair, publicKeyOf, type KeyPair } from './keys';
import { context, seal, unseal, type Sealed } from './seal';
import { Secret, type DataKey } from './secret';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const raw = (base64: string): Buffer => Buffer.from(base64, 'base64');
const toFile = (sealed: Sealed): FileSealed => ({ nonce: text(sealed.nonce), ciphertext: text(sealed.ciphertext) });
const fromFile = (sealed: FileSealed): Sealed => ({ nonce: raw(sealed.nonce), ciphertext: raw(sealed.ciphertext) });

/** Who a slot belongs to; `login` may be changed by an administrator, so only the rest is bound to the sealed keys. */
export type SlotOwner = Pick<Slot, 'id' | 'kind' | 'login' | 'createdAt'>;
/** The two key pairs of an operator: sealing to them, and their signature. */
export type Identity = { readonly encryption: KeyPair; readonly signing: KeyPair };
/** What all unlocked operators of one archive share. */
export type Shared = {
  readonly vaultId: string;
  readonly groupSecret: Secret;
  readonly dataKey: DataKey;
  readonly dataKeyVersion: number;
};

export const freshId = (): string => randomBytes(16).toString('hex');
export const freshIdentity = (): Identity => ({
  encryption: generateKeyPair('X25519'),
  signing: generateKeyPair('Ed25519'),
});

type Bound = Pick<Slot, 'id' | 'kind' | 'encPublicKey' | 'signPublicKey'>;
const aad = (vaultId: string, slot: Bound, what: string): Buffer =>
  context('guicang-slot-1', what, vaultId, slot.id, slot.kind, raw(slot.encPublicKey), raw(slot.signPublicKey));

/** A slot in which the passphrase seals the identity and the group secret, and the identity's public key the data key. */
export async function makeSlot(
  owner: SlotOwner,
  passphrase: string,
  identity: Identity,
  shared: Shared,
  policy: KdfPolicy,
): Promise<Slot> {
  const kdf = freshKdf(policy);
  const keys = await stretch(passphrase, kdf, policy);
  const bound = {
    ...owner,
    encPublicKey: text(identity.encryption.publicKey),
    signPublicKey: text(identity.signing.publicKey),
  };
  const sealSecret = (key: Secret, secret: Secret, what: string): FileSealed =>
    toFile(seal(key, secret.expose(), aad(shared.vaultId, bound, what)));
  return {
    ...bound,
    kdf: {
      algorithm: 'argon2id',
      version: 19,
      memoryKiB: kdf.memoryKiB,
      passes: kdf.passes,
      lanes: kdf.lanes,
      salt: text(kdf.salt),
    },
    sealedEncPrivate: sealSecret(keys.encryption, identity.encryption.privateKey, 'encryption'),
    sealedSignPrivate: sealSecret(keys.signing, identity.signing.privateKey, 'signing'),
    sealedGroupSecret: sealSecret(keys.group, shared.groupSecret, 'group'),
    sealedDataKeys: [sealFor(bound, shared)],
  };
}

/** The current data key sealed to the owner of a slot; needs no passphrase of theirs. */
export function sealFor(slot: Pick<Slot, 'encPublicKey'>, shared: Shared): Slot['sealedDataKeys'][number] {
  const to: Recipient = { vaultId: shared.vaultId, publicKey: raw(slot.encPublicKey), groupSecret: shared.groupSecret };
  const sealed = sealDataKey(shared.dataKey, shared.dataKeyVersion, to);
  return { ...toFile(sealed), version: sealed.version, ephemeralPublicKey: text(sealed.ephemeralPublicKey) };
}

export type OpenedSlot = Identity & Pick<Shared, 'groupSecret' | 'dataKey'>;

/**
 * Opens a slot whose KDF parameters the caller has checked. `wrongPassphrase` when the first seal does not open; once it
 * has, the passphrase is known to be right and anything else that fails is `vaultTampered`.
 */
export async function openSlot(
  vaultId: string,
  slot: Slot,
  passphrase: string,
  dataKeyVersion: number,
  policy: KdfPolicy,
): Promise<Result<OpenedSlot, AppError>> {
  const keys = await stretch(passphrase, { ...slot.kdf, salt: raw(slot.kdf.salt) }, policy);
  const open = (key: Secret, sealed: FileSealed, what: string): Secret | null => {
    const bytes = unseal(key, fromFile(sealed), aad(vaultId, slot, what));
    return bytes === null ? null : new Secret(bytes);
  };
  const encryption = open(keys.encryption, slot.sealedEncPrivate, 'encryption');
  if (encryption === null) return err({ code: 'wrongPassphrase' });
  const signing = open(keys.signing, slot.sealedSignPrivate, 'signing');
  const groupSecret = open(keys.group, slot.sealedGroupSecret, 'group');
  if (signing === null || groupSecret === null) return err({ code: 'vaultTampered' });
  const identity: Identity = {
    encryption: { privateKey: encryption, publicKey: publicKeyOf('X25519', encryption) },
    signing: { privateKey: signing, publicKey: publicKeyOf('Ed25519', signing) },
  };
  const stated =
    text(identity.encryption.publicKey) === slot.encPublicKey &&
    text(identity.signing.publicKey) === slot.signPublicKey;
  const entry = slot.sealedDataKeys.find((key) => key.version === dataKeyVersion);
  if (!stated || entry === undefined) return err({ code: 'vaultTampered' });
  const sealed: DataKeySlot = {
    ...fromFile(entry),
    version: entry.version,
    ephemeralPublicKey: raw(entry.ephemeralPublicKey),
  };
  const dataKey = unsealDataKey(sealed, encryption, { vaultId, publicKey: raw(slot.encPublicKey), groupSecret });
  return dataKey === null ? err({ code: 'vaultTampered' }) : ok({ ...identity, groupSecret, dataKey });
}
