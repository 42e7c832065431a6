import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportList } from '../../shared/contract/export';
import { exportCommands } from '../../shared/contract/export';
import { createDue } from '../../electron/engine/archive/disposal-due';
import { createExchange } from '../../electron/engine/archive/exchange';
import { createExport } from '../../electron/engine/archive/export';
import { undoBlock } from '../../electron/engine/archive/import-undo';
import { createShelvedOrder } from '../../electron/engine/archive/shelved-order';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { createVolumes } from '../../electron/engine/archive/volumes';
import { readVolume } from '../../electron/engine/archive/volume-read';
import { AppFailure } from '../../shared/errors';
import { volumeFilter } from '../../shared/contract/catalogue';
import { parseCsv } from '../fixtures/parse-csv';
import { openSubjects, type Subjects } from './subject-harness';
import { blankVolume } from './samples';

/** What goes out of one archive comes into a fresh one as it was: nothing lost, nothing run, nothing told above the clearance. */
let from: Subjects;
/** Texts that a spreadsheet or a file could harm. */
const AWKWARD = [
  '=1+1',
  '+86 139',
  '-5',
  '@SUM(A1)',
  "'=1",
  '＝HYPERLINK("x")',
  ' a"b,c;d',
  '_x0041_',
  '𠮷龘<&>',
  '0007',
];
/** Those, two that were only begun, and one with everything, marked: the last is out of some people's sight. */
const VOLUMES = AWKWARD.length + 3;

beforeAll(() => {
  from = openSubjects();
  const { context, high, writer } = from;
  const volumes = createVolumes(context);
  writer.exec(`INSERT INTO department (name) VALUES ('=市场部');
    INSERT INTO document_type (code, name, level) VALUES ('HT', '合同', 0);
    UPDATE client SET kind = '经销商', opened_on = '2013-06-11', note = '-见备注', keeper = '梁欣轩' WHERE id = 1;
    INSERT INTO client_contact (client_id, position, name, phone, note) VALUES (1, 0, '张三', '0139', '早/晚'), (1, 1, '李；四', NULL, '\\'), (1, 2, NULL, '+86 1', NULL);
    INSERT INTO client (code, name) VALUES ('00012', '=cmd|x');
    INSERT INTO person (staff_code, name, machine_key, department_id, phone, left_on) VALUES ('007', '莫磊', '7', 1, '0620', '2025-01-31');
    INSERT INTO person (name, machine_key, organisation, identity_paper) VALUES ('外来人', '8', '外单位', 'A-12');
    INSERT INTO location (id, kind, code, sort_key, machine_key, capacity_mm, purpose) VALUES (1, 'room', '1', '00000001', 'r', NULL, NULL);
    INSERT INTO location (id, parent_id, kind, code, sort_key, machine_key, capacity_mm, purpose) VALUES (2, 1, 'rack', '1-03', '00000001 00000003', 'k', 905, '标准卷');
    INSERT INTO location (id, parent_id, kind, code, sort_key, machine_key, purpose, closed_on) VALUES (3, 1, 'rack', '1-04', '00000001 00000004', 'm', '${'用途'.repeat(30)}', '2025-06-30');`);
  const save = (given: Parameters<typeof blankVolume>[1], own = high) =>
    volumes['catalogue.saveVolume'](blankVolume(1, { clientId: 1, title: '客户档案', ...given }), own);
  AWKWARD.forEach((title, at) =>
    save({ title: title.trim(), note: `一\n${title.trim()}`, oldNumber: `旧-${String(at)}`, crossReference: '=A1' }),
  );
  // Begun a moment ago: what is only being put together may lack its client or its title yet.
  save({ clientId: null, oldNumber: '刚开始-1' });
  save({ title: '', oldNumber: '刚开始-2' });
  const whole = save({
    year: 2016,
    firstMonth: '2016-03',
    lastMonth: '2016-10',
    retention: { kind: 'years', years: 30, asWritten: '长期' },
    retentionBasis: 'contractEnd',
    basisDate: '2017-01-31',
    ownLevel: 'secret',
    levelTermUntil: '2030-01-01',
    filingNumber: '12',
    formingDepartmentId: 1,
    pages: 40,
    compiledBy: { personId: null, name: '甲' },
    checkedBy: { personId: null, name: '乙' },
    compiledOn: '2017-02-01',
    checkedOn: '2017-02-02',
    closingNote: '第一行\n=第二行',
    homeId: 2,
  });
  const item = {
    id: null,
    documentNumber: '-云〔2016〕1号',
    responsible: '某公司',
    title: '合同',
    date: '2016-03',
    pageFrom: 1,
    pageTo: 9,
    typeCode: 'HT',
    sourceDepartmentId: 1,
    handler: '丙',
    carrier: 'photo' as const,
    writing: 'ink' as const,
    level: 'confidential' as const,
    note: '@',
    group: 1,
    role: 'text' as const,
  };
  const plain = { ...item, role: 'attachment' as const, pageFrom: 10, pageTo: null, level: 'general' as const };
  const listed = volumes['catalogue.saveItems']({ id: whole.id, version: whole.version, items: [item, plain] }, high);
  volumes['catalogue.file']({ id: listed.id, version: listed.version }, high);
  writer.exec(`UPDATE volume SET current_id = 1, thickness_mm = 37 WHERE id = ${String(whole.id)}`);
});
afterAll(() => {
  from.close();
});

const everything = { filter: volumeFilter.parse({}), sort: 'number' as const, descending: false, ids: null };
const listsOf = ({ context }: Subjects) => ({
  selection: createVolumeSelection(context),
  due: createDue(context),
  shelved: createShelvedOrder(context),
});
async function exported(list: ExportList, format: 'xlsx' | 'csv', as = from.high, at = from): Promise<string> {
  const path = join(at.folder, `out-${String(Math.random()).slice(2)}.${format}`);
  at.grant('out', path);
  const commands = createExport(at.context, listsOf(at));
  const asked = exportCommands['exchange.export'].input.parse({ list, format, language: 'zh-CN', file: 'out' });
  await commands['exchange.export'](asked, as, at.around);
  return path;
}
async function takenIn(to: Subjects, path: string) {
  const exchange = createExchange(to.context);
  to.grant('in', path);
  const stage = await exchange['exchange.stage']({ file: 'in', encoding: null }, to.high, to.around);
  const sheets = stage.sheets.map(({ name, kind, headerRow, mapping }) => {
    if (kind === null || headerRow === null) throw new Error(`${name} was not known`);
    return { name, kind, headerRow, mapping };
  });
  const defaults = { formingDepartmentId: null, seriesId: 1, binding: 'bound' as const };
  const choices = { sheets, numbersAre: 'referenceCode' as const, defaults };
  const check = await exchange['exchange.check']({ stage: stage.stage, choices }, to.high, to.around);
  const issues = exchange['exchange.issues']({
    stage: stage.stage,
    severity: 'error',
    reason: null,
    after: null,
    limit: 50,
  });
  expect(issues.rows).toEqual([]);
  if (check.counts.volumes + check.counts.clients + check.counts.persons + check.counts.locations > 0)
    await exchange['exchange.commit']({ stage: stage.stage }, to.high, to.around);
  return check;
}
/** All volumes without the numbers that mean nothing outside their store, and without the history of this one. */
const contentOf = ({ context, writer }: Subjects) =>
  writer
    .prepare(`SELECT id FROM volume ORDER BY coalesce(reference_code, ''), coalesce(old_number, '')`, { pluck: true })
    .all<number>()
    .map((id) => context.work.read((db) => readVolume(db, id, 3)))
    .map(({ items, movements: _moved, filedOn: _filed, ...volume }) => ({
      ...without(volume, ['id', 'version', 'machineKey', 'clientId', 'homeId', 'currentId', 'formingDepartmentId']),
      items: items.map((one) => without(one, ['id', 'sourceDepartmentId'])),
    }));
const without = (of: object, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));
/** A fresh archive that knows the document types and the clients, as set-up and the list of clients leave it. */
async function fresh(): Promise<Subjects> {
  const to = openSubjects();
  to.writer.exec(
    `DELETE FROM client; DELETE FROM department; INSERT INTO document_type (code, name, level) VALUES ('HT', '合同', 0);`,
  );
  for (const list of [{ of: 'locations' }, { of: 'clients', text: '' }, { of: 'persons', text: '' }] as const)
    await takenIn(to, await exported(list, 'csv'));
  return to;
}

describe('a list that went out', () => {
  it('comes in again as it was, volumes with their items, from a workbook', async () => {
    const to = await fresh();
    await takenIn(to, await exported({ of: 'volumes', part: 'both', ...everything }, 'xlsx'));
    expect(contentOf(to)).toEqual(contentOf(from));
    const rows = (at: Subjects, sql: string) => at.writer.prepare(sql).all();
    for (const sql of [
      `SELECT code, kind, capacity_mm, purpose, closed_on, sort_key FROM location ORDER BY sort_key`,
      `SELECT coalesce(reference_code, old_number) AS number, thickness_mm FROM volume ORDER BY 1`,
      `SELECT c.code, c.name, c.kind, c.keeper, c.opened_on, c.note, k.name AS contact, k.phone, k.note AS about FROM client c LEFT JOIN client_contact k ON k.client_id = c.id ORDER BY c.code, k.position`,
      `SELECT p.staff_code, p.name, d.name AS department, p.organisation, p.identity_paper, p.phone, p.left_on FROM person p LEFT JOIN department d ON d.id = p.department_id ORDER BY p.name, p.staff_code`,
    ])
      expect(rows(to, sql), sql).toEqual(rows(from, sql));
    to.close();
  });

  it('comes in again from CSV, and a second time brings nothing', async () => {
    const to = await fresh();
    const path = await exported({ of: 'volumes', part: 'volumes', ...everything }, 'csv');
    await takenIn(to, path);
    const heads = (at: Subjects) =>
      contentOf(at).map((volume) => without(volume, ['items', 'itemCount', 'level', 'missing', 'warnings', 'state']));
    expect(heads(to)).toEqual(heads(from));
    const exchange = createExchange(from.context);
    from.grant('in', path);
    const stage = await exchange['exchange.stage']({ file: 'in', encoding: null }, from.high, from.around);
    const [sheet] = stage.sheets;
    if (sheet === undefined || sheet.headerRow === null) throw new Error('no header');
    const check = await exchange['exchange.check'](
      {
        stage: stage.stage,
        choices: {
          sheets: [{ name: sheet.name, kind: 'volumes', headerRow: sheet.headerRow, mapping: sheet.mapping }],
          numbersAre: 'referenceCode',
          defaults: { formingDepartmentId: null, seriesId: 1, binding: 'bound' },
        },
      },
      from.high,
      from.around,
    );
    expect(check.counts.volumes).toBe(0);
    expect(check.refusedRows).toBe(VOLUMES);
    to.close();
  });

  it('begins no formula in a CSV, keeps leading zeros, and bears the mark of UTF-8', async () => {
    const bytes = readFileSync(await exported({ of: 'volumes', part: 'volumes', ...everything }, 'csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text).toContain('"\'=1+1"');
    expect(text).toContain('"0007"');
    expect(text).not.toMatch(/(^|,)"[ \u3000]*[=+@＝＋＠]/m);
  });

  it('holds nothing above the clearance, and says so nowhere', async () => {
    const path = await exported({ of: 'volumes', part: 'volumes', ...everything }, 'csv', from.low);
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('HX01-KH');
    expect(text.trim().split('\r\n')).toHaveLength(1 + VOLUMES - 1);
    const [deed] = from.writer
      .prepare(
        `SELECT d.body FROM log_detail d JOIN log_entry e ON e.seq = d.seq WHERE e.deed = 'list.exported' ORDER BY e.seq DESC LIMIT 1`,
      )
      .all<{ body: string }>();
    expect(JSON.parse(deed?.body ?? '{}')).toMatchObject({ after: { list: 'volumes', rows: VOLUMES - 1 } });
  });

  it('tells of an export that held marked volumes only whoever may see them', async () => {
    await exported({ of: 'volumes', part: 'both', ...everything }, 'xlsx', from.high);
    const level = from.writer
      .prepare(
        `SELECT d.level FROM log_detail d JOIN log_entry e ON e.seq = d.seq WHERE e.deed = 'list.exported' ORDER BY e.seq DESC LIMIT 1`,
        { pluck: true },
      )
      .get<number>();
    expect(level).toBe(2);
  });

  it('is only what was marked, and of a volume out of sight there is none', async () => {
    const [first, second] = from.writer.prepare('SELECT id FROM volume ORDER BY id', { pluck: true }).all<number>();
    const path = await exported(
      { of: 'volumes', part: 'volumes', ...everything, ids: [first ?? 0, second ?? 0] },
      'csv',
    );
    expect(readFileSync(path, 'utf8').match(/旧-\d/g)).toEqual(['旧-0', '旧-1']);
    const hidden = from.writer.prepare('SELECT id FROM volume WHERE level > 0', { pluck: true }).get<number>() ?? 0;
    await expect(exported({ of: 'items', volumeId: hidden }, 'csv', from.low)).rejects.toThrow(AppFailure);
  });

  it('may be the index by archive, or what stands and belongs in a place in shelf order; it comes in again as volumes do', async () => {
    const codes = async (list: ExportList, as = from.high) =>
      parseCsv(readFileSync(await exported(list, 'csv', as), 'utf8').slice(1))
        .slice(1)
        .map(([number, old]) => number || old);
    expect(await codes({ of: 'shelved', placeId: null, which: 'belongs' })).toEqual(['HX01-KH·2016-D30-0001-001']);
    // It belongs in 1-03 and stands in the room itself.
    expect(await codes({ of: 'shelved', placeId: 2, which: 'stands' })).toEqual([]);
    expect(await codes({ of: 'shelved', placeId: 2, which: 'away' })).toEqual(['HX01-KH·2016-D30-0001-001']);
    expect(await codes({ of: 'shelved', placeId: null, which: 'belongs' }, from.low)).toEqual([]);
    // In the order of a column as well, as the screen shows it.
    const byTitle = { of: 'shelved', placeId: 2, which: 'away', sort: 'title' } as const;
    expect(await codes(byTitle)).toEqual(['HX01-KH·2016-D30-0001-001']);
    expect(await codes(byTitle, from.low)).toEqual([]);
    const all = await codes({ of: 'byArchive' });
    expect([all.length, all[0]]).toEqual([VOLUMES, 'HX01-KH·2016-D30-0001-001']);
    expect(await codes({ of: 'byArchive' }, from.low)).toEqual(all.slice(1));
    await expect(exported({ of: 'shelved', placeId: 99, which: 'stands' }, 'csv')).rejects.toMatchObject({
      appError: { code: 'notFound' },
    });
    const to = await fresh();
    await takenIn(to, await exported({ of: 'byArchive' }, 'xlsx'));
    expect(contentOf(to).length).toBe(VOLUMES);
    // A scan that came to one of them since stands in the way of taking the batch back as a whole.
    const batch = to.writer.prepare('SELECT max(id) FROM import_batch', { pluck: true }).get<number>() ?? 0;
    expect(undoBlock(to.writer, batch, 3)).toBeNull();
    to.writer.exec(`INSERT INTO attachment (subject, name, bytes, sha256, stored_as, operator_id)
      SELECT 'volume:' || max(id), '签字页.pdf', 9, 'x', 'f', 1 FROM volume`);
    expect(undoBlock(to.writer, batch, 3)).toBe('rowsUsed');
    to.close();
  });

  it('is in the order of the screen', async () => {
    const staff = async (descending: boolean) =>
      parseCsv(
        readFileSync(await exported({ of: 'persons', text: '', sort: 'staffCode', descending }, 'csv'), 'utf8').slice(
          1,
        ),
      )
        .slice(1)
        .map(([code]) => code);
    expect((await staff(true))[0]).toBe('007');
    expect((await staff(false)).at(-1)).toBe('007');
  });

  it('leaves nothing behind when it is stopped, and what stood there stays', async () => {
    const path = join(from.folder, 'kept.csv');
    writeFileSync(path, 'before');
    from.grant('out', path);
    const commands = createExport(from.context, listsOf(from));
    const asked = exportCommands['exchange.export'].input.parse({
      list: { of: 'volumes', part: 'volumes', ...everything },
      format: 'csv',
      language: 'en',
      file: 'out',
    });
    const stopped = commands['exchange.export'](asked, from.high, { ...from.around, cancelled: () => true });
    await expect(stopped).rejects.toMatchObject({ appError: { code: 'cancelled' } });
    expect(readFileSync(path, 'utf8')).toBe('before');
  });
});
