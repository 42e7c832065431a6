import { afterAll, describe, expect, it } from 'vitest';
import type { Volume } from '../../shared/contract/catalogue';
import { item, openRearranging, paged, refusal, target } from './rearranging-room';

/** Merging volumes, what stands in its way, and the step back, on one real encrypted store. */
const room = openRearranging();
const {
  subjects,
  high,
  volumes,
  rearranging,
  made,
  three,
  stored,
  entries,
  lastEntry,
  found,
  hold,
  release,
  forget,
  scan,
  scansOf,
} = room;
afterAll(() => room.subjects.close());

describe('a volume that a hold names', () => {
  it('is neither discarded nor merged away, during the hold and after it, and goes once nothing names it', async () => {
    const [into, held] = [three(), three()];
    const discard = () => volumes['catalogue.discard']({ ...target(held), reason: '误建' }, high);
    const merge = () =>
      rearranging['catalogue.merge']({ into: target(into), from: [target(held)], renumber: true }, high);
    hold(held.id);
    const before = [entries(), stored(held.id)];
    expect([await refusal(discard), await refusal(merge)]).toEqual(['onHold', 'onHold']);
    release();
    expect([await refusal(discard), await refusal(merge)]).toEqual(['volumeNamed', 'volumeNamed']);
    expect(rearranging['catalogue.mergePreview']({ into: into.id, from: [held.id] }, high).refusal).toBe('volumeNamed');
    expect([entries(), stored(held.id)]).toEqual(before);
    forget();
    expect(await refusal(discard)).toBeNull();
    expect(stored(held.id).row).toEqual({});
  });

  it('is not discarded with a scan beside it', async () => {
    const volume = three();
    scan(volume.id);
    const discard = () => volumes['catalogue.discard']({ ...target(volume), reason: '误建' }, high);
    expect(await refusal(discard)).toBe('volumeHasScans');
    subjects.writer.exec('DELETE FROM attachment');
    expect(await refusal(discard)).toBeNull();
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

  it('takes the scans along to where the papers go, and gives them back', () => {
    const [into, other] = [three(), made([paged('并入的', 1, 3)], { pages: 3 })];
    const scans = [scan(into.id), scan(other.id)];
    const { change } = merge(into, [other]);
    expect([scansOf(into.id), scansOf(other.id)]).toEqual([scans, []]);
    rearranging['catalogue.undo']({ id: change.id, reason: '不是一卷' }, high);
    expect([scansOf(into.id), scansOf(other.id)]).toEqual([scans.slice(0, 1), scans.slice(1)]);
  });
});
