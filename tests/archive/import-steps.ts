import type { CheckSummary, ImportChoices } from '../../shared/contract/exchange';
import type { OutputOf } from '../../shared/contract/index';
import { checkPicked } from '../fixtures/check-picked';
import type { Engine } from './engine-harness';

export const samples = new URL('../../build/samples/', import.meta.url).pathname;

/** The file of this path is picked, staged and checked: ready for the commit. */
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
