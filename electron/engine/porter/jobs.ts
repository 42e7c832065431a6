import { makeBackup } from '../backup/make';
import { salvageStore } from '../backup/salvage';
import { bringBackup, tryRestore, verifyBackup } from '../backup/verify';
import { inspectStore } from '../store/copy';
import { DataKey } from '../vault/secret';
import type { CheckJob, JobHooks, JobKind, Jobs } from './protocol';

type Table = { readonly [K in JobKind]: (input: Jobs[K][0], hooks: JobHooks) => Promise<Jobs[K][1]> };

/** What a porter can do; each fails with AppFailures. */
export const jobs: Table = {
  backup: makeBackup,
  verify: verifyBackup,
  trial: tryRestore,
  bring: bringBackup,
  salvage: salvageStore,
  check: checkStore,
};

/** The check of a large store, which opening leaves to a porter. */
async function checkStore({ key, storePath }: CheckJob, { progress, turn }: JobHooks): Promise<null> {
  progress('check', 0, 1);
  await turn();
  inspectStore(storePath, new DataKey(key).hex());
  progress('check', 1, 1);
  return null;
}
