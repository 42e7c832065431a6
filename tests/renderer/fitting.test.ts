import { describe, expect, it } from 'vitest';
import { fittingColumns } from '../../renderer/ui/use-fitting';

const columns = [
  { key: 'code', width: '13rem', fixed: true, yields: 1, sort: 'number' },
  { key: 'title', width: 'minmax(12rem, 1fr)', sort: 'title' },
  { key: 'year', width: '4rem', yields: 4, sort: 'year' },
  { key: 'level', width: '6rem', yields: 3, sort: 'level' },
  { key: 'items', width: '3.5rem', yields: 1, sort: 'items' },
];
const shown = (room: number, sortedBy?: string) => fittingColumns(columns, room, sortedBy).map(({ key }) => key);

describe('columns that do not fit', () => {
  it.each([
    [Infinity, ['code', 'title', 'year', 'level', 'items']],
    [38.5, ['code', 'title', 'year', 'level', 'items']],
    [38, ['code', 'title', 'year', 'level']],
    [34, ['code', 'title', 'year']],
    // What never yields stays, however narrow the window: then the list scrolls sideways.
    [10, ['code', 'title']],
  ])('in %d rem', (room, keys) => {
    expect(shown(room)).toEqual(keys);
  });
  it('step back but for the one that the list is ordered by', () => {
    expect(shown(38, 'items')).toEqual(['code', 'title', 'year', 'items']);
    expect(shown(10, 'year')).toEqual(['code', 'title', 'year']);
  });
});
