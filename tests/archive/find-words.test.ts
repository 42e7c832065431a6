import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHits } from '../../electron/engine/archive/find';
import { wordHits } from '../../electron/engine/archive/find-words';
import { indexText, matching, patternOf, textQuery } from '../../electron/engine/archive/search-text';
import { indexItem, reindexVolume } from '../../electron/engine/archive/volume-index';
import { createVolumes } from '../../electron/engine/archive/volumes';
import { blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/** So many rows that the newest are read before the index is asked (some, then more of them). */
const VOLUMES = 3400;
const LIMIT = 31;
/** The search box's rank for general papers only, and for all. */
const [GENERAL, ALL] = [0, 3];
let at: Subjects;

beforeAll(() => {
  at = openSubjects();
  const one = createVolumes(at.context)['catalogue.saveVolume'](blankVolume(1, { title: '样卷' }), at.high).id;
  const volume = at.writer.prepare(
    `INSERT INTO volume (fonds_id, series_id, machine_key, state, title, old_number, old_key, level, own_level, retention_basis, binding, changed_at)
     SELECT fonds_id, series_id, ?, state, ?, ?, ?, ?, ?, retention_basis, binding, changed_at FROM volume WHERE id = ?`,
  );
  const item = at.writer.prepare(
    `INSERT INTO item (volume_id, sequence, title, document_number, level, carrier) VALUES (?, 1, ?, ?, ?, 'paper')`,
  );
  at.writer.transaction(() => {
    for (let n = 0; n < VOLUMES; n += 1) {
      const year = 2000 + (n % 26);
      const level = n % 5 === 0 ? 1 : 0;
      const old = `KH${String(year)}-${String(n).padStart(5, '0')}`;
      // A word of the oldest only, one of every fortieth, one of the newest only.
      const mark = [n < 200 ? 'Alpha' : '', n % 40 === 0 ? 'Beta' : '', n > 3300 ? 'Gamma' : ''].join(' ').trim();
      const title = `江城${String(n)}号公司${String(year)}年度档案 ${mark}`;
      const { lastInsertRowid: id } = volume.run([`k${String(n)}`, title, old, old, level, level, one]);
      reindexVolume(at.writer, id);
      const itemId = item.run([
        id,
        `报价函 ${mark}`,
        `江〔${String(year)}〕${String(n)}号`,
        n % 7 === 0 ? 1 : 0,
      ]).lastInsertRowid;
      indexItem(at.writer, itemId, `报价函 ${mark}`, `江〔${String(year)}〕${String(n)}号`);
    }
  })();
});
afterAll(() => at.close());

/** What the index alone names, by the newest, up to the clearance. */
function byIndex(text: string, index: 'volume_text' | 'item_text', clearance: number): number[] {
  const all = matching(at.writer, index, textQuery(text) ?? '', VOLUMES);
  const levels = at.writer.prepare(
    index === 'volume_text'
      ? 'SELECT level AS highest FROM volume WHERE id = ?'
      : 'SELECT max(i.level, v.level) AS highest FROM item i JOIN volume v ON v.id = i.volume_id WHERE i.id = ?',
  );
  return all.filter((id) => (levels.get<{ highest: number }>([id])?.highest ?? ALL + 1) <= clearance).slice(0, LIMIT);
}

it('gives clients, volumes and items each their share of a list that any of them would fill', () => {
  const client = at.writer.prepare(`INSERT INTO client (code, name, kind) VALUES (?, ?, '供应商')`);
  for (let n = 0; n < 40; n += 1) {
    const name = `Beta 商行 ${String(n)}`;
    const { lastInsertRowid: id } = client.run([`9${String(1000 + n)}`, name]);
    indexText(at.writer, 'client_text', id, [name]);
  }
  const { hits, more } = findHits(at.writer, 'Beta', ALL, 30);
  const of = (kind: string): number => hits.filter((hit) => hit.kind === kind).length;
  expect([hits.length, more]).toEqual([30, true]);
  expect([of('client'), of('volume'), of('item')]).toEqual([8, 16, 6]);
  // A kind that has no more leaves its share to the others.
  expect(findHits(at.writer, '商行', ALL, 30).hits.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 30 }, () => 'client'),
  );
});

describe('words still being typed', () => {
  const texts = [
    '1',
    '9',
    '2',
    '20',
    '201',
    '2016',
    'KH',
    'KH2',
    'KH2016-0',
    '年度 2',
    '公司2',
    'al',
    'b',
    'Beta',
    'gam',
    '号',
    '公司',
  ];
  const asked = [
    ...texts,
    '2016-00',
    'KH2016-02',
    'Alpha 2',
    'Beta 20',
    '江城 2',
    '报价 x',
    '江城 2005',
    '报价 ga',
    '〔2016〕3',
    'xyz',
    '3399',
    '江城3399',
  ];
  it.each(asked.flatMap((text) => [GENERAL, ALL].map((clearance) => [text, clearance] as const)))(
    '%s up to %i are found as the index would name them',
    (text, clearance) => {
      const [, volumes = [], items = []] = [...wordHits(at.writer, text, clearance, LIMIT, VOLUMES)];
      expect(volumes.map(({ id }) => id)).toEqual(byIndex(text, 'volume_text', clearance));
      expect(items.map(({ id }) => id)).toEqual(byIndex(text, 'item_text', clearance));
    },
  );

  it.each([
    ['2', '*[^a-z0-9]2*', [], null],
    ['HX01-KH·2', '*[^a-z0-9]hx01[^a-z0-9]kh[^a-z0-9]2*', [], '"hx01-kh·"'],
    ['宁远 KH', '*[^a-z0-9]kh*', ['宁远'], '"宁远"'],
    ['公司2016', '*公司2016*', [], '"公司"'],
    ['〔2016〕3', '*[^a-z0-9]2016[^a-z0-9]3*', [], '"〔2016〕"'],
    ['宁远 é2', '*é2*', ['宁远'], null],
  ])('%s is looked for as %s', (text, first, words, whole) => {
    expect(patternOf(text)).toEqual({ first, words, whole });
  });
  it.each(['宁远', '2016年', 'HX01-', '', '*', '[2]'])('%s is nothing that is still being typed', (text) => {
    expect(patternOf(text)).toBeNull();
  });
});
