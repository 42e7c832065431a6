import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openReader } from '../../electron/engine/store/open';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { paperCode } from '../../shared/domain/paper-code';
import { decryptedPages, pagesWith } from '../fixtures/decrypted-pages';
import { inkOf } from '../forms/read-pdf';
import { AFTER, asking, disposalArchive, THEN, vaultOf } from './disposal-archive';
import { MARK, mark } from './disposal-marks';
import { act, counted, type DisposalRoom, drawn, held } from './disposal-room';
import { type Engine, PASSPHRASE, signIn, startEngine } from './engine-harness';

/** What is left of three volumes that were destroyed, one more having been kept: the stub, the papers, and nothing inside. */
const { folder, beside, clock, open, remove } = disposalArchive();
let room: DisposalRoom;
let engine: Engine;
const { rowsOf } = asking(() => engine);
let list: DisposalList;
let volumes: number[];
beforeAll(async () => {
  room = await open();
  ({ engine } = room);
  volumes = room.free.splice(0, 4);
  await mark(room, volumes[0] ?? 0);
  const apart = await held(room, await drawn(room, volumes), [3]);
  clock.now = AFTER;
  list = await engine.get('disposal.execute', act(room, await counted(room, apart), THEN));
}, 180_000);
afterAll(() => {
  engine.close();
  remove();
});

it('leaves the stub for ever, with its list, and nothing of what was inside', async () => {
  const stub = await engine.get('catalogue.volume', { id: volumes[0] ?? 0 });
  expect(stub).toMatchObject({
    state: 'destroyed',
    disposalNumber: 'XH-2049-001',
    current: null,
    note: null,
    closingNote: null,
    items: [],
    itemCount: 1,
  });
  expect(stub.movements[0]).toMatchObject({ cause: 'destroyed', document: 'XH-2049-001', to: null });
  expect((await engine.get('catalogue.find', { text: stub.referenceCode ?? '' })).hits[0]).toMatchObject({
    id: stub.id,
    state: 'destroyed',
    disposalNumber: 'XH-2049-001',
  });
  const { rows: found } = await engine.get('catalogue.list', { filter: { state: 'destroyed' } });
  expect(found.map(({ disposalNumber }) => disposalNumber)).toEqual(['XH-2049-001', 'XH-2049-001', 'XH-2049-001']);
  expect((await engine.get('catalogue.find', { text: MARK })).hits).toEqual([]);
  const { lists } = await engine.get('disposal.ofVolume', { volumeId: stub.id });
  expect(lists).toMatchObject([{ number: 'XH-2049-001', rowState: 'destroyed', destroyedOn: THEN }]);
  const { execution } = list;
  expect(execution?.supervisors.map(({ name, manner }) => [name, manner])).toEqual([
    ['钱工', 'paper'],
    ['吴工', 'paper'],
  ]);
  expect(execution?.compactedOn).toBe(THEN);
  const { rows } = await engine.get('audit.list', { deed: 'disposal.destroyed' });
  expect(rows[0]).toMatchObject({ seq: execution?.seq });
  expect(await engine.get('audit.verify', {})).toMatchObject({ firstBroken: null });
  const history = await engine.get('audit.list', { subject: `volume:${String(stub.id)}`, limit: 50 });
  const gone = history.rows.find(({ details }) => details.some(({ state }) => state === 'erased'));
  if (gone === undefined) throw new Error('nothing of the history was erased');
  expect(await engine.get('audit.checkPaper', { seq: gone.seq, code: paperCode(gone.hash) })).toMatchObject({
    state: 'matches',
    erased: true,
  });
});

it('prints what was decided and done, by whom and how, with the stub alone', async () => {
  const ink = async (form: 'destructionRegister' | 'destructionRecord' | 'appraisalOpinion' | 'setApartLabels') => {
    await engine.get('forms.issue', { of: 'disposal', id: list.id, form, withoutGlyph: 'leaveBlank' });
    return inkOf(engine.documents.at(-1)?.pdf ?? new Uint8Array());
  };
  const rows = await rowsOf(list);
  const [first] = rows;
  const done = ['林总监', '云岭市碎纸厂', '粉碎', '张三', '钱工', '吴工', '据纸质审批', first?.recheckedBy ?? '-'];
  const register = await ink('destructionRegister');
  for (const word of [...done, '2049年3月10日', first?.manager?.name ?? '-', first?.departmentHead?.name ?? '-'])
    expect(register, word).toContain(word);
  for (const row of rows.filter(({ rowState }) => rowState === 'destroyed')) expect(register).toContain(row.code);
  expect(register).not.toContain(rows[3]?.code ?? '');
  const record = await ink('destructionRecord');
  for (const word of ['云岭市碎纸厂', '粉碎', '张三', '钱工', '吴工']) expect(record, word).toContain(word);
  const opinions = await ink('appraisalOpinion');
  for (const word of [rows[3]?.code ?? '-', '续存40年', '仍有往来', '无继续保存价值', '林总监'])
    expect(opinions, word).toContain(word);
  expect(await ink('setApartLabels')).toContain('2049年9月10日');
  await engine.get('forms.issue', {
    of: 'disposalYear',
    year: 2049,
    form: 'disposalLists',
    withoutGlyph: 'leaveBlank',
  });
  const year = inkOf(engine.documents.at(-1)?.pdf ?? new Uint8Array());
  for (const word of ['XH-2049-001', '已销毁', '钱工']) expect(year, word).toContain(word);
  expect(register + record + opinions).not.toContain(MARK);
});

it('has the text in no table, and in no page of the decrypted file', async () => {
  engine.close();
  const { dataKey } = await vaultOf(folder);
  const path = join(folder, 'room-1.db');
  const reader = openReader(path, dataKey.hex());
  const tables = reader
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_text' ESCAPE '\\'`, {
      pluck: true,
    })
    .all<string>();
  expect(tables.length).toBeGreaterThan(40);
  const holding = tables.filter((table) => {
    const rows = reader.prepare(`SELECT * FROM "${table}"`).all();
    return rows.some((row) =>
      Object.values(row).some((value) =>
        value instanceof Uint8Array
          ? Buffer.from(value).includes(MARK.toLowerCase()) || Buffer.from(value).includes(MARK)
          : String(value).includes(MARK),
      ),
    );
  });
  expect(holding).toEqual([]);
  reader.close();
  const pages = decryptedPages(path, dataKey.hex());
  expect(pagesWith(pages, 'XH-2049-001'), 'the reading of pages reads something').toBeGreaterThan(0);
  for (const text of [MARK, MARK.toLowerCase(), MARK.slice(1), MARK.toLowerCase().slice(1)])
    expect(pagesWith(pages, text), text).toBe(0);
  // The same look at the backup made before the destruction finds it: the look is no blind one.
  const [backup] = readdirSync(join(folder, 'backups')).sort().reverse();
  const before = decryptedPages(join(folder, 'backups', backup ?? '', 'room-1.db'), dataKey.hex());
  expect(pagesWith(before, MARK)).toBeGreaterThan(0);
  engine = await signIn(folder, 'liwen', { clock: () => clock.now });
  room = { ...room, engine };
});

it('is destroyed again when the backup from before it is restored', async () => {
  const [backup] = readdirSync(join(folder, 'backups')).sort().reverse();
  engine.close();
  const restored = beside('restored');
  cpSync(folder, restored, { recursive: true });
  const other = startEngine(restored, () => clock.now);
  await other.get('operators.unlock', { login: 'liwen', passphrase: PASSPHRASE });
  expect((await other.get('catalogue.volume', { id: volumes[0] ?? 0 })).state).toBe('destroyed');
  other.receive({ kind: 'grant', ticket: 'x', path: restored });
  await other.get('backup.restore', { source: { at: 'own', name: backup ?? '' }, access: { by: 'present' } });
  other.close();
  const again = await signIn(restored, 'liwen', { clock: () => clock.now });
  expect(await again.get('catalogue.volume', { id: volumes[0] ?? 0 })).toMatchObject({
    state: 'destroyed',
    items: [],
    note: null,
  });
  const { rows: deeds } = await again.get('audit.list', { deed: 'volume.erasedAgain' });
  expect(deeds).toHaveLength(4);
  const known = await again.get('disposal.get', { id: list.id });
  expect(known).toMatchObject({ state: 'destroyed', number: 'XH-2049-001', rows: 3, actions: [] });
  // The backup knew nothing of the act: the tombstone does, and the check code is that of the entry made now.
  const { seq, hash, compactedOn: _day, remark: _remark, ...done } = list.execution ?? expect.fail('not executed');
  expect(known.execution).toMatchObject(done);
  expect(known.execution?.seq).toBe(deeds[0]?.seq);
  expect([known.execution?.seq, known.execution?.hash]).not.toEqual([seq, hash]);
  // Compacted by itself: nobody has to know that a restore brings the text back into free pages.
  await vi.waitFor(async () => expect((await again.get('audit.list', { deed: 'disposal.compacted' })).total).toBe(1));
  expect(await again.get('disposal.compact', {})).toEqual({ lists: 0 });
  again.close();
  const { dataKey } = await vaultOf(restored);
  const [store] = readdirSync(restored).filter((name) => /^room-\d+\.db$/u.test(name));
  const pages = decryptedPages(join(restored, store ?? ''), dataKey.hex());
  expect(pagesWith(pages, 'XH-2049-001'), 'the reading of pages reads something').toBeGreaterThan(0);
  for (const text of [MARK, MARK.toLowerCase()]) expect(pagesWith(pages, text), text).toBe(0);
  engine = await signIn(folder, 'liwen', { clock: () => clock.now });
  room = { ...room, engine };
});
