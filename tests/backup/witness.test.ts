import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/engine/vault/secret';
import { AppFailure } from '../../shared/errors';
import { migrate } from '../../electron/engine/store/migrate';
import { createStore, openStoreWith } from '../../electron/engine/store/open';
import { watch } from '../../electron/engine/store/watch';
import { openWitness, readWitness, type Testimony } from '../../electron/engine/store/witness';
import { pagesInLog } from '../../electron/engine/store/page-seals';
import { addColleague, NOON, PASSPHRASE, temporaryFolder } from '../archive/engine-harness';
import { credentials, flip, remove, save, useRoom } from './room';

/** Each way of losing saved entries without a word (durability design, findings 4 to 6) is noticed at the next unlock. */
const room = useRoom();
const warnings = async (folder: string, clock?: () => number) => {
  const engine = room().again(folder, clock);
  return (await engine.get('operators.unlock', credentials)).warnings;
};
/** So many saved entries still in the write-ahead log, as a killed engine leaves them. */
async function killedAfter(saves: number): Promise<string> {
  for (let n = 0; n < saves; n += 1) await save(room().engine, 5 + (n % 20));
  const copy = room().frozen('killed');
  expect(pagesInLog(join(copy, 'room-1.db')).size).toBeGreaterThan(0);
  return copy;
}

describe('what is no loss', () => {
  it('a kill with entries still in the write-ahead log', async () => {
    expect(await warnings(await killedAfter(5))).toEqual([]);
  });
  it('a quiet end', async () => {
    await save(room().engine, 7);
    expect(await warnings(room().folder)).toEqual([]);
    expect(await warnings(room().folder)).toEqual([]);
  });
  it('a kill between commit and witness: the store is one entry ahead', async () => {
    await save(room().engine, 7);
    const before = readFileSync(room().path('room.witness'));
    await save(room().engine, 8);
    const copy = room().frozen('killed');
    writeFileSync(join(copy, 'room.witness'), before);
    expect(await warnings(copy)).toEqual([]);
  });
  it('a kill while a porter copies: its connection, the last to close, moves the log into the file', async () => {
    const folder = temporaryFolder();
    const at = { path: join(folder.path, 'room-1.db'), witnessPath: join(folder.path, 'room.witness') };
    const key = new Secret(randomBytes(32));
    const hex = randomBytes(32).toString('hex');
    const made = createStore(at.path, hex);
    migrate(made);
    made.close();
    const { db: writer } = openStoreWith(at.path, hex);
    const watching = watch({ ...at, key, writer, recovered: false });
    watching.settle();
    const killed = temporaryFolder();
    const alarms = () => {
      cpSync(folder.path, killed.path, { recursive: true, force: true });
      const moved = { path: join(killed.path, 'room-1.db'), witnessPath: join(killed.path, 'room.witness') };
      openStoreWith(moved.path, hex).db.close();
      const { db, recovered } = openStoreWith(moved.path, hex);
      const again = watch({ ...moved, key, writer: db, recovered });
      again.close();
      return again.alarms;
    };
    await watching.share(async () => {
      writer.exec(`INSERT INTO client (code, name) VALUES ('1', '甲')`);
      expect(pagesInLog(at.path).size).toBeGreaterThan(0);
      expect(alarms()).toEqual([]);
      watching.checkpoint();
      return Promise.resolve();
    });
    expect(readWitness(at.witnessPath, key)).toMatchObject({ testimony: { pages: expect.any(String) as string } });
    writer.exec(`INSERT INTO client (code, name) VALUES ('2', '乙')`);
    expect(alarms()).toEqual([{ code: 'pageReplaced' }]);
    watching.close();
    folder.remove();
    killed.remove();
  });
  it('a kill between the commit and the witness of several entries', async () => {
    const locked = room().again();
    const before = readFileSync(room().path('room.witness'));
    expect(await locked.ask('operators.unlock', { ...credentials, passphrase: 'not this one' })).toMatchObject({
      error: { code: 'wrongPassphrase' },
    });
    // Two entries in one commit: the wrong try, and the unlock.
    await locked.get('operators.unlock', credentials);
    const { rows } = await locked.get('audit.list', { limit: 2 });
    expect(rows.map(({ deed }) => deed)).toEqual(['session.unlocked', 'session.failedAttempts']);
    const copy = room().frozen('killed');
    writeFileSync(join(copy, 'room.witness'), before);
    expect(await warnings(copy)).toEqual([]);
  });
  it('one torn slot of the witness', async () => {
    const copy = await killedAfter(3);
    const path = join(copy, 'room.witness');
    const bytes = readFileSync(path);
    // The slot that was written last: a power cut in the middle of it.
    const newest =
      Number(/"counter":(\d+)/.exec(bytes.subarray(0, 8192).toString('latin1'))?.[1]) >
      Number(/"counter":(\d+)/.exec(bytes.subarray(8192).toString('latin1'))?.[1])
        ? 0
        : 8192;
    flip(path, newest + 40);
    expect(await warnings(copy)).toEqual([]);
  });
});

describe('what is lost is named', () => {
  it('a write-ahead log that is gone', async () => {
    const copy = await killedAfter(4);
    remove(join(copy, 'room-1.db-wal'));
    expect(await warnings(copy)).toMatchObject([{ code: 'entriesMissing', to: 7 }]);
  });
  it('a flipped byte in the write-ahead log, which SQLite takes for its end', async () => {
    const copy = await killedAfter(6);
    const path = join(copy, 'room-1.db-wal');
    flip(path, Math.floor(readFileSync(path).length / 2));
    expect(await warnings(copy)).toMatchObject([{ code: 'entriesMissing', to: 9 }]);
  });
  it('a write-ahead log cut short', async () => {
    const copy = await killedAfter(6);
    const path = join(copy, 'room-1.db-wal');
    writeFileSync(path, readFileSync(path).subarray(0, -5000));
    expect(await warnings(copy)).toMatchObject([{ code: 'entriesMissing', to: 9 }]);
  });
  it('the whole store of an earlier day', async () => {
    room().engine.close();
    const old = room().frozen('old');
    await room().unlockAgain();
    for (let n = 0; n < 3; n += 1) await save(room().engine, 6 + n);
    room().engine.close();
    copyFileSync(join(old, 'room-1.db'), room().path('room-1.db'));
    expect(await warnings(room().folder)).toEqual([{ code: 'entriesMissing', from: 4, to: 7 }]);
  });
  it('another history of the same length', async () => {
    room().engine.close();
    const other = room().frozen('other');
    await room().unlockAgain();
    await save(room().engine, 6);
    room().engine.close();
    await room().unlockAgain(other);
    await save(room().engine, 9);
    room().engine.close();
    copyFileSync(join(other, 'room-1.db'), room().path('room-1.db'));
    expect(await warnings(room().folder)).toEqual([{ code: 'historyDiffers', seq: 5 }]);
  });
  it('one old page put back, whatever was on it', () => {
    const folder = temporaryFolder();
    const at = { path: join(folder.path, 'room-1.db'), witnessPath: join(folder.path, 'room.witness') };
    const key = new Secret(randomBytes(32));
    const hex = randomBytes(32).toString('hex');
    const open = () => {
      const { db: writer, recovered } = openStoreWith(at.path, hex);
      const watching = watch({ ...at, key, writer, recovered });
      return {
        writer,
        watching,
        close: watching.close,
      };
    };
    const names = (open_: ReturnType<typeof open>, word: string) => {
      for (let n = 0; n < 400; n += 1)
        open_.writer
          .prepare(
            'INSERT INTO client (code, name) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name',
          )
          .run([String(n), `${word} ${String(n)}`]);
      open_.watching.afterCommit();
      open_.watching.checkpoint();
    };
    const made = createStore(at.path, hex);
    migrate(made);
    made.close();
    const first = open();
    expect(first.watching.alarms).toEqual([{ code: 'witnessMissing' }]);
    first.watching.settle();
    names(first, '甲');
    first.close();
    const before = readFileSync(at.path);
    const second = open();
    expect(second.watching.alarms).toEqual([]);
    names(second, '乙');
    second.close();
    const after = readFileSync(at.path);
    const page = (bytes: Buffer, n: number) => bytes.subarray(n * 4096, (n + 1) * 4096);
    const changed = Array.from({ length: before.length / 4096 }, (_, n) => n).filter(
      (n) => !page(before, n).equals(page(after, n)),
    );
    expect(changed.length).toBeGreaterThan(4);
    let sound = 0;
    for (const n of changed) {
      const forged = Buffer.from(after);
      page(before, n).copy(forged, n * 4096);
      writeFileSync(at.path, forged);
      try {
        const third = open();
        sound += 1;
        expect(third.watching.alarms, `page ${String(n)}`).toEqual([{ code: 'pageReplaced' }]);
        third.close();
      } catch (cause) {
        // The first page holds the length of the file and may not fit it any more.
        if (!(cause instanceof AppFailure)) throw cause;
      }
    }
    // Every check of the database itself was passed: only the witness tells.
    expect(sound).toBeGreaterThan(3);
    writeFileSync(at.path, after);
    const fourth = open();
    expect(fourth.watching.alarms).toEqual([]);
    fourth.close();
    folder.remove();
  });
  it('a witness that is gone, damaged or of an earlier day', async () => {
    await save(room().engine, 6);
    room().engine.close();
    const old = readFileSync(room().path('room.witness'));
    let at = NOON;
    await room().unlockAgain(room().folder, () => (at += 1));
    for (let n = 0; n < 3; n += 1) await save(room().engine, 6 + n);
    room().engine.close();
    const gone = room().frozen('gone');
    remove(join(gone, 'room.witness'));
    const later = () => NOON + 60_000;
    expect(await warnings(gone, later)).toEqual([{ code: 'witnessMissing' }]);
    const damaged = room().frozen('damaged');
    flip(join(damaged, 'room.witness'), 60);
    flip(join(damaged, 'room.witness'), 8192 + 60);
    expect(await warnings(damaged, later)).toEqual([{ code: 'witnessDamaged' }]);
    const behind = room().frozen('behind');
    writeFileSync(join(behind, 'room.witness'), old);
    expect(await warnings(behind, later)).toEqual([{ code: 'witnessBehind', from: 5, to: 8 }]);
  });
});

describe('an alarm', () => {
  async function alarmed() {
    const copy = await killedAfter(3);
    remove(join(copy, 'room-1.db-wal'));
    const engine = room().again(copy);
    await engine.get('operators.unlock', credentials);
    return { engine, copy };
  }
  it('lets everybody read and nobody save, until an archivist has answered for it', async () => {
    const { engine, copy } = await alarmed();
    expect(await engine.get('settings.get', {})).not.toEqual([]);
    expect(await engine.ask('settings.set', { key: 'idleMinutes', value: 9 })).toEqual({
      ok: false,
      error: { code: 'witnessUnsettled' },
    });
    const left = (await engine.get('audit.list', {})).total;
    expect(left).toBeLessThan(6);
    // Still there after a restart: nobody has answered.
    expect(await warnings(copy)).toEqual([{ code: 'entriesMissing', from: left + 1, to: 6 }]);
    const next = room().engine;
    await next.get('witness.acknowledge', { reason: '停电，已核对纸本' });
    expect((await next.get('operators.me', {})).warnings).toEqual([]);
    const { rows } = await next.get('audit.list', { deed: 'witness.acknowledged' });
    expect(rows).toMatchObject([
      { reason: '停电，已核对纸本', details: [{ after: { found: 'entriesMissing', from: left + 1, to: 6 } }] },
    ]);
    await save(next, 9);
    expect(await next.get('audit.verify', {})).toMatchObject({ firstBroken: null });
    next.close();
    expect(await warnings(copy)).toEqual([]);
  });
  it('is not for a supervisor to answer', async () => {
    await addColleague(room().engine, { login: 'sunli', fullName: '孙丽', roles: ['supervisor'] });
    await room().unlockAgain();
    const { engine, copy } = await alarmed();
    engine.close();
    const theirs = room().again(copy);
    await theirs.get('operators.unlock', { login: 'sunli', passphrase: PASSPHRASE });
    expect(await theirs.ask('witness.acknowledge', { reason: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
  it('cannot be answered where there is none', async () => {
    expect(await room().engine.ask('witness.acknowledge', { reason: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  });
});

describe('the file', () => {
  const key = new Secret(randomBytes(32));
  const said = (seq: number): Testimony => ({ seq, head: 'a'.repeat(64), numbers: { 'JY-2026': seq }, pages: null });
  it('keeps the newest of two slots, and either one alone', () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'room.witness');
    const witness = openWitness(path, key);
    for (let seq = 1; seq <= 5; seq += 1) {
      witness.record(said(seq));
      expect(readWitness(path, key)).toEqual({ kind: 'found', testimony: said(seq) });
    }
    witness.close();
    expect(readWitness(path, new Secret(randomBytes(32)))).toEqual({ kind: 'damaged' });
    const sound = readFileSync(path);
    for (let at = 0; at < 400; at += 1) {
      for (const slot of [0, 8192]) {
        writeFileSync(path, sound);
        flip(path, slot + at);
        const read = readWitness(path, key);
        expect(read.kind).toBe('found');
        if (read.kind === 'found') expect([4, 5]).toContain(read.testimony.seq);
      }
    }
    folder.remove();
  });
  it('serves both keys of a rotation, each with its own testimony, before vault.json is replaced and after', () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'room.witness');
    const next = new Secret(randomBytes(32));
    const witness = openWitness(path, key);
    witness.record(said(1));
    witness.record(said(2));
    witness.handOver(next, said(2));
    witness.close();
    expect(readWitness(path, key)).toEqual({ kind: 'found', testimony: said(2) });
    expect(readWitness(path, next)).toEqual({ kind: 'found', testimony: said(2) });
    const later = openWitness(path, next);
    later.record(said(3));
    later.record(said(4));
    later.close();
    expect(readWitness(path, next)).toEqual({ kind: 'found', testimony: said(4) });
    expect(readWitness(path, key)).toEqual({ kind: 'damaged' });
    folder.remove();
  });
});
