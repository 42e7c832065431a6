import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { join } from 'node:path';
import { compact } from '../../electron/engine/archive/compact';
import type { Context } from '../../electron/engine/archive/context';
import { createDisposal } from '../../electron/engine/archive/disposal';
import { createDue } from '../../electron/engine/archive/disposal-due';
import { createHoldings } from '../../electron/engine/archive/holdings';
import { watchHoldings } from '../../electron/engine/archive/holdings/watch';
import { indexText } from '../../electron/engine/archive/search-text';
import { readSettings } from '../../electron/engine/archive/settings';
import type { Surroundings } from '../../electron/engine/archive/subject';
import { keepReady } from '../../electron/engine/archive/volume-ready';
import { migrate } from '../../electron/engine/store/migrate';
import { checkpoint, createStore, openReader, type WritableDb } from '../../electron/engine/store/open';
import { createWork, type Session } from '../../electron/engine/store/work';
import { Secret } from '../../electron/engine/vault/secret';
import type { Unlocked } from '../../electron/engine/vault/unlocked';
import { type Line, lineOf, time, timesOf } from './measure';

/** Disposal on a full house: the due list over a million volumes, and one list of ten thousand carried out. */
export type Size = { readonly volumes: number; readonly rows: number };
const NOW = Date.parse('2049-03-10T04:00:00Z');
const ITEMS = 8;

/** Every volume has its home, its words in the index and a period that is over in one of 20 years; the first ones have items. */
function fill(db: WritableDb, { volumes, rows }: Size): void {
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  db.transaction(() => {
    db.exec(`INSERT INTO archive (one, archive_id, tag, created_at) VALUES (1, 'a', '37', 0);
      INSERT INTO fonds (number, name) VALUES ('HX01', '云岭金石商贸有限公司');
      INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
      INSERT INTO person (name, machine_key) VALUES ('李文', '1'), ('钱工', '2'), ('吴工', '3'), ('张三', '4');
      INSERT INTO department (name) VALUES ('客户服务部'), ('市场部'), ('销售部'), ('财务部');
      INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES ('s1', 'liwen', 1, 3);
      INSERT INTO public_key (operator_id, vault_slot, key, introduced_at) VALUES (1, 's1', 'k1', 0);
      INSERT INTO location (kind, code, sort_key, machine_key) VALUES ('room', '1', '1', 'p1'), ('room', '2', '2', 'p2');
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO client (code, name) SELECT 'C' || i, '客户' || i || '有限公司' FROM n;`);
    db.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :volumes - 1)
      INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, reference_key, title, year, first_month, last_month, retention_kind,
        retention_years, retention_basis, due_from, own_level, level, forming_department_id, binding, pages, item_count, home_id, current_id, note, changed_at)
      SELECT 'v' || i, 1, 1, 1 + i % 5000, 'filed', printf('HX01-KH·2016-D30-%07d', i), printf('HX01-KH.2016-D30-%07d', i), '客户档案 ' || i, 2000 + i % 26, '2016-01', '2016-12', 'years',
        30, 'lastDocument', (2035 + i % 20) || '-01-01', 0, 0, 1 + i % 4, 'bound', 60, ${String(ITEMS)}, 1, 1, '备注 ' || i, 0 FROM n`,
    ).run({ volumes });
    db.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(ITEMS)})
      INSERT INTO item (volume_id, sequence, title, carrier, level) SELECT v.id, n.i, '销售合同复印件第 ' || v.id || ' 号之 ' || n.i, 'paper', 0 FROM volume v, n WHERE v.id <= :rows`,
    ).run({ rows });
    for (const { id, title } of db.prepare('SELECT id, title FROM volume').all<{ id: number; title: string }>())
      indexText(db, 'volume_text', id, [title]);
    for (const { id, title } of db.prepare('SELECT id, title FROM item').all<{ id: number; title: string }>())
      indexText(db, 'item_text', id, [title]);
    db.prepare(
      `INSERT INTO disposal_list (number, title, state, drawn_by, drawn_on, earliest_on) VALUES ('XH-2049-001', '期满案卷', 'rechecked', 1, '2048-01-01', '2048-09-10')`,
    ).run();
    db.prepare(
      `INSERT INTO disposal_row (list_id, volume_id, state, set_apart_on, set_apart_id, rechecked_on, counted_on) SELECT 1, id, 'listed', '2048-03-10', 2, '2049-03-01', '2049-03-10' FROM volume WHERE id <= ?`,
    ).run([rows]);
    db.prepare(`UPDATE volume SET state = 'setApart', current_id = 2, due_from = '2045-01-01' WHERE id <= ?`).run([
      rows,
    ]);
  })();
  db.exec('ANALYZE');
  checkpoint(db);
  db.pragma('synchronous = FULL');
}

function keysOf(folder: string): { folder: string; unlocked: Unlocked } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const unlocked = {
    groupSecret: new Secret(randomBytes(32)),
    signPublicKey: raw,
    sign: (bytes: Uint8Array) => sign(null, bytes, privateKey),
  };
  return { folder, unlocked: unlocked as unknown as Unlocked };
}

export async function measureDisposal(folder: string, size: Size): Promise<Line[]> {
  const path = join(folder, 'room-1.db');
  const key = randomBytes(32).toString('hex');
  const writer = createStore(path, key);
  migrate(writer);
  fill(writer, size);
  const reader = openReader(path, key);
  const work = createWork(writer, reader, () => ({ at: NOW, day: '2049-03-10' }), {
    afterCommit: () => {
      holdings.afterCommit();
    },
    follow: keepReady,
  });
  const holdings = createHoldings((run) => work.read(run), 3, watchHoldings(writer));
  const context: Context = { work, archiveTag: '37', settings: () => readSettings(reader), holdings };
  const session: Session = {
    operatorId: 1,
    personId: 1,
    login: 'liwen',
    fullName: '李文',
    roles: ['archivist'],
    clearance: 'topSecret',
    clearanceRank: 3,
    signer: { keyId: 1, personId: 1, capacity: 'operator', sign: (bytes) => bytes },
  };
  const around: Surroundings = {
    pathOf: () => '',
    progress: () => undefined,
    cancelled: () => false,
    signal: new AbortController().signal,
    hand: () => undefined,
  };
  let compacting = 0;
  const disposal = createDisposal(context, {
    due: createDue(context),
    keys: keysOf(folder),
    sign: (by, _session, run) =>
      Promise.resolve(
        run({
          personId: by.way === 'paper' ? by.personId : 1,
          manner: 'paper',
          paperNumber: '1',
          paperDate: '2049-03-10',
          signers: () => [],
          deeds: [],
        }),
      ),
    backUp: () => Promise.resolve(),
    compact: async (by) => {
      let lists: number | null = 0;
      compacting = await time(async () => {
        lists = await compact(work, by, () => checkpoint(writer));
      });
      return lists;
    },
  });
  const filter = { which: 'due' as const, year: null, seriesId: null, departmentId: null, clientId: null, free: null };
  const due = (more: object, offset = 0) =>
    disposal['disposal.due'](
      { filter: { ...filter, ...more }, sort: 'due', descending: false, offset, limit: 100 },
      session,
    );
  const lines: Line[] = [lineOf({ name: 'holdings read after an unlock' }, [await time(() => due({}))])];
  const goal = { goal: 200 };
  // Another filter each time, so that nothing is answered from what was kept.
  lines.push(
    lineOf(
      { name: 'due list, a filter never asked before', ...goal },
      await timesOf(15, (n) => due({ year: 2034 + n })),
    ),
    lineOf({ name: 'due list, of a client', ...goal }, await timesOf(15, (n) => due({ clientId: 1 + n, free: true }))),
    lineOf({ name: 'due list, scrolled', ...goal }, await timesOf(15, (n) => due({}, n * 1000))),
    lineOf(
      { name: 'counts beside the due list', ...goal },
      await timesOf(15, (n) => disposal['disposal.dueFacets']({ filter: { ...filter, departmentId: 1 + (n % 4) } })),
    ),
    lineOf({ name: 'page of a list' }, await timesOf(10, async () => disposal['disposal.get']({ id: 1 }, session))),
  );
  const paper = (personId: number) => ({ way: 'paper' as const, personId, paperNumber: '1', paperDate: '2049-03-10' });
  const whole = await time(async () =>
    disposal['disposal.execute'](
      {
        id: 1,
        version: 0,
        number: 'XH-2049-001',
        place: '碎纸厂',
        method: 'shredding',
        remark: null,
        startedAt: '2049-03-10T01:00:00Z',
        endedAt: '2049-03-10T03:00:00Z',
        executorId: 4,
        supervisors: [paper(2), paper(3)],
      },
      session,
      around,
    ),
  );
  lines.push(
    lineOf({ name: `a list of ${String(size.rows)} destroyed, in one transaction`, goal: 5000 }, [whole - compacting]),
    lineOf({ name: 'compaction after it' }, [compacting]),
  );
  reader.close();
  writer.close();
  return lines;
}
