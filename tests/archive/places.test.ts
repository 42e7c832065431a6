import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, newArchive, temporaryFolder } from './engine-harness';
import { samples, takeIn } from './import-steps';
import { blankVolume } from './samples';

/** Places 位置 that an old ledger brought, and what moved the volumes there. */
const folder = temporaryFolder();
let engine: Engine;
beforeAll(async () => {
  engine = await newArchive(folder.path);
  await takeIn(engine, `${samples}old-ledger-gb18030.csv`);
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

describe('a place', () => {
  it('is offered with others, and the offer says when there are more than it shows', async () => {
    const all = await engine.get('locations.find', { text: '1-' });
    expect(all.places).toHaveLength(50);
    expect(all.more).toBe(true);
    const one = await engine.get('locations.find', { text: '1-12-4-5-010' });
    expect(one.places.map(({ code }) => code)).toEqual(['1-12-4-5-010']);
    expect(one.more).toBe(false);
  });
  it('is known by its id, and unknown where there is none', async () => {
    const [place] = (await engine.get('locations.find', { text: '1-12-4-5-010' })).places;
    expect(await engine.get('locations.get', { id: place?.id ?? 0 })).toEqual(place);
    expect(await engine.ask('locations.get', { id: 999_999 })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  });
});

describe('a movement names what caused it', () => {
  it('imported, created, edited', async () => {
    const [row] = (await engine.get('catalogue.list', { filter: {}, limit: 1 })).rows;
    const taken = await engine.get('catalogue.volume', { id: row?.id ?? 0 });
    expect(taken.movements.map(({ cause }) => cause)).toEqual(['imported']);

    const lists = await engine.get('settings.lists', {});
    const [here, there] = (await engine.get('locations.find', { text: '1-12' })).places;
    const begun = blankVolume(lists.series[0]?.id ?? 0, { title: '往来文件', homeId: here?.id ?? null });
    const created = await engine.get('catalogue.saveVolume', begun);
    const edited = await engine.get('catalogue.saveVolume', {
      ...begun,
      id: created.id,
      version: created.version,
      homeId: there?.id ?? null,
    });
    expect(edited.movements.map(({ cause, from, to }) => [cause, from, to])).toEqual([
      ['edited', here?.code, there?.code],
      ['created', null, here?.code],
    ]);
  });
  it('and none is left out, however often a volume is moved', { timeout: 60_000 }, async () => {
    const lists = await engine.get('settings.lists', {});
    const homes = (await engine.get('locations.find', { text: '1-12' })).places.map(({ id }) => id);
    let held = await engine.get(
      'catalogue.saveVolume',
      blankVolume(lists.series[0]?.id ?? 0, { title: '常移动的案卷' }),
    );
    for (let n = 0; n < 230; n += 1)
      held = await engine.get('catalogue.saveVolume', {
        ...blankVolume(held.seriesId, { title: held.title, homeId: homes[n % 2] ?? null }),
        id: held.id,
        version: held.version,
      });
    expect(held.movements).toHaveLength(230);
  });
});

it('begins no volume that nobody could find again: a client or a title at least', async () => {
  const [series] = (await engine.get('settings.lists', {})).series;
  const nameless = { ok: false, error: { code: 'invalidInput', fields: { title: ['clientOrTitle'] } } };
  expect(await engine.ask('catalogue.saveVolume', blankVolume(series?.id ?? 0))).toEqual(nameless);
  const begun = await engine.get('catalogue.saveVolume', blankVolume(series?.id ?? 0, { title: '往来文件' }));
  const emptied = blankVolume(series?.id ?? 0, { id: begun.id, version: begun.version });
  expect(await engine.ask('catalogue.saveVolume', emptied)).toEqual(nameless);
});
