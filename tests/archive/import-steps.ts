import type { CheckSummary, ImportChoices } from '../../shared/contract/exchange';
import type { OutputOf } from '../../shared/contract/index';
import type { Engine } from './engine-harness';

export const samples = new URL('../../build/samples/', import.meta.url).pathname;

/** What a person does with a picked file (ticket `ledger`) who takes everything as it was found: ready for the commit. */
export async function checkPicked(
  engine: Pick<Engine, 'get'>,
  numbersAre: ImportChoices['numbersAre'] = 'referenceCode',
): Promise<CheckSummary> {
  const { stage, sheets: found } = await engine.get('exchange.stage', { file: 'ledger' });
  const { departments, series } = await engine.get('settings.lists', {});
  const sheets = found.flatMap(({ name, kind, headerRow, mapping }) =>
    kind === null || headerRow === null ? [] : [{ name, kind, headerRow, mapping }],
  );
  const defaults = {
    formingDepartmentId: departments[0]?.id ?? null,
    seriesId: series[0]?.id ?? null,
    binding: 'bound' as const,
  };
  return engine.get('exchange.check', { stage, choices: { sheets, numbersAre, defaults } });
}

export async function stageAndCheck(
  engine: Engine,
  path: string,
  numbersAre?: ImportChoices['numbersAre'],
): Promise<{ stage: string; summary: CheckSummary }> {
  engine.receive({ kind: 'grant', ticket: 'ledger', path });
  const summary = await checkPicked(engine, numbersAre);
  return { stage: summary.stage, summary };
}

/** Takes a file in whole; answers its batch. */
export async function takeIn(
  engine: Engine,
  path: string,
  numbersAre?: ImportChoices['numbersAre'],
): Promise<OutputOf<'exchange.commit'>> {
  const { stage } = await stageAndCheck(engine, path, numbersAre);
  return engine.get('exchange.commit', { stage });
}
