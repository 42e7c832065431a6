import { afterAll, describe, expect, it } from 'vitest';
import type { Volume } from '../../shared/contract/catalogue';
import { openRearranging, refusal, target } from './rearranging-room';

/** Splitting a volume and the step back, on one real encrypted store. */
const room = openRearranging();
const {
  subjects,
  high,
  low,
  volumes,
  rearranging,
  three,
  filed,
  stored,
  read,
  entries,
  lastEntry,
  found,
  hold,
  release,
  forget,
  scan,
} = room;
afterAll(() => room.subjects.close());

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
    hold(start.id);
    expect(await refusal(() => split(start, [2]))).toBe('onHold');
    forget();
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

  it('does not go back under a hold, nor once a record that is kept or a scan names the new volume', async () => {
    const { left, made: fresh, change } = split(three(), [2]);
    const undo = () => rearranging['catalogue.undo']({ id: change.id, reason: '甲' }, high);
    const before = [entries(), stored(left.id), stored(fresh.id)];
    for (const one of [fresh, left]) {
      hold(one.id);
      expect(rearranging['catalogue.undoable']({}, high)).toBeNull();
      expect(await refusal(undo)).toBe('onHold');
      if (one === left) forget();
      else {
        release();
        expect(await refusal(undo)).toBe('undoTooLate');
        forget();
      }
    }
    const scanned = scan(fresh.id);
    expect(rearranging['catalogue.undoable']({}, high)).toBeNull();
    expect(await refusal(undo)).toBe('undoTooLate');
    expect([entries(), stored(left.id), stored(fresh.id)]).toEqual(before);
    subjects.writer.exec(`DELETE FROM attachment WHERE id = ${String(scanned)}`);
    expect(rearranging['catalogue.undoable']({}, high)).toEqual(change);
    expect(await refusal(undo)).toBeNull();
  });
});
