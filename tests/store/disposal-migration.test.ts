import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '../../electron/engine/store/migrations/index';
import { createStore } from '../../electron/engine/store/open';

/** Lists, opinions and holds that stood in a store of the release before: nothing of them is lost or changed. */
it('keeps what was there, and holds the level of a list to that of its volumes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicang-'));
  const db = createStore(join(folder, 'room-1.db'), randomBytes(32).toString('hex'));
  const at = migrations.findIndex(({ name }) => name.endsWith('-disposal'));
  for (const migration of migrations.slice(0, at)) migration.up(db);
  db.exec(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭');
    INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
    INSERT INTO person (name, machine_key) VALUES ('李文', '1'), ('周岚', '2');
    INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES ('s', 'liwen', 1, 3);
    INSERT INTO volume (machine_key, fonds_id, series_id, state, reference_code, title, retention_basis, own_level, level, binding, changed_at)
      VALUES ('v1', 1, 1, 'filed', 'A-1', '甲', 'lastDocument', 0, 0, 'bound', 0), ('v2', 1, 1, 'filed', 'A-2', '乙', 'lastDocument', 0, 0, 'bound', 0);
    INSERT INTO hold (number, title, reason, authority, level, starts_on) VALUES ('DJ-1', '纠纷', '诉讼', '法院', 1, '2025-01-01');
    INSERT INTO hold_volume VALUES (1, 1);
    INSERT INTO disposal_list (number, title, state, drawn_by) VALUES ('XH-2025-001', '第一批', 'appraisal', 1);
    INSERT INTO disposal_row (list_id, volume_id, state) VALUES (1, 1, 'listed'), (1, 2, 'listed');
    INSERT INTO appraisal (row_id, person_id, opinion, reason, at) VALUES (1, 2, 'destroy', '期满', 7);
    INSERT INTO disposal_supervisor VALUES (1, 2);`);
  for (const migration of migrations.slice(at)) migration.up(db);
  expect(db.prepare('SELECT number, state, level, drawn_on FROM disposal_list').all()).toEqual([
    { number: 'XH-2025-001', state: 'appraisal', level: 0, drawn_on: null },
  ]);
  expect(db.prepare('SELECT row_id, opinion, capacity, manner, on_day FROM appraisal').all()).toEqual([
    { row_id: 1, opinion: 'destroy', capacity: 'manager', manner: 'countersign', on_day: '' },
  ]);
  expect(db.prepare('SELECT count(*) AS n FROM hold_volume').get()).toEqual({ n: 1 });
  db.exec('UPDATE volume SET level = 2 WHERE id = 2');
  expect(db.prepare('SELECT level FROM disposal_list').get()).toEqual({ level: 2 });
  const twice = `INSERT INTO appraisal (row_id, person_id, opinion, reason, at, capacity) VALUES (1, 1, 'destroy', '期满', 8, 'manager')`;
  expect(() => db.exec(twice)).toThrow(/UNIQUE/);
  db.exec(
    `INSERT INTO retention_change (volume_id, at, on_day, person_id, reason, before, after) VALUES (1, 0, '2026-01-01', 1, '改', '{}', '{}')`,
  );
  expect(() => db.exec(`UPDATE retention_change SET reason = '别的'`)).toThrow(/is kept/);
  expect(() => db.exec('DELETE FROM retention_change')).toThrow(/is kept/);
  db.close();
  rmSync(folder, { recursive: true });
});
