import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import { createStore } from '../../electron/engine/store/open';

it('0012: a store with volumes gets working lists that let go of what is discarded, and the order of old numbers from an index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'finding-'));
  const db = createStore(join(folder, 'room-1.db'), randomBytes(32).toString('hex'));
  try {
    migrate(db, migrations, 11);
    db.exec(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭'); INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
      INSERT INTO person (name, machine_key) VALUES ('李文', '1'); INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES ('s', 'liwen', 1, 3);
      INSERT INTO client (code, name) VALUES ('0001', '高静梅');
      INSERT INTO volume (machine_key, fonds_id, series_id, state, old_number, title, retention_basis, own_level, level, binding, changed_at)
        VALUES ('a', 1, 1, 'assembling', 'B-2', '甲', 'lastDocument', 0, 0, 'bound', 0), ('b', 1, 1, 'assembling', 'B-1', '乙', 'lastDocument', 0, 0, 'bound', 0);`);
    migrate(db, migrations);
    const sorted = `SELECT id FROM volume WHERE level <= 3 ORDER BY coalesce(old_number, ''), id`;
    expect(db.prepare(sorted, { pluck: true }).all()).toEqual([2, 1]);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sorted}`).all<{ detail: string }>();
    expect(plan.map(({ detail }) => detail).join(' ')).toMatch(/COVERING INDEX volume_old_number/);
    db.exec(`INSERT INTO working_list (operator_id, volume_id, added_at) VALUES (1, 1, 0), (1, 2, 0);
      INSERT INTO client_contact_made (client_id, on_day, manner, by_id, note, recorded_at, operator_id) VALUES (1, '2026-03-10', 'visit', 1, '面谈', 0, 1)`);
    expect(() => {
      db.exec('INSERT INTO working_list (operator_id, volume_id, added_at) VALUES (1, 1, 0)');
    }).toThrow(/UNIQUE/);
    db.exec('DELETE FROM volume WHERE id = 1; DELETE FROM client WHERE id = 1');
    expect(db.prepare('SELECT volume_id FROM working_list', { pluck: true }).all()).toEqual([2]);
    expect(db.prepare('SELECT count(*) FROM client_contact_made', { pluck: true }).get()).toBe(0);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
