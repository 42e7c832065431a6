import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFind } from '../../electron/engine/archive/find';
import { rebuildSearch } from '../../electron/engine/archive/reindex';
import { codePartQuery } from '../../electron/engine/archive/search-text';
import { createVolumeList } from '../../electron/engine/archive/volume-list';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { createVolumes } from '../../electron/engine/archive/volumes';
import type { Session } from '../../electron/engine/store/work';
import { catalogueCommands } from '../../shared/contract/catalogue';
import { blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/** A part of a code finds its volume wherever in the code it stands, in the one box and in the list's own field. */
let at: Subjects;
let volumes: ReturnType<typeof createVolumes>;
const CODES = [
  'KH2016-00503',
  'KH2016-10503',
  'KH2017-00050',
  'HX01-KH·2024-D30-0137-002',
  '1212-21213',
  '客档2019-07',
];
const ids = new Map<string, number>();
const save = (oldNumber: string, given: Parameters<typeof blankVolume>[1] = {}): number =>
  volumes['catalogue.saveVolume'](blankVolume(1, { title: '往来文件', oldNumber, ...given }), at.high).id;

beforeAll(() => {
  at = openSubjects();
  volumes = createVolumes(at.context);
  for (const code of CODES) ids.set(code, save(code));
  ids.set('G-7788', save('JK-1', { filingNumber: 'g-7788' }));
  at.writer.exec(`INSERT INTO location (kind, code, sort_key, machine_key) VALUES ('shelf', '1-03-2-4', '1', 'k')`);
  ids.set('secret', save('KH2016-90503', { ownLevel: 'secret' }));
});
afterAll(() => at.close());

async function boxed(text: string, session: Session = at.high): Promise<number[]> {
  const asked = catalogueCommands['catalogue.find'].input.parse({ text });
  const { hits } = await createFind(at.context)['catalogue.find'](asked, session);
  return hits.map(({ id }) => id).sort((a, b) => a - b);
}
/** What the list shows, and how often its facets count. */
async function listed(text: string): Promise<number[]> {
  const list = createVolumeList(at.context, createVolumeSelection(at.context));
  const asked = catalogueCommands['catalogue.list'].input.parse({ filter: { text } });
  const { rows } = await list['catalogue.list'](asked, at.high);
  const { state } = await list['catalogue.facets']({ filter: asked.filter }, at.high);
  expect(state.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}
const those = (...codes: string[]) => codes.map((code) => ids.get(code) ?? 0).sort((a, b) => a - b);

it.each([
  ['503', ['KH2016-00503', 'KH2016-10503', 'secret']],
  ['0503', ['KH2016-00503', 'KH2016-10503', 'secret']],
  ['16-005', ['KH2016-00503']],
  ['137-002', ['HX01-KH·2024-D30-0137-002']],
  ['kh.2024-d30', ['HX01-KH·2024-D30-0137-002']],
  ['Ｄ３０－０１３７', ['HX01-KH·2024-D30-0137-002']],
  ['档2019', ['客档2019-07']],
  ['-778', ['G-7788']],
  // All runs of three of it stand in 1212-21213, the part itself does not.
  ['2121', ['1212-21213']],
  ['12121', []],
  ['999', []],
])('%s', async (part, codes) => {
  expect(await boxed(part)).toEqual(those(...codes));
  expect(await listed(part)).toEqual(those(...codes));
});

it('finds every code of its store by every three and by every five characters in a row of it', async () => {
  for (const code of CODES)
    for (const long of [3, 5])
      for (let from = 0; from + long <= code.length; from += 1) {
        const part = code.slice(from, from + long);
        if (/\d/.test(part)) expect(await boxed(part), part).toContain(ids.get(code));
      }
});

it('tells nobody of what is above the clearance', async () => {
  expect(await boxed('0503', at.low)).toEqual(those('KH2016-00503', 'KH2016-10503'));
  expect(await boxed('90503', at.low)).toEqual([]);
});

it('finds a place by the end of its code', async () => {
  const { hits } = await createFind(at.context)['catalogue.find']({ text: '3-2-4', limit: 30 }, at.high);
  expect(hits.map(({ kind, code }) => [kind, code])).toEqual([['location', '1-03-2-4']]);
});

it('goes with the code when it changes, and goes with the volume; the search built anew says the same', async () => {
  const id = save('QQ-778899');
  const { version } = volumes['catalogue.volume']({ id }, at.high);
  expect(await boxed('7889')).toEqual([id]);
  volumes['catalogue.saveVolume'](blankVolume(1, { id, version, title: '往来文件', oldNumber: 'QQ-445566' }), at.high);
  expect([await boxed('7889'), await boxed('4556')]).toEqual([[], [id]]);
  at.context.work.keep((db) => {
    rebuildSearch(db);
  });
  expect([await boxed('7889'), await boxed('4556'), (await boxed('0503')).length]).toEqual([[], [id], 3]);
  volumes['catalogue.discard']({ id, version: version + 1, reason: '误建' }, at.high);
  expect(await boxed('4556')).toEqual([]);
});

it('asks nothing of the index for words, and for less than three characters', () => {
  expect(['AB', '石材采购', '12', 'a'.repeat(61) + '1'].map(codePartQuery)).toEqual([null, null, null, null]);
  expect(codePartQuery('1"2"')).toBe('"1""2" AND """2"""');
});

it('looks past any number of codes that hold only the runs of a part, while others are answered', async () => {
  const wanted = save('QX-70707');
  at.writer.exec(`WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1500)
    INSERT INTO volume (machine_key, fonds_id, series_id, title, state, retention_basis, binding, own_level, level, old_key, changed_at)
      SELECT 'part' || n, 1, 1, '往来', 'assembling', 'lastDocument', 'bound', 0, 0, 'N707-070', 1 FROM n;
    INSERT INTO code_text (rowid, words) SELECT id, old_key FROM volume WHERE old_key = 'N707-070'`);
  let turns = 0;
  const count = (): void => {
    turns += 1;
    if (turns < 1000) setImmediate(count);
  };
  setImmediate(count);
  const asked = catalogueCommands['catalogue.find'].input.parse({ text: '70707' });
  const { hits } = await createFind(at.context)['catalogue.find'](asked, at.high);
  expect(hits.map(({ id }) => id)).toEqual([wanted]);
  expect(turns).toBeGreaterThan(1);
  turns = 1000;
});
