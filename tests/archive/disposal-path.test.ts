import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { AFTER, asking, disposalArchive, THEN } from './disposal-archive';
import { parseCsv } from '../fixtures/parse-csv';
import { act, at, byDirector, type DisposalRoom, drawn, headOf, held } from './disposal-room';
import type { Engine } from './engine-harness';
import { by, draft, target } from './loan-desk';

/** The path of a disposal list up to the day of destruction, and the ways off it. */
const { beside, clock, open, remove } = disposalArchive();
let room: DisposalRoom;
let engine: Engine;
const { refusal, rowsOf } = asking(() => engine);
const take = (count: number): number[] => room.free.splice(0, count);
const stateOf = async (id: number) => (await engine.get('catalogue.volume', { id })).state;
beforeAll(async () => {
  room = await open();
  ({ engine } = room);
}, 180_000);
afterAll(() => {
  engine.close();
  remove();
});

describe('a list from the draft to the count', () => {
  let list: DisposalList;
  let volumes: number[];

  it('is appraised twice on every row; what is not twice to be destroyed leaves with the longer retention', async () => {
    volumes = take(4);
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
    clock.now = AFTER;
    list = await engine.get('disposal.recheck', { ...at(list), rowIds: ids, note: '完好', by: by('sun') });
    expect(list).toMatchObject({ state: 'rechecked', recheckedOn: THEN });
    expect(await refusal('disposal.execute', act(room, list, THEN))).toBe('rowsNotCounted');
    for (const id of volumes.slice(0, 3)) {
      const { referenceCode } = await engine.get('catalogue.volume', { id });
      ({ list } = await engine.get('disposal.count', { id: list.id, code: referenceCode ?? '' }));
    }
    expect(list.counted).toBe(3);
  });

  it('goes out as a file with both opinions of each row, and how far it has come', async () => {
    const path = beside('rows.csv');
    engine.receive({ kind: 'grant', ticket: 'out', path });
    const asked = { list: { of: 'disposalRows', id: list.id }, format: 'csv', language: 'zh-CN', file: 'out' } as const;
    expect(await engine.get('exchange.export', asked)).toEqual({ rows: 4, items: 0 });
    const [head = [], ...rows] = parseCsv(readFileSync(path, 'utf8').slice(1));
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column('序号')).toEqual(['1', '2', '3', '4']);
    expect(column('经理意见')[0]).toMatch(/^销毁 · 周.* 2049-03-10 无保存价值$/u);
    expect(column('部门意见')[3]).toMatch(/^续存 40 年 · .* 仍有往来$/u);
    expect(column('在册状态')).toEqual(['在册', '在册', '在册', '已撤出']);
    expect(column('新保管期限')[3]).toMatch(/年/u);
    expect(column('单独存放')).toEqual(['2049-03-10', '2049-03-10', '2049-03-10', '']);
    expect(column('复核说明')).toEqual(['完好', '完好', '完好', '']);
    expect(column('清点')).toEqual([THEN, THEN, THEN, '']);
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
});
