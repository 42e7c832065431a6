import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { type Account, refuseAdding, refuseChanging } from '../../../shared/domain/operators';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import type { Throttle } from '../vault/attempts-file';
import { addOperator, changePassphrase } from '../vault/operators';
import { checkPassphrase } from '../vault/passphrase';
import { openVault } from '../vault/vault';
import { type Context, isoMoment, rankOf, subjectOf } from './context';
import {
  accountFacts,
  allOperators,
  insertOperator,
  introduceKey,
  livingAccounts,
  livingOperator,
  putRoles,
  touchOperator,
} from './operator-rows';
import { insertPerson } from './persons';
import { recoverySlots } from './recovery-slots';
import type { SessionHandlers } from './subject';
import { publicKeyText } from './session';
import { type ChangeVault, type Keys, readVault } from './vault-change';

type Add = ParsedInputOf<'operators.add'>;

const actorOf = ({ operatorId, roles, clearance }: Session): Account => ({ id: operatorId, roles, clearance });
function demand(rule: ReturnType<typeof refuseAdding>): void {
  if (rule !== null) throw ruleBroken(rule);
}

/** Refuses a passphrase that would not stand up to someone who copied the disk; the field is `passphrase`. */
export async function demandStrong(passphrase: string, about: readonly string[]): Promise<void> {
  if (!(await checkPassphrase(passphrase, about)).acceptable)
    throw new AppFailure({ code: 'invalidInput', fields: { passphrase: ['tooWeak'] } });
}

/** Words that stand near a person and make a passphrase guessable. */
export function wordsAbout(db: ReadableDb, ...own: readonly string[]): string[] {
  const fonds = db.prepare('SELECT number, name FROM fonds').all<{ number: string; name: string }>();
  return [...own, ...fonds.flatMap(({ number, name }) => [number, name])];
}

type Known = { readonly name: string; readonly staff_code: string | null; readonly left_on: string | null };
function personOf(db: ReadableDb, id: number): Known {
  const row = db.prepare('SELECT name, staff_code, left_on FROM person WHERE id = ?').get<Known>([id]);
  if (row === undefined) throw notFound('person', id);
  return row;
}

/** What the rules say of an account to be, before anything slow is done. */
function demandAddable(db: ReadableDb, session: Session, input: Add, today: string): void {
  demand(refuseAdding(actorOf(session), input));
  const accounts = allOperators(db);
  if (accounts.some(({ login }) => login === input.login)) throw ruleBroken('loginTaken');
  if (input.person.kind === 'new') return;
  const { personId } = input.person;
  const leftOn = personOf(db, personId).left_on;
  if (leftOn !== null && leftOn <= today) throw ruleBroken('personLeft');
  if (accounts.some((one) => one.personId === personId && one.removedAt === null))
    throw ruleBroken('personHasOperator');
}

function takePerson(db: WritableDb, tag: string, person: Add['person']): number {
  if (person.kind === 'known') return person.personId;
  const { fullName, staffCode } = person;
  const nothing = { departmentId: null, organisation: null, identityPaper: null, phone: null, leftOn: null };
  return insertPerson(db, tag, { name: fullName, staffCode, ...nothing });
}

/** Operators 操作人 of an unlocked archive: listed, added, changed, and one's own passphrase. */
export function createOperatorDesk(
  { work, archiveTag }: Context,
  keys: Keys,
  change: ChangeVault,
  throttle: () => Promise<Throttle>,
) {
  const list = async (): Promise<OutputOf<'operators.list'>> => {
    const failures = (await throttle()).pending();
    return {
      operators: work.read(allOperators).map(({ vaultSlot: _slot, ...row }) => {
        const failed = failures.find(({ login }) => login === row.login);
        return {
          ...row,
          failedAttempts: failed?.count ?? 0,
          lastFailed: failed === undefined ? null : isoMoment(failed.last),
        };
      }),
      recovery: recoverySlots(await readVault(keys.folder)),
    };
  };
  return {
    'operators.list': list,
    'operators.add': async (input, session) => {
      const words = work.read((db) => {
        demandAddable(db, session, input, work.now().day);
        const { person } = input;
        const { name, staff_code } =
          person.kind === 'known'
            ? personOf(db, person.personId)
            : { name: person.fullName, staff_code: person.staffCode };
        return wordsAbout(db, input.login, name, staff_code ?? '');
      });
      await demandStrong(input.passphrase, words);
      const { login, passphrase, roles, clearance } = input;
      await change(
        session,
        (file, unlocked) => addOperator(file, unlocked, { login, passphrase, now: work.now().at }),
        (db, moment, made) => {
          demandAddable(db, session, input, moment.day);
          const personId = takePerson(db, archiveTag, input.person);
          const id = insertOperator(db, { vaultSlot: made.operatorId, login, personId, roles, clearance });
          const publicKey = publicKeyText(made.signPublicKey);
          introduceKey(db, id, made.operatorId, publicKey, moment.at);
          const subject = subjectOf('operator', id);
          const after = accountFacts(livingOperator(db, id));
          const deeds: Deed[] = [
            { deed: 'operator.added', changes: [{ subject, level: 0, before: null, after }] },
            { deed: 'key.introduced', changes: [{ subject, level: 0, before: null, after: { login, publicKey } }] },
          ];
          return { value: id, deeds };
        },
      );
      return list();
    },
    'operators.save': async ({ operatorId, version, roles, clearance }, session) => {
      work.write(session, (db) => {
        const target = livingOperator(db, operatorId);
        demand(refuseChanging(actorOf(session), target, { roles, clearance }, livingAccounts(db)));
        touchOperator(db, operatorId, version, 'clearance = ?', [rankOf(clearance)]);
        putRoles(db, operatorId, roles);
        const after = accountFacts(livingOperator(db, operatorId));
        const changed = { subject: subjectOf('operator', operatorId), level: 0, before: accountFacts(target), after };
        return { value: null, deeds: [{ deed: 'operator.changed', changes: [changed] }] };
      });
      return list();
    },
    'operators.changePassphrase': async ({ current, passphrase }, session) => {
      const { login, fullName } = session;
      // The one who sits here may not be the one who signed in: the old passphrase is asked for, and guessing it costs.
      const counter = await throttle();
      const started = await counter.begin(login, work.now().at);
      if (!started.ok) throw new AppFailure(started.error);
      const proven = await openVault(await readVault(keys.folder), { login, passphrase: current });
      if (!proven.ok) throw new AppFailure(proven.error);
      await counter.succeeded(login);
      await demandStrong(
        passphrase,
        work.read((db) => wordsAbout(db, login, fullName)),
      );
      const failed = started.value.failedBefore;
      await change(
        session,
        (file, unlocked) => changePassphrase(file, unlocked, passphrase),
        () => {
          const after = { login, failed: failed.length };
          const changed = { subject: subjectOf('operator', session.operatorId), level: 0, before: null, after };
          return { value: null, deeds: [{ deed: 'passphrase.changed', changes: [changed] }] };
        },
      );
      return {};
    },
  } satisfies Pick<SessionHandlers, `operators.${'list' | 'add' | 'save' | 'changePassphrase'}`>;
}
