import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader, openStore } from '../../electron/engine/store/open';
import { openVault } from '../../electron/engine/vault/vault';
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

/** Who goes is out for good, and who forgot comes back with the printed key: on real files, with the copies a person could keep. */
const ZHOU = '松针 灯塔 邮票 蜂蜜 铁路 木桶';
const NEW = 'copper lantern walks over quiet rivers';
const folder = temporaryFolder();
const kept = join(folder.path, 'kept');
let now = NOON;
const clock = () => now;
let engine: Engine;
const stores = () => readdirSync(folder.path).filter((name) => /^room-/.test(name) && !/-(wal|shm)$/.test(name));
const operator = async (login: string) => {
  const found = (await engine.get('operators.list', {})).operators.find((one) => one.login === login);
  if (found === undefined) throw new Error(`no ${login}`);
  return found;
};
const removal = async (login: string, typed = login) => {
  const { id, version } = await operator(login);
  return { operatorId: id, version, loginTyped: typed, reason: '调离' };
};
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const titles = async () => (await engine.get('persons.list', {})).rows.map(({ name }) => name);

beforeAll(async () => {
  engine = await newArchive(folder.path, clock);
  await addColleague(engine, { login: 'zhou', fullName: '周岚', roles: ['manager'], passphrase: ZHOU });
  mkdirSync(kept);
  copyFileSync(join(folder.path, 'vault.json'), join(kept, 'vault.json'));
}, 60_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

describe('removing an operator', () => {
  it('asks for the login, letter by letter, and never for oneself', async () => {
    expect(await engine.ask('operators.remove', await removal('zhou', 'Zhou'))).toMatchObject({
      error: { code: 'invalidInput', fields: { loginTyped: ['loginDiffers'] } },
    });
    expect(await engine.ask('operators.remove', await removal('liwen'))).toMatchObject({
      error: { rule: 'notOneself' },
    });
    expect(stores()).toEqual(['room-1.db']);
  });

  it('is refused while another program has the store open, and changes nothing', async () => {
    const vault = readFileSync(join(folder.path, 'vault.json'));
    const { dataKey } = valueOf(await openVault(vault, { login: 'liwen', passphrase: PASSPHRASE }));
    const other = openReader(join(folder.path, 'room-1.db'), dataKey.hex());
    other.prepare('SELECT count(*) FROM log_entry').get();
    try {
      expect(await engine.ask('operators.remove', await removal('zhou'))).toMatchObject({
        error: { rule: 'storeInUse' },
      });
    } finally {
      other.close();
    }
    expect(stores()).toEqual(['room-1.db']);
    expect(readFileSync(join(folder.path, 'vault.json')).equals(vault)).toBe(true);
    expect(await titles()).toEqual(['周岚', '李文']);
  });

  it('moves everything into a store under a new key, and goes on in the same session', async () => {
    const before = await engine.get('audit.verify', {});
    await engine.get('operators.remove', await removal('zhou'));
    expect(stores()).toEqual(['room-2.db']);
    expect((await operator('zhou')).removedAt).toBe(new Date(NOON).toISOString());
    expect(await titles()).toEqual(['周岚', '李文']);
    const after = await engine.get('audit.verify', {});
    expect(after).toMatchObject({ firstBroken: null, entries: before.entries + 4 });
    const { rows } = await engine.get('audit.list', { limit: 3 });
    expect(rows.map(({ deed, reason }) => [deed, reason])).toEqual([
      ['log.verified', null],
      ['dataKey.renewed', null],
      ['operator.removed', '调离'],
    ]);
    expect((await engine.get('operators.me', {})).login).toBe('liwen');
    const steps = engine.heard.flatMap((m) => (m.kind === 'progress' && m.job === 'operators.remove' ? [m.step] : []));
    expect(steps).toEqual(['copy', 'check', 'settle']);
  });

  it('finds by words as before: the search came along', async () => {
    await engine.get('clients.save', {
      id: null,
      version: 0,
      code: 'C001',
      name: '青山纸业',
      kind: null,
      keeperId: null,
      keeper: null,
      openedOn: null,
      note: null,
      contacts: [],
    });
    await engine.get('operators.renewKey', { reason: '旧密钥库外泄' });
    expect(stores()).toEqual(['room-3.db']);
    const { rows } = await engine.get('clients.list', { text: '青山' });
    expect(rows.map(({ name }) => name)).toEqual(['青山纸业']);
  });

  it('the login opens nothing any more, and is never given again', async () => {
    engine.close();
    engine = startEngine(folder.path, clock);
    expect(await engine.ask('operators.unlock', { login: 'zhou', passphrase: ZHOU })).toMatchObject({
      error: { code: 'wrongPassphrase' },
    });
    await engine.get('operators.unlock', { login: 'liwen', passphrase: PASSPHRASE });
    const again = {
      person: { kind: 'new' as const, fullName: '周岚二', staffCode: 'G77' },
      login: 'zhou',
      roles: ['auditor' as const],
      clearance: 'general' as const,
      passphrase: ZHOU,
    };
    expect(await engine.ask('operators.add', again)).toMatchObject({ error: { rule: 'loginTaken' } });
  });

  it('an old copy of the vault still opens for who was removed, but its key does not open the store', async () => {
    const old = valueOf(await openVault(readFileSync(join(kept, 'vault.json')), { login: 'zhou', passphrase: ZHOU }));
    const living = join(folder.path, 'room-3.db');
    expect(() => openStore(living, old.dataKey.hex())).toThrow('storeDamaged');
    engine.close();
    // The control: the living vault's key opens it.
    const present = valueOf(
      await openVault(readFileSync(join(folder.path, 'vault.json')), { login: 'liwen', passphrase: PASSPHRASE }),
    );
    openStore(living, present.dataKey.hex()).close();
    engine = await signIn(folder.path, 'liwen', { clock });
  });

  it('deletes at the unlock what a rotation could not, and nothing newer', async () => {
    engine.close();
    for (const name of ['room-1.db', 'room-2.db', 'room-9.db', 'room-4.db.partial'])
      writeFileSync(join(folder.path, name), 'left behind');
    engine = await signIn(folder.path, 'liwen', { clock });
    expect(stores().sort()).toEqual(['room-3.db', 'room-9.db']);
  });

  it('never writes over a newer store it does not know', async () => {
    await engine.get('operators.renewKey', { reason: '例行' });
    expect(stores().sort()).toEqual(['room-4.db', 'room-9.db']);
    expect(readFileSync(join(folder.path, 'room-9.db'), 'utf8')).toBe('left behind');
  });
});

describe('recovery keys', () => {
  let first = '';
  let second = '';

  it('a second one is put in force once it was typed back; a third is refused', async () => {
    first = (await engine.get('operators.prepareReissue', {})).recoveryKey;
    const issue = (recoveryKeyTyped: string) =>
      engine.ask('operators.issueRecovery', { recoveryKeyTyped, replaces: null });
    expect(await issue(first.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')))).toMatchObject({
      error: { code: 'invalidInput' },
    });
    expect((await engine.get('operators.checkRecoveryKey', { typed: first })).matches).toBe(true);
    const list = valueOf(await issue(first));
    expect(list.recovery.map(({ place }) => place)).toEqual([1, 2]);
    const third = (await engine.get('operators.prepareReissue', {})).recoveryKey;
    expect(await issue(third)).toMatchObject({ error: { rule: 'tooManyRecoverySlots' } });
  });

  it('the sheet of a re-issue says that older backups do not open with it', async () => {
    await engine.get('operators.emergencySheet', { fondsNumber: 'HX01', fondsName: '云岭', language: 'zh-CN' });
    expect(engine.documents.at(-1)?.pdf.length).toBeGreaterThan(1000);
  });

  it('replaces one of the two at once: both places stay taken', async () => {
    second = (await engine.get('operators.prepareReissue', {})).recoveryKey;
    const { recovery } = await engine.get('operators.list', {});
    const replaced = recovery.find(({ place }) => place === 1);
    const list = await engine.get('operators.issueRecovery', {
      recoveryKeyTyped: second,
      replaces: replaced?.id ?? '',
    });
    expect(list.recovery.map(({ place }) => place).sort()).toEqual([1, 2]);
    expect(list.recovery.some(({ id }) => id === replaced?.id)).toBe(false);
  });

  it('withdraws the second, and never the last', async () => {
    const { recovery } = await engine.get('operators.list', {});
    const [one, two] = [recovery.find(({ place }) => place === 2), recovery.find(({ place }) => place === 1)];
    await engine.get('operators.dropRecovery', { slot: one?.id ?? '' });
    expect(await engine.ask('operators.dropRecovery', { slot: two?.id ?? '' })).toMatchObject({
      error: { rule: 'lastRecoverySlot' },
    });
  });

  it('gives the operator who forgot a new passphrase, with the key alone, and opens nothing else', async () => {
    engine.close();
    engine = startEngine(folder.path, clock);
    const recover = (recoveryKey: string, passphrase = NEW, login = 'liwen') =>
      engine.ask('operators.recover', { recoveryKey, login, passphrase });
    expect(await recover(second.replace(/-(\w)(\w{4})-/, '-QQQQQ-'))).toMatchObject({
      value: { state: 'mistyped' },
    });
    expect(await recover(first)).toEqual({ ok: true, value: { state: 'otherKey' } });
    expect(await recover(second, 'liwen 1234')).toMatchObject({ error: { code: 'invalidInput' } });
    expect(await recover(second, NEW, 'zhou')).toMatchObject({ error: { code: 'notFound' } });
    now += 600_000;
    expect(await recover(second.toLowerCase())).toEqual({ ok: true, value: { state: 'done' } });
    expect(await engine.ask('persons.list', {})).toMatchObject({ error: { code: 'locked' } });
    expect(await engine.ask('operators.unlock', { login: 'liwen', passphrase: PASSPHRASE })).toMatchObject({
      error: { code: 'wrongPassphrase' },
    });
    await engine.get('operators.unlock', { login: 'liwen', passphrase: NEW });
    expect(await titles()).toEqual(['周岚', '李文']);
  });

  it('is in the log, signed by the sheet’s own key, and the log verifies', async () => {
    const { rows } = await engine.get('audit.list', { limit: 5 });
    expect(rows.map(({ deed }) => deed)).toEqual([
      'session.unlocked',
      'session.failedAttempts',
      'key.introduced',
      'access.reissued',
      'recovery.used',
    ]);
    expect(rows.find(({ deed }) => deed === 'recovery.used')?.details[0]?.after).toMatchObject({ login: 'liwen' });
    expect((await engine.get('audit.verify', {})).firstBroken).toBeNull();
  });

  it('every use and every wrong try is told at the next unlock', async () => {
    engine.close();
    engine = startEngine(folder.path, clock);
    await engine.ask('operators.recover', { recoveryKey: first, login: 'liwen', passphrase: NEW });
    await engine.ask('operators.unlock', { login: 'liwen', passphrase: 'wrong' });
    await engine.ask('operators.unlock', { login: 'nobody', passphrase: 'wrong' });
    const session = await engine.get('operators.unlock', { login: 'liwen', passphrase: NEW });
    expect(session.failedAttempts.map(({ login }) => login).sort()).toEqual(['#recovery', '?', 'liwen']);
    engine.close();
    engine = await signIn(folder.path, 'liwen', { passphrase: NEW, clock });
    expect((await engine.get('operators.me', {})).failedAttempts).toEqual([]);
    expect(existsSync(join(folder.path, 'attempts.json'))).toBe(true);
  });
});
