import type { CheckSummary, ImportChoices } from '../../shared/contract/exchange';
import type { OutputOf } from '../../shared/contract/index';
import type { Engine } from './engine-harness';

export const samples = new URL('../../build/samples/', import.meta.url).pathname;

/** What a person does with a file who takes everything as it was found: staged, checked, ready for the commit. */
export async function stageAndCheck(
  engine: Engine,
  path: string,
  numbersAre: ImportChoices['numbersAre'] = 'referenceCode',
): Promise<{ stage: string; summary: CheckSummary }> {
  engine.receive({ kind: 'grant', ticket: 'ledger', path });
  const stage = await engine.get('exchange.stage', { file: 'ledger' });
  const { departments, series } = await engine.get('settings.lists', {});
  const sheets = stage.sheets.flatMap((sheet) =>
    sheet.kind === null || sheet.headerRow === null
      ? []
      : [{ name: sheet.name, kind: sheet.kind, headerRow: sheet.headerRow, mapping: sheet.mapping }],
  );
  const choices = {
    sheets,
    numbersAre,
    defaults: {
      formingDepartmentId: departments[0]?.id ?? null,
      seriesId: series[0]?.id ?? null,
      binding: 'bound' as const,
    },
  };
  return { stage: stage.stage, summary: await engine.get('exchange.check', { stage: stage.stage, choices }) };
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
