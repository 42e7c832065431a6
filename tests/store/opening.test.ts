import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../electron/engine/store/lock';
import { migrate, storeVersion } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import { checkpoint, createStore, openReader, openStore, type WritableDb } from '../../electron/engine/store/open';
import { AppFailure } from '../../shared/errors';

/** Real encrypted files; each refusal of table 3.1 that opening can meet is provoked here. */
let dir: string;
let path: string;
const key = randomBytes(32).toString('hex');
const opened: { close: () => void }[] = [];
const keep = <T extends { close: () => void }>(db: T): T => {
  opened.push(db);
  return db;
};
/** The last pages of the file hold rows, whatever the last migration ended with: a damaged schema names no page. */
const fresh = (): WritableDb => {
  const db = keep(createStore(path, key));
  migrate(db);
  for (const row of [1, 2, 3])
    db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run([`filler${String(row)}`, '云'.repeat(4000)]);
  return db;
};
const closeAll = (): void => {
  for (const each of opened.splice(0)) each.close();
};
const closed = (): void => {
  const db = fresh();
  checkpoint(db);
  closeAll();
};
/** A copy of a store and of the log beside it, which holds one change that is not in the file yet. */
const leftByACrash = (): string => {
  closed();
  const db = keep(openStore(path, key));
  db.prepare(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭')`).run();
  const crashed = join(dir, 'crashed.db');
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${crashed}${end}`);
  return crashed;
};
/** A stretch of a page is written over, as when the power goes in the middle of it. */
const tear = (file: string, page: number): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(512, 7), 0, 512, (page - 1) * 4096 + 1024);
  closeSync(handle);
};
/** Whole files compared byte by byte in an assertion take seconds. */
const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const refusalOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (cause) {
    return cause instanceof AppFailure ? cause.appError : cause;
  }
  return 'it went through';
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(dir, 'room-1.db');
});
afterEach(() => {
  closeAll();
  rmSync(dir, { recursive: true, force: true });
});

describe('opening', () => {
  it('sets what the promise "saved is saved" rests on, at every opening', () => {
    closed();
    const db = keep(openStore(path, key));
    const read = (name: string): unknown => db.pragma(name, { simple: true });
    expect({
      journal: read('journal_mode'),
      sync: read('synchronous'),
      keys: read('foreign_keys'),
      trusted: read('trusted_schema'),
      cells: read('cell_size_check'),
    }).toEqual({ journal: 'wal', sync: 2, keys: 1, trusted: 0, cells: 1 });
  });
  it('leaves no readable text on disk', () => {
    const db = fresh();
    db.prepare(`INSERT INTO fonds (number, name) VALUES ('HX01', 'SECRET-NAME')`).run();
    for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes('SECRET-NAME'), file).toBe(false);
  });
  it('never creates what is not there', () => {
    expect(refusalOf(() => openStore(path, key))).toEqual({ code: 'storeMissing' });
    expect(existsSync(path)).toBe(false);
  });
  it('never writes over a store', () => {
    closed();
    expect(refusalOf(() => createStore(path, key))).toEqual({ code: 'folderNotEmpty' });
  });
  it('says damage, not passphrase, for another key, and says nothing of the key', () => {
    closed();
    const other = randomBytes(32).toString('hex');
    const refusal = refusalOf(() => openStore(path, other));
    expect(refusal).toEqual({ code: 'storeDamaged', page: null });
    expect(JSON.stringify(refusal)).not.toContain(other);
  });
  it.each(['', 'ab', 'x'.repeat(64), 'AB'.repeat(32)])(
    'takes no key that SQLCipher would take as a passphrase: %j',
    (bad) => {
      closed();
      expect(() => openStore(path, bad)).toThrow('64 hex digits');
    },
  );
  it.each([
    [
      'an empty file',
      () => {
        writeFileSync(path, '');
      },
      { code: 'storeDamaged', page: 1 },
    ],
    [
      'a plain SQLite file',
      () => {
        writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192)]));
      },
      { code: 'storeDamaged', page: 1 },
    ],
    [
      'a text file',
      () => {
        writeFileSync(path, 'x'.repeat(8192));
      },
      { code: 'storeDamaged', page: null },
    ],
  ])('tells %s from a store', (_what, make, expected) => {
    make();
    const before = digestOf(path);
    expect(refusalOf(() => openStore(path, key))).toEqual(expected);
    expect(digestOf(path)).toEqual(before);
  });
  it('names the page of a flipped byte', () => {
    closed();
    const handle = openSync(path, 'r+');
    const size = readFileSync(path).length;
    writeSync(handle, Buffer.from([255, 0, 255, 0]), 0, 4, size - 2048);
    closeSync(handle);
    expect(refusalOf(() => openStore(path, key))).toEqual({ code: 'storeDamaged', page: size / 4096 });
  });
  it('opens a store whose log was being moved in when the power went: the log still holds the torn page', () => {
    const crashed = leftByACrash();
    const page = readFileSync(`${crashed}-wal`).readUInt32BE(32);
    tear(crashed, page);
    const opened = keep(openStore(crashed, key));
    expect(opened.prepare('SELECT name FROM fonds').get()).toEqual({ name: '云岭' });
    expect(opened.pragma('cipher_integrity_check')).toEqual([]);
  });
  it('still names a torn page that no log holds', () => {
    const crashed = leftByACrash();
    const held = new Set<number>();
    const wal = readFileSync(`${crashed}-wal`);
    for (let at = 32; at < wal.length; at += 24 + 4096) held.add(wal.readUInt32BE(at));
    const page = [20, 21, 22, 23, 24, 25, 26, 27].find((each) => !held.has(each)) ?? 0;
    tear(crashed, page);
    const before = digestOf(crashed);
    expect(refusalOf(() => openStore(crashed, key))).toEqual({ code: 'storeDamaged', page });
    expect(digestOf(crashed)).toEqual(before);
  });
  it('notices a file cut short', () => {
    closed();
    truncateSync(path, readFileSync(path).length - 4096);
    expect(refusalOf(() => openStore(path, key))).toMatchObject({ code: 'storeDamaged' });
  });
  it('refuses a store of a later program and leaves it alone', () => {
    const db = fresh();
    db.pragma('user_version = 99');
    checkpoint(db);
    closeAll();
    const before = digestOf(path);
    expect(refusalOf(() => openStore(path, key))).toEqual({
      code: 'storeFromLater',
      found: 99,
      known: migrations.length,
    });
    expect(digestOf(path)).toEqual(before);
  });
  describe('with a log that a crash left behind', () => {
    /** What a killed program leaves: a file, and commits that are only in the log beside it. */
    const crashed = (change: (db: WritableDb) => void = () => undefined): string => {
      const db = fresh();
      checkpoint(db);
      for (let row = 0; row < 40; row += 1)
        db.prepare('INSERT INTO fonds (number, name) VALUES (?, ?)').run([`F${String(row)}`, '云'.repeat(400)]);
      change(db);
      const left = join(dir, 'left.db');
      for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${left}${end}`);
      expect(readFileSync(`${left}-wal`).length).toBeGreaterThan(4096);
      return left;
    };
    const bytesOf = (left: string): string[] => ['', '-wal'].map((end) => digestOf(`${left}${end}`));

    it('moves it in when the store is sound', () => {
      const left = crashed();
      expect(keep(openStore(left, key)).prepare('SELECT count(*) AS n FROM fonds').get()).toEqual({ n: 40 });
      expect(readFileSync(`${left}-wal`)).toHaveLength(0);
    });
    it('leaves the file and its log byte for byte when a page is damaged, at every try, and opens once it is mended', () => {
      const left = crashed();
      const sound = readFileSync(left);
      const damaged = Buffer.from(sound);
      damaged.write('damage', sound.length - 3000);
      writeFileSync(left, damaged);
      const before = bytesOf(left);
      for (const _try of [1, 2])
        expect(refusalOf(() => openStore(left, key))).toEqual({ code: 'storeDamaged', page: sound.length / 4096 });
      expect(bytesOf(left)).toEqual(before);

      writeFileSync(left, sound);
      expect(keep(openStore(left, key)).prepare('SELECT count(*) AS n FROM fonds').get()).toEqual({ n: 40 });
    });
    it('leaves both as they are for a later program', () => {
      const left = crashed((db) => db.pragma('user_version = 99'));
      const before = bytesOf(left);
      expect(refusalOf(() => openStore(left, key))).toMatchObject({ code: 'storeFromLater' });
      expect(bytesOf(left)).toEqual(before);
    });
    it('leaves both as they are for another key', () => {
      const left = crashed();
      const before = bytesOf(left);
      expect(refusalOf(() => openStore(left, randomBytes(32).toString('hex')))).toMatchObject({ code: 'storeDamaged' });
      expect(bytesOf(left)).toEqual(before);
    });
  });
  it("refuses a file with another program's mark", () => {
    const db = fresh();
    db.pragma('application_id = 7');
    checkpoint(db);
    closeAll();
    expect(refusalOf(() => openStore(path, key))).toEqual({ code: 'storeDamaged', page: 1 });
  });
  it('lets a reader read and never write', () => {
    const db = fresh();
    const reader = keep(openReader(path, key));
    db.prepare(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭')`).run();
    expect(reader.prepare('SELECT name FROM fonds').get()).toEqual({ name: '云岭' });
    expect(() => reader.prepare(`DELETE FROM fonds`).run()).toThrow();
  });
});

describe('the lock', () => {
  it('is held by one, and free again after', () => {
    const first = takeLock(dir);
    expect(refusalOf(() => takeLock(dir))).toEqual({ code: 'openElsewhere' });
    first.release();
    takeLock(dir).release();
  });
  it('says so when the folder is gone', () => {
    expect(refusalOf(() => takeLock(join(dir, 'nowhere')))).toEqual({ code: 'folderMissing' });
  });
});

it('is copied whole by a checkpoint, so that a copy of the one file opens', () => {
  closed();
  const copy = join(dir, 'copy.db');
  copyFileSync(path, copy);
  expect(storeVersion(keep(openStore(copy, key)))).toBe(migrations.length);
});
