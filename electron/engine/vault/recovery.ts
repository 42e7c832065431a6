import type { AppError } from '../../../shared/errors';
import { ok, type Result } from '../../../shared/result';
import { noSuchSlot, proven, refusedBy, rewritten } from './amend';
import { MAX_RECOVERY_SLOTS, recoveryLogin } from './format';
import { productPolicy, type KdfPolicy } from './kdf';
import { put, type Changed, type Issued } from './operators';
import type { RecoveryKey } from './recovery-key';
import { freshId, freshIdentity, type SlotOwner } from './slot';
import type { Unlocked } from './unlocked';

/**
 * A second recovery slot (another site), or the new one of a re-issue: first the new slot, then the key typed back
 * once, then dropRecovery() of the old one, so that there is never a moment without a way back in.
 */
export async function addRecovery(
  file: Uint8Array,
  session: Unlocked,
  { recoveryKey, now }: { readonly recoveryKey: RecoveryKey; readonly now: number },
  policy: KdfPolicy = productPolicy,
): Promise<Result<Issued, AppError>> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const names = document.value.slots.map((slot) => slot.login);
  const places = Array.from({ length: MAX_RECOVERY_SLOTS }, (_, index) => recoveryLogin(index + 1));
  const login = places.find((name) => !names.includes(name));
  if (login === undefined) return refusedBy('tooManyRecoverySlots');
  const owner: SlotOwner = { id: freshId(), kind: 'recovery', login, createdAt: new Date(now).toISOString() };
  return put(document.value, session, owner, recoveryKey.secretText(), freshIdentity(), policy);
}

/** Refused by `lastRecoverySlot`: an archive without one is lost with its operators' memory. */
export function dropRecovery(file: Uint8Array, session: Unlocked, slotId: string): Result<Changed, AppError> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const slots = document.value.slots.filter((slot) => slot.id !== slotId || slot.kind !== 'recovery');
  if (slots.length === document.value.slots.length) return noSuchSlot(slotId);
  if (!slots.some((slot) => slot.kind === 'recovery')) return refusedBy('lastRecoverySlot');
  const changed = rewritten(document.value, slots, session);
  return changed.ok ? ok({ file: changed.value }) : changed;
}
