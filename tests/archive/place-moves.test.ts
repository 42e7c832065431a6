import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocations } from '../../electron/engine/archive/locations';
import { createShelvedOrder } from '../../electron/engine/archive/shelved-order';
import { readVolume } from '../../electron/engine/archive/volume-read';
import { recountPlaces } from '../../electron/engine/store/place-use';
import type { Session } from '../../electron/engine/store/work';
import type { InputOf } from '../../shared/contract/index';
import { locationCommands } from '../../shared/contract/locations';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { AppFailure } from '../../shared/errors';
import { openSubjects, type Subjects } from './subject-harness';

/** The tree of places, what stands in it, and every way it changes, on one real store. */
let at: Subjects;
let locations: ReturnType<typeof createLocations>;
beforeAll(() => {
  at = openSubjects();
  locations = createLocations(at.context, createShelvedOrder(at.context));
});
afterAll(() => {
  at.close();
});

const refusal = (run: () => unknown): unknown => {
  try {
    run();
  } catch (cause) {
    if (cause instanceof AppFailure) return cause.appError;
    throw cause;
  }
  return null;
};
const rule = (run: () => unknown) => {
  const error = refusal(run);
  return error !== null && typeof error === 'object' && 'rule' in error ? error.rule : error;
};
const idOf = (code: string): number => {
  const id = at.writer.prepare('SELECT id FROM location WHERE code = ?', { pluck: true }).get<number>([code]);
  if (id === undefined) throw new Error(`no place ${code}`);
  return id;
};
const keyOf = (table: 'location' | 'volume', id: number) =>
  at.writer.prepare(`SELECT machine_key FROM ${table} WHERE id = ?`, { pluck: true }).get<string>([id]) ?? '';
let next = 0;
/** A volume in the store as the shelf sees it. */
function volume(
  code: string,
  given: { pages?: number; level?: number; state?: string; home?: string; at?: string } = {},
): number {
  const { pages = 160, level = 0, state = 'filed', home = null, at: stands = home } = given;
  next += 1;
  return at.writer
    .prepare(
      `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, reference_key, title, retention_basis, own_level, level, binding, pages, home_id, current_id, changed_at)
       VALUES (?, 1, 1, 1, ?, ?, ?, ?, 'lastDocument', ?, ?, 'bound', ?, ?, ?, 0)`,
    )
    .run([
      makeMachineKey('volume', '37', String(next).padStart(9, '0')),
      state,
      code,
      code,
      `${code} 客户往来`,
      level,
      level,
      pages,
      home === null ? null : idOf(home),
      stands === null ? null : idOf(stands),
    ]).lastInsertRowid;
}
const range = (parent: string | null, ...levels: [from: number, to: number, width: number][]) => ({
  parentId: parent === null ? null : idOf(parent),
  levels: levels.map(([from, to, width]) => ({ prefix: '', from, to, width })),
  shelfCapacityMm: 900,
  boxCapacityMm: 100,
});
const page = (code: string, who: Session = at.high) => locations['locations.page']({ id: idOf(code) }, who);
const put = (code: string, volumeIds: number[], home = false) =>
  locations['locations.put']({ placeId: idOf(code), volumeIds, home, document: '调架 2026-3' }, at.high);
const scan = (code: string, open: string | null = null, who: Session = at.high) =>
  locations['locations.scan']({ code, placeId: open === null ? null : idOf(open) }, who);
type Listing = InputOf<'locations.volumes'>;
const listed = async (asked: Listing, who: Session = at.high) =>
  locations['locations.volumes'](locationCommands['locations.volumes'].input.parse(asked), who);
const movements = (id: number) =>
  readVolume(at.writer, id, 3).movements.map(({ cause, from, to, document }) => [cause, from, to, document]);
const lastDeed = () =>
  at.writer.prepare('SELECT deed FROM log_entry ORDER BY seq DESC LIMIT 1', { pluck: true }).get<string>();

describe('ranges', () => {
  it('are shown before anything is made, then made with a key for each, in one entry', () => {
    locations['locations.makeRange'](range(null, [1, 1, 1]), at.high);
    const plan = range('1', [1, 3, 2], [1, 2, 1], [1, 5, 1]);
    expect(locations['locations.previewRange'](plan)).toEqual({
      kind: 'plan',
      planned: 39,
      fresh: 39,
      kinds: [
        { kind: 'rack', count: 3 },
        { kind: 'column', count: 6 },
        { kind: 'shelf', count: 30 },
      ],
      first: [
        '1-01',
        '1-01-1',
        '1-01-1-1',
        '1-01-1-2',
        '1-01-1-3',
        '1-01-1-4',
        '1-01-1-5',
        '1-01-2',
        '1-01-2-1',
        '1-01-2-2',
        '1-01-2-3',
        '1-01-2-4',
      ],
      last: '1-03-2-5',
      there: 0,
      thereFirst: [],
      alike: [],
      shelfMm: 27_000,
    });
    expect(at.writer.prepare('SELECT count(*) FROM location', { pluck: true }).get()).toBe(1);
    const made = locations['locations.makeRange'](plan, at.high);
    expect(made).toMatchObject({ made: 39, first: '1-01', last: '1-03-2-5' });
    expect(lastDeed()).toBe('location.made');
    expect(
      locations['locations.tree']({ parentId: idOf('1-02-1') }, at.high).map(({ code, freeMm }) => [code, freeMm]),
    ).toEqual(['1-02-1-1', '1-02-1-2', '1-02-1-3', '1-02-1-4', '1-02-1-5'].map((code) => [code, 900]));
    expect(keyOf('location', idOf('1-01-1-1'))).toMatch(/^337\d{10}$/);
  });
  it('that meet existing places make only the rest, and say which are there', () => {
    const plan = range('1', [3, 4, 2]);
    expect(locations['locations.previewRange'](plan)).toMatchObject({
      fresh: 1,
      there: 1,
      thereFirst: ['1-03'],
    });
    expect(locations['locations.makeRange'](plan, at.high)).toMatchObject({ made: 1, first: '1-04' });
    expect(rule(() => locations['locations.makeRange'](plan, at.high))).toBe('nothingToMake');
  });
  it('that would differ from existing places by zeros only are refused, and so are those that are none', () => {
    const plan = range('1', [4, 5, 1]);
    expect(locations['locations.previewRange'](plan)).toMatchObject({
      fresh: 1,
      alike: [{ code: '1-4', existing: '1-04' }],
    });
    expect(refusal(() => locations['locations.makeRange'](plan, at.high))).toEqual({
      code: 'ruleBroken',
      rule: 'placesAlike',
      facts: { code: '1-4', existing: '1-04' },
    });
    const backwards = range('1', [9, 8, 1]);
    expect(locations['locations.previewRange'](backwards)).toEqual({
      kind: 'problem',
      problem: 'rangeBackwards',
    });
    expect(refusal(() => locations['locations.makeRange'](backwards, at.high))).toEqual({
      code: 'invalidInput',
      fields: { levels: ['rangeBackwards'] },
    });
  });
  it('are taken back as a whole, but not once something stands, hangs or was there', () => {
    const { batchId } = locations['locations.makeRange'](range('1-04', [1, 1, 1], [1, 2, 1]), at.high);
    const undo = () => locations['locations.undoRange']({ id: batchId }, at.high);
    const one = volume('C-1', { at: '1-04-1-2' });
    expect(rule(undo)).toBe('placeHoldsVolumes');
    put('1-01-1-1', [one]);
    expect(rule(undo)).toBe('placeHasHistory');
    at.writer.exec(
      `DELETE FROM movement WHERE volume_id = ${String(one)}; DELETE FROM volume WHERE id = ${String(one)}`,
    );
    const inner = locations['locations.makeRange'](range('1-04-1-1', [1, 2, 3]), at.high);
    expect(rule(undo)).toBe('placeHoldsPlaces');
    locations['locations.undoRange']({ id: inner.batchId }, at.high);
    expect(locations['locations.ranges']()[1]).toMatchObject({ id: batchId, undoable: true });
    expect(undo()).toEqual({ removed: 3 });
    expect(rule(undo)).toBe('makeUndone');
    expect(() => idOf('1-04-1-2')).toThrow();
  });
});

describe('space', () => {
  const one = () => page('1-01-1-1');
  it('is current after every change of a volume, whoever makes it', () => {
    const id = volume('S-1', { home: '1-01-1-1', pages: 160 });
    expect(one()).toMatchObject({ usedMm: 20, freeMm: 880, volumes: 1, belongs: 1, away: 0 });
    at.writer.prepare('UPDATE volume SET pages = 560 WHERE id = ?').run([id]);
    expect(one()).toMatchObject({ usedMm: 60, freeMm: 840 });
    locations['locations.measure']({ volumeIds: [id], thicknessMm: 42 }, at.high);
    expect(one()).toMatchObject({ usedMm: 42, freeMm: 858 });
    at.writer.prepare('UPDATE volume SET current_id = NULL WHERE id = ?').run([id]);
    expect(one()).toMatchObject({ usedMm: 0, volumes: 0, belongs: 1, away: 1 });
    at.writer.prepare(`UPDATE volume SET current_id = home_id, state = 'destroyed' WHERE id = ?`).run([id]);
    expect(one()).toMatchObject({ usedMm: 0, volumes: 0, belongs: 0, away: 0 });
    at.writer.prepare('DELETE FROM volume WHERE id = ?').run([id]);
    const kept = () => at.writer.prepare('SELECT * FROM place_use WHERE volumes <> 0 OR mm <> 0 OR belongs <> 0').all();
    const before = kept();
    recountPlaces(at.writer);
    expect(kept()).toEqual(before);
  });
  it('is as little as there is for everybody, while counts and lists stop at the clearance', async () => {
    volume('S-2', { home: '1-01-1-1' });
    volume('S-3', { home: '1-01-1-1', level: 2 });
    const seen = async (who: Session) => {
      const { usedMm, freeMm, volumes, belongs } = page('1-01-1-1', who);
      const list = await listed({ placeId: idOf('1-01'), which: 'stands', after: null, limit: 10 }, who);
      return [usedMm, freeMm, volumes, belongs, list.total, list.rows.map(({ code }) => code)];
    };
    expect(await seen(at.high)).toEqual([40, 860, 2, 2, 2, ['S-2', 'S-3']]);
    expect(await seen(at.low)).toEqual([40, 860, 1, 1, 1, ['S-2']]);
  });
  it('that is exceeded is said with how much, and nothing is refused for it', () => {
    const thick = volume('S-4', { pages: 9000 });
    expect(put('1-01-1-2', [thick])).toMatchObject({ moved: 1, place: { usedMm: 904, freeMm: -4, over: 1 } });
    expect(page('1-01')).toMatchObject({ over: 1, capacityMm: 9000 });
    at.writer.prepare('UPDATE volume SET current_id = NULL WHERE id = ?').run([thick]);
  });
});

describe('a scan', () => {
  it('opens a place, names a volume, and says of everything else what it is', () => {
    const id = volume('M-1', { home: '1-01-1-3' });
    const key = keyOf('volume', id);
    expect(scan(keyOf('location', idOf('1-01-1-1')))).toMatchObject({
      kind: 'open',
      place: { code: '1-01-1-1', freeMm: 860 },
    });
    expect(scan('１－01－1－1')).toMatchObject({ kind: 'open' });
    expect(scan(key, '1-01-1-1')).toMatchObject({ kind: 'volume', volume: { id, current: '1-01-1-3' } });
    expect(scan('m-1', '1-01-1-1')).toMatchObject({ kind: 'volume' });
    expect(scan(key)).toMatchObject({ kind: 'whereabouts', volume: { home: '1-01-1-3' } });
    expect(scan(makeMachineKey('volume', '99', '000000001'))).toEqual({ kind: 'otherArchive', tag: '99' });
    expect(scan(`${key.slice(0, -1)}${String((Number(key.at(-1)) + 1) % 10)}`)).toEqual({ kind: 'misread' });
    expect(scan(makeMachineKey('person', '37', '000000001'))).toEqual({ kind: 'notHere', what: 'person' });
    expect(scan(makeMachineKey('volume', '37', '999999999'))).toMatchObject({ kind: 'unknown' });
    expect(scan('没有这个')).toMatchObject({ kind: 'unknown', typed: '没有这个' });
    volume('D-1');
    at.writer.exec(`UPDATE volume SET old_key = '7' WHERE reference_code IN ('M-1', 'D-1')`);
    expect(scan('7', '1-01-1-1')).toMatchObject({ kind: 'several', volumes: [{ code: 'M-1' }, { code: 'D-1' }] });
  });
  it('of what is above the clearance finds nothing, as if it did not exist', () => {
    const key = keyOf('volume', volume('M-2', { level: 3, home: '1-01-1-3' }));
    expect(scan(key, '1-01-1-1', at.low)).toEqual({ kind: 'unknown', typed: key });
    expect(
      refusal(() =>
        locations['locations.put'](
          { placeId: idOf('1-01-1-1'), volumeIds: [next], home: false, document: 'x' },
          at.low,
        ),
      ),
    ).toMatchObject({ code: 'notFound' });
  });
  it.each([
    ['out', 'putVolumeOut'],
    ['inRoom', 'putVolumeRead'],
    ['missing', 'putVolumeMissing'],
    ['setApart', 'putVolumeSetApart'],
    ['destroyed', 'volumeDestroyed'],
  ])('of a volume that is %s is refused with the reason, and put moves it nowhere', (state, reason) => {
    const id = volume(`R-${state}`, { state, home: '1-01-1-3' });
    expect(scan(keyOf('volume', id), '1-01-1-1')).toMatchObject({ kind: 'refused', rule: reason });
    expect(put('1-01-1-1', [id])).toMatchObject({ moved: 0, refused: [{ code: `R-${state}`, rule: reason }] });
    expect(movements(id)).toEqual([]);
  });
});

describe('a move', () => {
  it('leaves one movement with its document, changes the home only when told to, and is undone by the opposite one', () => {
    const id = volume('V-1', { home: '1-01-2-1' });
    expect(put('1-02-1-1', [id])).toMatchObject({ moved: 1, same: 0 });
    expect(readVolume(at.writer, id, 3)).toMatchObject({ home: '1-01-2-1', current: '1-02-1-1' });
    expect(put('1-02-1-1', [id])).toMatchObject({ moved: 0, same: 1 });
    expect(put('1-02-1-1', [id], true)).toMatchObject({ moved: 1 });
    expect(readVolume(at.writer, id, 3)).toMatchObject({ home: '1-02-1-1' });
    expect(locations['locations.undo']({}, at.high)).toMatchObject({ what: 'put', count: 1, to: '1-02-1-1' });
    expect(readVolume(at.writer, id, 3)).toMatchObject({ home: '1-01-2-1', current: '1-02-1-1' });
    locations['locations.undo']({}, at.high);
    expect(lastDeed()).toBe('volume.moveUndone');
    expect(movements(id)).toEqual([
      ['undone', '1-02-1-1', '1-01-2-1', '调架 2026-3'],
      ['moved', '1-01-2-1', '1-02-1-1', '调架 2026-3'],
    ]);
  });
  it('that somebody has gone on from is not undone', () => {
    const id = volume('V-2', { home: '1-01-2-1' });
    put('1-02-1-1', [id]);
    at.writer.prepare('UPDATE volume SET version = version + 1 WHERE id = ?').run([id]);
    expect(locations['locations.undoable']()).toBeNull();
    expect(rule(() => locations['locations.undo']({}, at.high))).toBe('undoTooLate');
  });
  it('takes what is still assembled home with it', () => {
    const id = volume('V-3', { state: 'assembling', home: '1-01-2-1' });
    put('1-02-1-1', [id]);
    expect(readVolume(at.writer, id, 3)).toMatchObject({ home: '1-02-1-1', current: '1-02-1-1' });
  });
  it('of a box takes along what is in it, gives it a free number there, and keeps what the papers said', () => {
    locations['locations.makeRange'](range('1-02-2-1', [1, 2, 3]), at.high);
    locations['locations.makeRange'](range('1-02-2-2', [1, 1, 3]), at.high);
    const id = volume('B-1', { home: '1-02-2-1-001' });
    put('1-02-2-1-002', [id]);
    put('1-02-2-1-001', [id]);
    const box = idOf('1-02-2-1-001');
    const key = keyOf('location', box);
    const carry = scan(key, '1-02-2-2');
    expect(carry).toMatchObject({ kind: 'carry', box: { code: '1-02-2-1-001' } });
    const version = carry.kind === 'carry' ? carry.version : -1;
    const input = { id: box, version, parentId: idOf('1-02-2-2'), part: null, document: '并架' };
    expect(locations['locations.move'](input, at.high)).toMatchObject({
      from: '1-02-2-1-001',
      renumbered: 0,
      place: { code: '1-02-2-2-002', machineKey: key, usedMm: 20 },
    });
    expect(refusal(() => locations['locations.move'](input, at.high))).toMatchObject({ code: 'stale' });
    expect(movements(id)).toEqual([
      ['carried', '1-02-2-1-001', '1-02-2-2-002', '并架'],
      ['moved', '1-02-2-1-002', '1-02-2-1-001', '调架 2026-3'],
      ['moved', '1-02-2-1-001', '1-02-2-1-002', '调架 2026-3'],
    ]);
    expect(scan(key, '1-02-2-2')).toMatchObject({ kind: 'open', place: { code: '1-02-2-2-002' } });
    expect(locations['locations.undo']({}, at.high)).toMatchObject({ what: 'carry' });
    expect(readVolume(at.writer, id, 3).current).toBe('1-02-2-1-001');
    expect(movements(id)[0]).toEqual(['undone', '1-02-2-2-002', '1-02-2-1-001', '并架']);
  });
});

describe('the tree', () => {
  const move = (code: string, parent: string | null, part: string | null = null) =>
    locations['locations.move'](
      {
        id: idOf(code),
        version: page(code).version,
        parentId: parent === null ? null : idOf(parent),
        part,
        document: '重排',
      },
      at.high,
    );
  it('refuses loops, wrong kinds, taken and closed places, each in its own words', () => {
    expect(refusal(() => move('1', '1-03-1'))).toEqual({
      code: 'ruleBroken',
      rule: 'placeInsideItself',
      facts: { code: '1' },
    });
    expect(rule(() => move('1-03', '1-03'))).toBe('placeInsideItself');
    expect(rule(() => move('1-03-1-1', '1'))).toBe('placeWrongKind');
    expect(rule(() => move('1-03-1', '1-03', '2'))).toBe('placeTaken');
    const closing = { id: idOf('1-03-2'), version: page('1-03-2').version, closed: true };
    locations['locations.close'](closing, at.high);
    expect(refusal(() => move('1-03-1-1', '1-03-2'))).toMatchObject({
      rule: 'placeIsClosed',
      facts: { code: '1-03-2' },
    });
  });
  it('closes what is below with a place, which then takes nothing, and opens it again', () => {
    expect(page('1-03-2-1')).toMatchObject({ closed: true, closedOn: null });
    expect(scan('1-03-2-1')).toEqual({ kind: 'closed', code: '1-03-2-1' });
    expect(rule(() => put('1-03-2-1', [volume('T-1')]))).toBe('placeIsClosed');
    expect(rule(() => locations['locations.makeRange'](range('1-03-2-1', [1, 1, 3]), at.high))).toBe('placeIsClosed');
    const open = () =>
      locations['locations.close']({ id: idOf('1-03-2'), version: page('1-03-2').version, closed: false }, at.high);
    expect(open()).toMatchObject({ closed: false });
    expect(rule(open)).toBe('placeOpenAlready');
  });
  it('moves a column with its shelves: codes and order follow', () => {
    const shelf = idOf('1-03-1-2');
    expect(move('1-03-1', '1-04')).toMatchObject({ place: { code: '1-04-1' }, renumbered: 5 });
    expect(at.writer.prepare('SELECT code, sort_key FROM location WHERE id = ?').get([shelf])).toEqual({
      code: '1-04-1-2',
      sort_key: '00000001 00000004 00000001 00000002',
    });
    expect(move('1-04-1', '1-04', '7')).toMatchObject({ place: { code: '1-04-7' } });
  });
  it('saves name and capacity, of a place or of every shelf below it', () => {
    const save = (below: boolean) =>
      locations['locations.save'](
        { id: idOf('1-04-7'), version: page('1-04-7').version, purpose: '合同', capacityMm: 800, below },
        at.high,
      );
    expect(save(true)).toMatchObject({ purpose: '合同', capacityMm: 4000, ownCapacityMm: null });
    expect(save(false)).toMatchObject({ capacityMm: 800, ownCapacityMm: 800 });
    expect(
      refusal(() =>
        locations['locations.save'](
          { id: idOf('1-04-7'), version: 0, purpose: null, capacityMm: null, below: false },
          at.high,
        ),
      ),
    ).toMatchObject({ code: 'stale' });
  });
  it('lets go of a place nobody ever used', () => {
    const remove = (code: string) =>
      locations['locations.remove']({ id: idOf(code), version: page(code).version }, at.high);
    expect(rule(() => remove('1-04-7'))).toBe('placeHoldsPlaces');
    expect(rule(() => remove('1-01-1-1'))).toBe('placeHoldsVolumes');
    expect(rule(() => remove('1-02-2-2-001'))).toBe(null);
    expect(rule(() => remove('1-02-2-1-002'))).toBe('placeHasHistory');
  });
});

it('lists what stands in shelf order (XX-20) page by page, and the whole archive by number', async () => {
  volume('Z-9', { home: '1-02-1-2' });
  volume('A-9', { home: '1-03' });
  const all: string[] = [];
  let after: string | null = null;
  do {
    const got: Awaited<ReturnType<typeof listed>> = await listed({ placeId: null, which: 'belongs', after, limit: 3 });
    all.push(...got.rows.map(({ home }) => home ?? ''));
    after = got.next;
  } while (after !== null);
  const keys = all.map(
    (code) =>
      at.writer.prepare('SELECT sort_key FROM location WHERE code = ?', { pluck: true }).get<string>([code]) ?? '',
  );
  expect([...keys].sort()).toEqual(keys);
  expect(all.length).toBeGreaterThan(6);
  const { total } = await listed({ placeId: null, which: 'belongs', after: null, limit: 1 });
  expect(total).toBe(all.length);
  const first = await locations['locations.byArchive']({ after: null, limit: 4 }, at.low);
  const second = await locations['locations.byArchive']({ after: first.next, limit: 4 }, at.low);
  const codes = [...first.rows, ...second.rows].map(({ code }) => code);
  expect([...codes].sort()).toEqual(codes);
  expect(new Set(codes).size).toBe(8);
  expect(codes).not.toContain('M-2');
});
