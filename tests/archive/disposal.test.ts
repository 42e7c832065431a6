import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Tombstones from '../../electron/engine/backup/tombstones';
import { readTombstones } from '../../electron/engine/backup/tombstones';
import { openReader } from '../../electron/engine/store/open';
import { openVault } from '../../electron/engine/vault/vault';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { paperCode } from '../../shared/domain/paper-code';
import { decryptedPages, pagesWith } from '../fixtures/decrypted-pages';
import { inkOf } from '../forms/read-pdf';
import {
  act,
  at,
  byDirector,
  counted,
  type DisposalRoom,
  drawn,
  headOf,
  held,
  inputOf,
  onPaper,
  openDisposalRoom,
} from './disposal-room';
import { type Engine, PASSPHRASE, signIn, startEngine, temporaryFolder } from './engine-harness';
import { by, draft, target } from './loan-desk';

/** Called when the tombstone is on the disk and the transaction not committed yet: where a power cut would be worst. */
const betweenTombstoneAndCommit = vi.hoisted(() => ({ run: (): void => undefined }));
const takingBack = vi.hoisted(() => ({ run: (): void => undefined }));
vi.mock('../../electron/engine/backup/tombstones', async (original) => {
  const real = await original<typeof Tombstones>();
  return {
    ...real,
    appendTombstone: (...given: Parameters<typeof real.appendTombstone>) => {
      real.appendTombstone(...given);
      betweenTombstoneAndCommit.run();
    },
    voidTombstone: (...given: Parameters<typeof real.voidTombstone>) => {
      takingBack.run();
      real.voidTombstone(...given);
    },
  };
});

/** Disposal from the draft to the stub on a real encrypted store, with several people and a clock that is moved. */
const outer = temporaryFolder();
const folder = join(outer.path, 'archive');
const DAY = 86_400_000;
const START = Date.parse('2049-03-10T04:00:00Z');
const AFTER = START + 200 * DAY;
/** 2049-09-26 */
const THEN = new Date(AFTER).toISOString().slice(0, 10);
const YESTERDAY = new Date(AFTER - DAY).toISOString().slice(0, 10);
const MARK = 'QZXJVWKMARKER';
let now = START;
let room: DisposalRoom;
let engine: Engine;
const take = (count: number): number[] => room.free.splice(0, count);
const refusal = async (name: Parameters<Engine['ask']>[0], input: unknown): Promise<string> => {
  const answer = await engine.ask(name, input as never);
  if (answer.ok) return 'accepted';
  return answer.error.code === 'ruleBroken' ? answer.error.rule : answer.error.code;
};
const stateOf = async (id: number) => (await engine.get('catalogue.volume', { id })).state;
const rowsOf = async (list: DisposalList) => (await engine.get('disposal.rows', { id: list.id, limit: 500 })).rows;

beforeAll(async () => {
  mkdirSync(folder);
  room = await openDisposalRoom(folder, () => now);
  ({ engine } = room);
}, 180_000);
afterAll(() => {
  engine.close();
  outer.remove();
});
beforeEach(() => {
  betweenTombstoneAndCommit.run = () => undefined;
  takingBack.run = () => undefined;
});

const markedItem = () => ({
  id: null,
  documentNumber: null,
  responsible: null,
  title: `身份证复印件 ${MARK}`,
  date: '2016-03-01',
  pageFrom: 1,
  pageTo: 1,
  typeCode: null,
  sourceDepartmentId: null,
  handler: null,
  carrier: 'paper' as const,
  writing: null,
  level: 'general' as const,
  note: `备注 ${MARK}`,
  group: null,
  role: null,
});
/** Two volumes that were never filed, like the one of this number, made one and filed: answers what is left and what is no more. */
async function merged(like: number): Promise<{ volumeId: number; source: number }> {
  const of = inputOf(await engine.get('catalogue.volume', { id: like }));
  const begin = async (title: string) => {
    const bare = { ...of, id: null, version: 0, title, pages: 1, note: null, closingNote: null, oldNumber: null };
    const people = {
      compiledBy: { personId: room.people.clerk, name: '张三' },
      checkedBy: { personId: room.people.other, name: '李四' },
    };
    const volume = await engine.get('catalogue.saveVolume', { ...bare, ...people });
    return engine.get('catalogue.saveItems', { ...plain(volume), items: [markedItem()] });
  };
  const [into, from] = [await begin('合卷'), await begin(`并入 ${MARK}`)];
  const { volume } = await engine.get('catalogue.merge', { into: plain(into), from: [plain(from)], renumber: true });
  await engine.get('catalogue.file', plain(volume));
  return { volumeId: volume.id, source: from.id };
}

/** Text that must be gone afterwards: items, notes, contacts, and all of it in the log as well. */
async function mark(id: number): Promise<void> {
  const { version } = await engine.get('catalogue.volume', { id });
  const opened = await engine.get('catalogue.reopen', { id, version, reason: '补登' });
  const items = await engine.get('catalogue.saveItems', {
    ...plain(opened),
    items: [markedItem()],
  });
  const saved = await engine.get('catalogue.saveVolume', {
    ...inputOf(items),
    note: `往来 ${MARK}`,
    closingNote: `说明 ${MARK}`,
    pages: 1,
    compiledBy: { personId: room.people.clerk, name: '张三' },
    checkedBy: { personId: room.people.other, name: '李四' },
  });
  await engine.get('catalogue.file', plain(saved));
}
const plain = ({ id, version }: { id: number; version: number }) => ({ id, version });

describe('a list from the draft to the stub', () => {
  let list: DisposalList;
  let volumes: number[];

  it('is appraised twice on every row; what is not twice to be destroyed leaves with the longer retention', async () => {
    volumes = take(4);
    await mark(volumes[0] ?? 0);
    const listed = await drawn(room, volumes);
    expect(listed).toMatchObject({ state: 'appraisal', number: 'XH-2049-001', rows: 4 });
    const rows = await rowsOf(listed);
    const before = rows[3];
    const destroy = rows.map(({ id }) => ({ rowId: id, opinion: { kind: 'destroy' as const }, reason: '无保存价值' }));
    const keep = destroy.map((one, place) =>
      place === 3 ? { ...one, opinion: { kind: 'keepYears' as const, years: 40 }, reason: '仍有往来' } : one,
    );
    expect(
      await refusal('disposal.appraise', {
        ...at(listed),
        capacity: 'manager',
        opinions: destroy,
        by: { way: 'session' },
      }),
    ).toBe('drawerSigns');
    expect(await refusal('disposal.conclude', at(listed))).toBe('opinionsMissing');
    const first = await engine.get('disposal.appraise', {
      ...at(listed),
      capacity: 'manager',
      opinions: destroy,
      by: by('zhou'),
    });
    expect(
      await refusal('disposal.appraise', { ...at(first), capacity: 'departmentHead', opinions: keep, by: by('zhou') }),
    ).toBe('sameAppraiser');
    const second = await engine.get('disposal.appraise', {
      ...at(first),
      capacity: 'departmentHead',
      opinions: keep,
      by: headOf(first),
    });
    expect(second.appraisers.map(({ open }) => open)).toEqual([0, 0]);
    expect(
      (await engine.get('disposal.rows', { id: second.id, differing: true })).rows.map(({ position }) => position),
    ).toEqual([4]);
    list = await engine.get('disposal.conclude', at(second));
    expect(list).toMatchObject({ state: 'appraised', rows: 3, left: 1 });
    const left = (await rowsOf(list))[3];
    expect(left).toMatchObject({ rowState: 'left', newRetention: { kind: 'years' } });
    expect(Number(left?.retentionEnd?.slice(0, 4))).toBe(Number(before?.retentionEnd?.slice(0, 4)) + 40);
    const { retentionChanges, blocks } = await engine.get('disposal.ofVolume', { volumeId: volumes[3] ?? 0 });
    expect(retentionChanges).toMatchObject([{ listNumber: 'XH-2049-001', before: { dueFrom: before?.dueFrom } }]);
    expect(blocks.map(({ kind }) => kind)).toEqual(['notDue']);
  });

  it('is approved by the director alone, who may send it back', async () => {
    expect(await refusal('disposal.approve', { ...at(list), by: { way: 'session' } })).toBe('drawerSigns');
    expect(await refusal('disposal.approve', { ...at(list), by: by('zhou') })).toBe('appraiserApproves');
    const back = await engine.get('disposal.sendBack', { ...at(list), by: byDirector, reason: '请再看第 2 卷' });
    expect(back).toMatchObject({ state: 'appraisal', sentBack: { name: '林总监', remark: '请再看第 2 卷' } });
    const again = await engine.get('disposal.conclude', at(back));
    list = await engine.get('disposal.approve', { ...at(again), by: byDirector });
    expect(list).toMatchObject({ state: 'approved', approved: { name: '林总监', manner: 'countersign' } });
  });

  it('lends nothing of it any more', async () => {
    const slip = await draft(room, { borrower: room.people.clerk, volumes: [volumes[1] ?? 0] });
    expect(await refusal('loans.submit', target(slip))).toBe('volumeOnDisposalList');
  });

  it('is set apart by scan, each with a movement; the last one begins the half year', async () => {
    const { placeId } = room;
    for (const [place, id] of volumes.slice(0, 3).entries()) {
      const { machineKey } = await engine.get('catalogue.volume', { id });
      const { answer, list: after } = await engine.get('disposal.setApart', { id: list.id, code: machineKey, placeId });
      expect(answer).toMatchObject({ kind: 'done', left: 2 - place });
      list = after;
    }
    const { machineKey, movements } = await engine.get('catalogue.volume', { id: volumes[0] ?? 0 });
    expect(movements[0]).toMatchObject({ cause: 'setApart', document: 'XH-2049-001' });
    expect(list).toMatchObject({ state: 'held', setApartOn: '2049-03-10', earliestOn: '2049-09-10', setApart: 3 });
    expect(await refusal('disposal.setApart', { id: list.id, code: machineKey, placeId })).toBe('accepted');
    expect((await engine.get('disposal.setApart', { id: list.id, code: machineKey, placeId })).answer.kind).toBe(
      'already',
    );
    expect((await engine.get('disposal.setApart', { id: list.id, code: 'nothing', placeId })).answer.kind).toBe(
      'unknown',
    );
  });

  it('is rechecked and counted only when the half year is over', async () => {
    const ids = (await rowsOf(list)).filter(({ rowState }) => rowState === 'listed').map(({ id }) => id);
    expect(await refusal('disposal.recheck', { ...at(list), rowIds: ids, by: by('sun') })).toBe('tooEarly');
    now = AFTER;
    list = await engine.get('disposal.recheck', { ...at(list), rowIds: ids, note: '完好', by: by('sun') });
    expect(list).toMatchObject({ state: 'rechecked', recheckedOn: THEN });
    expect(await refusal('disposal.execute', act(room, list, THEN))).toBe('rowsNotCounted');
    for (const id of volumes.slice(0, 3)) {
      const { referenceCode } = await engine.get('catalogue.volume', { id });
      ({ list } = await engine.get('disposal.count', { id: list.id, code: referenceCode ?? '' }));
    }
    expect(list.counted).toBe(3);
  });

  it('is refused for each thing that is not in order, and then nothing has changed', async () => {
    const { qian, wu, people } = room;
    const paper = (...ids: number[]) => ids.map((id) => onPaper(id, YESTERDAY));
    const wrong = async (more: object) => refusal('disposal.execute', act(room, list, THEN, more));
    expect(await wrong({ number: 'XH-2049-002' })).toBe('numberWrong');
    expect(await wrong({ supervisors: paper(qian) })).toBe('supervisorsFewer');
    expect(await wrong({ supervisors: paper(qian, qian) })).toBe('supervisorTwice');
    expect(await wrong({ supervisors: [...paper(qian), { way: 'session' }] })).toBe('supervisorDrew');
    expect(await wrong({ supervisors: paper(qian, people.clerk) })).toBe('supervisorExecutes');
    expect(await wrong({ startedAt: `${THEN}T05:00:00Z` })).toBe('endBeforeStart');
    expect(await wrong({ endedAt: `${THEN}T23:00:00Z` })).toBe('endInFuture');
    expect(await wrong({ startedAt: '2049-09-01T01:00:00Z' })).toBe('startTooEarly');
    expect(await wrong({ startedAt: `${YESTERDAY}T01:00:00Z` })).toBe('startBeforeRecheck');
    now = START + 90 * DAY;
    expect(await wrong({ endedAt: '2049-05-01T03:00:00Z' })).toBe('clockBack');
    now = AFTER;
    const laid = await engine.get('holds.save', {
      id: null,
      version: 0,
      title: '新的纠纷',
      reason: '诉讼',
      authority: '法院',
      level: 'general',
      startsOn: YESTERDAY,
      reviewOn: null,
      contact: null,
      note: null,
    });
    const { id, version } = await engine.get('holds.add', { ...plain(laid), volumeIds: [volumes[1] ?? 0] });
    const refused = await engine.ask('disposal.execute', act(room, list, THEN));
    const code = (await engine.get('catalogue.volume', { id: volumes[1] ?? 0 })).referenceCode;
    expect(refused).toMatchObject({ ok: false, error: { rule: 'rowsOnHold', facts: { codes: code } } });
    await engine.get('holds.release', { id, version, reason: '撤诉' });
    expect(await engine.get('disposal.get', { id: list.id })).toEqual(list);
    expect(wu).toBeGreaterThan(0);
  });

  it('keeps everything where the commit fails, and the tombstone is taken back', async () => {
    betweenTombstoneAndCommit.run = () => {
      throw new Error('the disk went away');
    };
    for (const refuses of [true, false]) {
      takingBack.run = () => {
        if (refuses) throw new Error('the disk is still away');
      };
      expect(await refusal('disposal.execute', act(room, list, THEN))).toBe('tombstoneNotWritten');
      expect(await engine.get('disposal.get', { id: list.id })).toEqual(list);
    }
  });

  it('is whole again after a power cut in the middle, and the tombstone counts for nothing', async () => {
    const cut = join(outer.path, 'cut');
    betweenTombstoneAndCommit.run = () => {
      cpSync(folder, cut, { recursive: true, filter: (path) => !path.includes('backups') });
    };
    const done = await engine.get('disposal.execute', act(room, list, THEN));
    expect(done).toMatchObject({ state: 'destroyed', execution: { place: '云岭市碎纸厂', executor: '张三' } });
    const other = await signIn(cut, 'liwen', { clock: () => now });
    expect(await other.get('disposal.get', { id: list.id })).toEqual(list);
    expect((await other.get('catalogue.volume', { id: volumes[0] ?? 0 })).items).toHaveLength(1);
    other.close();
    const { groupSecret } = await unlocked(cut);
    expect(readTombstones(join(cut, 'tombstones.log'), groupSecret).tombstones).toEqual([]);
    list = done;
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
    for (const word of [rows[3]?.code ?? '-', '续存40年', '仍有往来', '无保存价值', '林总监'])
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
    const { dataKey } = await unlocked(folder);
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
    engine = await signIn(folder, 'liwen', { clock: () => now });
    room = { ...room, engine };
  });

  it('is destroyed again when the backup from before it is restored', async () => {
    const [backup] = readdirSync(join(folder, 'backups')).sort().reverse();
    engine.close();
    const restored = join(outer.path, 'restored');
    cpSync(folder, restored, { recursive: true });
    const other = startEngine(restored, () => now);
    await other.get('operators.unlock', { login: 'liwen', passphrase: PASSPHRASE });
    expect((await other.get('catalogue.volume', { id: volumes[0] ?? 0 })).state).toBe('destroyed');
    other.receive({ kind: 'grant', ticket: 'x', path: restored });
    await other.get('backup.restore', { source: { at: 'own', name: backup ?? '' }, access: { by: 'present' } });
    other.close();
    const again = await signIn(restored, 'liwen', { clock: () => now });
    expect(await again.get('catalogue.volume', { id: volumes[0] ?? 0 })).toMatchObject({
      state: 'destroyed',
      items: [],
      note: null,
    });
    expect((await again.get('audit.list', { deed: 'volume.erasedAgain' })).total).toBe(3);
    const known = await again.get('disposal.get', { id: list.id });
    expect(known).toMatchObject({ state: 'destroyed', number: 'XH-2049-001', rows: 3, execution: null, actions: [] });
    // Compacted by itself: nobody has to know that a restore brings the text back into free pages.
    await vi.waitFor(async () => expect((await again.get('audit.list', { deed: 'disposal.compacted' })).total).toBe(1));
    expect(await again.get('disposal.compact', {})).toEqual({ lists: 0 });
    again.close();
    const { dataKey } = await unlocked(restored);
    const [store] = readdirSync(restored).filter((name) => /^room-\d+\.db$/u.test(name));
    const pages = decryptedPages(join(restored, store ?? ''), dataKey.hex());
    expect(pagesWith(pages, 'XH-2049-001'), 'the reading of pages reads something').toBeGreaterThan(0);
    for (const text of [MARK, MARK.toLowerCase()]) expect(pagesWith(pages, text), text).toBe(0);
    engine = await signIn(folder, 'liwen', { clock: () => now });
    room = { ...room, engine };
  });
});

describe('on the way', () => {
  it('a row is pulled back and goes home; the last one cannot, the list is cancelled', async () => {
    const volumes = take(2);
    const home = (await engine.get('catalogue.volume', { id: volumes[0] ?? 0 })).home;
    const apart = await held(room, await drawn(room, volumes));
    expect(await stateOf(volumes[0] ?? 0)).toBe('setApart');
    const [one, two] = await rowsOf(apart);
    const fewer = await engine.get('disposal.pullBack', { ...at(apart), rowIds: [one?.id ?? 0], reason: '补充证据' });
    expect(fewer).toMatchObject({ state: 'held', rows: 1, left: 1 });
    expect(await engine.get('catalogue.volume', { id: one?.volumeId ?? 0 })).toMatchObject({
      state: 'filed',
      current: home,
    });
    expect(await refusal('disposal.pullBack', { ...at(fewer), rowIds: [two?.id ?? 0], reason: '同上' })).toBe(
      'listLastRow',
    );
    const ended = await engine.get('disposal.cancel', { ...at(fewer), reason: '另行办理' });
    expect(ended).toMatchObject({ state: 'cancelled', cancelReason: '另行办理', number: apart.number });
    expect(await stateOf(two?.volumeId ?? 0)).toBe('filed');
    expect((await engine.get('disposal.ofVolume', { volumeId: two?.volumeId ?? 0 })).blocks).toEqual([]);
  });

  it('a list is sent back: to the draft under its number, or by the director to appraisal, and what stood apart goes home', async () => {
    const [one = 0, two = 0, three = 0] = take(3);
    const first = await drawn(room, [one, two]);
    const noReason = await refusal('disposal.sendBack', { ...at(first), by: { way: 'session' }, reason: '' });
    expect(noReason).toBe('invalidInput');
    const by = { way: 'session' as const };
    const back = await engine.get('disposal.sendBack', { ...at(first), by, reason: '少列了一卷' });
    expect(back).toMatchObject({ state: 'draft', number: first.number, sentBack: { remark: '少列了一卷' } });
    const [row] = await rowsOf(back);
    const fewer = await engine.get('disposal.removeRows', { ...at(back), rowIds: [row?.id ?? 0] });
    const added = await engine.get('disposal.addRows', {
      ...at(fewer),
      add: { from: 'volumes', volumeIds: [one, three] },
    });
    const again = await engine.get('disposal.submit', at(added.list));
    expect(again).toMatchObject({ state: 'appraisal', number: first.number, rows: 3 });
    const apart = await held(room, again);
    expect(apart).toMatchObject({ state: 'held', setApart: 3, approved: { name: '林总监' } });
    const home = await engine.get('disposal.sendBack', { ...at(apart), by: byDirector, reason: '另有用处' });
    expect(home).toMatchObject({
      state: 'appraisal',
      setApart: 0,
      setApartOn: null,
      earliestOn: null,
      approved: null,
      sentBack: { name: '林总监' },
    });
    const volume = await engine.get('catalogue.volume', { id: two });
    expect(volume).toMatchObject({ state: 'filed', current: volume.home });
    expect(volume.movements[0]).toMatchObject({ cause: 'pulledBack', document: first.number });
    // One that left the list in appraisal can be listed again once it is a draft.
    const [pulled] = await rowsOf(home);
    const left = await engine.get('disposal.pullBack', { ...at(home), rowIds: [pulled?.id ?? 0], reason: '误列' });
    const taken = await engine.get('disposal.sendBack', { ...at(left), by, reason: '再列' });
    const listed = await engine.get('disposal.addRows', {
      ...at(taken),
      add: { from: 'volumes', volumeIds: [pulled?.volumeId ?? 0] },
    });
    expect(listed).toMatchObject({ added: 1, list: { rows: 3, left: 0 } });
    await engine.get('disposal.cancel', { ...at(listed.list), reason: '另行办理' });
  });

  it('a scan finds its row on the list and books nothing', async () => {
    const [one = 0, two = 0] = take(2);
    const apart = await held(room, await drawn(room, [one]));
    const scanned = async (id: number) => {
      const { machineKey } = await engine.get('catalogue.volume', { id });
      return engine.get('disposal.findRow', { id: apart.id, code: machineKey });
    };
    expect(await scanned(one)).toMatchObject({ kind: 'done', row: { volumeId: one }, left: 1 });
    expect(await scanned(two)).toMatchObject({ kind: 'notOnList' });
    expect(await engine.get('disposal.findRow', { id: apart.id, code: '没有' })).toMatchObject({ kind: 'unknown' });
    expect(await engine.get('disposal.get', { id: apart.id })).toEqual(apart);
    const counts = await engine.get('disposal.counts', {});
    expect(counts.states).toContainEqual({ value: 'held', count: 1 });
    await engine.get('disposal.cancel', { ...at(apart), reason: '另行办理' });
  });

  it('a second list is destroyed too, under the next number, with one supervisor where the setting says so', async () => {
    await engine.get('settings.set', { key: 'destructionSupervisors', value: 1 });
    await engine.get('settings.set', { key: 'setApartMonths', value: 0 });
    const [first = 0] = take(1);
    const { volumeId, source } = await merged(first);
    const inside = async () =>
      (await engine.get('audit.list', { subject: `volume:${String(source)}`, limit: 50 })).rows.flatMap(({ details }) =>
        details.filter(({ subject }) => subject === `volume:${String(source)}`),
      );
    expect((await inside()).map(({ state }) => state)).not.toContain('erased');
    const ready = await counted(room, await held(room, await drawn(room, [first, volumeId])));
    const done = await engine.get(
      'disposal.execute',
      act(room, ready, THEN, {
        startedAt: `${THEN}T00:00:00Z`,
        endedAt: `${THEN}T01:00:00Z`,
        supervisors: [onPaper(room.qian, THEN)],
      }),
    );
    expect(done).toMatchObject({ state: 'destroyed', rows: 2, actions: [] });
    // What was merged into it is no volume any more; only the log knew what was in there.
    expect((await inside()).length).toBeGreaterThan(2);
    expect([...new Set((await inside()).map(({ state }) => state))]).toEqual(['erased']);
    expect(await refusal('disposal.cancel', { ...at(done), reason: '太晚' })).toBe('listState');
  });
});

async function unlocked(where: string) {
  const opened = await openVault(readFileSync(join(where, 'vault.json')), { login: 'liwen', passphrase: PASSPHRASE });
  if (!opened.ok) expect.fail('the vault does not open');
  return opened.value;
}
