import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDisposal } from '../../electron/engine/archive/disposal';
import { createDue } from '../../electron/engine/archive/disposal-due';
import { createExport } from '../../electron/engine/archive/export';
import { createHolds } from '../../electron/engine/archive/holds';
import { createShelvedOrder } from '../../electron/engine/archive/shelved-order';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { openWorkbook } from '../../electron/engine/exchange/workbook';
import { type ExportList, exportCommands } from '../../shared/contract/export';
import { words } from '../../shared/i18n/index';
import { texts } from '../exchange/helpers';
import { parseCsv } from '../fixtures/parse-csv';
import { openSubjects, type Subjects } from './subject-harness';

/** What is due, disposal lists and holds as files: as the screen narrows them, and nothing above the clearance. */
let at: Subjects;
let disposal: ReturnType<typeof createDisposal>;
let holds: ReturnType<typeof createHolds>;
let exporting: ReturnType<typeof createExport>;
let listId = 0;
let holdId = 0;
const code = (id: number) => `HX01-KH·2010-D10-0001-00${String(id)}`;
const FORMULA = '=HYPERLINK("x")';
const SECRET = 3;
const LATER = 5;

beforeAll(async () => {
  at = openSubjects();
  const { context, writer, high } = at;
  writer.exec(
    `INSERT INTO client (code, name) VALUES ('00012', '=cmd|x'); INSERT INTO department (name) VALUES ('@市场部')`,
  );
  const volume = writer.prepare(
    `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, title, year, retention_kind, retention_years, retention_basis,
      last_month, due_from, own_level, level, binding, forming_department_id, changed_at)
      VALUES (?, 1, 1, ?, 'filed', ?, ?, 2010, 'years', 10, 'lastDocument', '2010-06', ?, ?, ?, 'bound', 2, 0)`,
  );
  for (const [id, client, title, level, due] of [
    [1, 2, FORMULA, 0, '2021-01-01'],
    [2, 1, '往来文书', 0, '2021-01-01'],
    [SECRET, 1, '涉密案卷', 1, '2021-01-01'],
    [4, 1, '合同', 0, '2021-01-01'],
    [LATER, 1, '未到期', 0, '2031-01-01'],
  ] as const)
    volume.run([`key${String(id)}`, client, code(id), title, due, level, level]);
  const due = createDue(context);
  holds = createHolds(context);
  disposal = createDisposal(context, {
    due,
    keys: { folder: at.folder, unlocked: undefined as never },
    sign: () => Promise.reject(new Error('nobody signs here')),
    backUp: () => Promise.resolve(),
    compact: () => Promise.resolve(0),
  });
  exporting = createExport(context, {
    selection: createVolumeSelection(context),
    due,
    shelved: createShelvedOrder(context),
  });
  const hold = {
    ...{ id: null, version: 0, authority: '云岭区人民法院', startsOn: '2026-03-01', reviewOn: null },
    ...{ contact: null, note: '+附注' },
  };
  const seen = holds['holds.save']({ ...hold, title: '-合同案', reason: '诉讼', level: 'general' }, high);
  holds['holds.add']({ id: seen.id, version: seen.version, volumeIds: [4, SECRET], clientIds: [2] }, high);
  holdId = seen.id;
  const hidden = holds['holds.save']({ ...hold, title: '举报调查', reason: '纪检立案', level: 'secret' }, high);
  holds['holds.add']({ id: hidden.id, version: hidden.version, volumeIds: [2], clientIds: [] }, high);
  const list = async (title: string, volumeIds: number[]) => {
    const draft = disposal['disposal.save']({ id: null, version: 0, title, note: null }, high);
    const answer = await disposal['disposal.addRows'](
      { id: draft.id, version: draft.version, add: { from: 'volumes', volumeIds } },
      high,
    );
    return answer.list;
  };
  // Put there before they were held: a hold keeps a volume off a list.
  const open = await list('=期满清册', [LATER]);
  writer.exec(`UPDATE disposal_list SET title = '=期满清册' WHERE id = ${String(open.id)};
    INSERT INTO disposal_row (list_id, volume_id, state) VALUES (${String(open.id)}, 1, 'listed'), (${String(open.id)}, 4, 'left');
    UPDATE disposal_row SET left_reason = '补充证据' WHERE state = 'left'`);
  listId = open.id;
  await list('密级清册', [SECRET]);
  writer.exec(`INSERT INTO disposal_row (list_id, volume_id, state) SELECT id, ${String(SECRET)}, 'listed' FROM disposal_list WHERE title = '密级清册';
    UPDATE disposal_list SET level = 1, number = 'XH-2026-009', state = 'appraisal', submitted_on = '2026-03-01' WHERE title = '密级清册'`);
});
afterAll(() => {
  at.close();
});

async function exported(list: ExportList, format: 'csv' | 'xlsx' = 'csv', as = at.high): Promise<string> {
  const path = join(at.folder, `out.${format}`);
  at.grant('out', path);
  const asked = exportCommands['exchange.export'].input.parse({ list, format, language: 'zh-CN', file: 'out' });
  await exporting['exchange.export'](asked, as, at.around);
  return path;
}
/** What stands under these heads, row by row. */
async function taken(list: ExportList, heads: readonly string[], as = at.high): Promise<string[][]> {
  const [head = [], ...rows] = parseCsv(readFileSync(await exported(list, 'csv', as), 'utf8').slice(1));
  const columns = heads.map((one) => head.indexOf(one));
  expect(columns).not.toContain(-1);
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}
const lastDeed = () =>
  at.writer
    .prepare(
      `SELECT d.body, d.level FROM log_detail d JOIN log_entry e ON e.seq = d.seq WHERE e.deed = 'list.exported' ORDER BY e.seq DESC LIMIT 1`,
    )
    .get<{ body: string; level: number }>();
const due = (filter: Extract<ExportList, { of: 'due' }>['filter']): ExportList => ({ of: 'due', filter });

describe('the due list as a file', () => {
  it('holds what the screen shows under its conditions, in its order, with what stands in the way of each', async () => {
    const { rows } = await disposal['disposal.due'](
      {
        filter: { which: 'due', year: null, seriesId: null, departmentId: null, clientId: null, free: null },
        sort: 'due',
        descending: false,
        offset: 0,
        limit: 100,
      },
      at.high,
    );
    const out = await taken(due({}), ['档号', '到期日', '能否列入']);
    expect(out.map(([number]) => number)).toEqual(rows.map((row) => row.code));
    expect(out.every(([, end]) => end === '2020-12-31')).toBe(true);
    expect(out.find(([number]) => number === code(4))?.[2]).toContain('冻结 DJ-2026-001：诉讼');
    const turned = await taken({ ...due({}), sort: 'number', descending: true } as ExportList, ['档号']);
    expect(turned.map(([number]) => number)).toEqual(rows.map((row) => row.code).reverse());
    const later = await taken(due({ which: 'dueWithinYear' }), ['档号']);
    expect(later).toEqual([]);
    expect(await taken(due({ clientId: 2 }), ['档号', '客户编号'])).toEqual([[code(1), '00012']]);
  });

  it('tells nothing above the clearance: neither a volume nor which hold or list stands in the way', async () => {
    const out = await taken(due({}), ['档号', '能否列入'], at.low);
    expect(out.map(([number]) => number)).toEqual([code(1), code(2), code(4)]);
    expect(out[1]?.[1]).toBe('有冻结，不得销毁');
    const text = readFileSync(await exported(due({}), 'csv', at.low), 'utf8');
    for (const hidden of ['涉密案卷', '纪检立案', 'XH-2026-009', 'DJ-2026-002']) expect(text).not.toContain(hidden);
    expect(JSON.parse(lastDeed()?.body ?? '{}')).toMatchObject({ after: { list: 'due', format: 'csv', rows: 3 } });
    expect(lastDeed()?.level).toBe(0);
    await exported(due({}));
    expect(lastDeed()?.level).toBe(1);
  });

  it('begins no formula, and its text stays text', async () => {
    const text = readFileSync(await exported(due({})), 'utf8');
    expect(text).toContain('"\'=HYPERLINK(""x"")"');
    expect(text).toContain('"\'=cmd|x"');
    expect(text).not.toMatch(/(^|,)"[ \u3000]*[=+@＝＋＠]/m);
    const book = await openWorkbook(readFileSync(await exported(due({}), 'xlsx')));
    const [sheet] = book.sheets;
    expect(sheet?.name).toBe('期满清单');
    if (sheet === undefined) expect.fail('no sheet');
    const [, first = []] = await texts(sheet);
    expect(first.slice(0, 4)).toEqual([code(1), FORMULA, '00012', '=cmd|x']);
  });
});

describe('disposal lists as a file', () => {
  it('are those of the board, without what is above the clearance', async () => {
    const heads = ['清册编号', '清册名称', '状态', '卷数', '撤出', '密级'];
    expect(await taken({ of: 'disposalLists' }, heads)).toEqual([
      ['XH-2026-009', '密级清册', '鉴定中', '1', '0', '秘密'],
      ['', "'=期满清册", '拟稿', '1', '1', '一般'],
    ]);
    expect(await taken({ of: 'disposalLists', states: ['appraisal'] }, ['清册编号'])).toEqual([['XH-2026-009']]);
    expect(await taken({ of: 'disposalLists', text: '期满' }, ['清册名称'])).toEqual([["'=期满清册"]]);
    expect(await taken({ of: 'disposalLists' }, ['清册名称'], at.low)).toEqual([["'=期满清册"]]);
    expect(await taken({ of: 'disposalLists', states: ['appraisal'] }, ['清册名称'], at.low)).toEqual([]);
  });

  it('or the rows of one, narrowed as on its page; of one out of sight there is none', async () => {
    const heads = ['序号', '档号', '在册状态', '状况'];
    const [one, two] = await taken({ of: 'disposalRows', id: listId }, heads);
    expect([one?.slice(0, 3), two]).toEqual([
      ['1', code(1), '在册'],
      ['2', code(4), '已撤出', '补充证据'],
    ]);
    expect(one?.[3]).toContain('冻结 DJ-2026-001');
    expect(await taken({ of: 'disposalRows', id: listId, blocked: true }, ['档号'])).toEqual([[code(1)]]);
    expect(await taken({ of: 'disposalRows', id: listId, rowState: 'left' }, ['档号'])).toEqual([[code(4)]]);
    expect(await taken({ of: 'disposalRows', id: listId, differing: true }, ['档号'])).toEqual([]);
    const hidden =
      at.writer.prepare('SELECT id FROM disposal_list WHERE level = 1', { pluck: true }).get<number>() ?? 0;
    await expect(exported({ of: 'disposalRows', id: hidden }, 'csv', at.low)).rejects.toMatchObject({
      appError: { code: 'notFound' },
    });
  });
});

describe('holds as a file', () => {
  it('are those of the screen, without what is above the clearance', async () => {
    const heads = ['编号', '名称', '案卷数', '客户', '备注'];
    const seen = ['DJ-2026-001', "'-合同案", '3', '00012 =cmd|x', "'+附注"];
    expect(await taken({ of: 'holds' }, heads)).toEqual([['DJ-2026-002', '举报调查', '1', '', "'+附注"], seen]);
    expect(await taken({ of: 'holds', state: 'released' }, heads)).toEqual([]);
    expect(await taken({ of: 'holds', text: '合同' }, ['编号'])).toEqual([['DJ-2026-001']]);
    expect(await taken({ of: 'holds', state: null }, heads, at.low)).toEqual([
      [seen[0], seen[1], '2', seen[3], seen[4]],
    ]);
  });

  it('or what one covers, by name and through its client', async () => {
    const heads = ['档号', '来由', '密级'];
    expect(await taken({ of: 'heldVolumes', id: holdId }, heads)).toEqual([
      [code(1), '随客户', '一般'],
      [code(SECRET), '逐卷列入', '秘密'],
      [code(4), '逐卷列入', '一般'],
    ]);
    expect(await taken({ of: 'heldVolumes', id: holdId }, ['档号'], at.low)).toEqual([[code(1)], [code(4)]]);
    const [hidden = 0] = at.writer.prepare('SELECT id FROM hold WHERE level = 1', { pluck: true }).all<number>();
    await expect(exported({ of: 'heldVolumes', id: hidden }, 'csv', at.low)).rejects.toMatchObject({
      appError: { code: 'notFound' },
    });
  });
});

it('names every list that goes out, in the log and on the sheet, in both languages', () => {
  const kinds = Object.values(words).map(({ audit, exchange }) => [
    Object.keys(audit.values.list),
    Object.keys({ ...exchange.kinds, ...exchange.lists, shelved: '', byArchive: '' }),
  ]);
  const all = exportCommands['exchange.export'].input.shape.list.options.map((option) => option.shape.of.value);
  for (const [said = [], titled = []] of kinds) {
    expect([...said].sort()).toEqual([...all].sort());
    expect([...titled].sort()).toEqual([...all].sort());
  }
});
