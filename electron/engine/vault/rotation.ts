import type { AppError } from '../../../shared/errors';
import { ok, type Result } from '../../../shared/result';
import { proven, refusedBy, sharedOf } from './amend';
import { writeVault } from './document';
import type { DataKey } from './secret';
import { sealFor, type Shared } from './slot';
import { unlocked, type Unlocked } from './unlocked';

export type Rotated = { readonly file: Buffer; readonly unlocked: Unlocked };

/**
 * Seals a new data key to every slot and points the vault at the store that was exported under it and verified with
 * it (durability design, 2.4). Replacing vault.json with these bytes is the one commit of a rotation: before it every
 * slot opens the old store, after it the new one. Needs nobody's passphrase. Refused by `storeInUse` for the old name.
 */
export function rotateDataKey(
  file: Uint8Array,
  session: Unlocked,
  { dataKey, store }: { readonly dataKey: DataKey; readonly store: string },
): Result<Rotated, AppError> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const { format, version, vaultId, pointer, slots } = document.value;
  if (store === pointer.store) return refusedBy('storeInUse');
  const shared: Shared = { ...sharedOf(session), dataKey, dataKeyVersion: pointer.dataKeyVersion + 1 };
  const resealed = slots.map((slot) => ({ ...slot, sealedDataKeys: [sealFor(slot, shared)] }));
  const content = {
    format,
    version,
    vaultId,
    pointer: { store, dataKeyVersion: shared.dataKeyVersion },
    slots: resealed,
  };
  const owner = {
    id: session.operatorId,
    login: session.login,
    kind: session.recovery ? 'recovery' : 'operator',
  } as const;
  return ok({
    file: writeVault(content, dataKey, session.groupSecret),
    unlocked: unlocked(owner, session.identity, shared),
  });
}
