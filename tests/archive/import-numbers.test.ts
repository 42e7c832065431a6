import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Volume, VolumeInput } from '../../shared/contract/catalogue';
import { type Engine, newArchive, temporaryFolder } from './engine-harness';
import { samples, stageAndCheck, takeIn } from './import-steps';
import { blankItem, blankVolume } from './samples';

/** An old ledger without items: no volume of it is complete, and yet each number stands on a spine and is the volume's own. */
const folder = temporaryFolder();
const other = temporaryFolder();
const ledger = `${samples}old-ledger-gb18030.csv`;
let engine: Engine;
beforeAll(async () => {
  engine = await newArchive(folder.path);
  await takeIn(engine, ledger);
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
  other.remove();
});

async function find(number: string): Promise<Volume> {
  const [hit] = (await engine.get('catalogue.find', { text: number })).hits;
  expect(hit).toMatchObject({ kind: 'volume', code: number, exact: true });
  return engine.get('catalogue.volume', { id: hit?.id ?? 0 });
}
const inputOf = (volume: Volume, given: Partial<VolumeInput>): VolumeInput =>
  blankVolume(volume.seriesId, {
    ...Object.fromEntries(Object.keys(blankVolume(0)).map((key) => [key, volume[key as keyof Volume]])),
    ...given,
  });

it('is found by the number on its spine while it is still assembled', async () => {
  expect(await find('JK2005-00002')).toMatchObject({
    state: 'assembling',
    referenceCode: 'JK2005-00002',
    oldNumber: null,
    filedOn: null,
  });
  expect((await engine.get('catalogue.list', { filter: { text: 'JK2005-00002' } })).total).toBe(1);
});

it('keeps that number when it is filed, and can then no longer be discarded', async () => {
  const taken = await find('JK2007-00004');
  const saved = await engine.get(
    'catalogue.saveVolume',
    inputOf(taken, { compiledBy: { personId: null, name: '甲' }, checkedBy: { personId: null, name: '乙' } }),
  );
  const [type] = (await engine.get('settings.lists', {})).documentTypes;
  const listed = await engine.get('catalogue.saveItems', {
    id: saved.id,
    version: saved.version,
    items: [
      blankItem('借款合同', {
        responsible: '高静梅',
        date: '2007-02-03',
        pageFrom: 1,
        pageTo: saved.pages,
        typeCode: type?.code ?? null,
        writing: 'print',
      }),
    ],
  });
  const filed = await engine.get('catalogue.file', { id: listed.id, version: listed.version });
  expect(filed).toMatchObject({ state: 'filed', referenceCode: 'JK2007-00004' });
  const open = await engine.get('catalogue.reopen', { id: filed.id, version: filed.version, reason: '补充' });
  expect(await engine.ask('catalogue.discard', { id: open.id, version: open.version, reason: '重复' })).toMatchObject({
    ok: false,
    error: { rule: 'codeGiven' },
  });
});

it('is taken for what it is when a changed copy of the ledger comes', async () => {
  const copy = join(other.path, 'copy.csv');
  writeFileSync(copy, Buffer.concat([readFileSync(ledger), Buffer.from('\r\nJK2099-00001,0001,,,2009,,,,,\r\n')]));
  const { summary } = await stageAndCheck(engine, copy);
  expect(summary.reasons).toContainEqual({ reason: 'numberTaken', severity: 'error', rows: 802 });
  expect(summary.counts.volumes).toBeLessThan(2);
});

it('may be discarded while it was never filed; its number is then free for the right row', async () => {
  const wrong = await find('JK2011-00006');
  await engine.get('catalogue.discard', { id: wrong.id, version: wrong.version, reason: '登记重复' });
  expect((await engine.get('catalogue.find', { text: 'JK2011-00006' })).hits).toEqual([]);
  const { summary } = await stageAndCheck(engine, ledger);
  expect(summary.reasons).toContainEqual({ reason: 'numberTaken', severity: 'error', rows: 801 });
  expect(summary.counts.volumes).toBe(1);
  expect(summary.reasons.map(({ reason }) => reason)).not.toContain('numberSpent');
});
