import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index';
import type { VolumeRow } from '../../shared/contract/catalogue';
import { inkOf, wordsOf } from '../forms/read-pdf';
import { type Engine, newArchive, temporaryFolder } from './engine-harness';
import { samples, takeIn } from './import-steps';
import { blankItem } from './samples';

/** Labels, spines and lists printed from a real archive: one volume, a selection, a client, a place, everything. */
const folder = temporaryFolder();
let engine: Engine;
let rows: readonly VolumeRow[] = [];
beforeAll(async () => {
  engine = await newArchive(folder.path);
  await takeIn(engine, `${samples}old-ledger-gb18030.csv`);
  rows = (await engine.get('catalogue.list', { filter: {}, limit: 100 })).rows;
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

type Request = InputOf<'forms.issue'>;
const leaveBlank = { withoutGlyph: 'leaveBlank' } as const;
const ids = (count: number) => rows.slice(0, count).map(({ id }) => id);
const lastInk = () => inkOf(engine.documents.at(-1)?.pdf ?? new Uint8Array());

describe('a selection of volumes', () => {
  it.each(['volumeLabels', 'spines', 'caseList'] as const)(
    'prints %s with every code that was selected',
    async (form) => {
      await engine.get('forms.preview', { of: 'volumes', form, ids: ids(12), ...leaveBlank });
      const ink = lastInk();
      for (const { referenceCode } of rows.slice(0, 12)) expect(ink).toContain(referenceCode);
    },
  );

  it('runs a case list by code, whatever was chosen first', async () => {
    await engine.get('forms.preview', { of: 'volumes', form: 'caseList', ids: ids(12).reverse(), ...leaveBlank });
    const codes = rows.slice(0, 12).map(({ referenceCode }) => referenceCode ?? '');
    const inOrder = [...codes].sort();
    const seen = lastInk().match(new RegExp(codes.join('|'), 'g')) ?? [];
    // From which to which on its cover, and then the rows.
    expect(seen).toEqual([inOrder[0], inOrder.at(-1), ...inOrder]);
  });

  it('gets one number for a list, a number each for covers, and the same ones when printed again', async () => {
    const list: Request = { of: 'volumes', form: 'caseList', ids: ids(5), ...leaveBlank };
    const first = await engine.get('forms.issue', list);
    expect(first).toMatchObject({ copy: 1, lastNumber: null });
    expect(await engine.get('forms.issue', list)).toMatchObject({ number: first.number, copy: 2 });
    const covers = await engine.get('forms.issue', { of: 'volumes', form: 'cover', ids: ids(5), ...leaveBlank });
    expect(Number(covers.lastNumber?.slice(-5))).toBe(Number(covers.number.slice(-5)) + 4);
    const other = await engine.get('forms.issue', { ...list, ids: ids(4) });
    expect(other.copy).toBe(1);
    expect(Number(other.number.slice(-5))).toBe(Number(covers.lastNumber?.slice(-5)) + 1);
  });

  it('keeps the codes it printed from being given again, whatever the form', async () => {
    const [volume] = ids(1);
    await engine.get('forms.issue', {
      of: 'volumes',
      form: 'volumeLabels',
      ids: [volume ?? 0],
      paper: 'label',
      ...leaveBlank,
    });
    const [printed] = await engine.get('forms.issued', { of: 'volume', id: volume ?? 0 });
    expect(printed).toMatchObject({ form: 'volumeLabels', paper: 'label', copy: 1 });
  });

  it('prints nothing where one of them is not to be seen, and takes no number', async () => {
    const before = (await engine.get('forms.issue', { of: 'place', id: null, form: 'indexByArchive', ...leaveBlank }))
      .number;
    expect(
      await engine.ask('forms.issue', { of: 'volumes', form: 'caseList', ids: [...ids(2), 999_999] }),
    ).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
    const after = (await engine.get('forms.issue', { of: 'volumes', form: 'spines', ids: ids(3), ...leaveBlank }))
      .number;
    expect(Number(after.slice(-5))).toBe(Number(before.slice(-5)) + 1);
  });

  it('refuses a paper or a fill the form does not have, and a form of something else', async () => {
    for (const bad of [
      { of: 'volumes', form: 'caseList', ids: ids(1), paper: 'hard' },
      { of: 'volumes', form: 'spines', ids: ids(1), fill: 'blank' },
      { of: 'volumes', form: 'spines', ids: ids(1), spineWidth: 9 },
      { of: 'volumes', form: 'volumeLabels', ids: ids(1), startAt: 37 },
      { of: 'volumes', form: 'cover', ids: [] },
      { of: 'client', form: 'cover', id: 1 },
    ])
      expect(await engine.ask('forms.preview', bad as unknown as Request)).toMatchObject({
        ok: false,
        error: { code: 'invalidInput' },
      });
  });
});

describe('lists of what there is', () => {
  it('by item: every item with its code, in the order of the codes, whatever was chosen first', async () => {
    const coded = rows
      .filter(({ referenceCode, state }) => referenceCode !== null && state !== 'destroyed')
      .slice(0, 3);
    const listed: { code: string; titles: string[] }[] = [];
    for (const [n, { id, referenceCode }] of coded.entries()) {
      const before = await engine.get('catalogue.volume', { id });
      const { version } =
        before.state === 'assembling'
          ? before
          : await engine.get('catalogue.reopen', { id, version: before.version, reason: '补录卷内文件' });
      const titles = [`第${String(n + 1)}卷合同`, `第${String(n + 1)}卷回访记录`];
      await engine.get('catalogue.saveItems', { id, version, items: titles.map((title) => blankItem(title)) });
      listed.push({ code: referenceCode ?? '', titles });
    }
    listed.sort((one, other) => (one.code < other.code ? -1 : 1));
    const chosen = coded.map(({ id }) => id).reverse();
    await engine.get('forms.preview', { of: 'volumes', form: 'itemRegister', ids: chosen, ...leaveBlank });
    const ink = lastInk();
    expect(ink).toContain('共6件');
    expect(ink.match(/第[123]卷(合同|回访记录)/g)).toEqual(listed.flatMap(({ titles }) => titles));
    for (const { code } of listed) expect(ink).toContain(code);
  });

  it('of a client: all volumes, and the print is found at the client', async () => {
    const clientId = rows.find((row) => row.clientId !== null)?.clientId ?? 0;
    await engine.get('forms.issue', { of: 'client', form: 'clientOverview', id: clientId, ...leaveBlank });
    const client = await engine.get('clients.get', { id: clientId });
    expect(lastInk()).toContain(`共${client.volumes}卷`);
    expect(await engine.get('forms.issued', { of: 'client', id: clientId })).toHaveLength(1);
  });

  it('by place in shelf order, by archive in the order of the codes, and labels of the boxes there', async () => {
    const [place] = await engine.get('locations.children', { parentId: null });
    const { total } = await engine.get('catalogue.list', { filter: { locationId: place?.id ?? 0 }, limit: 1 });
    await engine.get('forms.preview', { of: 'place', form: 'indexByPlace', id: place?.id ?? 0, ...leaveBlank });
    expect(lastInk()).toContain(`共${total}卷`);
    // From the top of each page down: the reader hands out the words that are carried whole after the others.
    const seen = wordsOf(engine.documents.at(-1)?.pdf ?? new Uint8Array())
      .filter(({ text }) => /^\d+-\d\d-\d-\d-\d{3}$/.test(text))
      .sort((a, b) => a.page - b.page || a.top - b.top)
      .map(({ text }) => text);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen).toEqual([...seen].sort());
    const boxes = await engine.get('locations.find', { text: '1-12-4-5-010' });
    const box = boxes.places[0];
    await engine.get('forms.preview', { of: 'place', form: 'boxLabels', id: box?.id ?? 0, ...leaveBlank });
    expect(lastInk()).toContain('1-12-4-5-010');
    const [shelf] = (await engine.get('locations.find', { text: '1-12-4-5' })).places.filter(
      ({ kind }) => kind === 'shelf',
    );
    await engine.get('forms.preview', { of: 'place', form: 'shelfLabels', id: shelf?.id ?? 0, ...leaveBlank });
    expect(lastInk()).toContain('1库房·12架·4列·5层');
    expect(lastInk()).not.toContain('1-12-4-5-010');
    const bare = await engine.ask('forms.preview', {
      of: 'place',
      form: 'shelfLabels',
      id: box?.id ?? 0,
      ...leaveBlank,
    });
    expect(bare).toMatchObject({ ok: false, error: { code: 'ruleBroken', rule: 'nothingToPrint' } });
  });

  it('says that there is nothing to print where a place has no boxes', async () => {
    const { places } = await engine.get('locations.find', { text: '1-12-4-5' });
    const bare = places.find(({ kind }) => kind === 'shelf');
    const answer = await engine.ask('forms.preview', { of: 'place', form: 'boxLabels', id: 999_999 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'notFound', entity: 'location' } });
    expect(bare).toBeDefined();
  });
});
