import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import { connectEngine, type EngineClient } from '../../electron/engine-client';
import { createFind } from '../../electron/engine/archive/find';
import type { Context } from '../../electron/engine/archive/context';
import { ROW_COLUMNS, ROW_JOINS } from '../../electron/engine/archive/volume-rows';
import { openReader, openStore, type ReadableDb } from '../../electron/engine/store/open';
import type { Session } from '../../electron/engine/store/work';
import { freshKdf, productPolicy, stretch } from '../../electron/engine/vault/kdf';
import { volumeSorts } from '../../shared/contract/catalogue';
import { clientSorts } from '../../shared/contract/clients';
import type { InputOf, OutputOf } from '../../shared/contract/index';
import { demoOperator, type Places } from '../demo/archive';
import { bigCatalogue } from './catalogue-fill';
import { volumeKey } from './loans';
import { type Line, lineOf, quantile, time, timesOf } from './measure';
import { memoryOf } from './memory';

const credentials = { login: demoOperator.login, passphrase: demoOperator.passphrase };
type Filter = InputOf<'catalogue.facets'>['filter'];
type Sized = { readonly volumes: number; readonly tag: string };
const named = (name: string, { volumes }: Sized): string => `${name}, ${volumes.toLocaleString('en')} volumes`;

/** What people type: a key, a whole number, the head of one, a name of two characters, a company, words that all have, words few have, and codes and years of which only the head stands there yet. */
function texts({ volumes, tag }: Sized): string[] {
  const some = (run: number): number => (run * 7_919) % volumes;
  return Array.from({ length: 25 }, (_, run) => [
    volumeKey(tag, some(run)),
    `HX01-KH·${String(2000 + (some(run) % 26))}`,
    String(some(run)).padStart(7, '0'),
    `C${String(run * 17).padStart(6, '0')}`,
    ['王芳', '李伟', '陈敏', '赵静'][run % 4] ?? '',
    ['江城贸易', '华信机电', '瑞丰物流'][run % 3] ?? '',
    '客户档案',
    `${['宁远', '白石'][run % 2] ?? ''} ${String(2000 + (run % 26))}`,
    `〔${String(2000 + (some(run) % 26))}〕${String(some(run))}`,
    'HX01-KH·2016'.slice(0, 1 + (run % 12)),
    '2016'.slice(0, 1 + (run % 4)),
  ]).flat();
}

/** The same questions in this process, on the encrypted store and on the same store in the clear; medians in milliseconds. */
async function besidePlain(archive: string, keyHex: string, sized: Sized): Promise<Line[]> {
  const encrypted = join(archive, 'room-1.db');
  const plain = join(archive, 'plain.db');
  const source = openStore(encrypted, keyHex);
  source.prepare(`ATTACH DATABASE ? AS plain KEY ''`).run([plain]);
  source.prepare(`SELECT sqlcipher_export('plain')`).all();
  source.exec('DETACH DATABASE plain');
  source.close();
  const clear = new Database(plain, { cacheStatements: true }) as ReadableDb;
  clear.initTokenizer();
  const sealed = openReader(encrypted, keyHex);
  try {
    const asked = texts(sized);
    const ids = Array.from({ length: 40 }, (_, n) => ((n * 104_729) % sized.volumes) + 1);
    const find = async (db: ReadableDb) => {
      const context = { work: { read: (run: (from: ReadableDb) => unknown) => run(db) } } as unknown as Context;
      const ask = createFind(context)['catalogue.find'];
      const times: number[] = [];
      for (const text of asked)
        times.push(await time(async () => ask({ text, limit: 30 }, { clearanceRank: 3 } as Session)));
      return times;
    };
    const page = (db: ReadableDb) => {
      const rows = db.prepare(`SELECT ${ROW_COLUMNS} ${ROW_JOINS} WHERE v.id BETWEEN :first AND :last`);
      return ids.map((id) => bare(() => rows.all({ first: id, last: id + 99, clearance: 3 })));
    };
    const lines: Line[] = [];
    for (const [name, measure] of [
      ['find, statements alone', find],
      ['a page of 100 rows, statements alone', page],
    ] as const) {
      // In turn, so that what the machine does meanwhile meets both; the first round of each warms.
      const times = { clear: [] as number[], sealed: [] as number[] };
      for (let round = 0; round < 4; round += 1) {
        const [inTheClear, inSealed] = [await measure(clear), await measure(sealed)];
        if (round === 0) continue;
        times.clear.push(...inTheClear);
        times.sealed.push(...inSealed);
      }
      const baseline = quantile(times.clear, 0.5);
      lines.push(lineOf({ name: named(`${name}, against an unencrypted file`, sized), baseline }, times.sealed));
    }
    return lines;
  } finally {
    clear.close();
    sealed.close();
    rmSync(plain, { force: true });
  }
}

function bare(deed: () => unknown): number {
  const start = performance.now();
  deed();
  return performance.now() - start;
}

async function lists(engine: EngineClient, sized: Sized): Promise<Line[]> {
  const filters: Filter[] = [
    {},
    { year: 2016 },
    { retention: 'D30', level: 'general' },
    { text: '江城' },
    { work: 'due' },
  ];
  const first: number[] = [];
  const pages: number[] = [];
  for (const filter of filters)
    for (const sort of volumeSorts) {
      let total = 0;
      first.push(
        await time(
          async () => ({ total } = await engine.get('catalogue.list', { filter, sort, descending: sort === 'due' })),
        ),
      );
      for (let run = 1; run <= 8; run += 1) {
        const offset = Math.trunc((total * run) / 9);
        pages.push(
          await time(() =>
            engine.get('catalogue.list', { filter, sort, descending: sort === 'due', offset, limit: 100 }),
          ),
        );
      }
    }
  const facets = await timesOf(40, (run) =>
    engine.get('catalogue.facets', { filter: filters[run % filters.length] ?? {} }),
  );
  return [
    lineOf({ name: named('any page of a sorted or filtered list', sized), goal: 30 }, pages),
    lineOf({ name: named('a list newly sorted or filtered, its first page', sized), goal: 30 }, first),
    lineOf({ name: named('facet counts', sized), goal: 100 }, facets),
  ];
}

/** The list of clients by each of its columns, its first page and the next four. */
async function clients(engine: EngineClient, sized: Sized): Promise<Line> {
  const pages: number[] = [];
  for (const sort of clientSorts)
    for (const descending of [false, true]) {
      let after: string | null = null;
      for (let run = 0; run < 5; run += 1)
        pages.push(
          await time(async () => {
            const got: OutputOf<'clients.list'> = await engine.get('clients.list', { sort, descending, after });
            after = got.next;
          }),
        );
    }
  return lineOf({ name: named('any page of the sorted list of clients', sized), goal: 30 }, pages);
}

/** From the right passphrase to the first rows, less what the key derivation takes. */
async function opening(where: Places, archive: string, sized: Sized): Promise<Line> {
  const samples: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const engine = connectEngine(where.engineScript, archive);
    await engine.get('operators.status', {});
    const derivation = await time(async () => {
      const keys = await stretch(credentials.passphrase, freshKdf(productPolicy), productPolicy);
      for (const key of [keys.encryption, keys.signing, keys.group]) key.wipe();
    });
    const whole = await time(async () => {
      await engine.get('operators.unlock', credentials);
      await engine.get('catalogue.list', { filter: {} });
    });
    samples.push(Math.max(0, whole - derivation));
    await engine.close();
  }
  return lineOf({ name: named('opened after the key derivation, first rows shown', sized), goal: 1000 }, samples);
}

async function covers(engine: EngineClient, sized: Sized): Promise<Line> {
  const ids = Array.from({ length: 1000 }, (_, n) => ((n * 977) % sized.volumes) + 1);
  const form = (some: readonly number[]) =>
    engine.get('forms.preview', { of: 'volumes', form: 'cover', ids: [...some], withoutGlyph: 'leaveBlank' });
  await form(ids.slice(0, 5));
  return lineOf({ name: named('1,000 covers', sized), goal: 8000 }, await timesOf(3, () => form(ids)));
}

/** The catalogue at one size, in a real encrypted store. */
export async function measureCatalogue(
  where: Places,
  work: string,
  volumes: number,
): Promise<{ archive: string; lines: Line[] }> {
  const { archive, tag, keyHex } = await bigCatalogue(where, work, volumes);
  const sized = { volumes, tag };
  const lines = await besidePlain(archive, keyHex, sized);
  lines.push(await opening(where, archive, sized));
  const engine = connectEngine(where.engineScript, archive);
  try {
    await engine.get('operators.unlock', credentials);
    const whole = await time(() => engine.get('catalogue.list', { filter: {}, whenCounted: true }));
    lines.push(lineOf({ name: named('holdings read and sorted in the background', sized) }, [whole]));
    const asked = texts(sized);
    const find = (run: number) => engine.get('catalogue.find', { text: asked[run % asked.length] ?? '' });
    // A large house sorts its lists for some seconds more; whoever types at once shares the processor with that.
    const early = await timesOf(asked.length, find);
    lines.push(lineOf({ name: named('find in the engine, lists still being sorted', sized) }, early));
    for (const sort of volumeSorts) await engine.get('catalogue.list', { filter: {}, sort, whenCounted: true });
    const round = quantile(await timesOf(200, () => engine.get('operators.me', {})), 0.5);
    const finds = await timesOf(asked.length * 2, find);
    lines.push(lineOf({ name: named('find in the engine', sized), goal: 15, baseline: round }, finds));
    lines.push(...(await lists(engine, sized)), await clients(engine, sized), await covers(engine, sized));
    const held = memoryOf(engine.pid);
    if (held !== null) lines.push(lineOf({ name: named('memory of the engine', sized), unit: 'MB' }, [held]));
  } finally {
    await engine.close();
  }
  return { archive, lines };
}

/** How each figure grows: the median at the largest size against that at the smallest. */
export function growth(all: readonly (readonly Line[])[]): Line[] {
  const bareName = ({ name }: Line): string => name.replace(/, [\d,]+ volumes$/, '');
  const [smallest = []] = all;
  const largest = all.at(-1) ?? [];
  if (all.length < 2) return [];
  return largest.flatMap((line) => {
    const small = smallest.find((one) => bareName(one) === bareName(line));
    return small === undefined
      ? []
      : [lineOf({ name: `growth of ${bareName(line)}`, unit: line.unit, baseline: small.median }, [line.median])];
  });
}
