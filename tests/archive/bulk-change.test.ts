import { afterAll, describe, expect, it } from 'vitest';
import { eraseVolumes } from '../../electron/engine/archive/erase';
import { volumeFilter } from '../../shared/contract/catalogue';
import type { InputOf } from '../../shared/contract/index';
import { item, openRearranging, paged, refusal, target } from './rearranging-room';

/** Changing many volumes at once and the step back, on one real encrypted store. */
const room = openRearranging();
const { subjects, high, low, volumes, rearranging, list, made, filed, stored, read, entries, lastEntry } = room;
afterAll(() => room.subjects.close());

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
    expect(seen).toMatchObject({
      found: 3,
      gone: 1,
      home: { code: '2', freeMm: null },
      needsReason: true,
      volumes: 2,
      clients: 1,
    });
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

  it('says what room is left at the new home, or by how much it cannot hold what is to come', () => {
    const [one, other] = [made([item('甲')], { pages: 160 }), made([item('乙')], { pages: 160 })];
    const home = (capacity: number | null, id: number) => {
      subjects.writer.prepare('UPDATE location SET capacity_mm = ? WHERE id = ?').run([capacity, id]);
      return preview([one.id, other.id], { home: { id, moved: false } }).home;
    };
    const used = 50 - (home(50, 2)?.freeMm ?? 0);
    expect(used).toBeGreaterThanOrEqual(40);
    expect(home(used - 7, 2)).toEqual({ code: '2', freeMm: -7 });
    // They stand at their home already: nothing comes to it.
    expect(home(1000, 1)?.freeMm).toBe(
      1000 -
        (subjects.writer
          .prepare('SELECT coalesce(sum(mm), 0) FROM place_use WHERE location_id = 1', { pluck: true })
          .get<number>() ?? 0),
    );
    home(null, 2);
    home(null, 1);
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
