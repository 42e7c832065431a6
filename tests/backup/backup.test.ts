import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackupSource } from '../../shared/contract/backup';
import { addColleague, newArchive, NOON, PASSPHRASE, startEngine, temporaryFolder } from '../archive/engine-harness';
import { credentials, flip, save, useRoom } from './room';

/** Backups on real encrypted files: made, proven, tried and brought back; and everything that must never pass for one. */
const room = useRoom();
const HOUR = 3_600_000;
const backups = (folder = room().folder): string[] =>
  existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : [];
const own = (name: string): BackupSource => ({ at: 'own', name });

async function client(code: string, name: string) {
  return room().engine.get('clients.save', {
    id: null,
    version: 0,
    code,
    name,
    kind: '供应商',
    keeperId: null,
    keeper: null,
    openedOn: null,
    note: null,
    contacts: [],
  });
}

describe('a backup', () => {
  it('is a whole archive in a folder, noted in the log, and listed as sealed', async () => {
    await client('0137', '恒信贸易');
    const made = await room().engine.get('backup.make', {});
    expect(made).toMatchObject({ reason: 'asked', state: 'sealed', lost: 0, entries: 4 });
    expect(readdirSync(join(room().folder, 'backups', made.name)).sort()).toEqual([
      'backup.json',
      'room-1.db',
      'vault.json',
    ]);
    const [place] = await room().engine.get('backup.places', {});
    expect(place).toMatchObject({
      id: null,
      light: 'green',
      days: 0,
      fault: null,
      backups: [{ name: made.name, state: 'sealed' }],
    });
    expect((await room().engine.get('audit.list', { deed: 'backup.made' })).rows).toMatchObject([
      { details: [{ after: { entries: 4, why: 'asked' } }] },
    ]);
    for (const file of readdirSync(join(room().folder, 'backups', made.name)))
      expect(readFileSync(join(room().folder, 'backups', made.name, file)).includes('恒信贸易'), file).toBe(false);
  });

  it('says when it is due, is made by itself then, and stays away when nothing changed', async () => {
    expect(await room().engine.get('backup.state', {})).toMatchObject({ lastAt: null, light: 'red', trialDue: false });
    expect(await room().engine.get('backup.makeDue', {})).toEqual({ made: 0, failed: 0 });
    await save(room().engine, 9);
    expect(await room().engine.get('backup.makeDue', {})).toEqual({ made: 1, failed: 0 });
    expect(await room().engine.get('backup.makeDue', {})).toEqual({ made: 0, failed: 0 });
    await save(room().engine, 8);
    expect(await room().engine.get('backup.makeDue', {})).toEqual({ made: 0, failed: 0 });
    const later = await room().unlockAgain(room().folder, () => NOON + 5 * HOUR);
    expect(await later.get('backup.makeDue', { reason: 'quit' })).toEqual({ made: 1, failed: 0 });
    expect(await later.get('backup.state', {})).toMatchObject({
      days: 0,
      light: 'green',
      elsewhere: false,
      trialDue: true,
    });
    const old = await room().unlockAgain(room().folder, () => NOON + 12 * 24 * HOUR);
    expect(await old.get('backup.state', {})).toMatchObject({ days: 11, light: 'amber' });
  });

  it('goes to any place a person chose, and says when that is gone', async () => {
    const stick = temporaryFolder();
    const { engine } = room();
    engine.receive({ kind: 'grant', ticket: 'stick', path: stick.path });
    engine.receive({ kind: 'grant', ticket: 'inside', path: room().folder });
    expect(await engine.ask('backup.addPlace', { folder: 'inside' })).toMatchObject({
      error: { rule: 'placeInsideArchive' },
    });
    const place = await engine.get('backup.addPlace', { folder: 'stick' });
    expect(place).toMatchObject({ connected: true, light: 'red', backups: [] });
    await engine.get('backup.make', { place: place.id });
    expect(readdirSync(stick.path)).toHaveLength(1);
    expect(await engine.get('backup.state', {})).toMatchObject({ elsewhere: true, faults: [] });
    stick.remove();
    expect(await engine.ask('backup.make', { place: place.id })).toMatchObject({
      error: { code: 'backupFailed', reason: 'folderMissing' },
    });
    expect(await engine.get('backup.state', {})).toMatchObject({ faults: [{ reason: 'folderMissing' }] });
    expect((await engine.get('backup.places', {}))[1]).toMatchObject({
      connected: false,
      days: 0,
      fault: { reason: 'folderMissing' },
    });
    await engine.get('backup.removePlace', { id: place.id ?? 0 });
    expect(await engine.get('backup.places', {})).toHaveLength(1);
  });

  it('never makes the folder of a drive that is not there, whatever its name begins with', async () => {
    const { engine, folder } = room();
    const beside = `${folder}-2`;
    mkdirSync(beside);
    engine.receive({ kind: 'grant', ticket: 'beside', path: beside });
    const place = await engine.get('backup.addPlace', { folder: 'beside' });
    rmSync(beside, { recursive: true });
    expect(await engine.ask('backup.make', { place: place.id })).toMatchObject({
      error: { code: 'backupFailed', reason: 'folderMissing' },
    });
    expect(existsSync(beside)).toBe(false);
  });

  it('leaves nothing behind when it is stopped, and sweeps what a killed one left', async () => {
    await save(room().engine, 9);
    const asked = room().engine.ask('backup.make', {});
    room().engine.receive({ kind: 'cancel', job: 'backup.make' });
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(backups()).toEqual([]);
    mkdirSync(join(room().folder, 'backups', '20250101T000000Z.partial'), { recursive: true });
    writeFileSync(join(room().folder, 'backups', 'notes.txt'), 'ours to leave');
    const { name } = await room().engine.get('backup.make', {});
    expect(backups().sort()).toEqual([name, 'notes.txt']);
  });

  it('is not made of a vault that somebody altered', async () => {
    const vault = room().path('vault.json');
    flip(vault, 200);
    expect(await room().engine.ask('backup.make', {})).toMatchObject({ ok: false });
    expect(backups().filter((name) => !name.endsWith('.txt'))).toEqual([]);
  });

  it('is no archive to work in', async () => {
    const { name } = await room().engine.get('backup.make', {});
    const inside = room().again(join(room().folder, 'backups', name));
    expect(await inside.get('operators.status', {})).toEqual({ state: 'broken', error: { code: 'folderIsBackup' } });
  });

  it('is not for a supervisor to make', async () => {
    await addColleague(room().engine, { login: 'sunli', fullName: '孙丽', roles: ['supervisor'] });
    const theirs = room().again();
    await theirs.get('operators.unlock', { login: 'sunli', passphrase: PASSPHRASE });
    expect(await theirs.ask('backup.make', {})).toMatchObject({ error: { code: 'forbidden' } });
    expect(
      await theirs.ask('backup.restore', { source: own('20260310T040000Z'), access: { by: 'present' } }),
    ).toMatchObject({ error: { code: 'forbidden' } });
    expect(await theirs.get('backup.state', {})).toMatchObject({ light: 'red' });
  });
});

describe('what is no backup', () => {
  it('a cut, flipped, incomplete or forged one is never accepted, whatever byte it is', async () => {
    for (let n = 0; n < 6; n += 1) await client(`01${String(n)}`, `客户 ${String(n)}`);
    const { name } = await room().engine.get('backup.make', {});
    const folder = join(room().folder, 'backups', name);
    const sound = temporaryFolder();
    cpSync(folder, sound.path, { recursive: true });
    const test = () => room().engine.ask('backup.test', { source: own(name) });
    expect(await test()).toMatchObject({ ok: true, value: { compared: 6, changedSince: 0 } });
    const refused = async (what: string): Promise<void> => {
      const answer = await test();
      expect(answer.ok ? what : answer.error.code, what).toMatch(/^(backupFailed|vault)/);
      rmSync(folder, { recursive: true });
      cpSync(sound.path, folder, { recursive: true });
    };
    const size = readFileSync(join(folder, 'room-1.db')).length;
    for (let n = 0; n < 12; n += 1) {
      flip(join(folder, 'room-1.db'), Math.floor((n / 12) * size) + 7);
      await refused(`a flip in the store, ${String(n)}`);
    }
    const manifest = readFileSync(join(folder, 'backup.json'));
    for (let at = 2; at < manifest.length; at += 97) {
      flip(join(folder, 'backup.json'), at);
      await refused(`a flip in the manifest at ${String(at)}`);
    }
    flip(join(folder, 'vault.json'), 300);
    await refused('a flip in the vault');
    for (const file of ['room-1.db', 'vault.json', 'backup.json']) {
      truncateSync(join(folder, file), readFileSync(join(folder, file)).length - 1);
      await refused(`${file} cut by a byte`);
      rmSync(join(folder, file));
      await refused(`without ${file}`);
    }
    const parsed = JSON.parse(manifest.toString('utf8')) as { counts: Record<string, number> };
    writeFileSync(join(folder, 'backup.json'), JSON.stringify({ ...parsed, counts: { ...parsed.counts, client: 99 } }));
    await refused('another count in the manifest');
    expect(await test()).toMatchObject({ ok: true });
    expect(readdirSync(room().folder).filter((one) => one.startsWith('trial'))).toEqual([]);
    sound.remove();
  });
});

describe('a test restore', () => {
  it('knows what was changed by a deed from what was changed by nobody, and reminds after 90 days', async () => {
    await client('0137', '恒信贸易');
    const second = await client('0138', '云岭金石');
    const { name } = await room().engine.get('backup.make', {});
    await room().engine.get('clients.save', {
      id: second.id,
      version: second.version,
      code: '0138',
      name: '云岭金石商贸',
      kind: '供应商',
      keeperId: null,
      keeper: null,
      openedOn: null,
      note: null,
      contacts: [],
    });
    expect(await room().engine.get('backup.test', { source: own(name) })).toMatchObject({
      compared: 2,
      changedSince: 1,
    });
    expect(await room().engine.get('backup.state', {})).toMatchObject({ trialDays: 0, trialDue: false });
    const later = await room().unlockAgain(room().folder, () => NOON + 91 * 24 * HOUR);
    expect(await later.get('backup.state', {})).toMatchObject({ trialDays: 91, trialDue: true });
  });
});

describe('a restore', () => {
  it('sets the present store aside, is noted, and lets the series jump past the witness', async () => {
    await client('0137', '恒信贸易');
    const { name } = await room().engine.get('backup.make', {});
    await client('0138', '后来的客户');
    const issued = await room().engine.get('audit.list', {});
    const examined = await room().engine.get('backup.examine', { source: own(name), access: { by: 'present' } });
    expect(examined).toMatchObject({ witnessed: true, later: 2, returning: [], backup: { state: 'sealed' } });
    expect(
      await room().engine.get('backup.restore', {
        source: own(name),
        access: { by: 'present' },
        numbers: [{ series: 'JY-2026', last: 12 }],
      }),
    ).toEqual({ setAside: true });
    expect(await room().engine.ask('operators.me', {})).toMatchObject({ error: { code: 'locked' } });

    const next = await room().unlockAgain();
    expect((await next.get('operators.me', {})).warnings).toEqual([]);
    expect((await next.get('clients.list', {})).rows.map((row) => row.code)).toEqual(['0137']);
    const { rows } = await next.get('audit.list', {});
    expect(rows.map(({ deed }) => deed).slice(0, 3)).toEqual(['session.unlocked', 'number.gap', 'backup.restored']);
    expect(rows[2]).toMatchObject({ details: [{ after: { backup: name, setAside: issued.total } }] });
    expect(rows[1]).toMatchObject({
      details: [{ subject: 'series:JY-2026', before: { number: 0 }, after: { number: 12 } }],
    });
    expect(await next.get('audit.verify', {})).toMatchObject({ firstBroken: null });
    const files = readdirSync(room().folder);
    expect(files).toContain('room-2.db');
    expect(files.filter((file) => file.includes('before-restore')).sort()).toEqual([
      'room-1.before-restore-20260310T040000Z.db',
      'room.witness.before-restore-20260310T040000Z',
      'vault.json.before-restore-20260310T040000Z',
    ]);
    // The next unlock does not note it again.
    const once = await room().unlockAgain();
    expect((await once.get('audit.list', { deed: 'backup.restored' })).total).toBe(1);
  });

  it('killed right after its commit, is noted and does its rest at the next unlock; killed before, it never was', async () => {
    await client('0137', '恒信贸易');
    const { name } = await room().engine.get('backup.make', {});
    await client('0138', '后来的客户');
    const before = readFileSync(room().path('vault.json'));
    const witness = readFileSync(room().path('room.witness'));
    const present = room().frozen('present');
    await room().engine.get('backup.restore', {
      source: own(name),
      access: { by: 'present' },
      numbers: [{ series: 'JY-2026', last: 12 }],
    });
    room().engine.close();
    // As it stood between vault.json and the witness: the new witness waits beside the old one.
    const after = room().frozen('after');
    renameSync(join(after, 'room.witness'), join(after, 'room.witness.restoring'));
    writeFileSync(join(after, 'room.witness'), witness);
    const next = await room().unlockAgain(after);
    expect((await next.get('operators.me', {})).warnings).toEqual([]);
    expect((await next.get('audit.list', { limit: 3 })).rows.map(({ deed }) => deed)).toEqual([
      'session.unlocked',
      'number.gap',
      'backup.restored',
    ]);
    // And before it: the vault and the store of that day, with what the restore had laid ready.
    copyFileSync(room().path('room.witness'), join(present, 'room.witness.restoring'));
    writeFileSync(join(present, 'vault.json'), before);
    const still = await room().unlockAgain(present);
    expect((await still.get('operators.me', {})).warnings).toEqual([]);
    expect((await still.get('clients.list', {})).total).toBe(2);
    expect(existsSync(join(present, 'room.witness.restoring'))).toBe(false);
  });

  it('brings an archive to a PC that has none, with the passphrase or with the recovery key alone', async () => {
    await client('0137', '恒信贸易');
    const stick = temporaryFolder();
    room().engine.receive({ kind: 'grant', ticket: 'stick', path: stick.path });
    await room().engine.get('backup.make', { folder: 'stick' });
    const target = temporaryFolder();
    const fresh = startEngine(null);
    fresh.receive({ kind: 'grant', ticket: 'stick', path: stick.path });
    fresh.receive({ kind: 'grant', ticket: 'target', path: target.path });
    const seen = await fresh.get('backup.look', { folder: 'stick' });
    expect(seen.backups).toMatchObject([{ source: { at: 'picked' }, logins: ['liwen'], backup: { entries: 4 } }]);
    const source = seen.backups[0]?.source ?? own('x');
    const wanted = { source, into: 'target' };
    expect(
      await fresh.ask('backup.examine', {
        ...wanted,
        access: { by: 'passphrase', login: 'liwen', passphrase: 'wrong one' },
      }),
    ).toMatchObject({ error: { code: 'wrongPassphrase' } });
    const access = { by: 'passphrase' as const, ...credentials };
    expect(await fresh.get('backup.examine', { ...wanted, access })).toMatchObject({ witnessed: false, later: null });
    await fresh.get('backup.restore', { ...wanted, access });
    expect(await fresh.get('operators.status', {})).toMatchObject({ state: 'locked', logins: ['liwen'] });
    await fresh.get('operators.unlock', credentials);
    expect((await fresh.get('clients.list', {})).total).toBe(1);
    fresh.close();
    target.remove();
    stick.remove();
  });

  it('is refused where the archive opens, and offered where it does not', async () => {
    const { name } = await room().engine.get('backup.make', {});
    const locked = room().again();
    const access = { by: 'passphrase' as const, ...credentials };
    expect(await locked.ask('backup.restore', { source: own(name), access })).toMatchObject({
      error: { rule: 'unlockFirst' },
    });
    const path = room().path('room-1.db');
    flip(path, Math.floor(readFileSync(path).length / 2));
    expect(await locked.ask('operators.unlock', credentials)).toMatchObject({ error: { code: 'storeDamaged' } });
    expect((await locked.get('backup.look', {})).backups).toMatchObject([{ source: own(name) }]);
    const damaged = readFileSync(path);
    await locked.get('backup.restore', { source: own(name), access: { by: 'present' } });
    expect(readFileSync(room().path('room-1.before-restore-20260310T040000Z.db'))).toEqual(damaged);
    await room().unlockAgain();
  });

  it('never takes the place of another archive', async () => {
    const other = temporaryFolder();
    const archive = join(other.path, 'archive');
    mkdirSync(archive);
    const stranger = await newArchive(archive);
    const { name } = await stranger.get('backup.make', {});
    stranger.close();
    room().engine.receive({ kind: 'grant', ticket: 'other', path: join(archive, 'backups') });
    const source: BackupSource = { at: 'picked', folder: 'other', name };
    const access = { by: 'passphrase' as const, ...credentials };
    expect(await room().engine.ask('backup.restore', { source, access })).toMatchObject({
      error: { rule: 'otherArchive' },
    });
    other.remove();
  });
});
