import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { migrate, storeVersion } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import { createStore, type WritableDb } from '../../electron/engine/store/open';
import { temporaryFolder } from '../archive/engine-harness';

/** Each migration meets data of its day, on a real encrypted file. */
const key = randomBytes(32).toString('hex');
let folder: ReturnType<typeof temporaryFolder>;
let opened: WritableDb[] = [];
const created = (): WritableDb => {
  const db = createStore(join(folder.path, 'room-1.db'), key);
  opened.push(db);
  return db;
};
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const db of opened) db.close();
  opened = [];
  folder.remove();
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
  // That every way in and out of the catalogue keeps it true, code-parts.test.ts asks.
  '0013-code-parts': {
    before: `${HOLDINGS}; UPDATE volume SET reference_key = 'HX01-KH.2024-D30-0137-002', filing_number = 'G-77' WHERE id = 1`,
    check: (db) => {
      const holding = (part: string) =>
        db.prepare('SELECT rowid FROM code_text WHERE code_text MATCH ?', { pluck: true }).all([part]);
      expect(holding('"137" AND "37-" AND "7-0"')).toEqual([1]);
      expect(holding('"g-7"')).toEqual([1]);
      expect(holding('"138"')).toEqual([]);
    },
  },
  '0014-hand-over-day': {
    before: `${HOLDINGS}
      INSERT INTO loan (machine_key, state, manner, borrower_id, purpose, level, issued_on) VALUES ('s1', 'issued', 'read', 1, '查', 0, '2026-03-31');
      INSERT INTO loan_line (loan_id, volume_id, state, handed_on) VALUES (1, 1, 'out', '2026-04-02'), (1, 2, 'returned', '2026-03-31'), (1, 3, 'asked', NULL)`,
    check: (db) => {
      const april = `SELECT x.id FROM loan_line x INDEXED BY loan_line_handed WHERE x.handed_on BETWEEN '2026-04-01' AND '2026-04-30' ORDER BY x.handed_on, x.id`;
      expect(db.prepare(april, { pluck: true }).all()).toEqual([1]);
      const all = `SELECT id, loan_id FROM loan_line WHERE handed_on >= '2026-01-01' ORDER BY handed_on, id`;
      expect(db.prepare(all).all()).toEqual([
        { id: 2, loan_id: 1 },
        { id: 1, loan_id: 1 },
      ]);
      const [plan] = db.prepare(`EXPLAIN QUERY PLAN ${all}`).all<{ detail: string }>();
      expect(plan?.detail).toContain('COVERING INDEX loan_line_handed');
      expect(db.prepare('SELECT issued_on FROM loan').get()).toEqual({ issued_on: '2026-03-31' });
    },
  },
};
describe('migrations', () => {
  test('each has its step here, and none is missing', () => {
    expect(Object.keys(steps)).toEqual(migrations.map((step) => step.name));
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1));
  });
  test.each(migrations.map((step) => [step.name, step] as const))('%s keeps the data it meets', (name, step) => {
    const db = created();
    migrate(db, migrations, step.version - 1);
    if (steps[name]?.before) db.exec(steps[name].before);
    migrate(db, migrations, step.version);
    expect(storeVersion(db)).toBe(step.version);
    steps[name]?.check(db);
  });
  it('undo the whole step when it breaks half way', () => {
    const db = created();
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
    const db = created();
    expect(() => {
      migrate(db, [{ version: 2, name: 'second', up: () => undefined }]);
    }).toThrow('out of order');
  });
});
