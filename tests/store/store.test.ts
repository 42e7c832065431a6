import { randomBytes } from 'node:crypto';
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
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
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
const closed = (): void => {
  const db = fresh();
  checkpoint(db);
  opened.splice(0).forEach((each) => {
    each.close();
  });
};
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
  opened.splice(0).forEach((each) => {
    each.close();
  });
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
    const before = readFileSync(path);
    expect(refusalOf(() => openStore(path, key))).toEqual(expected);
    expect(readFileSync(path)).toEqual(before);
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
    closed();
    const db = keep(openStore(path, key));
    db.prepare(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭')`).run();
    const crashed = join(dir, 'crashed.db');
    copyFileSync(path, crashed);
    copyFileSync(`${path}-wal`, `${crashed}-wal`);
    const page = readFileSync(`${crashed}-wal`).readUInt32BE(32);
    const handle = openSync(crashed, 'r+');
    writeSync(handle, Buffer.alloc(512, 7), 0, 512, (page - 1) * 4096 + 1024);
    closeSync(handle);
    const opened = keep(openStore(crashed, key));
    expect(opened.prepare('SELECT name FROM fonds').get()).toEqual({ name: '云岭' });
    expect(opened.pragma('cipher_integrity_check')).toEqual([]);
  });
  it('still names a torn page that no log holds', () => {
    closed();
    const db = keep(openStore(path, key));
    db.prepare(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭')`).run();
    const crashed = join(dir, 'crashed.db');
    copyFileSync(path, crashed);
    copyFileSync(`${path}-wal`, `${crashed}-wal`);
    const held = new Set<number>();
    const wal = readFileSync(`${crashed}-wal`);
    for (let at = 32; at < wal.length; at += 24 + 4096) held.add(wal.readUInt32BE(at));
    const page = [20, 21, 22, 23, 24, 25, 26, 27].find((each) => !held.has(each)) ?? 0;
    const handle = openSync(crashed, 'r+');
    writeSync(handle, Buffer.alloc(512, 7), 0, 512, (page - 1) * 4096 + 1024);
    closeSync(handle);
    const before = readFileSync(crashed);
    expect(refusalOf(() => openStore(crashed, key))).toEqual({ code: 'storeDamaged', page });
    expect(readFileSync(crashed)).toEqual(before);
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
    opened.splice(0).forEach((each) => {
      each.close();
    });
    const before = readFileSync(path);
    expect(refusalOf(() => openStore(path, key))).toEqual({
      code: 'storeFromLater',
      found: 99,
      known: migrations.length,
    });
    expect(readFileSync(path)).toEqual(before);
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
    const bytesOf = (left: string): Buffer[] => ['', '-wal'].map((end) => readFileSync(`${left}${end}`));

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
    opened.splice(0).forEach((each) => {
      each.close();
    });
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

/** Two volumes of one batch, the first of them complete, and a second batch that named one place and made none. */
const HOLDINGS = `
  INSERT INTO fonds (number, name) VALUES ('HX01', '云岭'); INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
  INSERT INTO department (name) VALUES ('客户服务部'); INSERT INTO client (code, name) VALUES ('0001', '高静梅');
  INSERT INTO person (name, machine_key) VALUES ('李文', '1'); INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES ('s', 'liwen', 1, 3);
  INSERT INTO location (kind, code, sort_key, machine_key) VALUES ('room', '1', '1', 'a'), ('rack', '1-01', '2', 'b'), ('column', '1-01-1', '3', 'c');
  INSERT INTO import_batch (at, operator_id, file_name, sha256, counts, refused_rows) VALUES
    (0, 1, 'ledger.xlsx', 'x', '{"volumes":2,"locations":3}', 0), (1, 1, 'second.xlsx', 'y', '{"volumes":1,"locations":0}', 0);
  INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, title, year, first_month, last_month, retention_kind, retention_basis, own_level, level,
    forming_department_id, binding, pages, compiled_by, checked_by, batch_id, changed_at) VALUES
    ('k1', 1, 1, 1, 'assembling', '客户档案', 2016, '2016-01', '2016-02', 'permanent', 'lastDocument', 0, 0, 1, 'bound', 9, '甲', '乙', 1, 0),
    ('k2', 1, 1, 1, 'assembling', '客户档案', 2016, '2016-01', '2016-02', 'permanent', 'lastDocument', 0, 0, 1, 'bound', 9, '甲', '甲', 1, 0),
    ('k3', 1, 1, 1, 'assembling', '客户档案', 2016, '2016-01', '2016-02', 'permanent', 'lastDocument', 0, 0, 1, 'bound', 9, '甲', '甲', 2, 0);
  INSERT INTO item (volume_id, sequence, title, page_from, page_to, carrier, level) VALUES (1, 1, '函', 1, 9, 'paper', 0), (2, 1, '函', 1, 9, 'paper', 0);
`;

/** One entry a migration: what must be true of the data it meets. */
const steps: Record<string, { readonly before: string; readonly check: (db: WritableDb) => void }> = {
  '0001-things': {
    before: '',
    check: (db) => {
      const tables = db
        .prepare(
          `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_text\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'`,
        )
        .all<{ name: string }>();
      const strict = db
        .prepare(`SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%'`)
        .all<{ name: string }>();
      expect(tables.length).toBeGreaterThan(35);
      expect(strict).toEqual([]);
    },
  },
  // Whether each volume gets the right value, ready-migration.test.ts asks of hundreds of them.
  '0002-ready': {
    before: HOLDINGS,
    check: (db) => {
      expect(db.prepare('SELECT id, ready FROM volume ORDER BY id').all()).toEqual([
        { id: 1, ready: 1 },
        { id: 2, ready: 0 },
        { id: 3, ready: 0 },
      ]);
    },
  },
  '0003-places-new': {
    before: `${HOLDINGS}
      INSERT INTO movement (volume_id, at, operator_id, to_id, cause) VALUES (1, 0, 1, 3, 'imported'), (2, 0, 1, 3, 'imported'), (3, 0, 1, 3, 'imported')`,
    check: (db) => {
      const counts = db.prepare('SELECT counts FROM import_batch ORDER BY id').all<{ counts: string }>();
      expect(counts.map((row) => JSON.parse(row.counts) as unknown)).toEqual([
        { volumes: 2, locations: 3, newLocations: 3 },
        { volumes: 1, locations: 1, newLocations: 0 },
      ]);
    },
  },
  '0004-loans': {
    before: `${HOLDINGS}
      INSERT INTO loan (machine_key, state, manner, borrower_id, purpose, level) VALUES ('s1', 'draft', 'read', 1, '查', 0);
      INSERT INTO loan_line (loan_id, volume_id, state) VALUES (1, 1, 'asked'), (1, 2, 'asked')`,
    check: (db) => {
      expect(db.prepare('SELECT state, days, out_lines, next_step FROM loan').get()).toEqual({
        state: 'draft',
        days: 3,
        out_lines: 0,
        next_step: null,
      });
      // A slip is as high as its highest volume, whoever raises it.
      db.exec('UPDATE volume SET level = 2 WHERE id = 2');
      expect(db.prepare('SELECT level FROM loan').get()).toEqual({ level: 2 });
      db.exec('UPDATE volume SET level = 0 WHERE id = 2');
      expect(db.prepare('SELECT level FROM loan').get()).toEqual({ level: 0 });
    },
  },
  '0005-catalogue-order': {
    before: `INSERT INTO fonds (number, name) VALUES ('HX01', '甲'); INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
      INSERT INTO volume (machine_key, fonds_id, series_id, state, reference_code, old_number, title, retention_basis, own_level, level, binding, changed_at)
      VALUES ('1', 1, 1, 'filed', 'B', 'A', '乙', 'lastDocument', 0, 0, 'bound', 0), ('2', 1, 1, 'assembling', NULL, 'A', '甲', 'lastDocument', 0, 0, 'bound', 0);`,
    check: (db) => {
      const plan = (sql: string) =>
        db
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all<{ detail: string }>()
          .map(({ detail }) => detail)
          .join();
      const byNumber = `SELECT id FROM volume WHERE level <= 3 ORDER BY coalesce(reference_code, old_number, ''), id`;
      expect(db.prepare(byNumber, { pluck: true }).all()).toEqual([2, 1]);
      expect(plan(byNumber)).toMatch(/COVERING INDEX volume_number/);
      expect(plan('SELECT id FROM volume WHERE level <= 3 ORDER BY title, id')).toMatch(/COVERING INDEX volume_title/);
      expect(plan(`SELECT id FROM volume WHERE filing_number = '1'`)).toMatch(/volume_filing_number/);
    },
  },
  '0006-backup-places': {
    before: '',
    check: (db) => {
      expect(db.prepare('SELECT path, last_at FROM backup_place').all()).toEqual([{ path: null, last_at: null }]);
    },
  },
  '0007-department-batch': {
    before: HOLDINGS,
    check: (db) => {
      expect(db.prepare('SELECT name, batch_id FROM department').all()).toEqual([
        { name: '客户服务部', batch_id: null },
      ]);
    },
  },
  // What becomes of opinions and of retention changed by hand, disposal-migration.test.ts asks.
  '0008-disposal': {
    before: `${HOLDINGS}
      INSERT INTO disposal_list (number, title, state, drawn_by) VALUES ('XH-2025-001', '第一批', 'appraisal', 1);
      INSERT INTO disposal_row (list_id, volume_id, state) VALUES (1, 1, 'listed'), (1, 2, 'listed');
      INSERT INTO disposal_supervisor VALUES (1, 1)`,
    check: (db) => {
      const read = () => db.prepare('SELECT number, state, level, drawn_on FROM disposal_list').all();
      const kept = { number: 'XH-2025-001', state: 'appraisal', drawn_on: null };
      expect(read()).toEqual([{ ...kept, level: 0 }]);
      expect(db.prepare('SELECT manner, paper_number FROM disposal_supervisor').all()).toEqual([
        { manner: 'countersign', paper_number: null },
      ]);
      // A list is as high as its highest volume, whoever raises it.
      db.exec('UPDATE volume SET level = 2 WHERE id = 2');
      expect(read()).toEqual([{ ...kept, level: 2 }]);
    },
  },
  // That the counters stay right whatever happens to a volume, place-use.test.ts asks.
  '0009-places': {
    before: `${HOLDINGS}
      UPDATE volume SET current_id = 3, home_id = 3; UPDATE volume SET pages = 101, level = 2 WHERE id = 2; UPDATE volume SET pages = NULL, home_id = 2 WHERE id = 3`,
    check: (db) => {
      expect(db.prepare('SELECT id, shelf_mm FROM volume ORDER BY id').all()).toEqual([
        { id: 1, shelf_mm: 5 },
        { id: 2, shelf_mm: 15 },
        { id: 3, shelf_mm: 20 },
      ]);
      expect(db.prepare('SELECT * FROM place_use ORDER BY location_id, level').all()).toEqual([
        { location_id: 2, level: 0, volumes: 0, mm: 0, belongs: 1 },
        { location_id: 3, level: 0, volumes: 2, mm: 25, belongs: 1 },
        { location_id: 3, level: 2, volumes: 1, mm: 15, belongs: 1 },
      ]);
      db.exec(
        'DELETE FROM item WHERE volume_id = 2; DELETE FROM volume WHERE id = 2; UPDATE volume SET current_id = 1 WHERE id = 1',
      );
      expect(db.prepare('SELECT location_id, sum(volumes) AS n FROM place_use GROUP BY location_id').all()).toEqual([
        { location_id: 1, n: 1 },
        { location_id: 2, n: 0 },
        { location_id: 3, n: 1 },
      ]);
    },
  },
  '0010-rearranging': {
    before: HOLDINGS,
    check: (db) => {
      db.exec(`INSERT INTO catalogue_change (at, operator_id, kind, volumes) VALUES (0, 1, 'merge', 2);
        INSERT INTO catalogue_change_row VALUES (1, 'volume:1', 1, '[]'), (1, 'volume:2', 1, '[]'), (1, 'client:1', 1, '{}')`);
      // What a volume was before goes with the volume, whether it is destroyed or taken away.
      db.exec(`UPDATE volume SET state = 'destroyed', reference_code = 'C' WHERE id = 1`);
      db.exec(
        `DELETE FROM item WHERE volume_id = 2; DELETE FROM movement WHERE volume_id = 2; DELETE FROM volume WHERE id = 2`,
      );
      expect(db.prepare('SELECT subject FROM catalogue_change_row').all()).toEqual([{ subject: 'client:1' }]);
    },
  },
  '0011-attachments': {
    before: `INSERT INTO attachment (subject, name, bytes, sha256, stored_as) VALUES ('volume:1', '清册.pdf', 9, 'x', 'f1')`,
    check: (db) => {
      expect(db.prepare('SELECT name, bytes, key, media, operator_id, superseded_by FROM attachment').all()).toEqual([
        { name: '清册.pdf', bytes: 9, key: '', media: 'application/pdf', operator_id: null, superseded_by: null },
      ]);
      const keyed = db.prepare('INSERT INTO attachment_store (one, key) VALUES (?, ?)');
      keyed.run([1, 'a'.repeat(64)]);
      expect(() => keyed.run([2, 'b'.repeat(64)])).toThrow(/CHECK/);
    },
  },
  // That discarding a volume takes it off the lists, finding-migration.test.ts asks.
  '0012-finding': {
    before: HOLDINGS,
    check: (db) => {
      db.exec('INSERT INTO working_list (operator_id, volume_id, added_at) VALUES (1, 1, 0)');
      const order = `EXPLAIN QUERY PLAN SELECT id FROM volume WHERE level <= 3 ORDER BY coalesce(old_number, ''), id`;
      expect(db.prepare(order).all<{ detail: string }>()[0]?.detail).toContain('volume_old_number');
    },
  },
};
describe('migrations', () => {
  test('each has its step here, and none is missing', () => {
    expect(Object.keys(steps)).toEqual(migrations.map((step) => step.name));
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1));
  });
  test.each(migrations.map((step) => [step.name, step] as const))('%s keeps the data it meets', (name, step) => {
    const db = keep(createStore(path, key));
    migrate(db, migrations, step.version - 1);
    if (steps[name]?.before) db.exec(steps[name].before);
    migrate(db, migrations, step.version);
    expect(storeVersion(db)).toBe(step.version);
    steps[name]?.check(db);
  });
  it('undo the whole step when it breaks half way', () => {
    const db = keep(createStore(path, key));
    const broken = {
      version: 1,
      name: 'broken',
      up: (d: { exec: (sql: string) => void }) => {
        d.exec('CREATE TABLE half (a TEXT) STRICT');
        throw new Error('power cut');
      },
    };
    expect(() => {
      migrate(db, [broken]);
    }).toThrow('power cut');
    expect(storeVersion(db)).toBe(0);
    expect(db.prepare(`SELECT name FROM sqlite_master WHERE name = 'half'`).get()).toBeUndefined();
  });
  it('refuse a gap in their numbers', () => {
    const db = keep(createStore(path, key));
    expect(() => {
      migrate(db, [{ version: 2, name: 'second', up: () => undefined }]);
    }).toThrow('out of order');
  });
});

it('is copied whole by a checkpoint, so that a copy of the one file opens', () => {
  closed();
  const copy = join(dir, 'copy.db');
  copyFileSync(path, copy);
  expect(storeVersion(keep(openStore(copy, key)))).toBe(migrations.length);
});
