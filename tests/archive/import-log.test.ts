import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createExchange } from '../../electron/engine/archive/exchange';
import type { ImportChoices } from '../../shared/contract/exchange';
import { samples } from './import-steps';
import { openSubjects, type Subjects } from './subject-harness';

/** An import and its undoing say of every row what came and what went: one detail a subject (domain.md "Log"). */
let at: Subjects;
beforeEach(() => {
  at = openSubjects();
});
afterEach(() => at.close());

const LEDGER = '案卷号,客户编号,客户名称,案卷题名,年度,起止日期,页数,保管期限,密级,存放位置,立卷人,检查人,形成部门';
const row = (number: string, level = '') =>
  `${number},0777,宏远商贸,客户档案,2016,2016.1—2016.3,36,10年,${level},1-01-1-1-001,甲,乙,信贷部`;
const STAFF = '工号,姓名,部门\nK001,王芳,稽核部\nK002,赵敏,客户服务部';

async function takeIn(name: string, text: string) {
  const file = join(at.folder, name);
  writeFileSync(file, text);
  return takeFile(file);
}
async function takeFile(file: string, numbersAre: ImportChoices['numbersAre'] = 'referenceCode') {
  const exchange = createExchange(at.context);
  at.grant('file', file);
  const stage = await exchange['exchange.stage']({ file: 'file', encoding: null }, at.high, at.around);
  const sheets = stage.sheets.flatMap(({ name, kind, headerRow, mapping }) =>
    kind === null || headerRow === null ? [] : [{ name, kind, headerRow, mapping }],
  );
  const defaults = { formingDepartmentId: 1, seriesId: 1, binding: 'bound' as const };
  await exchange['exchange.check'](
    { stage: stage.stage, choices: { sheets, numbersAre, defaults } },
    at.high,
    at.around,
  );
  return exchange['exchange.commit']({ stage: stage.stage }, at.high, at.around);
}
const undo = (batchId: number, around: Partial<Subjects['around']> = {}) =>
  createExchange(at.context)['exchange.undo']({ batchId, reason: '选错了文件' }, at.high, { ...at.around, ...around });

type Side = Record<string, unknown> | null;
function lastEntry(): { deed: string; details: { subject: string; level: number; before: Side; after: Side }[] } {
  const entry = at.writer.prepare('SELECT seq, deed FROM log_entry ORDER BY seq DESC LIMIT 1').get<{
    seq: number;
    deed: string;
  }>();
  const details = at.writer
    .prepare('SELECT subject, level, body FROM log_detail WHERE seq = ? ORDER BY position')
    .all<{ subject: string; level: number; body: string }>([entry?.seq ?? 0])
    .map(({ body, ...rest }) => ({ ...rest, ...(JSON.parse(body) as { before: Side; after: Side }) }));
  return { deed: entry?.deed ?? '', details };
}
const kinds = (details: readonly { subject: string }[]) =>
  Object.fromEntries(
    [...new Set(details.map(({ subject }) => subject.split(':')[0] ?? ''))].map((kind) => [
      kind,
      details.filter(({ subject }) => subject.startsWith(`${kind}:`)).length,
    ]),
  );
const count = (table: string) => at.writer.prepare(`SELECT count(*) AS n FROM ${table}`).get<{ n: number }>()?.n;

it('logs each volume as it stands in the archive, with the department, places and client it brought', async () => {
  await takeIn('ledger.csv', [LEDGER, row('KH-1'), row('KH-2', '秘密')].join('\n'));
  const { deed, details } = lastEntry();
  expect(deed).toBe('import.committed');
  // room, rack, column, shelf and box are five places
  expect(kinds(details)).toEqual({ batch: 1, volume: 2, client: 1, department: 1, location: 5 });
  const [, first, second] = details;
  expect(first).toMatchObject({
    level: 0,
    before: null,
    after: {
      referenceCode: 'KH-1',
      clientCode: '0777',
      formingDepartment: '信贷部',
      home: '1-01-1-1-001',
      compiledBy: '甲',
      state: 'assembling',
    },
  });
  expect(second).toMatchObject({ level: 1, after: { referenceCode: 'KH-2', ownLevel: 'secret' } });
  const of = (kind: string) => details.find(({ subject }) => subject.startsWith(kind))?.after;
  expect(of('client')).toMatchObject({ code: '0777', name: '宏远商贸', contacts: [] });
  expect(of('department')).toEqual({ name: '信贷部' });
  expect(of('location')).toEqual({ code: '1', kind: 'room' });
});

it('logs the code a volume was given, where the numbers of the ledger are old ones', { timeout: 120_000 }, async () => {
  await takeFile(`${samples}ledger.xlsx`, 'oldNumber');
  const volumes = lastEntry().details.filter(({ subject }) => subject.startsWith('volume:'));
  expect(volumes).toHaveLength(1547);
  expect(volumes[0]?.after).toMatchObject({ state: 'filed', referenceCode: 'HX01-KH·2016-D10-0001-001' });
  const stored = at.writer
    .prepare(`SELECT 'volume:' || id AS subject, reference_code AS code, old_number AS old FROM volume ORDER BY id`)
    .all<{ subject: string; code: string | null; old: string }>();
  expect(
    volumes.map(({ subject, after }) => ({ subject, code: after?.['referenceCode'], old: after?.['oldNumber'] })),
  ).toEqual(stored);
});

it('logs every person it brought', async () => {
  await takeIn('staff.csv', STAFF);
  const { details } = lastEntry();
  expect(kinds(details)).toEqual({ batch: 1, person: 2, department: 1 });
  expect(details.find(({ subject }) => subject.startsWith('person'))?.after).toEqual({
    staffCode: 'K001',
    name: '王芳',
    department: '稽核部',
  });
});

it('takes all of it back, and logs of each row what it was', async () => {
  const counts = () => ['volume', 'client', 'department', 'location', 'person', 'spent_code'].map(count);
  const empty = counts();
  const batch = await takeIn('ledger.csv', [LEDGER, row('KH-1'), row('KH-2')].join('\n'));
  const taken = lastEntry();
  expect(counts()).not.toEqual(empty);
  await undo(batch.id);
  const undone = lastEntry();
  expect(undone.deed).toBe('import.undone');
  expect(undone.details.map(({ subject }) => subject)).toEqual(taken.details.map(({ subject }) => subject));
  expect(undone.details.slice(1).map(({ before, after }) => ({ before, after }))).toEqual(
    taken.details.slice(1).map(({ after }) => ({ before: after, after: null })),
  );
  expect(counts()).toEqual(empty);
});

it('takes a long one back a slice at a time, says how far it is, and leaves all of it where it is stopped', async () => {
  const rows = Array.from({ length: 1200 }, (_, n) => row(`KH-${String(n + 1)}`));
  const batch = await takeIn('ledger.csv', [LEDGER, ...rows].join('\n'));
  const before = [lastEntry(), count('volume'), count('movement'), count('volume_text')];
  const told: [number, number, number | undefined][] = [];
  const progress = (step: string, done: number, of: number) => {
    expect(step).toBe('undo');
    told.push([done, of, count('volume')]);
  };
  await expect(undo(batch.id, { progress, cancelled: () => told.length === 2 })).rejects.toMatchObject({
    appError: { code: 'cancelled' },
  });
  // One client, one department and five places beside the volumes; no more than one slice is out before its log is written.
  expect(told).toEqual([
    [500, 1207, 700],
    [1000, 1207, 200],
  ]);
  expect([lastEntry(), count('volume'), count('movement'), count('volume_text')]).toEqual(before);
  expect(await undo(batch.id)).toMatchObject({ undoBlocked: 'alreadyUndone' });
  expect([count('volume'), count('movement'), count('volume_text')]).toEqual([0, 0, 0]);
  expect(lastEntry().details).toHaveLength(1208);
});

it('leaves a department in place that somebody else belongs to by now, and does not log it as gone', async () => {
  const batch = await takeIn('ledger.csv', [LEDGER, row('KH-1')].join('\n'));
  at.writer.exec(
    `INSERT INTO person (name, machine_key, department_id) SELECT '孙明', '9', id FROM department WHERE name = '信贷部'`,
  );
  await undo(batch.id);
  expect(kinds(lastEntry().details)).toEqual({ batch: 1, volume: 1, client: 1, location: 5 });
  expect(at.writer.prepare(`SELECT name FROM department WHERE name = '信贷部'`).get()).toEqual({ name: '信贷部' });
});

it('is not undone once somebody changed a department it brought', async () => {
  const batch = await takeIn('ledger.csv', [LEDGER, row('KH-1')].join('\n'));
  at.writer.exec(`UPDATE department SET head_id = 1, version = version + 1 WHERE name = '信贷部'`);
  const [listed] = createExchange(at.context)['exchange.batches']({}, at.high);
  expect(listed).toMatchObject({ id: batch.id, undoBlocked: 'rowsChanged' });
});
