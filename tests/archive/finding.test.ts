import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueCommands, volumeFilter } from '../../shared/contract/catalogue';
import { createClientContacts } from '../../electron/engine/archive/client-contacts';
import { createClientList } from '../../electron/engine/archive/client-list';
import { createClients } from '../../electron/engine/archive/clients';
import { createExchange } from '../../electron/engine/archive/exchange';
import { createFind } from '../../electron/engine/archive/find';
import { createImportMappings } from '../../electron/engine/archive/import-mappings';
import { createLoans } from '../../electron/engine/archive/loans';
import type { Sign } from '../../electron/engine/archive/countersign';
import { createVolumeList } from '../../electron/engine/archive/volume-list';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { createVolumes } from '../../electron/engine/archive/volumes';
import { createWorklist } from '../../electron/engine/archive/worklist';
import type { Session } from '../../electron/engine/store/work';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { samples } from './import-steps';
import { blankItem, blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/** Finding in a real store, by two people of different clearance: what one of them may not see is in no hit, list, count or answer. */
let at: Subjects;
const ids: Record<'plain' | 'secret' | 'bare' | 'lent', number> = { plain: 0, secret: 0, bare: 0, lent: 0 };
const KEY = makeMachineKey('volume', '37', '123456789');

beforeAll(() => {
  at = openSubjects();
  const volumes = createVolumes(at.context);
  const none = { keeperId: null, keeper: null, openedOn: null, note: null, contacts: [] };
  createClients(at.context)['clients.save'](
    { id: null, version: 0, code: '0137', name: '云岭石材', kind: '供应商', ...none },
    at.high,
  );
  at.writer
    .exec(`INSERT INTO location (id, kind, code, sort_key, machine_key) VALUES (1, 'room', '1', '1', '${makeMachineKey('shelf', '37', '000000001')}');
    INSERT INTO location (id, parent_id, kind, code, sort_key, machine_key) VALUES (2, 1, 'rack', '1-03', '1 3', 'k');`);
  const save = (given: Parameters<typeof blankVolume>[1]): number =>
    volumes['catalogue.saveVolume'](blankVolume(1, given), at.high).id;
  ids.plain = save({ clientId: 2, title: '石材采购合同', oldNumber: 'JK2005-00002', year: 2016, homeId: 2 });
  ids.secret = save({
    clientId: 2,
    title: '石材采购密约',
    oldNumber: 'JK2005-00003',
    year: 2016,
    ownLevel: 'secret',
    homeId: 2,
  });
  ids.bare = save({ clientId: 1, title: '[客户档案]', oldNumber: 'A-1', binding: 'loose' });
  ids.lent = save({ clientId: 1, title: '往来函件', oldNumber: 'B-1' });
  const items = [
    blankItem('报价函', { documentNumber: '云石〔2016〕7号' }),
    blankItem('机要函', { documentNumber: '云密〔2016〕1号', level: 'secret' }),
  ];
  const list = (id: number, of: typeof items) =>
    volumes['catalogue.saveItems'](
      { id, version: volumes['catalogue.volume']({ id }, at.high).version, items: of },
      at.high,
    );
  list(ids.plain, items.slice(0, 1));
  list(ids.secret, items.slice(1));
  at.writer
    .exec(`UPDATE volume SET machine_key = '${KEY}', reference_code = 'HX01-KH·2024-D30-0137-002', reference_key = 'HX01-KH·2024-D30-0137-002', state = 'filed' WHERE id = ${String(ids.plain)};
    UPDATE volume SET state = 'out', reference_code = 'HX01-9' WHERE id = ${String(ids.lent)};
    INSERT INTO person (name, machine_key) VALUES ('莫磊', '9');
    INSERT INTO loan (number, machine_key, state, manner, borrower_id, purpose, level, issued_on, due_on, out_lines) VALUES ('JY-2026-0001', 's', 'issued', 'takeOut', 3, '核对', 0, '2026-03-01', '2026-03-04', 1);
    INSERT INTO loan_line (loan_id, volume_id, state, handed_on) VALUES (1, ${String(ids.lent)}, 'out', '2026-03-01');`);
  // Keys are compared in one spelling: let the program write them again.
  at.writer.exec(`UPDATE volume SET reference_key = replace(reference_key, '·', '·')`);
  at.context.holdings.afterCommit();
});
afterAll(() => at.close());

async function find(text: string, as: Session = at.high) {
  const { hits } = await createFind(at.context)['catalogue.find']({ text, limit: 30 }, as);
  return hits.map(({ kind, id, exact }) => [kind, id, exact] as const);
}
const worklist = () => createWorklist(at.context, createVolumeSelection(at.context));
function catalogue() {
  const list = createVolumeList(at.context, createVolumeSelection(at.context));
  const filter = (given: object) => volumeFilter.parse(given);
  return {
    facets: (given: object, as: Session) => list['catalogue.facets']({ filter: filter(given) }, as),
    ids: async (given: object, as: Session, sort = 'number', descending = false) =>
      (
        await list['catalogue.list'](
          catalogueCommands['catalogue.list'].input.parse({ filter: filter(given), sort, descending }),
          as,
        )
      ).rows.map(({ id }) => id),
  };
}

describe('the one box', () => {
  it.each([
    ['a key', KEY, 'plain'],
    ['an old number', 'JK2005-00002', 'plain'],
    ['an old number in full width', 'ＪＫ２００５－００００２', 'plain'],
  ] as const)('answers %s exactly and first', async (_what, text, name) => {
    expect((await find(text))[0]).toEqual(['volume', ids[name], true]);
  });
  it('finds names of two characters, titles, items, and part of a code', async () => {
    expect((await find('云岭')).map(([kind]) => kind)).toContain('client');
    expect(await find('合同')).toContainEqual(['volume', ids.plain, false]);
    expect((await find('报价')).map(([kind]) => kind)).toEqual(['item']);
    expect((await find('云石〔2016〕7号')).map(([kind]) => kind)).toEqual(['item']);
    expect((await find('JK2005')).map(([, id]) => id)).toEqual(expect.arrayContaining([ids.plain, ids.secret]));
    expect(await find('00002')).toContainEqual(['volume', ids.plain, false]);
    expect(await find('137')).toContainEqual(['client', 2, false]);
  });
  it('answers the 档号 of an item, as the list by item prints it, exactly and first', async () => {
    at.writer.exec(`UPDATE volume SET reference_key = 'HX01-KH.2024-D30-0137-002' WHERE id = ${String(ids.plain)}`);
    const code = 'HX01-KH·2024-D30-0137-002-0001';
    const { hits } = await createFind(at.context)['catalogue.find']({ text: code, limit: 30 }, at.low);
    expect(hits[0]).toMatchObject({ kind: 'item', volumeId: ids.plain, title: '报价函', code, exact: true });
    expect((await find('hx01-kh.2024-d30-0137-002-00', at.low))[0]).toEqual(['item', hits[0]?.id, false]);
    expect(await find('HX01-KH·2024-D30-0137-002-0002')).toEqual([]);
    expect(await catalogue().ids({ text: code }, at.low)).toEqual([ids.plain]);
    at.writer.exec(`UPDATE item SET level = 2 WHERE id = ${String(hits[0]?.id)}`);
    expect(await find(code, at.low)).toEqual([]);
    at.writer.exec(`UPDATE item SET level = 0 WHERE id = ${String(hits[0]?.id)}`);
  });
  it('gives away nothing above the clearance', async () => {
    for (const text of ['石材', '密约', 'JK2005-00003', 'JK2005', '00003', '机要', '云密〔2016〕1号', '2016'])
      expect(
        (await find(text, at.low)).filter(
          ([kind, id]) => (kind === 'volume' && id === ids.secret) || (kind === 'item' && text !== '2016'),
        ),
        text,
      ).toEqual([]);
    expect(await find('石材', at.high)).toContainEqual(['volume', ids.secret, false]);
  });
});

describe('what wants doing', () => {
  it('counts and lists what is overdue, and hides what stands on a slip above the clearance', async () => {
    const count = async (as: Session) =>
      (await catalogue().facets({}, as)).work.find(({ value }) => value === 'overdue')?.count;
    expect(await count(at.low)).toBe(1);
    expect(await catalogue().ids({ work: 'overdue' }, at.low)).toEqual([ids.lent]);
    at.writer.exec('UPDATE loan SET level = 2');
    expect(await count(at.low)).toBe(0);
    expect(await catalogue().ids({ work: 'overdue' }, at.low)).toEqual([]);
    expect(await count(at.high)).toBe(1);
    at.writer.exec('UPDATE loan SET level = 0');
  });
  it('sorts by old number and by binding, both ways', async () => {
    expect(await catalogue().ids({}, at.high, 'oldNumber')).toEqual([ids.bare, ids.lent, ids.plain, ids.secret]);
    expect((await catalogue().ids({}, at.high, 'binding', true))[0]).toBe(ids.bare);
  });
});

describe('the working list', () => {
  it('collects by hand, by filter, by scan of a volume and of a place, each once, and shows it as the catalogue', async () => {
    const list = worklist();
    expect(list['worklist.add']({ ids: [ids.bare, ids.bare, 9999] }, at.high)).toEqual({
      added: 1,
      already: 1,
      total: 1,
    });
    expect(
      await list['worklist.addAll']({ filter: volumeFilter.parse({ clientId: 1 }), sort: 'number' }, at.high),
    ).toEqual({ added: 1, already: 1, total: 2 });
    expect(list['worklist.scan']({ text: KEY }, at.high)).toMatchObject({ kind: 'added', volumeId: ids.plain });
    expect(list['worklist.scan']({ text: KEY }, at.high)).toMatchObject({ kind: 'already' });
    expect(list['worklist.scan']({ text: '1-03' }, at.high)).toEqual({
      kind: 'place',
      code: '1-03',
      added: 1,
      already: 1,
    });
    expect(list['worklist.scan']({ text: '1370000000009' }, at.high)).toEqual({ kind: 'misread' });
    expect(list['worklist.scan']({ text: makeMachineKey('volume', '38', '123456789') }, at.high)).toEqual({
      kind: 'otherArchive',
    });
    expect(list['worklist.ids']({}, at.high).ids).toEqual([ids.bare, ids.lent, ids.plain, ids.secret]);
    expect(await catalogue().ids({ listed: true }, at.high)).toHaveLength(4);
    expect(list['worklist.remove']({ ids: [ids.lent] }, at.high)).toEqual({ removed: 1, total: 3 });
    expect(await catalogue().ids({ listed: true }, at.high)).toHaveLength(3);
  });
  it('is one operator’s own, and holds nothing above the clearance', async () => {
    const list = worklist();
    expect(list['worklist.count']({}, at.low)).toEqual({ total: 0 });
    expect(list['worklist.add']({ ids: [ids.secret] }, at.low)).toEqual({ added: 0, already: 1, total: 0 });
    expect(list['worklist.scan']({ text: 'JK2005-00003' }, at.low)).toEqual({ kind: 'unknown', typed: 'JK2005-00003' });
    expect(list['worklist.scan']({ text: '1-03' }, at.low)).toEqual({
      kind: 'place',
      code: '1-03',
      added: 1,
      already: 0,
    });
    at.writer.exec(`UPDATE volume SET own_level = 2, level = 2 WHERE id = ${String(ids.plain)}`);
    at.context.holdings.afterCommit();
    expect(list['worklist.count']({}, at.low)).toEqual({ total: 0 });
    expect(list['worklist.ids']({}, at.low).ids).toEqual([]);
    at.writer.exec(`UPDATE volume SET own_level = 0, level = 0 WHERE id = ${String(ids.plain)}`);
    at.context.holdings.afterCommit();
  });
});

describe('a client', () => {
  it('is to be contacted within a week of opening, until somebody notes it', async () => {
    at.writer.exec(`UPDATE archive SET created_at = ${String(Date.parse('2026-03-01'))};
      UPDATE client SET opened_on = '2013-06-11' WHERE id = 1; UPDATE client SET opened_on = '2026-03-02' WHERE id = 2;`);
    const contacts = createClientContacts(at.context);
    const clients = createClientList(at.context);
    const open = async () => {
      const asked = { text: '', kind: null, wants: 'firstContact', sort: 'code', descending: false } as const;
      const { rows } = await clients['clients.list']({ ...asked, after: null, limit: 10 }, at.low);
      return rows.map(({ code }) => code);
    };
    expect(contacts['clients.contacts']({ id: 1 }).first).toEqual({ kind: 'notAsked' });
    expect(contacts['clients.contacts']({ id: 2 }).first).toEqual({ kind: 'late', dueOn: '2026-03-09' });
    expect(await open()).toEqual(['0137']);
    const note = { id: 2, manner: 'telephone' as const, byId: 1, note: '已电话联系' };
    expect(() => contacts['clients.recordContact']({ ...note, onDay: '2026-03-11' }, at.high)).toThrow('ruleBroken');
    const after = contacts['clients.recordContact']({ ...note, onDay: '2026-03-08' }, at.high);
    expect(after).toMatchObject({
      first: { kind: 'made', onDay: '2026-03-08' },
      rows: [{ by: '李文', note: '已电话联系' }],
    });
    expect(await open()).toEqual([]);
  });
  it('shows its open loans, but none of a slip above the clearance', () => {
    const loans = createLoans(at.context, undefined as unknown as Sign);
    expect(loans['loans.ofClient']({ clientId: 1 }, at.low)).toMatchObject([
      { number: 'JY-2026-0001', overdueDays: 6 },
    ]);
    at.writer.exec('UPDATE loan SET level = 2');
    expect(loans['loans.ofClient']({ clientId: 1 }, at.low)).toEqual([]);
    at.writer.exec('UPDATE loan SET level = 0');
  });
});

describe('a ledger', () => {
  async function stage(file: string) {
    at.grant('file', file);
    return createExchange(at.context)['exchange.stage']({ file: 'file', encoding: null }, at.high, at.around);
  }
  it('is known again by its columns, wherever they stand, and the mapping can be renamed and removed', async () => {
    const mappings = createImportMappings(at.context);
    const header = ['编号', '谁', '电话机'];
    const mapping = { code: 0, name: 1, phone: 2, note: null };
    const saved = mappings['exchange.saveMapping']({ name: '老名册', kind: 'clients', header, mapping }, at.high);
    const file = join(at.folder, 'other-order.csv');
    writeFileSync(file, '电话机,编号,谁\n123,0900,甲公司\n');
    expect((await stage(file)).sheets[0]?.saved).toEqual({
      id: saved.id,
      name: '老名册',
      kind: 'clients',
      headerRow: 1,
      mapping: { code: 1, name: 2, phone: 0 },
    });
    expect(() =>
      mappings['exchange.saveMapping'](
        { name: '老名册', kind: 'clients', header: ['别的'], mapping: { code: 0 } },
        at.high,
      ),
    ).toThrow('ruleBroken');
    const renamed = mappings['exchange.renameMapping'](
      { id: saved.id, version: saved.version, name: '客户名册' },
      at.high,
    );
    expect(() => mappings['exchange.removeMapping']({ id: saved.id, version: saved.version }, at.high)).toThrow(
      'stale',
    );
    mappings['exchange.removeMapping']({ id: renamed.id, version: renamed.version }, at.high);
    expect((await stage(file)).sheets[0]?.saved).toBeNull();
  });
  it('is recognised under other bytes and brings nothing twice; once undone it may come in again', async () => {
    const exchange = createExchange(at.context);
    const take = async (name: string, text: string) => {
      const file = join(at.folder, name);
      writeFileSync(file, text);
      at.grant('file', file);
      const staged = await exchange['exchange.stage']({ file: 'file', encoding: null }, at.high, at.around);
      const [sheet] = staged.sheets;
      if (sheet === undefined || sheet.headerRow === null || sheet.kind === null) throw new Error('no header');
      const choices = {
        sheets: [{ name: sheet.name, kind: sheet.kind, headerRow: sheet.headerRow, mapping: sheet.mapping }],
        numbersAre: 'referenceCode' as const,
        defaults: { formingDepartmentId: null, seriesId: 1, binding: 'bound' as const },
      };
      await exchange['exchange.check']({ stage: staged.stage, choices }, at.high, at.around);
      const commit = () => exchange['exchange.commit']({ stage: staged.stage }, at.high, at.around);
      return { before: staged.takenBefore, commit };
    };
    const staff = readFileSync(`${samples}staff.csv`, 'utf8');
    const first = await take('staff.csv', staff);
    expect(first.before).toBeNull();
    const batch = await first.commit();
    expect(batch.counts.persons).toBe(60);
    const again = await take('saved-again.csv', staff.replaceAll(',', ';').replace('\uFEFF', ''));
    expect(again.before).toMatchObject({ batchId: batch.id, undone: false });
    await expect(again.commit()).rejects.toMatchObject({ appError: { rule: 'takenBefore' } });
    await exchange['exchange.undo']({ batchId: batch.id, reason: '试' }, at.high, at.around);
    expect((await take('third.csv', staff.replaceAll(',', '\t'))).before).toMatchObject({ undone: true });
  });
  it('of places brings the tree with its capacities, and names what it cannot read', async () => {
    const exchange = createExchange(at.context);
    const file = join(at.folder, 'places.csv');
    writeFileSync(
      file,
      '位置编号,容量（厘米）,用途\n2-01-1-1,90.5,标准卷\n2-01-1-2,零,\n1-03,80,\n2-01-1-1,90,\n2-01-1-1-1-1-1,9,\n',
    );
    at.grant('file', file);
    const staged = await exchange['exchange.stage']({ file: 'file', encoding: null }, at.high, at.around);
    const [sheet] = staged.sheets;
    expect(sheet).toMatchObject({ kind: 'locations' });
    const choices = {
      sheets: [{ name: 'places', kind: 'locations' as const, headerRow: 1, mapping: sheet?.mapping ?? {} }],
      numbersAre: 'referenceCode' as const,
      defaults: { formingDepartmentId: null, seriesId: null, binding: 'bound' as const },
    };
    await exchange['exchange.check']({ stage: staged.stage, choices }, at.high, at.around);
    const { rows } = exchange['exchange.issues']({
      stage: staged.stage,
      severity: null,
      reason: null,
      after: null,
      limit: 10,
    });
    expect(rows.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'capacityUnreadable'],
      [5, 'duplicateCode'],
      [6, 'locationUnreadable'],
      // What is only warned of comes after all that is refused.
      [4, 'alreadyThere'],
    ]);
    const batch = await exchange['exchange.commit']({ stage: staged.stage }, at.high, at.around);
    const places = () =>
      at.writer.prepare(`SELECT code, kind, capacity_mm AS mm FROM location WHERE code LIKE '2%' ORDER BY code`).all();
    expect(places().at(-1)).toEqual({ code: '2-01-1-1', kind: 'shelf', mm: 905 });
    await exchange['exchange.undo']({ batchId: batch.id, reason: '试' }, at.high, at.around);
    expect(places()).toEqual([]);
  });
});
