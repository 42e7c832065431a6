import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type * as Tombstones from '../../electron/engine/backup/tombstones';
import { readTombstones } from '../../electron/engine/backup/tombstones';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { AFTER, asking, DAY, disposalArchive, START, THEN, vaultOf, YESTERDAY } from './disposal-archive';
import { mark, merged } from './disposal-marks';
import { act, at, counted, type DisposalRoom, drawn, held, onPaper } from './disposal-room';
import { type Engine, signIn } from './engine-harness';

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

/** The destruction of a list that is counted: what is refused, what a failure and a power cut leave, and the deed itself. */
const { folder, beside, clock, open, remove } = disposalArchive();
let room: DisposalRoom;
let engine: Engine;
const { refusal } = asking(() => engine);
const take = (count: number): number[] => room.free.splice(0, count);
let list: DisposalList;
let volumes: number[];
beforeAll(async () => {
  room = await open();
  ({ engine } = room);
  volumes = take(3);
  await mark(room, volumes[0] ?? 0);
  const apart = await held(room, await drawn(room, volumes));
  clock.now = AFTER;
  list = await counted(room, apart);
}, 180_000);
afterAll(() => {
  engine.close();
  remove();
});
beforeEach(() => {
  betweenTombstoneAndCommit.run = () => undefined;
  takingBack.run = () => undefined;
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
  clock.now = START + 90 * DAY;
  expect(await wrong({ endedAt: '2049-05-01T03:00:00Z' })).toBe('clockBack');
  clock.now = AFTER;
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
  const { id, version } = await engine.get('holds.add', { ...at(laid), volumeIds: [volumes[1] ?? 0] });
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
  const cut = beside('cut');
  betweenTombstoneAndCommit.run = () => {
    cpSync(folder, cut, { recursive: true, filter: (path) => !path.includes('backups') });
  };
  const done = await engine.get('disposal.execute', act(room, list, THEN));
  expect(done).toMatchObject({ state: 'destroyed', execution: { place: '云岭市碎纸厂', executor: '张三' } });
  const other = await signIn(cut, 'liwen', { clock: () => clock.now });
  expect(await other.get('disposal.get', { id: list.id })).toEqual(list);
  expect((await other.get('catalogue.volume', { id: volumes[0] ?? 0 })).items).toHaveLength(1);
  other.close();
  const { groupSecret } = await vaultOf(cut);
  expect(readTombstones(join(cut, 'tombstones.log'), groupSecret).tombstones).toEqual([]);
  list = done;
});

it('a second list is destroyed too, under the next number, with one supervisor where the setting says so', async () => {
  await engine.get('settings.set', { key: 'destructionSupervisors', value: 1 });
  await engine.get('settings.set', { key: 'setApartMonths', value: 0 });
  const [first = 0] = take(1);
  const { volumeId, source } = await merged(room, first);
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
