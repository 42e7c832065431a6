import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addColleague,
  type Engine,
  newArchive,
  NOON,
  PASSPHRASE,
  signIn,
  startEngine,
  temporaryFolder,
} from './engine-harness';

/** Accounts on real files: a second operator comes, changes the passphrase, is given less; the rules hold at the gate. */
const ZHOU = '松针 灯塔 邮票 蜂蜜 铁路 木桶';
const folder = temporaryFolder();
const clock = () => NOON;
let engine: Engine;
const reopen = async (login: string, passphrase = PASSPHRASE): Promise<Engine> => {
  engine.close();
  engine = await signIn(folder.path, login, { passphrase, clock });
  return engine;
};
const ids = async () => new Map((await engine.get('operators.list', {})).operators.map((one) => [one.login, one]));
const idOf = async (login: string) => (await ids()).get(login)?.id ?? 0;
const newcomer = {
  person: { kind: 'new' as const, fullName: '钱進', staffCode: 'G1009' },
  login: 'qian',
  roles: ['archivist' as const],
  clearance: 'general' as const,
  passphrase: ZHOU,
};

beforeAll(async () => {
  engine = await newArchive(folder.path, clock);
  await addColleague(engine, { login: 'zhou', fullName: '周岚', roles: ['manager'], passphrase: ZHOU });
}, 60_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

describe('a second operator', () => {
  it('stands in the list with the powers given, a person of the staff, and no sign-in yet', async () => {
    const { operators, recovery } = await engine.get('operators.list', {});
    expect(operators).toMatchObject([
      { login: 'liwen', roles: ['archivist'], failedAttempts: 0, removedAt: null },
      {
        login: 'zhou',
        fullName: '周岚',
        staffCode: 'G-zhou',
        roles: ['manager'],
        clearance: 'topSecret',
        lastSignIn: null,
      },
    ]);
    expect(recovery.map(({ place }) => place)).toEqual([1]);
    expect((await engine.get('persons.list', { text: '周岚' })).total).toBe(1);
  });

  it('is in the log: the account, and the key that will sign', async () => {
    const { rows } = await engine.get('audit.list', { subject: `operator:${String(await idOf('zhou'))}` });
    expect(rows.map(({ deed, operator }) => [deed, operator])).toEqual([
      ['key.introduced', '李文'],
      ['operator.added', '李文'],
    ]);
    expect(rows[1]?.details[0]).toMatchObject({ label: '周岚', after: { roles: ['manager'], clearance: 'topSecret' } });
  });

  it('unlocks the same archive, under a name and a signature of their own', async () => {
    await reopen('zhou', ZHOU);
    await engine.get('persons.save', {
      id: null,
      version: 0,
      staffCode: 'G1005',
      name: '孙悦',
      departmentId: null,
      organisation: null,
      identityPaper: null,
      phone: null,
      leftOn: null,
    });
    const { rows } = await engine.get('audit.list', { deed: 'person.saved' });
    expect(rows[0]).toMatchObject({ operator: '周岚', signers: [{ name: '周岚', capacity: 'operator' }] });
    expect((await engine.get('audit.verify', {})).firstBroken).toBeNull();
    expect((await ids()).get('zhou')?.lastSignIn).toBe(new Date(NOON).toISOString());
  });

  it('is refused what the role does not hold', async () => {
    expect(await engine.ask('exchange.batches', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});

describe('the rules at the gate', () => {
  it.each([
    ['a login in use', { ...newcomer, login: 'liwen' }, { rule: 'loginTaken' }],
    ['a name kept for the recovery slots', { ...newcomer, login: 'recovery-2' }, { rule: 'loginTaken' }],
    [
      'a weak passphrase',
      { ...newcomer, passphrase: 'qian jin 2026' },
      { code: 'invalidInput', fields: { passphrase: ['tooWeak'] } },
    ],
  ])('refuses %s, and leaves neither a row nor a slot', async (_what, input, error) => {
    expect(await engine.ask('operators.add', input)).toMatchObject({ ok: false, error });
    expect([...(await ids()).keys()]).toEqual(['liwen', 'zhou']);
    const { total } = await engine.get('persons.list', { text: '钱進' });
    expect(total).toBe(0);
  });

  it('gives one person one account', async () => {
    const personId = (await ids()).get('liwen')?.personId ?? 0;
    const again = { ...newcomer, person: { kind: 'known' as const, personId } };
    expect(await engine.ask('operators.add', again)).toMatchObject({ error: { rule: 'personHasOperator' } });
  });

  it('refuses who has left', async () => {
    const [person] = (await engine.get('persons.list', { text: '孙悦' })).rows;
    if (person === undefined) throw new Error('nobody');
    const { department: _department, ...known } = person;
    await engine.get('persons.save', { ...known, leftOn: '2026-03-01' });
    const input = { ...newcomer, person: { kind: 'known' as const, personId: person.id } };
    expect(await engine.ask('operators.add', input)).toMatchObject({ error: { rule: 'personLeft' } });
  });

  it('lets nobody change himself, nor leave the archive without an archivist', async () => {
    const [liwen, zhou] = [(await ids()).get('liwen'), (await ids()).get('zhou')];
    const auditor = { roles: ['auditor' as const], clearance: 'general' as const };
    const save = (operatorId: number, version: number) =>
      engine.ask('operators.save', { operatorId, version, ...auditor });
    expect(await save(zhou?.id ?? 0, zhou?.version ?? 0)).toMatchObject({ error: { rule: 'notOneself' } });
    expect(await save(liwen?.id ?? 0, liwen?.version ?? 0)).toMatchObject({ error: { rule: 'lastArchivist' } });
  });

  it('changes powers, tells the second writer so, and logs before and after', async () => {
    await engine.get('operators.add', newcomer);
    const qian = (await ids()).get('qian');
    const input = {
      operatorId: qian?.id ?? 0,
      version: qian?.version ?? 0,
      roles: ['archivist' as const, 'supervisor' as const],
      clearance: 'secret' as const,
    };
    await engine.get('operators.save', input);
    expect((await ids()).get('qian')).toMatchObject({ roles: ['archivist', 'supervisor'], clearance: 'secret' });
    expect(await engine.ask('operators.save', input)).toMatchObject({ error: { code: 'stale', entity: 'operator' } });
    const { rows } = await engine.get('audit.list', { deed: 'operator.changed' });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.details[0]).toMatchObject({ before: { clearance: 'general' }, after: { clearance: 'secret' } });
  });

  it('lets nobody hand out, or touch, what is above his own clearance', async () => {
    await reopen('qian', ZHOU);
    expect(await engine.ask('operators.add', { ...newcomer, login: 'sun', clearance: 'topSecret' })).toMatchObject({
      error: { rule: 'beyondOwnClearance' },
    });
    const zhou = (await ids()).get('zhou');
    const less = { roles: ['auditor' as const], clearance: 'general' as const };
    expect(
      await engine.ask('operators.save', { operatorId: zhou?.id ?? 0, version: zhou?.version ?? 0, ...less }),
    ).toMatchObject({ error: { rule: 'beyondOwnClearance' } });
    expect([...(await ids()).keys()]).toEqual(['liwen', 'zhou', 'qian']);
  });
});

describe('one’s own passphrase', () => {
  const NEW = 'copper lantern walks over quiet rivers';

  it('asks for the present one, counts wrong ones, and takes no weak one', async () => {
    expect(await engine.ask('operators.changePassphrase', { current: 'not it', passphrase: NEW })).toMatchObject({
      error: { code: 'wrongPassphrase' },
    });
    expect((await ids()).get('qian')?.failedAttempts).toBe(1);
    expect(await engine.ask('operators.changePassphrase', { current: ZHOU, passphrase: 'qian 123456' })).toMatchObject({
      error: { code: 'invalidInput', fields: { passphrase: ['tooWeak'] } },
    });
  });

  it('opens with the new one and not with the old, and says so in the log', async () => {
    await engine.get('operators.changePassphrase', { current: ZHOU, passphrase: NEW });
    engine.close();
    engine = startEngine(folder.path, clock);
    expect(await engine.ask('operators.unlock', { login: 'qian', passphrase: ZHOU })).toMatchObject({
      error: { code: 'wrongPassphrase' },
    });
    await engine.get('operators.unlock', { login: 'qian', passphrase: NEW });
    const { rows } = await engine.get('audit.list', { deed: 'passphrase.changed' });
    expect(rows[0]).toMatchObject({ operator: '钱進', details: [{ label: '钱進' }] });
  });
});
