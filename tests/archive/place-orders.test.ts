import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocations } from '../../electron/engine/archive/locations';
import { createShelvedOrder } from '../../electron/engine/archive/shelved-order';
import type { Session } from '../../electron/engine/store/work';
import type { InputOf } from '../../shared/contract/index';
import { locationCommands } from '../../shared/contract/locations';
import { openSubjects, type Subjects } from './subject-harness';

/** Volumes of a place in the order of a column, taken from the holdings. */
let at: Subjects;
let locations: ReturnType<typeof createLocations>;
afterAll(() => {
  at.close();
});
const idOf = (code: string): number =>
  at.writer.prepare('SELECT id FROM location WHERE code = ?', { pluck: true }).get<number>([code]) ?? 0;
type Listing = InputOf<'locations.volumes'>;
const listed = async (asked: Listing, who: Session = at.high) =>
  locations['locations.volumes'](locationCommands['locations.volumes'].input.parse(asked), who);
type Given = { home: string; at?: string; level?: number; state?: string };
function volume(code: string, { home, at: stands = home, level = 0, state = 'filed' }: Given): number {
  return at.writer
    .prepare(
      `INSERT INTO volume (machine_key, fonds_id, series_id, state, reference_code, title, retention_basis, own_level, level, binding, pages, home_id, current_id, changed_at)
       VALUES (?, 1, 1, ?, ?, '', 'lastDocument', ?, ?, 'bound', 160, ?, ?, 0)`,
    )
    .run([code, state, code, level, level, idOf(home), idOf(stands)]).lastInsertRowid;
}

describe('what stands in a place in another order than that of the shelves', () => {
  let ids: number[];
  beforeAll(() => {
    at = openSubjects();
    locations = createLocations(at.context, createShelvedOrder(at.context));
    const level = (from: number, to: number, width: number) => ({ prefix: '', from, to, width });
    locations['locations.makeRange'](
      {
        parentId: null,
        levels: [level(1, 1, 1), level(3, 5, 2), level(1, 2, 1), level(1, 2, 1)],
        shelfCapacityMm: 900,
        boxCapacityMm: 100,
      },
      at.high,
    );
    at.writer.exec(`INSERT INTO client (code, name) VALUES ('0002', '乙'), ('0003', '甲')`);
    const set = at.writer.prepare(
      'UPDATE volume SET title = ?, client_id = ?, year = ?, retention_kind = ?, retention_years = ? WHERE id = ?',
    );
    // In shelf order: T-1, T-2 (to be seen by few), T-3, T-4; T-4 is lent and stands nowhere.
    ids = [
      volume('T-1', { home: '1-05-1-1', at: '1-05-1-2' }),
      volume('T-2', { home: '1-05-1-1', level: 2 }),
      volume('T-3', { home: '1-05-1-2', state: 'out' }),
      volume('T-4', { home: '1-05-2-1' }),
    ];
    const [one = 0, two = 0, three = 0, four = 0] = ids;
    set.run(['c', 3, 2012, 'years', 10, one]);
    set.run(['b', 2, 2014, 'permanent', null, two]);
    set.run(['d', 2, 2011, 'years', 30, three]);
    set.run(['a', 3, 2013, 'years', 10, four]);
  });
  const order = async (more: Partial<Listing>, who?: Session, limit = 10) => {
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const asked = { placeId: idOf('1-05'), which: 'stands', after, limit, ...more } as const;
      const got: Awaited<ReturnType<typeof listed>> = await listed(asked, who);
      codes.push(...got.rows.map(({ code }) => code.slice(2)));
      after = got.next;
    } while (after !== null);
    return codes.join('');
  };

  it.each([
    ['shelf', '2134', '2134'],
    ['code', '1234', '4321'],
    ['title', '4213', '3124'],
    ['year', '3142', '2413'],
    ['current', '2134', '4312'],
  ] as const)('by %s, either way round, however many are read at once', async (sort, up, down) => {
    expect(await order({ sort })).toBe(up);
    expect(await order({ sort }, at.high, 1)).toBe(up);
    if (sort !== 'shelf') expect(await order({ sort, descending: true }, at.high, 3)).toBe(down);
  });
  it('by client, level, state and retention those that are alike stand together', async () => {
    expect(await order({ sort: 'client' })).toMatch(/^([23]{2}[14]{2}|[14]{2}[23]{2})$/u);
    expect(await order({ sort: 'level' })).toMatch(/2$/u);
    expect(await order({ sort: 'state', descending: true })).toMatch(/^3/u);
    expect(await order({ sort: 'retention' })).toMatch(/3$/u);
    expect(await order({ sort: 'home' })).toMatch(/^[12]{2}34$/u);
  });
  it('is that of what belongs there, or stands elsewhere, as well', async () => {
    expect(await order({ sort: 'title', which: 'belongs' })).toBe('4213');
    expect(await order({ sort: 'title', which: 'away' })).toBe('1');
    expect(await order({ sort: 'title', placeId: idOf('1-05-1-1') })).toBe('2');
  });
  it('shows nothing above the clearance, and a place that is gone is not found', async () => {
    expect(await order({ sort: 'title' }, at.low)).toBe('413');
    await expect(order({ sort: 'title', placeId: 99_999 })).rejects.toMatchObject({ appError: { code: 'notFound' } });
  });
  it('goes on behind the last volume shown when one of those before it has gone', async () => {
    const asked = { placeId: idOf('1-05'), which: 'stands', sort: 'title', limit: 2 } as const;
    const first = await listed({ ...asked, after: null });
    expect(first.rows.map(({ code }) => code)).toEqual(['T-4', 'T-2']);
    locations['locations.put'](
      { placeId: idOf('1-03'), volumeIds: [ids[3] ?? 0], home: false, document: '调架 2026-3' },
      at.high,
    );
    const second = await listed({ ...asked, after: first.next });
    expect(second.rows.map(({ code }) => code)).toEqual(['T-1', 'T-3']);
  });
});
