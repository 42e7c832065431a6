import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DueRow } from '../../shared/contract/disposal-due';
import type { HoldInput } from '../../shared/contract/holds';
import type { InputOf } from '../../shared/contract/index';
import { levelRank } from '../../shared/domain/level';
import { type Engine, temporaryFolder } from './engine-harness';
import { approved, type Desk, issued, openDesk } from './loan-desk';
import { blankVolume } from './samples';

/** Holds, the due list, drafts and retention changed by hand, on a real encrypted store. The day is in 2049: ledgers are due. */
const folder = temporaryFolder();
const now = Date.parse('2049-03-10T04:00:00Z');
let desk: Desk;
let engine: Engine;
let free: number[] = [];
const take = (): number => free.shift() ?? 0;
const refusal = async (name: Parameters<Engine['ask']>[0], input: unknown): Promise<string> => {
  const answer = await engine.ask(name, input as never);
  if (answer.ok) return 'accepted';
  return answer.error.code === 'ruleBroken' ? answer.error.rule : answer.error.code;
};
const hold = (more: Partial<HoldInput> = {}): HoldInput => ({
  id: null,
  version: 0,
  title: '质量纠纷',
  reason: '诉讼保全，案卷为证据',
  authority: '云岭市中级人民法院',
  level: 'general',
  startsOn: '2049-03-01',
  reviewOn: null,
  contact: null,
  note: null,
  ...more,
});

beforeAll(async () => {
  desk = await openDesk(folder.path, () => now);
  ({ engine } = desk);
  const { rows } = await engine.get('disposal.due', { filter: { free: true }, limit: 200 });
  free = rows.map(({ volumeId }) => volumeId);
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

async function allDue() {
  const pages = await Promise.all(
    [0, 500, 1000].map((offset) => engine.get('disposal.due', { filter: {}, offset, limit: 500 })),
  );
  return pages.flatMap(({ rows }) => rows);
}
const blocksOf = async (volumeId: number) => (await engine.get('disposal.ofVolume', { volumeId })).blocks;

describe('the due list', () => {
  it('is in the order of expiry, and its counts are those of its rows', async () => {
    const rows = await allDue();
    const { total } = await engine.get('disposal.due', { filter: {}, limit: 1 });
    expect(total).toBe(rows.length);
    expect(total).toBeGreaterThan(1000);
    const days = rows.map(({ dueFrom }) => dueFrom ?? '');
    expect(days).toEqual([...days].sort());
    expect(days.every((day) => day <= '2049-03-10')).toBe(true);
    const facets = await engine.get('disposal.dueFacets', { filter: {} });
    expect(facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(facets.free + facets.blocked).toBe(total);
    expect(facets.free).toBe(rows.filter(({ blocks }) => blocks.length === 0).length);
    const [year] = facets.years;
    const ofYear = await engine.get('disposal.due', { filter: { year: year?.value ?? 0 }, limit: 500 });
    expect(ofYear.total).toBe(year?.count);
    expect(new Set(ofYear.rows.map(({ retentionEnd }) => retentionEnd))).toEqual(
      new Set([`${String(year?.value)}-12-31`]),
    );
    const today = await engine.get('desk.today', {});
    expect(facets.which.find(({ value }) => value === 'due')?.count).toBe(today.due);
  });

  it('is in the order of any column that is asked for, either way round, and goes on where a page ended', async () => {
    const all = await allDue();
    const first = async (sort: InputOf<'disposal.due'>['sort'], descending: boolean, offset = 0) =>
      (await engine.get('disposal.due', { filter: {}, sort, descending, offset, limit: 300 })).rows;
    const keys: readonly (readonly ['number' | 'year' | 'level' | 'due', (row: DueRow) => string | number])[] = [
      ['number', ({ code }) => code],
      ['year', ({ year }) => year ?? 0],
      ['level', ({ level }) => levelRank(level)],
      ['due', ({ dueFrom }) => dueFrom ?? ''],
    ];
    for (const [sort, keyOf] of keys) {
      const sorted = all.map(keyOf).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const up = [...(await first(sort, false)), ...(await first(sort, false, 300))];
      expect(up.map(keyOf), sort).toEqual(sorted.slice(0, 600));
      expect(new Set(up.map(({ volumeId }) => volumeId)).size).toBe(600);
      expect((await first(sort, true)).map(keyOf), sort).toEqual(sorted.slice(-300).reverse());
    }
  });

  it('keeps the undated apart, and no list takes them', async () => {
    const { rows } = await engine.get('disposal.due', { filter: { which: 'undated' }, limit: 10 });
    const ids = new Set((await allDue()).map(({ volumeId }) => volumeId));
    expect(rows.filter(({ volumeId }) => ids.has(volumeId))).toEqual([]);
    expect(rows.every(({ blocks }) => blocks.some(({ kind }) => kind === 'undated'))).toBe(true);
  });

  it('says of each volume what stands in its way', async () => {
    const [out, kept, held] = [take(), take(), take()];
    const slip = await issued(desk, { borrower: desk.people.clerk, volumes: [out] });
    const second = await approved(desk, { borrower: desk.people.other, volumes: [kept] });
    const laid = await engine.get('holds.save', hold());
    await engine.get('holds.add', { id: laid.id, version: laid.version, volumeIds: [held] });
    expect(await blocksOf(out)).toEqual([
      { kind: 'onLoan', loanId: slip.id, number: slip.number, name: '张三', until: slip.dueOn },
    ]);
    expect(await blocksOf(kept)).toMatchObject([{ kind: 'reserved', number: second.number, name: '李四' }]);
    expect(await blocksOf(held)).toEqual([
      { kind: 'hold', holdId: laid.id, number: laid.number, reason: '诉讼保全，案卷为证据' },
    ]);
    const { rows } = await engine.get('disposal.due', { filter: { free: false }, limit: 500 });
    expect(rows.map(({ volumeId }) => volumeId)).toEqual(expect.arrayContaining([out, kept, held]));
  });
});

describe('a hold', () => {
  it('on a client covers all its volumes, and ends only as a whole with a reason', async () => {
    const volume = await engine.get('catalogue.volume', { id: take() });
    const laid = await engine.get('holds.save', hold({ title: '客户清算' }));
    expect(laid.number).toMatch(/^DJ-2049-\d{3}$/);
    expect(await refusal('holds.add', { id: laid.id, version: laid.version })).toBe('holdEmpty');
    const wide = await engine.get('holds.add', {
      id: laid.id,
      version: laid.version,
      clientIds: [volume.clientId ?? 0],
    });
    expect(wide.clients).toMatchObject([{ id: volume.clientId, volumes: wide.volumes }]);
    expect((await blocksOf(volume.id)).map(({ kind }) => kind)).toEqual(['hold']);
    expect((await engine.get('holds.volumes', { id: laid.id })).rows[0]?.through).toBe('client');
    const later = await engine.get('catalogue.saveVolume', {
      ...blankVolume(volume.seriesId, { clientId: volume.clientId, title: '后来的案卷' }),
    });
    expect((await engine.get('holds.ofVolume', { volumeId: later.id })).holds.map(({ id }) => id)).toEqual([laid.id]);
    const onClient = await engine.get('holds.ofClient', { clientId: volume.clientId ?? 0 });
    expect([onClient.holds.map(({ id }) => id), onClient.hidden]).toEqual([[laid.id], false]);
    expect(await refusal('holds.release', { id: laid.id, version: laid.version, reason: '已结案' })).toBe('stale');
    const done = await engine.get('holds.release', { id: laid.id, version: wide.version, reason: '已结案' });
    expect(done).toMatchObject({ state: 'released', releasedOn: '2049-03-10', releaseReason: '已结案' });
    expect(await blocksOf(volume.id)).toEqual([]);
    expect(await refusal('holds.release', { id: laid.id, version: done.version, reason: '再次' })).toBe('holdReleased');
  });

  it('begins no later than today, and is reviewed no earlier than it began', async () => {
    expect(await refusal('holds.save', hold({ startsOn: '2049-03-11' }))).toBe('holdStartsLater');
    expect(await refusal('holds.save', hold({ reviewOn: '2049-02-01' }))).toBe('reviewBeforeStart');
    const due = await engine.get('holds.save', hold({ reviewOn: '2049-03-10' }));
    expect(due.reviewDue).toBe(true);
    expect((await engine.get('holds.list', { reviewDue: true })).rows.map(({ id }) => id)).toEqual([due.id]);
  });
});

describe('a draft', () => {
  it('takes what is free, answers what is not, and submits nothing that is blocked', async () => {
    const [one, two, three] = [take(), take(), take()];
    const [blocked] = (await engine.get('disposal.due', { filter: { free: false }, limit: 1 })).rows;
    const list = await engine.get('disposal.save', { id: null, version: 0, title: '2049 年第一批', note: null });
    expect(list).toMatchObject({
      state: 'draft',
      number: null,
      actions: ['save', 'addRows', 'removeRows', 'submit', 'cancel'],
    });
    expect(await refusal('disposal.submit', { id: list.id, version: list.version })).toBe('listEmpty');
    const {
      list: filled,
      added,
      examples,
    } = await engine.get('disposal.addRows', {
      id: list.id,
      version: list.version,
      add: { from: 'volumes', volumeIds: [one, two, three, blocked?.volumeId ?? 0] },
    });
    expect(added).toBe(3);
    expect(examples.map(({ volumeId }) => volumeId)).toEqual([blocked?.volumeId]);
    const { rows } = await engine.get('disposal.rows', { id: list.id });
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3]);
    const fewer = await engine.get('disposal.removeRows', {
      id: list.id,
      version: filled.version,
      rowIds: [rows.find(({ volumeId }) => volumeId === three)?.id ?? 0],
    });
    expect(fewer.rows).toBe(2);
    const other = await engine.get('disposal.save', { id: null, version: 0, title: '另一份', note: null });
    const twice = await engine.get('disposal.addRows', {
      id: other.id,
      version: other.version,
      add: { from: 'volumes', volumeIds: [one] },
    });
    expect(twice.skipped).toEqual([{ kind: 'onList', count: 1 }]);
    const laid = await engine.get('holds.save', hold());
    const held = await engine.get('holds.add', { id: laid.id, version: laid.version, volumeIds: [one] });
    expect(await refusal('disposal.submit', { id: list.id, version: fewer.version })).toBe('rowsOnHold');
    await engine.get('holds.release', { id: held.id, version: held.version, reason: '误列' });
    const submitted = await engine.get('disposal.submit', { id: list.id, version: fewer.version });
    expect(submitted).toMatchObject({ state: 'appraisal', number: 'XH-2049-001' });
    expect(await refusal('disposal.setRetention', { ...(await change(two)), reason: '补充' })).toBe('onDisposalList');
  });

  it('is filled from the due list as it is filtered', async () => {
    const list = await engine.get('disposal.save', { id: null, version: 0, title: '按年度', note: null });
    const { years } = await engine.get('disposal.dueFacets', { filter: { free: true } });
    const year = years[0]?.value ?? 0;
    const { added } = await engine.get('disposal.addRows', {
      id: list.id,
      version: list.version,
      add: { from: 'due', filter: { year } },
    });
    expect(added).toBe(years[0]?.count);
    expect((await engine.get('disposal.due', { filter: { year, free: true } })).total).toBe(0);
  });
});

async function change(volumeId: number) {
  const { version } = await engine.get('catalogue.volume', { id: volumeId });
  return {
    volumeId,
    version,
    retention: { kind: 'years' as const, years: 60, asWritten: null },
    basis: 'lastDocument' as const,
    basisDate: null,
  };
}

describe('retention changed by hand', () => {
  it('asks for a reason, keeps the old value and takes the volume off the due list', async () => {
    const { rows } = await engine.get('disposal.due', { filter: { free: true }, limit: 1 });
    const one = rows[0]?.volumeId ?? 0;
    expect(await refusal('disposal.setRetention', { ...(await change(one)), reason: ' ' })).toBe('invalidInput');
    const done = await engine.get('disposal.setRetention', { ...(await change(one)), reason: '合同续签' });
    expect(done).toMatchObject({ by: '李文', on: '2049-03-10', reason: '合同续签', listNumber: null });
    expect(done.before.dueFrom).toBe(rows[0]?.dueFrom);
    expect(await refusal('disposal.setRetention', { ...(await change(one)), reason: '再次' })).toBe(
      'retentionUnchanged',
    );
    const { retentionChanges } = await engine.get('disposal.ofVolume', { volumeId: one });
    expect(retentionChanges).toEqual([done]);
    expect((await blocksOf(one)).map(({ kind }) => kind)).toEqual(['notDue']);
    expect((await allDue()).map(({ volumeId }) => volumeId)).not.toContain(one);
  });
});
