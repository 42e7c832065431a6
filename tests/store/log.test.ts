import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { append, type Deed, head, type Signer } from '../../electron/engine/store/log';
import { verifyLog } from '../../electron/engine/store/log-verify';
import { migrate } from '../../electron/engine/store/migrate';
import { createStore, openReader, type ReadableDb, type WritableDb } from '../../electron/engine/store/open';
import { createWork, type Session } from '../../electron/engine/store/work';

/** The log as domain.md lays it down: in the transaction of the deed, chained, signed, append only. */
let dir: string;
let db: WritableDb;
let reader: ReadableDb;
let session: Session;
const pair = generateKeyPairSync('ed25519');
const check = (_key: string, bytes: Uint8Array, sig: Uint8Array): boolean => verify(null, bytes, pair.publicKey, sig);
const signer = (capacity: string): Signer => ({
  keyId: 1,
  personId: 1,
  capacity,
  sign: (bytes) => sign(null, bytes, pair.privateKey),
});
const moment = { at: Date.parse('2026-03-10T04:00:00Z'), day: '2026-03-10' };
const note = (subject: string, title: string, level = 0) => ({
  deed: 'client.saved' as const,
  changes: [{ subject, level, before: null, after: { title } }],
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'log-'));
  const path = join(dir, 'room-1.db');
  const key = randomBytes(32).toString('hex');
  db = createStore(path, key);
  migrate(db);
  db.exec(`INSERT INTO person (id, name, machine_key) VALUES (1, '李文', '4000000000000');
    INSERT INTO operator (id, vault_slot, login, person_id, clearance) VALUES (1, 's', 'li', 1, 3);
    INSERT INTO public_key (id, operator_id, vault_slot, key, introduced_at) VALUES (1, 1, 's', 'k', 0);`);
  reader = openReader(path, key);
  session = {
    operatorId: 1,
    personId: 1,
    login: 'li',
    fullName: '李文',
    roles: ['archivist'],
    clearance: 'topSecret',
    clearanceRank: 3,
    signer: signer('operator'),
  };
});
afterEach(() => {
  reader.close();
  db.close();
  rmSync(dir, { recursive: true, force: true });
});
/** One entry in a transaction of its own, as the store's work does it. */
const appended = (deed: Deed, signers: readonly Signer[] = [signer('operator')]): number =>
  db.transaction(() => append(db, 1, moment, deed, signers))();
const three = (): void => {
  for (const name of ['甲', '乙', '丙']) appended(note(`client:${name}`, name));
};

it('chains, signs and verifies', () => {
  three();
  expect(verifyLog(db, check)).toEqual({ entries: 3, signatures: 3, firstBroken: null, head: head(db).hash });
});
it('checks a tail from where it is asked to', () => {
  three();
  expect(verifyLog(db, check, 3)).toMatchObject({ entries: 1, firstBroken: null });
});
it('holds the signatures of several people on one entry', () => {
  appended(note('client:1', '甲'), [signer('operator'), signer('approver')]);
  expect(verifyLog(db, check).signatures).toBe(2);
});

describe('nobody edits the past', () => {
  it.each([
    ['an entry', `UPDATE log_entry SET deed = 'x' WHERE seq = 1`],
    ['an entry away', 'DELETE FROM log_entry WHERE seq = 3'],
    ['a signature', `UPDATE log_signature SET sig = 'x'`],
    ['a signature away', 'DELETE FROM log_signature'],
    ['a detail', `UPDATE log_detail SET body = '{}' WHERE seq = 1`],
    ['a detail away', 'DELETE FROM log_detail WHERE seq = 1'],
    ['a public key', `UPDATE public_key SET key = 'x'`],
  ])('with SQL: %s', (_what, sql) => {
    three();
    expect(() => {
      db.exec(sql);
    }).toThrow(/append only|only be erased|for ever/);
  });
  it.each([
    ['the deed of an entry', `UPDATE log_entry SET deed = 'x' WHERE seq = 2`, 2],
    ['the time of an entry', `UPDATE log_entry SET at = at + 1 WHERE seq = 2`, 2],
    ['who did it', `PRAGMA foreign_keys = OFF; UPDATE log_entry SET operator_id = 2 WHERE seq = 3`, 3],
    [
      'a detail',
      `UPDATE log_detail SET body = '{"before":null,"after":{"title":"丁"},"reason":null}' WHERE seq = 2`,
      2,
    ],
    ['the salt of a detail', `UPDATE log_detail SET salt = '00' WHERE seq = 1`, 1],
    ['a detail away', 'DELETE FROM log_detail WHERE seq = 3', 3],
    ['all signatures of an entry', 'DELETE FROM log_signature WHERE seq = 2', 2],
    [
      'an entry in the middle',
      'DELETE FROM log_signature WHERE seq = 2; DELETE FROM log_detail WHERE seq = 2; DELETE FROM log_entry WHERE seq = 2',
      2,
    ],
    ['the capacity of a signature', `UPDATE log_signature SET capacity = 'approver' WHERE seq = 3`, 3],
  ])('with the triggers taken off: %s is found', (_what, sql, seq) => {
    three();
    for (const { name } of db.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).all<{ name: string }>())
      db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    expect(verifyLog(db, check).firstBroken).toBe(seq);
  });
});

it('lets a lawful destruction empty a detail, and still verifies', () => {
  three();
  db.exec(`UPDATE log_detail SET body = NULL, salt = NULL, erased_by = 'XH-2026-001' WHERE seq = 2`);
  expect(verifyLog(db, check)).toMatchObject({ entries: 3, firstBroken: null });
});

describe('work', () => {
  const write = (fail: boolean) =>
    createWork(db, reader, () => moment).write(session, (w) => {
      w.prepare(`INSERT INTO client (code, name) VALUES ('1', '甲')`).run();
      if (fail) throw new Error('half way');
      return { value: 1, deeds: [note('client:1', '甲')] };
    });
  const clients = (): unknown => reader.prepare('SELECT count(*) AS n FROM client').get();
  it('keeps a change and its entry together', () => {
    write(false);
    expect([clients(), head(reader).seq]).toEqual([{ n: 1 }, 1]);
  });
  it('takes both back when the work breaks', () => {
    expect(() => write(true)).toThrow('half way');
    expect([clients(), head(reader).seq]).toEqual([{ n: 0 }, 0]);
  });
  it('takes the change back when the entry cannot be written', () => {
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON log_entry BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    expect(() => write(false)).toThrow('disk full');
    expect(clients()).toEqual({ n: 0 });
  });
  it('refuses a write that names no deed', () => {
    expect(() => createWork(db, reader, () => moment).write(session, () => ({ value: 1, deeds: [] }))).toThrow(
      'without a deed',
    );
  });
  it('lets others read, and answers their writes in words, while a long write runs; and takes it back when stopped', async () => {
    const work = createWork(db, reader, () => moment);
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    const long = work.writeLong(session, async (w) => {
      w.prepare(`INSERT INTO client (code, name) VALUES ('1', '甲')`).run();
      await waiting;
      throw new Error('stopped');
    });
    expect(work.read(() => clients())).toEqual({ n: 0 });
    expect(() => work.keep(() => 1)).toThrow(expect.objectContaining({ appError: { code: 'busy' } }));
    go();
    await expect(long).rejects.toThrow('stopped');
    expect(clients()).toEqual({ n: 0 });
    expect(work.keep(() => 1)).toBe(1);
  });
  it('writes a long deed in slices, between which it may be stopped, as one entry that verifies', async () => {
    const followed: string[] = [];
    const work = createWork(db, reader, () => moment, { follow: (_db, subjects) => followed.push(...subjects) });
    const changes = Array.from({ length: 1_234 }, (_, n) => note(`client:${String(n)}`, '甲').changes).flat();
    const told: number[] = [];
    const run = (stopAt: number) =>
      work.writeLong<number>(session, () =>
        Promise.resolve({
          value: 1,
          deeds: [{ deed: 'import.committed' as const, changes }],
          onLogged: (written) => {
            told.push(written);
            if (written >= stopAt) throw new Error('stopped');
          },
        }),
      );
    await expect(run(1_000)).rejects.toThrow('stopped');
    expect(told).toEqual([500, 1_000]);
    expect(head(db).seq).toBe(0);
    await run(Infinity);
    expect(told.slice(2)).toEqual([500, 1_000, 1_234]);
    expect(followed.slice(-1_234)).toEqual(changes.map(({ subject }) => subject));
    expect(verifyLog(db, check)).toMatchObject({ entries: 1, firstBroken: null });
    expect(db.prepare('SELECT count(*) AS n FROM log_detail').get()).toEqual({ n: 1_234 });
  });
});
