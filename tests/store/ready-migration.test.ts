import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readVolume } from '../../electron/engine/archive/volume-read';
import { migrate } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import { createStore, type WritableDb } from '../../electron/engine/store/open';

/** Volumes that were in a store before `volume.ready`: the SQL of the migration says of each what the rule says. */
const name = fc.constantFrom(null, '甲', '乙', '甲 ', '甲　', ' ');
const page = fc.constantFrom(null, null, 1, 2, 4, 7);
const volume = fc.record({
  state: fc.constantFrom('assembling', 'assembling', 'assembling', 'filed'),
  client: fc.constantFrom(null, 1, 1, 1),
  title: fc.constantFrom('', '客户档案', '客户档案', '客户档案'),
  year: fc.constantFrom(null, 2016, 2016, 2016),
  first: fc.constantFrom(null, '2016-03', '2016-03', '2016-03'),
  last: fc.constantFrom(null, '2016-02', '2016-03', '2016-11'),
  retention: fc.constantFrom(null, 'permanent', 'permanent', 'permanent'),
  department: fc.constantFrom(null, 1, 1, 1),
  binding: fc.constantFrom('bound', 'loose'),
  pages: fc.constantFrom(null, 9, 9, 9),
  compiledId: fc.constantFrom(null, null, 1, 2),
  compiled: name,
  checkedId: fc.constantFrom(null, null, 1, 2),
  checked: name,
  items: fc.array(fc.record({ from: page, to: page, title: fc.constantFrom('函', '函', '函', '') }), { maxLength: 4 }),
  step: fc.constantFrom(1, 1, 1, 2),
});
type Given = typeof volume extends fc.Arbitrary<infer T> ? T : never;

function put(db: WritableDb, v: Given, at: number): void {
  const code = v.state === 'filed' ? `C-${String(at)}` : null;
  const id = db
    .prepare(
      `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, title, year, first_month, last_month, retention_kind, retention_basis,
       own_level, level, forming_department_id, binding, pages, compiled_by_id, compiled_by, checked_by_id, checked_by, changed_at)
       VALUES (?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, 'lastDocument', 0, 0, ?, ?, ?, ?, ?, ?, ?, 0)`,
    )
    .run([
      `key-${String(at)}`,
      v.client,
      v.state,
      code,
      v.title,
      v.year,
      v.first,
      v.last,
      v.retention,
      v.department,
      v.binding,
      v.pages,
      v.compiledId,
      v.compiled,
      v.checkedId,
      v.checked,
    ]).lastInsertRowid;
  v.items.forEach((item, index) =>
    db
      .prepare(
        `INSERT INTO item (volume_id, sequence, title, page_from, page_to, carrier, level) VALUES (?, ?, ?, ?, ?, 'paper', 0)`,
      )
      .run([id, 1 + index * v.step, item.title, item.from, item.to]),
  );
}

it('is filled as the filing checks judge', () => {
  let ready = 0;
  fc.assert(
    fc.property(fc.array(volume, { minLength: 60, maxLength: 60 }), (volumes) => {
      const dir = mkdtempSync(join(tmpdir(), 'ready-'));
      const db = createStore(join(dir, 'room-1.db'), randomBytes(32).toString('hex'));
      try {
        migrate(db, migrations, 1);
        db.exec(`INSERT INTO fonds (number, name) VALUES ('HX01', '云岭'); INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
          INSERT INTO department (name) VALUES ('客户服务部'); INSERT INTO client (code, name) VALUES ('0001', '高静梅');
          INSERT INTO person (name, machine_key) VALUES ('甲', '1'), ('甲', '2');`);
        volumes.forEach((one, at) => put(db, one, at));
        migrate(db);
        for (const { id, ready: kept } of db
          .prepare('SELECT id, ready FROM volume')
          .all<{ id: number; ready: number }>()) {
          const { state, missing } = readVolume(db, id, 3);
          const wanted = state === 'assembling' && missing.length === 0 ? 1 : 0;
          ready += wanted;
          expect(kept, JSON.stringify([volumes[id - 1], missing])).toBe(wanted);
        }
      } finally {
        db.close();
        rmSync(dir, { recursive: true, force: true });
      }
    }),
    { numRuns: 20 },
  );
  // The samples are drawn anew each time: some are ready, how many is chance.
  expect(ready).toBeGreaterThan(0);
});
