import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueCommands } from '../../shared/contract/catalogue';
import { createExchange } from '../../electron/engine/archive/exchange';
import { createVolumeList } from '../../electron/engine/archive/volume-list';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { createVolumes } from '../../electron/engine/archive/volumes';
import { recountPlaces } from '../../electron/engine/store/place-use';
import { blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/**
 * While a ledger comes in, the triggers that count the places and note what the holdings must read again are out of the
 * way (store/triggers.ts): afterwards everything is as if they had been there, and they are.
 */
let at: Subjects;
const counts = (): unknown => at.writer.prepare('SELECT * FROM place_use ORDER BY location_id, level').all();
const triggers = (): unknown =>
  at.writer
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' UNION ALL
       SELECT name, sql FROM temp.sqlite_schema WHERE type = 'trigger' ORDER BY name`,
    )
    .all();
const list = catalogueCommands['catalogue.list'].input;
const shown = async (): Promise<number | null> => {
  const volumes = createVolumeList(at.context, createVolumeSelection(at.context));
  return (await volumes['catalogue.list'](list.parse({ filter: {}, whenCounted: true }), at.high)).total;
};
const save = (title: string): number =>
  createVolumes(at.context)['catalogue.saveVolume'](blankVolume(1, { title, homeId: 1 }), at.high).id;

async function ledger(rows: number, begin: number, cancelled = () => false) {
  const file = join(at.folder, `${String(begin)}.csv`);
  const lines = Array.from({ length: rows }, (_, n) => {
    const number = begin + n;
    return `KH-${String(number)},0001,高静梅,第${String(number)}卷,2016,30年,100,${n % 4 === 0 ? '秘密' : ''},1-0${String((n % 3) + 1)}`;
  });
  writeFileSync(file, ['案卷号,客户编号,客户名称,案卷题名,年度,保管期限,页数,密级,存放位置', ...lines].join('\n'));
  at.grant('file', file);
  const exchange = createExchange(at.context);
  const staged = await exchange['exchange.stage']({ file: 'file', encoding: null }, at.high, at.around);
  const [sheet] = staged.sheets;
  if (sheet === undefined || sheet.headerRow === null || sheet.kind === null) throw new Error('no header');
  const choices = {
    sheets: [{ name: sheet.name, kind: sheet.kind, headerRow: sheet.headerRow, mapping: sheet.mapping }],
    numbersAre: 'oldNumber' as const,
    defaults: { formingDepartmentId: null, seriesId: 1, binding: 'bound' as const },
  };
  await exchange['exchange.check']({ stage: staged.stage, choices }, at.high, at.around);
  return exchange['exchange.commit']({ stage: staged.stage }, at.high, { ...at.around, cancelled });
}
function expectRecounted(): void {
  const kept = counts();
  recountPlaces(at.writer);
  expect(kept).toEqual(counts());
}

beforeAll(() => {
  at = openSubjects();
  at.writer.exec(
    `INSERT INTO location (id, kind, code, sort_key, machine_key) VALUES (1, 'room', '1', '1', '370000001');`,
  );
  save('先有的一卷');
});
afterAll(() => at.close());

it('counts its places and shows its volumes, few or many, beside what was there', async () => {
  const before = triggers();
  expect(await shown()).toBe(1);
  const batch = await ledger(400, 1000);
  expect(batch.counts.volumes).toBe(400);
  expect(counts()).not.toEqual([]);
  expectRecounted();
  expect(await shown()).toBe(401);
  await ledger(2500, 2000);
  expectRecounted();
  expect(await shown()).toBe(2901);
  expect(triggers()).toEqual(before);
  await createExchange(at.context)['exchange.undo']({ batchId: batch.id, reason: '试' }, at.high, at.around);
  expectRecounted();
  expect(await shown()).toBe(2501);
});

it('leaves the triggers and the counts as they were when it is stopped, and single volumes go on being counted', async () => {
  const [before, counted, volumes] = [triggers(), counts(), await shown()];
  let asked = 0;
  await expect(ledger(500, 9000, () => (asked += 1) > 2)).rejects.toMatchObject({ appError: { code: 'cancelled' } });
  expect(asked).toBe(3);
  expect(triggers()).toEqual(before);
  expect(counts()).toEqual(counted);
  expect(await shown()).toBe(volumes);
  save('后来的一卷');
  expect(await shown()).toBe((volumes ?? 0) + 1);
  expect(counts()).not.toEqual(counted);
  expectRecounted();
});
