import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { copyStore } from '../../electron/engine/store/copy';
import { classify } from '../../electron/engine/store/faults';
import { takeLock } from '../../electron/engine/store/lock';
import { migrate } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import {
  checkpoint,
  createStore,
  openAsIs,
  openStore,
  openReader,
  openStoreWith,
  type ReadableDb,
  type WritableDb,
} from '../../electron/engine/store/open';
import { createWork } from '../../electron/engine/store/work';
import { type AppError, AppFailure } from '../../shared/errors';
import { error as english } from '../../shared/i18n/en/error';
import { error as chinese } from '../../shared/i18n/zh-CN/error';
import { temporaryFolder } from '../archive/engine-harness';
import { smallDisk } from '../fixtures/small-disk';

/**
 * Table 3.1 of the durability design, line by line, on real encrypted files: what happened to them, and the one answer a
 * person gets. What only an engine meets is in backup/ and archive/full-disk; failing disks are faults/disk-errors.
 */
const key = randomBytes(32).toString('hex');
let folder: ReturnType<typeof temporaryFolder>;
let path: string;
const open: { close: () => void }[] = [];
const keep = <T extends { close: () => void }>(db: T): T => {
  open.push(db);
  return db;
};
/** A store of a thousand clients, closed. */
function prepare(at: string, change: (db: WritableDb) => void = () => undefined): void {
  const db = createStore(at, key);
  migrate(db);
  db.transaction(() => {
    const insert = db.prepare('INSERT INTO client (code, name) VALUES (?, ?)');
    for (let n = 0; n < 1000; n += 1) insert.run([String(n), `客户 ${String(n)}`]);
  })();
  change(db);
  checkpoint(db);
  db.close();
}
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'room-1.db');
  prepare(path);
});
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  folder.remove();
});
const answerOf = (deed: () => unknown): AppError => {
  try {
    deed();
  } catch (cause) {
    const named = classify(cause);
    if (named instanceof AppFailure) return named.appError;
    throw cause;
  }
  throw new Error('nothing was refused');
};
const pages = (): number => readFileSync(path).length / 4096;
const overwrite = (at: number, bytes = Buffer.alloc(64, 7)): void => {
  const file = readFileSync(path);
  bytes.copy(file, at);
  writeFileSync(path, file);
};
const opening = () => openStore(path, key);
const damaged = (page: unknown): AppError => ({ code: 'storeDamaged', page: page as number | null });

type Situation = readonly [what: string, provoke: () => unknown, answer: () => AppError];
const situations: readonly Situation[] = [
  ['the key of another archive', () => openStore(path, randomBytes(32).toString('hex')), () => damaged(null)],
  [
    'the first page damaged',
    () => {
      overwrite(200);
      return opening();
    },
    () => damaged(null),
  ],
  [
    'the salt damaged',
    () => {
      overwrite(2, Buffer.alloc(4, 9));
      return opening();
    },
    () => damaged(null),
  ],
  [
    'less than a page left',
    () => {
      truncateSync(path, 4000);
      return opening();
    },
    () => damaged(1),
  ],
  [
    'a text file in its place',
    () => {
      writeFileSync(path, '档'.repeat(9000));
      return opening();
    },
    () => damaged(null),
  ],
  [
    'a database that is not encrypted in its place',
    () => {
      overwrite(0, Buffer.from('SQLite format 3\0'));
      return opening();
    },
    () => damaged(1),
  ],
  [
    'a folder in its place',
    () => {
      const at = join(folder.path, 'room-2.db');
      mkdirSync(at);
      return openStore(at, key);
    },
    () => damaged(1),
  ],
  [
    'a damaged page met by a question, where the seals are checked later',
    () => {
      for (let page = 20; page < pages(); page += 1) overwrite(page * 4096 + 900);
      const { db } = openStoreWith(path, key, { sealsUpTo: 0 });
      keep(db);
      return db.prepare('SELECT count(*) FROM client WHERE name LIKE ?').get(['%9%']);
    },
    () => damaged(null),
  ],
  [
    'cut by whole pages',
    () => {
      truncateSync(path, readFileSync(path).length - 3 * 4096);
      return opening();
    },
    () => damaged(null),
  ],
  [
    'cut by less than a page',
    () => {
      truncateSync(path, readFileSync(path).length - 1);
      return opening();
    },
    () => damaged(Math.ceil(pages())),
  ],
  [
    'one byte changed',
    () => {
      overwrite(30 * 4096 + 17, Buffer.from([(readFileSync(path)[30 * 4096 + 17] ?? 0) ^ 1]));
      return opening();
    },
    () => damaged(31),
  ],
  [
    'something appended',
    () => {
      appendFileSync(path, randomBytes(4096));
      return opening();
    },
    () => damaged(pages()),
  ],
  [
    'a store of a later program',
    () => {
      const at = join(folder.path, 'room-3.db');
      prepare(at, (db) => db.pragma('user_version = 999'));
      return openStore(at, key);
    },
    () => ({ code: 'storeFromLater', found: 999, known: migrations.length }),
  ],
  ['no file', () => openStore(join(folder.path, 'room-9.db'), key), () => ({ code: 'storeMissing' })],
  [
    'no folder: a drive that is not connected',
    () => createStore(join(folder.path, 'gone', 'room-1.db'), key),
    () => ({ code: 'folderMissing' }),
  ],
  [
    'another program in the archive',
    () => {
      keep({ close: takeLock(folder.path).release });
      return takeLock(folder.path);
    },
    () => ({ code: 'openElsewhere' }),
  ],
  [
    'another connection writing',
    () => {
      const first = keep(opening());
      const second = keep(opening());
      second.pragma('busy_timeout = 1');
      first.exec('BEGIN IMMEDIATE');
      return second.exec('BEGIN IMMEDIATE');
    },
    () => ({ code: 'busy' }),
  ],
  [
    'a copy of a damaged store',
    () => {
      for (let page = 20; page < pages(); page += 1) overwrite(page * 4096 + 900);
      return copyStore(path, key, join(folder.path, 'copy.db'));
    },
    () => damaged(null),
  ],
];

describe('what is answered', () => {
  test.each(situations)('%s', (_what, provoke, answer) => {
    const found = answerOf(provoke);
    expect(found).toEqual(answer());
    expect(JSON.stringify(found)).not.toMatch(/SQLITE|sqlite|room-|\//);
  });
});

it('is told to whoever stops the work, when a question or a deed meets it; a scan or a backup found damaged is not', () => {
  const writer = keep(opening());
  const reader = keep(openReader(path, key));
  const told: AppError[] = [];
  const work = createWork(writer, reader, () => ({ at: 0, day: '2026-03-10' }), {
    onDamage: (damage) => told.push(damage),
  });
  const other = new AppFailure({ code: 'storeDamaged', page: 7 });
  expect(() =>
    work.read(() => {
      throw other;
    }),
  ).toThrow(other);
  expect(told).toEqual([]);
  for (let page = 20; page < pages(); page += 1) overwrite(page * 4096 + 900);
  const question = (db: ReadableDb) => db.prepare('SELECT count(*) FROM client WHERE name LIKE ?').get(['%9%']);
  expect(() => work.read(question)).toThrow('storeDamaged');
  expect(told).toEqual([damaged(null)]);
  expect(() => work.keep(question)).toThrow('storeDamaged');
  expect(told).toHaveLength(2);
});

test.each([
  ['database or disk is full', 'diskFull'],
  ['disk I/O error', 'diskError'],
  ['database disk image is malformed', 'storeDamaged'],
  ['attempt to write a readonly database', 'folderReadOnly'],
])('an export that fails says only "%s": %s', (text, code) => {
  const thrown = Object.assign(new Error(`sqlite error(SQLITE_ERROR): ${text}`), { code: 'SQLITE_ERROR' });
  expect(
    answerOf(() => {
      throw thrown;
    }),
  ).toMatchObject({ code });
});

describe('on a small disk', () => {
  it('full: what is written and what is copied is refused as such; nothing that was saved is lost', (context) => {
    const disk = smallDisk(folder.path, 4);
    if (disk === null) return context.skip('mounting a small disk needs root on Linux');
    try {
      const at = join(disk.path, 'room-1.db');
      prepare(at);
      const db = openStore(at, key);
      const makeRoom = disk.fill();
      const write = () => db.prepare('UPDATE client SET note = ?').run(['记'.repeat(2000)]);
      expect(answerOf(write)).toEqual({ code: 'diskFull', needed: 32 });
      expect(answerOf(() => copyStore(at, key, join(disk.path, 'copy.db')))).toEqual({ code: 'diskFull', needed: 32 });
      makeRoom();
      expect(db.prepare('SELECT count(*) AS n FROM client WHERE note IS NULL').get()).toEqual({ n: 1000 });
      db.close();
    } finally {
      disk.release();
    }
  });
  it('write-protected: nothing is opened for writing', (context) => {
    const disk = smallDisk(folder.path, 4);
    if (disk === null) return context.skip('mounting a small disk needs root on Linux');
    try {
      const at = join(disk.path, 'room-1.db');
      prepare(at, (db) => db.pragma('journal_mode = DELETE'));
      expect(spawnSync('mount', ['-o', 'remount,ro', disk.path]).status).toBe(0);
      expect(answerOf(() => openStore(at, key))).toEqual({ code: 'folderReadOnly' });
      expect(answerOf(() => takeLock(disk.path))).toEqual({ code: 'folderReadOnly' });
      expect(openAsIs(at, key).close(), 'a backup on it is read all the same').toBeUndefined();
    } finally {
      disk.release();
    }
  });
});

it('every one of these answers has its three sentences in both languages, and none speaks of the database', () => {
  for (const words of [chinese, english])
    for (const [code, { what, safe, todo }] of Object.entries(words))
      for (const sentence of [what, safe, todo]) {
        expect(sentence.length, code).toBeGreaterThan(3);
        expect(sentence, code).not.toMatch(/SQLITE|WAL|PRAGMA|HMAC|HEX/i);
      }
});
