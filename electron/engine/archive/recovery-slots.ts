import type { RecoverySlot } from '../../../shared/contract/operators';
import { AppFailure } from '../../../shared/errors';
import { vaultFacts } from '../vault/facts';

/** The recovery slots of a vault's bytes, in their places. */
export function recoverySlots(file: Uint8Array): RecoverySlot[] {
  const facts = vaultFacts(file);
  if (!facts.ok) throw new AppFailure(facts.error);
  return facts.value.slots
    .filter(({ recovery }) => recovery)
    .map(({ id, login, createdAt }) => ({ id, place: Number(login.replace(/\D/g, '')), since: createdAt }));
}
