import { signer } from './keys';
import type { Secret, DataKey } from './secret';
import type { Identity, Shared, SlotOwner } from './slot';

/**
 * What a right passphrase gives, for as long as the engine lives. Printing it shows no key material (secret.ts).
 * `recovery`: opened with the printed recovery key; such a session may only re-issue access, which the gate sees to.
 */
export type Unlocked = {
  readonly vaultId: string;
  readonly operatorId: string;
  readonly login: string;
  readonly recovery: boolean;
  readonly dataKey: DataKey;
  readonly dataKeyVersion: number;
  readonly groupSecret: Secret;
  readonly identity: Identity;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly signPublicKey: Buffer;
  /** Ed25519 signature (64 bytes) of exactly these bytes. */
  readonly sign: (bytes: Uint8Array) => Buffer;
};

export function unlocked(
  owner: Pick<SlotOwner, 'id' | 'login' | 'kind'>,
  identity: Identity,
  shared: Shared,
): Unlocked {
  return {
    vaultId: shared.vaultId,
    operatorId: owner.id,
    login: owner.login,
    recovery: owner.kind === 'recovery',
    dataKey: shared.dataKey,
    dataKeyVersion: shared.dataKeyVersion,
    groupSecret: shared.groupSecret,
    identity,
    signPublicKey: identity.signing.publicKey,
    sign: signer(identity.signing.privateKey),
  };
}
