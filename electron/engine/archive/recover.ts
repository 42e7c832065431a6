import { join } from 'node:path';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { officeDay } from '../../../shared/domain/office-day';
import { AppFailure } from '../../../shared/errors';
import type { Deed } from '../store/log';
import { migrate } from '../store/migrate';
import { openStoreWith, type WritableDb } from '../store/open';
import { retractPages, watch, witnessKey } from '../store/watch';
import { createWork, type Session } from '../store/work';
import type { Throttle } from '../vault/attempts-file';
import { reissueOperator } from '../vault/operators';
import { parseRecoveryKey } from '../vault/recovery-key';
import { RECOVERY_TRIES } from '../vault/throttle';
import type { Unlocked } from '../vault/unlocked';
import { openWithRecovery } from '../vault/vault';
import { isoMoment, subjectOf } from './context';
import { type lookAt, witnessPath } from './folder';
import { demandStrong, wordsAbout } from './operator-desk';
import { introduceKey, type KeptOperator, livingAccounts } from './operator-rows';
import { recoverySubject } from './recovery-desk';
import { recoverySlots } from './recovery-slots';
import { adoptRestored } from './restore-bring';
import { readSettings } from './settings';
import { publicKeyText } from './session';
import type { Clock } from './unlock';
import { createVaultChange } from './vault-change';

type Seen = Extract<Awaited<ReturnType<typeof lookAt>>, { ok: true }>['value'];
type Input = ParsedInputOf<'operators.recover'>;

/** The row of the recovery slot's own public key; archives begun before keys were introduced at set-up lack it. */
function keyRow(db: WritableDb, unlocked: Unlocked, at: number): { readonly id: number; readonly isNew: boolean } {
  const key = publicKeyText(unlocked.signPublicKey);
  const known = db.prepare('SELECT id FROM public_key WHERE key = ?').get<{ id: number }>([key]);
  return known === undefined
    ? { id: introduceKey(db, null, unlocked.operatorId, key, at), isNew: true }
    : { id: known.id, isNew: false };
}

/** Nobody is signed in: the entry stands under the operator whom it serves, and the sheet's own key signs it. */
function asRecovery(target: KeptOperator, keyId: number, unlocked: Unlocked): Session {
  const { id, personId, login, fullName } = target;
  const signer = { keyId, personId: null, capacity: 'recovery', sign: (bytes: Uint8Array) => unlocked.sign(bytes) };
  const nothing = { roles: [], clearance: 'general' as const, clearanceRank: 0 };
  return { operatorId: id, personId, login, fullName, ...nothing, signer };
}

/**
 * The printed recovery key gives an operator a new passphrase, and nothing else: the store is opened to write that into
 * the log and closed again; no command is answered under it. Whoever was helped then unlocks as always.
 */
export async function recoverAccess(
  folder: string,
  { bytes, facts }: Seen,
  { recoveryKey, login, passphrase }: Input,
  throttle: Throttle,
  clock: Clock,
): Promise<OutputOf<'operators.recover'>> {
  const typed = parseRecoveryKey(recoveryKey);
  if (!typed.ok) return { state: 'mistyped', group: typed.error.group };
  const started = await throttle.begin(RECOVERY_TRIES, clock());
  if (!started.ok) throw new AppFailure(started.error);
  const unlocked = await openWithRecovery(bytes, typed.value);
  if (!unlocked.ok && unlocked.error.code === 'wrongPassphrase') return { state: 'otherKey' };
  if (!unlocked.ok) throw new AppFailure(unlocked.error);
  adoptRestored(folder, facts.store, unlocked.value);
  const path = join(folder, facts.store);
  const key = witnessKey(unlocked.value.dataKey);
  const beforeMoving = () => {
    retractPages(witnessPath(folder), key);
  };
  const { db, recovered } = openStoreWith(path, unlocked.value.dataKey.hex(), { beforeMoving });
  // An alarm does not stop it: whoever is helped must get in to answer for it, and it stays until then.
  const watching = watch({ path, witnessPath: witnessPath(folder), key, writer: db, recovered });
  try {
    migrate(db);
    const { afterCommit } = watching;
    await reissue(
      folder,
      db,
      afterCommit,
      unlocked.value,
      { login, passphrase },
      started.value.failedBefore.length,
      clock,
    );
  } finally {
    watching.close();
  }
  await throttle.succeeded(RECOVERY_TRIES);
  await throttle.succeeded(login);
  return { state: 'done' };
}

async function reissue(
  folder: string,
  db: WritableDb,
  afterCommit: () => void,
  unlocked: Unlocked,
  { login, passphrase }: Pick<Input, 'login' | 'passphrase'>,
  failed: number,
  clock: Clock,
): Promise<void> {
  const target = livingAccounts(db).find((one) => one.login === login);
  if (target === undefined) throw new AppFailure({ code: 'notFound', entity: 'operator', id: login });
  await demandStrong(passphrase, wordsAbout(db, login, target.fullName, target.staffCode ?? ''));
  const now = () => ({ at: clock(), day: officeDay(clock(), readSettings(db).timeZone) });
  const work = createWork(db, db, now, { afterCommit });
  const key = work.keep((writable, { at }) => keyRow(writable, unlocked, at));
  const change = createVaultChange({ folder, unlocked }, work);
  await change(
    asRecovery(target, key.id, unlocked),
    (file) => reissueOperator(file, unlocked, { operatorId: target.vaultSlot, passphrase, now: clock() }),
    (writable, { at }, made) => {
      const place = recoverySlots(made.file).find(({ id }) => id === unlocked.operatorId)?.place ?? 0;
      const publicKey = publicKeyText(made.signPublicKey);
      introduceKey(writable, target.id, target.vaultSlot, publicKey, at);
      const operator = subjectOf('operator', target.id);
      const sheet = recoverySubject(place);
      const ofSheet = { publicKey: publicKeyText(unlocked.signPublicKey) };
      const deeds: Deed[] = [
        ...(key.isNew
          ? [{ deed: 'key.introduced' as const, changes: [{ subject: sheet, level: 0, before: null, after: ofSheet }] }]
          : []),
        {
          deed: 'recovery.used',
          changes: [{ subject: sheet, level: 0, before: null, after: { login, failed, at: isoMoment(at) } }],
        },
        { deed: 'access.reissued', changes: [{ subject: operator, level: 0, before: null, after: { login } }] },
        {
          deed: 'key.introduced',
          changes: [{ subject: operator, level: 0, before: null, after: { login, publicKey } }],
        },
      ];
      return { value: null, deeds };
    },
  );
}
