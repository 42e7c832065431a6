import { agree, generateKeyPair } from './keys';
import { context, seal, unseal, type Sealed } from './seal';
import { DataKey, type Secret } from './secret';

/** A data key sealed to one operator's public key: anyone unlocked can make it, only that operator opens it. */
export type DataKeySlot = Sealed & { readonly version: number; readonly ephemeralPublicKey: Buffer };
/** To whom and for which archive a data key is sealed; `groupSecret` as in slot.ts. */
export type Recipient = { readonly vaultId: string; readonly publicKey: Uint8Array; readonly groupSecret: Secret };

const aad = (to: Recipient, version: number): Buffer =>
  context('guicang-data-key-1', to.vaultId, version, to.publicKey);

/**
 * The group secret enters as pre-shared key (as in RFC 9180, 5.1.2). A public key alone would let anyone who can write
 * the file seal a data key of their own choosing and hand the operator a false archive that opens without complaint.
 */
function wrapKey(shared: Secret, to: Recipient, ephemeral: Uint8Array): Secret {
  return shared.derive(context('guicang-wrap-1', to.vaultId, ephemeral, to.publicKey), to.groupSecret.expose());
}

export function sealDataKey(dataKey: DataKey, version: number, to: Recipient): DataKeySlot {
  const ephemeral = generateKeyPair('X25519');
  const shared = agree(ephemeral.privateKey, to.publicKey);
  ephemeral.privateKey.wipe();
  if (shared === null) throw new Error('the recipient has no usable public key');
  const key = wrapKey(shared, to, ephemeral.publicKey);
  const sealed = seal(key, dataKey.expose(), aad(to, version));
  shared.wipe();
  key.wipe();
  return { ...sealed, version, ephemeralPublicKey: ephemeral.publicKey };
}

/** Null when the slot was not made for this operator, this archive and this version by someone who was unlocked. */
export function unsealDataKey(slot: DataKeySlot, privateKey: Secret, to: Recipient): DataKey | null {
  const shared = agree(privateKey, slot.ephemeralPublicKey);
  if (shared === null) return null;
  const key = wrapKey(shared, to, slot.ephemeralPublicKey);
  const bytes = unseal(key, slot, aad(to, slot.version));
  shared.wipe();
  key.wipe();
  if (bytes === null || bytes.length !== DataKey.LENGTH) return null;
  const dataKey = new DataKey(bytes);
  bytes.fill(0);
  return dataKey;
}
