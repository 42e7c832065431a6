import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectEngine, type EngineClient } from '../../electron/engine-client';
import { openStore, type WritableDb } from '../../electron/engine/store/open';
import { openVault } from '../../electron/engine/vault/vault';
import { lineLists, slipLists } from '../../shared/domain/loan-lists';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { addDays, officeDay } from '../../shared/domain/office-day';
import { beginArchive, demoOperator, type Places } from '../demo/archive';
import { type Line, lineOf, quantile, time, timesOf } from './measure';
import { measureScans } from './scan-page';

/** The loan desk on a full house: a million volumes and a hundred thousand slips in a real encrypted store. */
export type Size = { readonly volumes: number; readonly loans: number };
const PERSONS = 2_000;
const credentials = { login: demoOperator.login, passphrase: demoOperator.passphrase };
const LIST_GOAL = 50;
const SCAN_GOAL = 30;

/** Nine digits, each number once, in no order: 1,000,000,007 has no common factor with the step. */
export const scattered = (n: number): string =>
  String((n * 387_420_489) % 1_000_000_007)
    .padStart(9, '0')
    .slice(-9);
export const volumeKey = (tag: string, n: number): string => makeMachineKey('volume', tag, scattered(n));

/** Fills the archive's own tables by hand, as the program would have over years; the log is not made up. */
function fill(db: WritableDb, tag: string, { volumes, loans }: Size, today: string): void {
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  db.transaction(() => {
    people(db, tag);
    holdings(db, tag, volumes);
    slips(db, tag, loans, volumes, today);
  })();
  db.exec('ANALYZE');
}

function people(db: WritableDb, tag: string): void {
  const insert = db.prepare('INSERT INTO person (staff_code, name, machine_key, department_id) VALUES (?, ?, ?, ?)');
  for (let n = 0; n < PERSONS; n += 1)
    insert.run([
      `B${String(n).padStart(5, '0')}`,
      `借阅人${String(n)}`,
      makeMachineKey('person', tag, scattered(n)),
      (n % 4) + 1,
    ]);
}

function holdings(db: WritableDb, tag: string, count: number): void {
  const place = db.prepare('INSERT INTO location (kind, code, sort_key, machine_key) VALUES (?, ?, ?, ?)');
  const places = Array.from({ length: 2_000 }, (_, n) => {
    const code = `1-${String(Math.trunc(n / 100)).padStart(2, '0')}-${String(n % 100)}`;
    return place.run(['shelf', code, code, makeMachineKey('shelf', tag, scattered(n))]).lastInsertRowid;
  });
  const client = db.prepare('INSERT INTO client (code, name) VALUES (?, ?)');
  const clients = Array.from(
    { length: 5_000 },
    (_, n) => client.run([`C${String(n).padStart(5, '0')}`, `客户${String(n)}有限公司`]).lastInsertRowid,
  );
  const insert = db.prepare(
    `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, reference_key, title, year, first_month, last_month, retention_kind,
      retention_years, retention_basis, due_from, own_level, level, forming_department_id, binding, pages, item_count, home_id, current_id, changed_at)
    VALUES (?, 1, 1, ?, 'filed', ?, ?, ?, ?, '2016-01', '2016-12', 'years', 30, 'lastDocument', '2047-01-01', ?, ?, 1, 'bound', 60, 8, ?, ?, 0)`,
  );
  for (let n = 0; n < count; n += 1) {
    const code = `HX01-KH·2016-D30-${String(n).padStart(7, '0')}`;
    const level = n % 20 === 19 ? 1 : 0;
    const home = places[n % places.length] ?? 1;
    insert.run([
      volumeKey(tag, n),
      clients[n % clients.length] ?? 1,
      code,
      code.replace('·', '.'),
      `客户档案 ${String(n)}`,
      2000 + (n % 26),
      level,
      level,
      home,
      home,
    ]);
  }
}

/** Of a hundred slips: 70 closed, 18 out (2 of them overdue), 4 reserved, 3 to be approved, 2 waiting, 2 lapsed, 1 refused. */
function slips(db: WritableDb, tag: string, count: number, volumes: number, today: string): void {
  const loan = db.prepare(
    `INSERT INTO loan (number, machine_key, state, manner, borrower_id, purpose, level, days, submitted_at, submitted_on, approved_on, lapse_on, issued_on, due_on,
      closed_on, next_step, awaits_volume, reserved_lines, out_lines) VALUES (?, ?, ?, 'takeOut', ?, '核对合同', 0, 3, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const line = db.prepare(
    'INSERT INTO loan_line (loan_id, volume_id, state, handed_on, returned_on, pages_counted) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const firstPerson =
    db.prepare(`SELECT min(id) AS id FROM person WHERE staff_code = 'B00000'`).get<{ id: number }>()?.id ?? 1;
  const out = db.prepare(`UPDATE volume SET state = 'out', current_id = NULL WHERE id = ?`);
  for (let n = 0; n < count; n += 1) {
    const share = n % 100;
    const kind =
      share < 70
        ? 'closed'
        : share < 88
          ? 'out'
          : share < 92
            ? 'reserved'
            : share < 95
              ? 'asked'
              : share < 97
                ? 'waiting'
                : share < 99
                  ? 'lapsed'
                  : 'refused';
    const issued =
      kind === 'closed'
        ? addDays(today, -400 + (n % 380))
        : kind === 'out'
          ? addDays(today, share < 72 ? -9 : -(n % 3))
          : null;
    const state = {
      closed: 'issued',
      out: 'issued',
      reserved: 'approved',
      asked: 'submitted',
      waiting: 'submitted',
      lapsed: 'approved',
      refused: 'refused',
    }[kind];
    const lines = kind === 'waiting' ? 1 : 1 + (n % 2);
    const lapse = kind === 'reserved' ? addDays(today, n % 5) : kind === 'lapsed' ? addDays(today, -3) : issued;
    const id = loan.run([
      `JY-2020-${String(n).padStart(6, '0')}`,
      makeMachineKey('slip', tag, scattered(n)),
      state,
      firstPerson + ((n * 7 + Math.trunc(n / 100) * 13) % PERSONS),
      n,
      addDays(today, -5),
      lapse === null ? null : addDays(today, -5),
      lapse,
      issued,
      issued === null ? null : addDays(issued, 3),
      kind === 'closed' && issued !== null ? addDays(issued, 2) : null,
      kind === 'asked' ? (['departmentHead', 'archivist', 'manager'][n % 3] ?? null) : null,
      kind === 'waiting' ? 1 : 0,
      kind === 'reserved' ? lines : 0,
      kind === 'out' ? lines : 0,
    ]).lastInsertRowid;
    for (let at = 0; at < lines; at += 1) {
      // Each volume is on few slips; who waits wants one that is out.
      const wanted = kind === 'waiting' ? n - (share - 75) : n;
      const volume = ((wanted * 4 + at * 2) % volumes) + 1;
      const states = {
        closed: 'returned',
        out: 'out',
        reserved: 'reserved',
        asked: 'asked',
        waiting: 'asked',
        lapsed: 'released',
        refused: 'released',
      } as const;
      line.run([
        id,
        volume,
        states[kind],
        issued,
        kind === 'closed' && issued !== null ? addDays(issued, 2) : null,
        kind === 'closed' ? 60 : null,
      ]);
      if (kind === 'out') out.run([volume]);
    }
  }
}

/** A new archive of that size; its folder and its tag. */
export async function bigArchive(places: Places, work: string, size: Size): Promise<{ archive: string; tag: string }> {
  const archive = join(work, randomUUID());
  const { engine } = await beginArchive(archive, places.engineScript);
  const { archiveTag: tag } = await engine.get('operators.me', {});
  await engine.close();
  const opened = await openVault(readFileSync(join(archive, 'vault.json')), credentials);
  if (!opened.ok) throw new Error(opened.error.code);
  const db = openStore(join(archive, 'room-1.db'), opened.value.dataKey.hex());
  try {
    fill(db, tag, size, officeDay(Date.now(), 'Asia/Shanghai'));
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  // The rows came past the witness, which rightly lets nobody save until somebody has said that they are meant.
  const filled = connectEngine(places.engineScript, archive);
  await filled.get('operators.unlock', credentials);
  await filled.get('witness.acknowledge', { reason: 'made for the benchmark' });
  await filled.close();
  return { archive, tag };
}

async function scans(engine: EngineClient, tag: string, { loans }: Size, round: number): Promise<Line> {
  const [someone] = (await engine.get('loans.borrowers', { text: 'B00007' })).rows;
  const samples = await timesOf(600, (run) => {
    // In turn: at home, out with somebody, reserved, asked for; by key and by reference code.
    const n = ((run * 13) % loans) * 4;
    const code = run % 3 === 0 ? `HX01-KH·2016-D30-${String(n).padStart(7, '0')}` : volumeKey(tag, n);
    return engine.get('loans.scan', { code, borrowerId: run % 2 === 0 ? (someone?.id ?? null) : null });
  });
  return lineOf({ name: 'scan to answer in the engine', goal: SCAN_GOAL, baseline: round }, samples);
}

/** A slip from its draft to its return, each write with its log entry and its fsync. */
async function writes(engine: EngineClient, round: number): Promise<Line[]> {
  const [someone] = (await engine.get('loans.borrowers', { text: 'B00011' })).rows;
  const { rows } = await engine.get('catalogue.list', {
    filter: { state: 'filed', level: 'general', year: 2020 },
    sort: 'changed',
    limit: 30,
  });
  const samples: number[] = [];
  for (const volume of rows) {
    samples.push(
      await time(async () => {
        const { id, version } = await engine.get('loans.save', {
          id: null,
          version: 0,
          borrowerId: someone?.id ?? 0,
          manner: 'read',
          purpose: '核对合同',
          letter: null,
          report: null,
          days: null,
          lines: [{ volumeId: volume.id }],
        });
        await engine.get('loans.withdraw', { id, version, reason: '测量' });
      }),
    );
  }
  return [lineOf({ name: 'a draft slip saved and withdrawn', baseline: round }, samples)];
}

export async function measureLoans(places: Places, work: string, size: Size): Promise<Line[]> {
  const { archive, tag } = await bigArchive(places, work, size);
  return [
    ...(await measureOpenLoans(places, archive, tag, size)),
    // Those that are no multiple of four stand on no slip: at home, each scan an answer and nothing to count.
    ...(await measureScans(work, archive, (n) => volumeKey(tag, n * 4 + 1))),
  ];
}

/** The same on an archive that is there already. */
export async function measureOpenLoans(places: Places, archive: string, tag: string, size: Size): Promise<Line[]> {
  const engine = connectEngine(places.engineScript, archive);
  await engine.get('operators.unlock', credentials);
  const round = quantile(await timesOf(200, () => engine.get('operators.me', {})), 0.5);
  const list = async (name: string, ask: (run: number) => Promise<unknown>): Promise<Line> => {
    await ask(0);
    return lineOf({ name, goal: LIST_GOAL, baseline: round }, await timesOf(40, ask));
  };
  try {
    const lines: Line[] = [await scans(engine, tag, size, round)];
    for (const one of lineLists)
      lines.push(await list(`list of volumes: ${one}`, () => engine.get('loans.lines', { list: one })));
    for (const one of slipLists)
      lines.push(await list(`list of slips: ${one}`, () => engine.get('loans.slips', { list: one })));
    lines.push(
      await list('to approve, mine', () => engine.get('loans.slips', { list: 'toApprove', mine: true })),
      await list('all counts', () => engine.get('loans.counts', {})),
      await list('reminders of today', () => engine.get('loans.reminders', { limit: 50 })),
      await list('monthly list, first page', () => engine.get('loans.outstanding', { limit: 50 })),
      await list('register of a month', () => {
        const to = officeDay(Date.now(), 'Asia/Shanghai');
        return engine.get('loans.register', { from: addDays(to, -30), to });
      }),
      await list('a volume’s record', (run) =>
        engine.get('loans.ofVolume', { volumeId: ((run * 37) % size.loans) * 4 + 1 }),
      ),
      await list('borrowers by name', () => engine.get('loans.borrowers', { text: '借阅人1' })),
      await list('the start screen', () => engine.get('desk.today', {})),
      ...(await writes(engine, round)),
    );
    const [someone] = (await engine.get('loans.borrowers', { text: 'B00007' })).rows;
    lines.push(
      await list('a borrower’s record', () => engine.get('loans.ofBorrower', { borrowerId: someone?.id ?? 0 })),
    );
    return lines;
  } finally {
    await engine.close();
  }
}
