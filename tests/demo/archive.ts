import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectEngine, type EngineClient } from '../../electron/engine-client';
import { builtInDocumentTypes } from '../../shared/domain/document-types';
import type { Language } from '../../shared/i18n/index';
import { checkPicked } from '../fixtures/check-picked';
import type { DemoShelf } from './screen-list';
import { type DemoDisposal, DESTROYED_AGO, destroyOldList, LISTS_AGO, makeDemoLists, makeOldList } from './disposal';
import { DAYS_AGO, type DemoLoans, makeDemoLoans, makePastLoans } from './loans';
import { beginVolumes } from './assembling';
import { layHold } from './holds';
import { measureRoom } from './places';
import { bringColleagues } from './people';

/** The archive of the demo: an invented company, whose sample ledgers ship with the project under build/samples. */
export const demoOperator = {
  login: 'liwen',
  fullName: '李文',
  staffCode: 'G1001',
  passphrase: '石桥 晚风 借据 梅子 铜铃 七里',
};
export const demoFonds = { fondsNumber: 'HX01', fondsName: '云岭金石商贸有限公司' };

export type DemoArchive = {
  readonly engine: EngineClient;
  readonly recoveryKey: string;
  readonly emergencySheets: Readonly<Record<Language, Uint8Array>>;
  readonly assembling: number;
  /** Two of whose volumes are being assembled, under no hold. */
  readonly mergingClient: number;
  readonly loans: DemoLoans;
  readonly holdId: number;
  readonly disposal: DemoDisposal;
  readonly shelf: DemoShelf;
};
export type Places = { readonly engineScript: string; readonly samples: string };

/** Reads and checks one sample ledger as a person would who accepts every guess of the program; nothing is written yet. */
export async function checkLedger(engine: EngineClient, path: string) {
  engine.grant('ledger', path);
  return checkPicked(engine);
}

export async function takeLedgerIn(engine: EngineClient, path: string) {
  const summary = await checkLedger(engine, path);
  return { summary, batch: await engine.get('exchange.commit', { stage: summary.stage }) };
}

/** A new, empty archive in `folder`, its first operator signed in. */
export async function beginArchive(
  folder: string,
  engineScript: string,
): Promise<{ engine: EngineClient; recoveryKey: string; emergencySheets: Readonly<Record<Language, Uint8Array>> }> {
  mkdirSync(folder, { recursive: true });
  const engine = connectEngine(engineScript, null);
  engine.grant('folder', folder);
  const { recoveryKey } = await engine.get('operators.prepareRecovery', {});
  const sheet = async (language: Language) => {
    await engine.get('operators.emergencySheet', { ...demoFonds, language });
    return engine.lastDocument()?.pdf ?? new Uint8Array();
  };
  const emergencySheets = { en: await sheet('en'), 'zh-CN': await sheet('zh-CN') };
  await engine.get('operators.setUp', {
    folder: 'folder',
    ...demoFonds,
    language: 'zh-CN',
    recoveryKeyTyped: recoveryKey,
    // The bundled answer to DA-14.2: contracts and credit reports are marked, everything else may be lent with approvals.
    typeLevels: Object.fromEntries(
      builtInDocumentTypes.map(({ code }) => [code, code === 'CREDIT' ? 'secret' : 'general']),
    ),
    operator: { ...demoOperator, roles: ['archivist'], clearance: 'topSecret' },
  });
  return { engine, recoveryKey, emergencySheets };
}

/** A whole archive in `folder`, through the engine alone: no window, no person. */
export async function makeDemoArchive(folder: string, { engineScript, samples }: Places): Promise<DemoArchive> {
  const open = async () => {
    const engine = connectEngine(engineScript, folder);
    await engine.get('operators.unlock', { login: demoOperator.login, passphrase: demoOperator.passphrase });
    return engine;
  };
  const begun = await someDaysAgo(LISTS_AGO, () => beginArchive(folder, engineScript));
  for (const name of ['clients.csv', 'staff.csv', 'ledger.xlsx']) await takeLedgerIn(begun.engine, join(samples, name));
  const personOf = await bringColleagues(begun.engine);
  const lists = await makeOldList(begun.engine);
  await begun.engine.close();
  const later = await someDaysAgo(DESTROYED_AGO, open);
  await destroyOldList(later, lists);
  await later.close();
  const lately = await someDaysAgo(DAYS_AGO, open);
  const past = await makePastLoans(lately);
  await lately.close();
  const engine = await open();
  const { assembling, mergingClient } = await beginVolumes(engine);
  const shelf = await measureRoom(engine);
  const loans = await makeDemoLoans(engine, personOf, past);
  const disposal = await makeDemoLists(engine, lists);
  return { ...begun, engine, assembling, mergingClient, loans, shelf, disposal, holdId: await layHold(engine) };
}

/** An engine started in `begin` has a clock that stands back (days-ago.cjs); those after it have today's. */
async function someDaysAgo<T>(days: number, begin: () => Promise<T>): Promise<T> {
  const { NODE_OPTIONS: before } = process.env;
  process.env['DEMO_DAYS_AGO'] = String(days);
  process.env['NODE_OPTIONS'] = `--require ${JSON.stringify(join(process.cwd(), 'tests/demo/days-ago.cjs'))}`;
  try {
    return await begin();
  } finally {
    delete process.env['DEMO_DAYS_AGO'];
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
}

/** What keeps the archive: a verified log, a backup and its test. */
export async function makeDemoKeeping(engine: EngineClient): Promise<void> {
  await engine.get('audit.verify', {});
  const { name } = await engine.get('backup.make', {});
  await engine.get('backup.test', { source: { at: 'own', name } });
}
