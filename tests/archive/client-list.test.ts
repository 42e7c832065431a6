import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClientList } from '../../electron/engine/archive/client-list';
import { createClients } from '../../electron/engine/archive/clients';
import { createVolumes } from '../../electron/engine/archive/volumes';
import type { Session } from '../../electron/engine/store/work';
import { type Client, type ClientSort, clientSorts } from '../../shared/contract/clients';
import { blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/** The list of clients in a real store, in the order of any of its columns. */
let at: Subjects;
const volumeOf = (clientId: number, year: number, ownLevel: 'general' | 'secret' = 'general') =>
  createVolumes(at.context)['catalogue.saveVolume'](
    blankVolume(1, { clientId, title: '客户档案', year, ownLevel }),
    at.high,
  );
beforeAll(() => {
  at = openSubjects();
  const clients = createClients(at.context);
  const save = (code: string, given: Partial<Client>) =>
    clients['clients.save'](
      {
        ...{ id: null, version: 0, code, name: `客户${code}`, kind: null, keeperId: null, keeper: null },
        ...{ openedOn: null, note: null, contacts: [], ...given },
      },
      at.high,
    ).id;
  // The harness brings 0001, with nothing but a code and a name.
  const b = save('0002', { kind: '经销商', keeper: '王芳', openedOn: '2015-01-02', note: '丙' });
  const c = save('0003', { kind: '个人', keeperId: 1, openedOn: '2013-05-06', note: '甲' });
  const d = save('0004', { kind: '经销商', keeperId: 2, note: '乙' });
  for (const year of [2014, 2015, 2016]) volumeOf(b, year);
  volumeOf(c, 2020);
  for (const year of [2021, 2022, 2023, 2024]) volumeOf(c, year, 'secret');
  for (const year of [2017, 2018]) volumeOf(d, year);
});
afterAll(() => at.close());

const base = { text: '', kind: null, wants: null, descending: false, after: null, limit: 50 };
const codes = async (
  sort: ClientSort,
  session: Session,
  given: { readonly descending?: boolean; readonly kind?: string } = {},
) => {
  const { rows } = await createClientList(at.context)['clients.list']({ ...base, ...given, sort }, session);
  return rows.map(({ code }) => code);
};

it.each<[ClientSort, string[]]>([
  ['code', ['0001', '0002', '0003', '0004']],
  ['name', ['0002', '0003', '0004', '0001']],
  ['kind', ['0001', '0003', '0002', '0004']],
  ['keeper', ['0001', '0004', '0003', '0002']],
  ['openedOn', ['0001', '0004', '0003', '0002']],
  ['volumes', ['0001', '0004', '0002', '0003']],
  ['years', ['0001', '0002', '0004', '0003']],
  ['note', ['0001', '0002', '0004', '0003']],
])('sorts by %s, what is left open first', async (sort, order) => {
  expect(await codes(sort, at.high)).toEqual(order);
});

it.each(clientSorts)('turns the order by %s round, and pages through it one by one', async (sort) => {
  const list = createClientList(at.context);
  const upwards = await codes(sort, at.high);
  expect(await codes(sort, at.high, { descending: true })).toEqual([...upwards].reverse());
  for (const descending of [false, true]) {
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { code: string }[]; next: string | null; total: number } = await list['clients.list'](
        { ...base, sort, descending, after, limit: 1 },
        at.high,
      );
      expect(page.total).toBe(4);
      paged.push(...page.rows.map(({ code }) => code));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(descending ? [...upwards].reverse() : upwards);
  }
});

it('gives away nothing above the clearance by where a client stands', async () => {
  expect(await codes('volumes', at.low)).toEqual(['0001', '0003', '0004', '0002']);
  expect(await codes('years', at.low)).toEqual(['0001', '0002', '0004', '0003']);
  volumeOf(4, 2019, 'secret');
  volumeOf(4, 2030, 'secret');
  expect(await codes('volumes', at.low)).toEqual(['0001', '0003', '0004', '0002']);
  expect(await codes('years', at.low)).toEqual(['0001', '0002', '0004', '0003']);
  expect(await codes('years', at.high)).toEqual(['0001', '0002', '0003', '0004']);
});

it('sorts what a filter leaves, and follows what is saved', async () => {
  expect(await codes('volumes', at.low, { kind: '经销商' })).toEqual(['0004', '0002']);
  volumeOf(4, 2017);
  volumeOf(4, 2017);
  expect(await codes('volumes', at.low, { kind: '经销商' })).toEqual(['0002', '0004']);
});
