import type { OutputOf } from '../../../shared/contract/index';
import { AppFailure } from '../../../shared/errors';
import type { Deed } from '../store/log';
import { vaultFacts } from '../vault/facts';
import { MAX_RECOVERY_SLOTS } from '../vault/format';
import { addRecovery, dropRecovery } from '../vault/recovery';
import { compareRecoveryKey, RecoveryKey } from '../vault/recovery-key';
import type { Issued } from '../vault/operators';
import { vaultNameOf } from '../vault/facts';
import type { Unlocked } from '../vault/unlocked';
import type { Context } from './context';
import { introduceKey } from './operator-rows';
import type { Opening } from './operators';
import { recoverySlots } from './recovery-slots';
import type { SessionHandlers } from './subject';
import { publicKeyText } from './session';
import { type ChangeVault, type Keys, readVault } from './vault-change';

export const recoverySubject = (place: number): string => `recovery:${String(place)}`;

/** One commit for both: the new slot is in before the old one is out, and there is never a moment without one. */
async function reissued(
  file: Buffer,
  unlocked: Unlocked,
  recoveryKey: RecoveryKey,
  replaces: string | null,
  now: number,
) {
  if (replaces === null) return addRecovery(file, unlocked, { recoveryKey, now });
  // With both places taken the bytes that lack the old slot are never written: they only make room in memory.
  const full = recoverySlots(file).length === MAX_RECOVERY_SLOTS;
  const roomy = full ? dropRecovery(file, unlocked, replaces) : ({ ok: true, value: { file } } as const);
  if (!roomy.ok) return roomy;
  const added = await addRecovery(roomy.value.file, unlocked, { recoveryKey, now });
  if (!added.ok || full) return added;
  const dropped = dropRecovery(added.value.file, unlocked, replaces);
  return dropped.ok
    ? { ok: true as const, value: { ...added.value, file: dropped.value.file } satisfies Issued }
    : dropped;
}

/** The recovery keys of an unlocked archive: issued, replaced, withdrawn; at most two, never none. */
export function createRecoveryDesk(
  { work }: Context,
  keys: Keys,
  change: ChangeVault,
  prepared: Opening['prepared'],
  list: () => Promise<OutputOf<'operators.list'>>,
) {
  const slotOf = async (id: string) => {
    const slot = recoverySlots(await readVault(keys.folder)).find((one) => one.id === id);
    if (slot === undefined) throw new AppFailure({ code: 'notFound', entity: 'recoverySlot', id });
    return slot;
  };
  const withdrawn = (place: number): Deed => ({
    deed: 'recovery.dropped',
    changes: [{ subject: recoverySubject(place), level: 0, before: null, after: null }],
  });
  return {
    'operators.prepareReissue': () => {
      const { vaultId } = keys.unlocked;
      const key = RecoveryKey.generate();
      prepared.put({ key, vaultId, reissued: true });
      return { recoveryKey: key.printed(), vaultName: vaultNameOf(vaultId) };
    },
    'operators.issueRecovery': async ({ recoveryKeyTyped, replaces }, session) => {
      const { key } = prepared.demand();
      if (!compareRecoveryKey(recoveryKeyTyped, key).matches)
        throw new AppFailure({ code: 'invalidInput', fields: { recoveryKeyTyped: ['recoveryKeyDiffers'] } });
      const old = replaces === null ? null : await slotOf(replaces);
      await change(
        session,
        (file, unlocked) => reissued(file, unlocked, key, replaces, work.now().at),
        (db, moment, made) => {
          const facts = vaultFacts(made.file);
          if (!facts.ok) throw new AppFailure(facts.error);
          const place = recoverySlots(made.file).find(({ id }) => id === made.operatorId)?.place ?? 0;
          const publicKey = publicKeyText(made.signPublicKey);
          introduceKey(db, null, made.operatorId, publicKey, moment.at);
          const subject = recoverySubject(place);
          const deeds: Deed[] = [
            { deed: 'recovery.issued', changes: [{ subject, level: 0, before: null, after: null }] },
            { deed: 'key.introduced', changes: [{ subject, level: 0, before: null, after: { publicKey } }] },
            ...(old === null ? [] : [withdrawn(old.place)]),
          ];
          return { value: null, deeds };
        },
      );
      prepared.put(null);
      return list();
    },
    'operators.dropRecovery': async ({ slot }, session) => {
      const { place } = await slotOf(slot);
      await change(
        session,
        (file, unlocked) => dropRecovery(file, unlocked, slot),
        () => ({ value: null, deeds: [withdrawn(place)] }),
      );
      return list();
    },
  } satisfies Pick<SessionHandlers, `operators.${'prepareReissue' | 'issueRecovery' | 'dropRecovery'}`>;
}
