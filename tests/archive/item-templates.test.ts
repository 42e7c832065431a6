import { afterAll, describe, expect, it } from 'vitest';
import type { Session } from '../../electron/engine/store/work';
import type { InputOf } from '../../shared/contract/index';
import { openRearranging, refusal } from './rearranging-room';

/** Templates of the item grid, on one real encrypted store. */
const room = openRearranging();
const { high, low, templates, entries, lastEntry } = room;
afterAll(() => room.subjects.close());

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
