import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createItemTemplates } from '../../electron/engine/archive/item-templates';
import { createRearranging } from '../../electron/engine/archive/rearranging';
import { createVolumeList } from '../../electron/engine/archive/volume-list';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { createVolumes } from '../../electron/engine/archive/volumes';
import { eraseVolumes } from '../../electron/engine/archive/erase';
import type { Session } from '../../electron/engine/store/work';
import type { Item, Volume, VolumeInput } from '../../shared/contract/catalogue';
import type { InputOf } from '../../shared/contract/index';
import { volumeFilter } from '../../shared/contract/catalogue';
import { AppFailure } from '../../shared/errors';
import { blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/** Splitting, merging, changing many and the step back, on one real encrypted store. */
let subjects: Subjects;
let volumes: ReturnType<typeof createVolumes>;
let rearranging: ReturnType<typeof createRearranging>;
let templates: ReturnType<typeof createItemTemplates>;
let list: ReturnType<typeof createVolumeList>;
let high: Session;
let low: Session;
beforeAll(() => {
  subjects = openSubjects();
  ({ high, low } = subjects);
  volumes = createVolumes(subjects.context);
  rearranging = createRearranging(subjects.context);
  templates = createItemTemplates(subjects.context);
  list = createVolumeList(subjects.context, createVolumeSelection(subjects.context));
  subjects.writer.exec(`INSERT INTO client (code, name) VALUES ('0002', '宏远商贸');
    INSERT INTO series (fonds_id, code, name) VALUES (1, 'HT', '合同');
    INSERT INTO fonds (number, name) VALUES ('HX02', '分公司'); INSERT INTO series (fonds_id, code, name) VALUES (2, 'KH', '客户档案');
    INSERT INTO department (name) VALUES ('销售部');
    INSERT INTO location (parent_id, kind, code, sort_key, machine_key) VALUES (NULL, 'room', '1', '1', 'a'), (NULL, 'room', '2', '2', 'b');`);
});
afterAll(() => subjects.close());

const item = (title: string, given: Partial<Item> = {}): Item => ({
  id: null,
  documentNumber: null,
  responsible: null,
  title,
  date: '2016-03-14',
  pageFrom: null,
  pageTo: null,
  typeCode: null,
  sourceDepartmentId: null,
  handler: null,
  carrier: 'paper',
  writing: null,
  level: 'general',
  note: null,
  group: null,
  role: null,
  ...given,
});
const paged = (title: string, from: number, to: number, given: Partial<Item> = {}) =>
  item(title, { pageFrom: from, pageTo: to, ...given });

/** An assembling volume with these items. */
function made(items: readonly Item[], given: Partial<VolumeInput> = {}): Volume {
  const fields = blankVolume(1, {
    clientId: 1,
    title: '往来文件',
    year: 2016,
    firstMonth: '2016-03',
    lastMonth: '2016-11',
    retention: { kind: 'years', years: 30, asWritten: null },
    formingDepartmentId: 1,
    compiledBy: { personId: 1, name: '李文' },
    checkedBy: { personId: 2, name: '何青' },
    pages: 9,
    homeId: 1,
    ...given,
  });
  const { id, version } = volumes['catalogue.saveVolume'](fields, high);
  return volumes['catalogue.saveItems']({ id, version, items: [...items] }, high);
}
const three = () =>
  made([
    paged('合同正文', 1, 4, { group: 1, role: 'text' }),
    paged('合同附件', 5, 6, { group: 1, role: 'attachment' }),
    paged('来函', 7, 9),
  ]);
const filed = (given: Partial<VolumeInput> = {}) => {
  const { id, version } = made([paged('来函', 1, 9)], given);
  return volumes['catalogue.file']({ id, version }, high);
};
const read = (id: number) => volumes['catalogue.volume']({ id }, high);
const target = ({ id, version }: Volume) => ({ id, version });
/** What a handler refuses with. */
async function refusal(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (failure) {
    if (failure instanceof AppFailure)
      return failure.appError.code === 'ruleBroken' ? failure.appError.rule : failure.appError.code;
    throw failure;
  }
  return null;
}
const entries = () => subjects.writer.prepare('SELECT count(*) AS n FROM log_entry').get<{ n: number }>()?.n ?? 0;
const lastEntry = () =>
  subjects.writer
    .prepare('SELECT deed, subjects FROM log_entry ORDER BY seq DESC LIMIT 1')
    .get<{ deed: string; subjects: string }>();
/** A volume as the store holds it, without what goes on by itself. */
const stored = (id: number) => {
  const volume = subjects.writer
    .prepare('SELECT * FROM volume WHERE id = ?')
    .get<Record<string, string | number | null>>([id]);
  const { version: _version, changed_at: _at, ...row } = volume ?? {};
  const items = subjects.writer.prepare('SELECT * FROM item WHERE volume_id = ? ORDER BY id').all([id]);
  const movements = subjects.writer.prepare('SELECT * FROM movement WHERE volume_id = ? ORDER BY id').all([id]);
  return { row, items, movements };
};
const found = (word: string) =>
  subjects.writer
    .prepare('SELECT rowid AS id FROM item_text WHERE item_text MATCH ?')
    .all<{ id: number }>([`"${word}"`])
    .map(({ id }) => id);

describe('splitting', () => {
  const split = (volume: Volume, at: readonly number[], renumber = true) =>
    rearranging['catalogue.split'](
      { ...target(volume), items: at.map((place) => volume.items[place]?.id ?? 0), title: '往来文件（二）', renumber },
      high,
    );

  it('takes chosen items into a new volume of the same client, pages closed up on both sides, and is one entry', () => {
    const start = three();
    const before = entries();
    const { left, made: fresh } = split(start, [0, 1]);
    expect(entries()).toBe(before + 1);
    expect(lastEntry()).toEqual({
      deed: 'volume.split',
      subjects: JSON.stringify([`volume:${left.id}`, `volume:${fresh.id}`]),
    });
    expect(left.items.map((one) => [one.id, one.title, one.pageFrom, one.pageTo])).toEqual([
      [start.items[2]?.id, '来函', 1, 3],
    ]);
    expect(fresh.items.map((one) => [one.id, one.title, one.pageFrom, one.pageTo, one.group])).toEqual([
      [start.items[0]?.id, '合同正文', 1, 4, 1],
      [start.items[1]?.id, '合同附件', 5, 6, 1],
    ]);
    expect([left.pages, fresh.pages]).toEqual([3, 6]);
    expect(fresh).toMatchObject({
      title: '往来文件（二）',
      state: 'assembling',
      referenceCode: null,
      clientId: 1,
      year: 2016,
      home: '1',
      current: '1',
      checkedBy: null,
      compiledBy: { personId: 1 },
      movements: [{ cause: 'created', to: '1' }],
    });
    expect(found('合同附件')).toContain(fresh.items[1]?.id);
  });

  it('leaves pages as they stand on the paper where that was asked', () => {
    const { left, made: fresh } = split(three(), [2], false);
    expect(fresh.items.map((one) => one.pageFrom)).toEqual([7]);
    expect([left.pages, fresh.pages]).toEqual([null, null]);
  });

  it('refuses to empty the volume, to tear a group, a stale version, items of another, and what was filed; nothing changes', async () => {
    const [start, other] = [three(), three()];
    const before = [entries(), stored(start.id)];
    expect(await refusal(() => split(start, [0, 1, 2]))).toBe('splitEmpties');
    expect(await refusal(() => split(start, [1]))).toBe('splitApart');
    expect(await refusal(() => split({ ...start, version: start.version - 1 }, [2]))).toBe('stale');
    expect(await refusal(() => split({ ...start, items: other.items }, [2]))).toBe('notFound');
    expect([entries(), stored(start.id)]).toEqual(before);
    const shelved = filed();
    expect(await refusal(() => split(shelved, [0]))).toBe('wrongState');
    const opened = volumes['catalogue.reopen']({ ...target(shelved), reason: '补正' }, high);
    expect(await refusal(() => split(opened, [0]))).toBe('codeGiven');
    subjects.writer
      .exec(`INSERT INTO hold (number, title, reason, authority, level, starts_on) VALUES ('H1', '甲', '乙', '丙', 0, '2026-01-01');
      INSERT INTO hold_volume VALUES ((SELECT max(id) FROM hold), ${start.id})`);
    expect(await refusal(() => split(start, [2]))).toBe('onHold');
    subjects.writer.exec('DELETE FROM hold_volume; DELETE FROM hold');
  });

  it('goes back by one opposite entry, to the letter', () => {
    const start = three();
    const was = stored(start.id);
    const { made: fresh, change } = split(start, [0, 1]);
    expect(rearranging['catalogue.undoable']({}, high)).toEqual(change);
    rearranging['catalogue.undo']({ id: change.id, reason: '拆错了' }, high);
    expect(stored(start.id)).toEqual(was);
    expect(stored(fresh.id).items).toEqual([]);
    expect(lastEntry()?.deed).toBe('volumes.undone');
    expect(rearranging['catalogue.undoable']({}, high)).not.toEqual(change);
    expect(read(start.id).version).toBeGreaterThan(start.version + 1);
  });

  it('does not go back once somebody touched one side, nor for another operator', async () => {
    const { left, change } = split(three(), [2]);
    expect(await refusal(() => rearranging['catalogue.undo']({ id: change.id, reason: '甲' }, low))).toBe('notFound');
    volumes['catalogue.saveItems'](
      { ...target(left), items: left.items.map(({ sequence: _s, sourceDepartment: _d, typeName: _t, ...one }) => one) },
      high,
    );
    expect(rearranging['catalogue.undoable']({}, high)).toBeNull();
    expect(await refusal(() => rearranging['catalogue.undo']({ id: change.id, reason: '甲' }, high))).toBe(
      'undoTooLate',
    );
  });
});

describe('a volume that a hold names', () => {
  it('is neither discarded nor merged away, during the hold and after it, and goes once nothing names it', async () => {
    const [into, held] = [three(), three()];
    const discard = () => volumes['catalogue.discard']({ ...target(held), reason: '误建' }, high);
    const merge = () =>
      rearranging['catalogue.merge']({ into: target(into), from: [target(held)], renumber: true }, high);
    subjects.writer
      .exec(`INSERT INTO hold (number, title, reason, authority, level, starts_on) VALUES ('H2', '甲', '乙', '丙', 0, '2026-01-01');
      INSERT INTO hold_volume VALUES ((SELECT max(id) FROM hold), ${held.id})`);
    const before = [entries(), stored(held.id)];
    expect([await refusal(discard), await refusal(merge)]).toEqual(['onHold', 'onHold']);
    subjects.writer.exec(`UPDATE hold SET released_on = '2026-02-01'`);
    expect([await refusal(discard), await refusal(merge)]).toEqual(['volumeNamed', 'volumeNamed']);
    expect(rearranging['catalogue.mergePreview']({ into: into.id, from: [held.id] }, high).refusal).toBe('volumeNamed');
    expect([entries(), stored(held.id)]).toEqual(before);
    subjects.writer.exec('DELETE FROM hold_volume; DELETE FROM hold');
    expect(await refusal(discard)).toBeNull();
    expect(stored(held.id).row).toEqual({});
  });
});

describe('merging', () => {
  const merge = (into: Volume, from: readonly Volume[], renumber = true) =>
    rearranging['catalogue.merge']({ into: target(into), from: from.map(target), renumber }, high);

  it('puts all items behind one another, groups apart, pages going on, and keeps the old numbers', () => {
    const first = made([]);
    const into = volumes['catalogue.saveItems']({ ...target(first), items: [paged('甲', 1, 9, { group: 1 })] }, high);
    const a = made([paged('乙', 1, 2, { group: 1 }), paged('丙', 3, 5, { group: 1 })], {
      oldNumber: '2016-04',
      pages: 5,
      firstMonth: '2016-01',
    });
    const b = made([paged('丁', 1, 1)], { oldNumber: '2016-05', pages: 1 });
    const { volume } = merge(into, [a, b]);
    expect(volume.items.map((one) => [one.title, one.group, one.pageFrom, one.pageTo])).toEqual([
      ['甲', 1, 1, 9],
      ['乙', 2, 10, 11],
      ['丙', 2, 12, 14],
      ['丁', null, 15, 15],
    ]);
    expect(volume).toMatchObject({ pages: 15, firstMonth: '2016-01', oldNumber: '2016-04', note: '旧案卷号 2016-05' });
    expect(stored(a.id)).toEqual({ row: {}, items: [], movements: [] });
    expect(lastEntry()).toEqual({
      deed: 'volumes.merged',
      subjects: JSON.stringify([into, a, b].map(({ id }) => `volume:${id}`)),
    });
  });

  it('refuses by the rules, before and in the deed, and changes nothing', async () => {
    const into = three();
    const others = [
      ['mergeClients', made([item('甲')], { clientId: 2 })],
      ['mergeRetention', made([item('甲')], { retention: { kind: 'permanent', asWritten: null } })],
      ['mergeYears', made([item('甲')], { year: 2017 })],
    ] as const;
    const same = three();
    const before = [entries(), stored(into.id)];
    for (const [rule, other] of others) {
      expect(rearranging['catalogue.mergePreview']({ into: into.id, from: [other.id] }, high)).toMatchObject({
        refusal: rule,
        merged: null,
        volumes: [{ refusal: null }, { refusal: rule }],
      });
      expect(await refusal(() => merge(into, [other]))).toBe(rule);
    }
    expect(await refusal(() => merge(into, [{ ...same, version: 0 }]))).toBe('stale');
    expect(await refusal(() => merge(into, [into]))).toBe('mergeAlone');
    expect([entries(), stored(into.id)]).toEqual(before);
  });

  it('goes back whole: the merged volumes stand again under their ids, keys and codes, with items and places', () => {
    const into = three();
    const other = made([paged('并入的', 1, 3)], { oldNumber: '2016-09', pages: 3 });
    const was = [stored(into.id), stored(other.id)];
    const preview = rearranging['catalogue.mergePreview']({ into: into.id, from: [other.id] }, high);
    expect(preview.merged).toEqual({
      items: 4,
      pages: 12,
      firstMonth: '2016-03',
      lastMonth: '2016-11',
      level: 'general',
    });
    const { change } = merge(into, [other]);
    rearranging['catalogue.undo']({ id: change.id, reason: '不是一卷' }, high);
    expect([stored(into.id), stored(other.id)]).toEqual(was);
    expect(found('并入的')).toEqual([other.items[0]?.id]);
  });
});

describe('changing many', () => {
  type Wish = InputOf<'catalogue.bulkPreview'>['wish'];
  const preview = (ids: readonly number[], wish: Wish, session = high) =>
    rearranging['catalogue.bulkPreview']({ ids: [...ids], wish }, session);
  const change = (ids: readonly number[], wish: Wish, basis: string, reason: string | null, session = high) =>
    rearranging['catalogue.bulkChange']({ ids: [...ids], wish, basis, reason }, session, subjects.around);
  const thirty = { kind: 'years' as const, years: 30, asWritten: null };
  const ten = { kind: 'years' as const, years: 10, asWritten: null };

  it('says per field what changes, stays and is refused, and does exactly that in one entry, which goes back as one', async () => {
    const shelved = filed();
    const open = made([paged('甲', 1, 9, { level: 'confidential' })], { retention: ten });
    const dead = filed();
    subjects.writer.exec(`UPDATE volume SET state = 'setApart' WHERE id = ${dead.id}`);
    subjects.context.work.keep((db) => eraseVolumes(db, { volumeIds: [dead.id], list: 'XH', hidePrivateNames: false }));
    const ids = [shelved.id, open.id, dead.id, 999_999];
    const was = [shelved, open, dead].map(({ id }) => stored(id));
    const wish: Wish = {
      series: { id: 2 },
      level: { level: 'secret', until: null },
      retention: ten,
      department: { id: 2 },
      home: { id: 2, moved: true },
      keeper: { personId: 2, name: '何青' },
    };
    const seen = preview(ids, wish);
    expect(seen).toMatchObject({ found: 3, gone: 1, home: '2', needsReason: true, volumes: 2, clients: 1 });
    const refused = [{ why: 'volumeDestroyed', count: 1 }];
    expect(seen.fields).toEqual([
      { field: 'series', change: 2, stay: 0, refused, keepCode: 1 },
      { field: 'level', change: 1, stay: 0, refused: [{ why: 'itemsHigher', count: 1 }, ...refused], keepCode: 0 },
      { field: 'retention', change: 1, stay: 1, refused, keepCode: 1 },
      { field: 'department', change: 2, stay: 0, refused, keepCode: 0 },
      { field: 'home', change: 2, stay: 0, refused, keepCode: 0 },
      { field: 'keeper', change: 2, stay: 0, refused, keepCode: 0 },
    ]);
    expect(seen.rows.map(({ id, verdicts }) => [id, verdicts.level])).toEqual([
      [open.id, 'itemsHigher'],
      [dead.id, 'volumeDestroyed'],
      [shelved.id, 'change'],
    ]);

    const before = entries();
    expect(await refusal(() => change(ids, wish, seen.basis, null))).toBe('reasonMissing');
    expect(stored(shelved.id)).toEqual(was[0]);
    const done = await change(ids, wish, seen.basis, '类目调整');
    expect(done).toMatchObject({ volumes: 2, clients: 1, change: { kind: 'bulk', volumes: 2 } });
    expect(entries()).toBe(before + 1);
    expect(lastEntry()).toEqual({
      deed: 'volumes.changed',
      subjects: JSON.stringify([`volume:${shelved.id}`, `volume:${open.id}`, 'client:1']),
    });
    expect(read(shelved.id)).toMatchObject({
      referenceCode: shelved.referenceCode,
      seriesCode: 'HT',
      level: 'secret',
      retention: ten,
      retentionPeriod: { dueFrom: '2027-01-01' },
      formingDepartment: '销售部',
      home: '2',
      current: '2',
      movements: [{ cause: 'edited', from: '1', to: '2' }, { cause: 'created' }],
    });
    expect(read(open.id)).toMatchObject({ level: 'confidential', ownLevel: 'general', seriesCode: 'HT', current: '2' });
    expect(stored(dead.id)).toEqual(was[2]);
    const kept = () =>
      subjects.writer
        .prepare('SELECT volume_id AS id, reason, before, after FROM retention_change ORDER BY id')
        .all<{ id: number; reason: string; before: string; after: string }>()
        .map(({ id, reason, before: old, after }) => [
          id,
          reason,
          old.includes('"years":30'),
          after.includes('"years":10'),
        ]);
    expect(kept()).toEqual([[shelved.id, '类目调整', true, true]]);

    const undone = rearranging['catalogue.undo']({ id: done.change.id, reason: '改错了' }, high);
    expect(undone).toEqual({ kind: 'bulk', volumes: 2 });
    expect(kept()[1]).toEqual([shelved.id, '改错了', false, false]);
    expect(read(shelved.id)).toMatchObject({
      seriesCode: 'KH',
      level: 'general',
      retention: thirty,
      home: '1',
      current: '1',
    });
    expect(read(shelved.id).movements[0]).toMatchObject({ cause: 'undone', from: '2', to: '1' });
    const bare = ({ row }: ReturnType<typeof stored>) => row;
    expect([bare(stored(shelved.id)), bare(stored(open.id))]).toEqual(was.slice(0, 2).map(bare));
    expect(subjects.writer.prepare('SELECT keeper FROM client WHERE id = 1').get()).toEqual({ keeper: null });
  });

  it('refuses what was looked at before somebody else saved, a level above the own clearance, and nothing to change', async () => {
    const one = made([item('甲')]);
    const wish: Wish = { retention: ten };
    const { basis } = preview([one.id], wish);
    volumes['catalogue.saveItems']({ ...target(one), items: [item('别人存的')] }, high);
    expect(await refusal(() => change([one.id], wish, basis, null))).toBe('stale');
    expect(await refusal(() => preview([one.id], { level: { level: 'secret', until: null } }, low))).toBe(
      'invalidInput',
    );
    expect(await refusal(() => preview([one.id], { home: { id: 77, moved: false } }))).toBe('notFound');
    subjects.writer.exec(`UPDATE location SET closed_on = '2026-01-01' WHERE id = 2`);
    expect(await refusal(() => preview([one.id], { home: { id: 2, moved: false } }))).toBe('placeIsClosed');
    subjects.writer.exec('UPDATE location SET closed_on = NULL');
    const idle = preview([one.id], { retention: thirty });
    expect(await refusal(() => change([one.id], { retention: thirty }, idle.basis, null))).toBe('bulkNothing');
  });

  it('knows nothing of what is above the clearance: not in a count, a row, a refusal, nor by changing it', async () => {
    const secret = made([item('机密的', { level: 'secret' })]);
    const open = made([item('一般的')]);
    const seen = preview([secret.id, open.id], { retention: ten }, low);
    expect(seen).toMatchObject({ found: 1, gone: 1 });
    // The same as for a volume that never was.
    expect(preview([888_888, open.id], { retention: ten }, low)).toEqual(seen);
    await change([secret.id, open.id], { retention: ten }, seen.basis, null, low);
    expect([read(secret.id).retention, read(open.id).retention]).toEqual([thirty, ten]);
    expect(await refusal(() => rearranging['catalogue.mergePreview']({ into: open.id, from: [secret.id] }, low))).toBe(
      'notFound',
    );
  });

  it('cannot be undone any more when one of its volumes was changed since; it is cancelled without a trace', async () => {
    const [one, two] = [made([item('甲')]), made([item('乙')])];
    const { basis } = preview([one.id, two.id], { retention: ten });
    const stopped = { progress: () => undefined, cancelled: () => true };
    expect(
      await refusal(() =>
        rearranging['catalogue.bulkChange'](
          { ids: [one.id, two.id], wish: { retention: ten }, basis, reason: null },
          high,
          { ...subjects.around, ...stopped },
        ),
      ),
    ).toBe('cancelled');
    expect(read(one.id).retention).toEqual(thirty);
    const done = await change([one.id, two.id], { retention: ten }, basis, null);
    volumes['catalogue.saveItems']({ ...target(read(two.id)), items: [item('后来的')] }, high);
    expect(await refusal(() => rearranging['catalogue.undo']({ id: done.change.id, reason: '甲' }, high))).toBe(
      'undoTooLate',
    );
    expect(read(one.id).retention).toEqual(ten);
  });

  it('is chosen from the whole list by its conditions and its order', async () => {
    const filter = volumeFilter.parse({ year: 2016 });
    const all = await list['catalogue.list'](
      { filter, sort: 'number', descending: false, offset: 0, limit: 500, whenCounted: true },
      high,
    );
    const { ids, total } = await list['catalogue.ids'](
      { filter, sort: 'number', descending: false, offset: 1, limit: 20_000 },
      high,
    );
    expect(total).toBe(all.total);
    expect(ids).toEqual(all.rows.slice(1).map(({ id }) => id));
  });
});

describe('templates of the grid', () => {
  const save = (given: Partial<InputOf<'catalogue.saveTemplate'>>, session = high) =>
    templates['catalogue.saveTemplate'](
      { id: null, version: 0, name: '合同', shared: false, cells: { responsible: '宏远' }, ...given },
      session,
    );
  const names = (session: Session) => templates['catalogue.templates']({}, session);

  it("are one's own and silent, or everybody's and logged", async () => {
    const before = entries();
    const own = save({});
    expect(entries()).toBe(before);
    const shared = save({ name: '共用', shared: true });
    expect(lastEntry()?.deed).toBe('template.saved');
    expect(names(high).map(({ name }) => name)).toEqual(['合同', '共用']);
    expect(names(low).map(({ name }) => name)).toEqual(['共用']);
    expect(await refusal(() => save({ id: own.id, name: '偷改' }, low))).toBe('notFound');
    expect(await refusal(() => save({}))).toBe('nameTaken');
    expect(await refusal(() => save({ id: own.id, version: 7 }))).toBe('stale');
    const kept = save({ id: shared.id, name: '共用', shared: true, cells: { level: 'secret', title: '关于' } }, low);
    expect(kept).toMatchObject({ version: 1, cells: { level: 'secret', title: '关于' } });
    expect(await refusal(() => templates['catalogue.dropTemplate']({ id: shared.id, version: 0 }, high))).toBe('stale');
    templates['catalogue.dropTemplate']({ id: shared.id, version: 1 }, high);
    expect(lastEntry()?.deed).toBe('template.dropped');
    expect(names(low)).toEqual([]);
  });
});
