import { afterAll, beforeAll, expect, it } from 'vitest';
import { workLists } from '../../shared/domain/work-lists';
import { type Engine, newArchive, temporaryFolder } from './engine-harness';
import { samples, takeIn } from './import-steps';
import { blankItem, blankVolume } from './samples';

/** What the start screen counts and what the log calls its subjects, on the sample ledger in the real store. */
const folder = temporaryFolder();
/** The papers of 2016 kept ten years have been due since 1 January of that year. */
const june = Date.parse('2027-06-01T04:00:00Z');
let engine: Engine;

beforeAll(async () => {
  engine = await newArchive(folder.path, () => june);
  await takeIn(engine, `${samples}ledger.xlsx`);
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

it('leads each number of the start screen to exactly that many volumes', async () => {
  const today = await engine.get('desk.today', {});
  for (const work of workLists)
    expect((await engine.get('catalogue.list', { filter: { work }, limit: 1 })).total, work).toBe(today[work]);
  expect(today.due).toBeGreaterThan(0);
  expect(today.dueWithinYear).toBeGreaterThan(0);
});

it('lists as due what is due, and nothing else', async () => {
  const first = await engine.get('catalogue.list', {
    filter: { work: 'due' },
    sort: 'year',
    descending: true,
    limit: 1,
  });
  const youngest = await engine.get('catalogue.volume', { id: first.rows[0]?.id ?? 0 });
  expect(youngest.retentionPeriod?.dueFrom && youngest.retentionPeriod.dueFrom <= '2027-06-01').toBe(true);
});

it('counts a volume that was begun as assembling, and as ready only once nothing is missing', async () => {
  const { series, departments } = await engine.get('settings.lists', {});
  const [client] = (await engine.get('clients.list', { limit: 1 })).rows;
  const begun = await engine.get(
    'catalogue.saveVolume',
    blankVolume(series[0]?.id ?? 0, {
      clientId: client?.id ?? null,
      title: '往来函件',
      year: 2025,
      firstMonth: '2025-01',
      lastMonth: '2025-02',
      retention: { kind: 'years', years: 10, asWritten: null },
      formingDepartmentId: departments[0]?.id ?? null,
      binding: 'loose',
      compiledBy: { personId: null, name: '赵敏' },
      checkedBy: { personId: null, name: '周经理' },
    }),
  );
  expect(await engine.get('desk.today', {})).toMatchObject({ assembling: 1, readyToFile: 0 });
  const item = blankItem('来函', { date: '2025-01-06', pageFrom: 1, pageTo: 2 });
  await engine.get('catalogue.saveItems', { id: begun.id, version: begun.version, items: [item] });
  expect(await engine.get('desk.today', {})).toMatchObject({ assembling: 1, readyToFile: 1 });
});

it('calls the subjects of the log what a person calls them', async () => {
  const [volume] = (await engine.get('catalogue.list', { filter: { state: 'filed' }, limit: 1 })).rows;
  await engine.get('forms.issue', {
    of: 'volumes',
    form: 'closingNote',
    ids: [volume?.id ?? 0],
    withoutGlyph: 'leaveBlank',
  });
  const { rows } = await engine.get('audit.list', { limit: 500 });
  const labelOf = (deed: string) => rows.find((entry) => entry.deed === deed)?.details[0]?.label;
  expect(labelOf('form.issued')).toBe(volume?.referenceCode);
  expect(labelOf('key.introduced')).toBe('李文');
  expect(labelOf('import.committed')).toBe('ledger.xlsx');
  expect(labelOf('archive.created')).toBe('云岭金石商贸有限公司');
});
