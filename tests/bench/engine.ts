import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connectEngine, type EngineClient } from '../../electron/engine-client';
import { freshKdf, productPolicy, stretch } from '../../electron/engine/vault/kdf';
import { beginArchive, checkLedger, demoOperator, type Places } from '../demo/archive';
import { type Line, lineOf, quantile, time, timesOf } from './measure';

const credentials = { login: demoOperator.login, passphrase: demoOperator.passphrase };

/** A ledger of 1,605 volumes and 11,047 items into an empty archive, each run in one of its own; the last archive is left for the others. */
export async function measureImport(
  { engineScript, samples }: Places,
  work: string,
): Promise<{ lines: Line[]; archive: string }> {
  const ledger = join(samples, 'ledger.xlsx');
  const previews: number[] = [];
  const commits: number[] = [];
  let archive = work;
  for (let run = 0; run < 3; run += 1) {
    archive = join(work, randomUUID());
    const { engine } = await beginArchive(archive, engineScript);
    let stage = '';
    previews.push(
      await time(async () => {
        stage = (await checkLedger(engine, ledger)).stage;
      }),
    );
    commits.push(await time(() => engine.get('exchange.commit', { stage })));
    await engine.close();
  }
  return {
    archive,
    lines: [
      lineOf({ name: 'ledger.xlsx to preview', goal: 3_000 }, previews),
      lineOf({ name: 'ledger.xlsx commit', goal: 2_000 }, commits),
    ],
  };
}

/** From the passphrase to a list and a find answered, the process already up; against the bare key derivation. */
export async function measureUnlock({ engineScript }: Places, archive: string): Promise<Line[]> {
  const kdf = await timesOf(5, async () => {
    const { encryption, signing, group } = await stretch(
      credentials.passphrase,
      freshKdf(productPolicy),
      productPolicy,
    );
    for (const key of [encryption, signing, group]) key.wipe();
  });
  const unlocks: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const engine = connectEngine(engineScript, archive);
    await engine.get('operators.status', {});
    unlocks.push(
      await time(async () => {
        await engine.get('operators.unlock', credentials);
        await engine.get('catalogue.list', { filter: {} });
        await engine.get('catalogue.find', { text: '2016' });
      }),
    );
    await engine.close();
  }
  return [
    lineOf({ name: 'key derivation alone' }, kdf),
    lineOf({ name: 'unlock to usable catalogue', goal: 1_500, baseline: quantile(kdf, 0.5) }, unlocks),
  ];
}

/** What a person asks of an open archive. */
export async function measureOpen({ engineScript }: Places, archive: string): Promise<Line[]> {
  const engine = connectEngine(engineScript, archive);
  await engine.get('operators.unlock', credentials);
  const { rows } = await engine.get('catalogue.list', { filter: {}, limit: 100 });
  const texts = rows.flatMap(({ referenceCode, clientCode, clientName, title, home }) =>
    [referenceCode, referenceCode?.slice(-4), clientCode, clientName?.slice(0, 2), title.slice(0, 4), home].filter(
      (text): text is string => typeof text === 'string' && text !== '',
    ),
  );
  const finds = await timesOf(texts.length, (run) => engine.get('catalogue.find', { text: texts[run] ?? '' }));
  const round = await timesOf(texts.length, () => engine.get('operators.me', {}));
  const covers = await measureCovers(
    engine,
    rows.map(({ id }) => id),
  );
  await engine.close();
  return [
    lineOf({ name: 'find in the engine', goal: 20, baseline: quantile(round, 0.5) }, finds),
    lineOf({ name: 'one cover, warm', goal: 150 }, covers),
  ];
}

async function measureCovers(engine: EngineClient, ids: readonly number[]): Promise<number[]> {
  const cover = (id: number) =>
    engine.get('forms.preview', { of: 'volumes', form: 'cover', ids: [id], withoutGlyph: 'leaveBlank' });
  for (const id of ids.slice(0, 3)) await cover(id);
  return timesOf(20, (run) => cover(ids[run + 3] ?? ids[0] ?? 0));
}
