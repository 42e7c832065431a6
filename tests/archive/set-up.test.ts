import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index';
import { PASSPHRASE, startEngine, temporaryFolder, typeLevels } from './engine-harness';

/** An archive that nobody could work in is not made at all. */
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

it.each<[Partial<InputOf<'operators.setUp'>['operator']>, object]>([
  [{ roles: ['auditor'] }, { 'operator.roles': ['archivistNeeded'] }],
  [{ clearance: 'general' }, { 'operator.clearance': ['topClearanceNeeded'] }],
])('refuses a first operator with %o, and leaves the folder empty', async (given, fields) => {
  const engine = startEngine(null);
  engine.receive({ kind: 'grant', ticket: 'folder', path: folder.path });
  const { recoveryKey } = await engine.get('operators.prepareRecovery', {});
  const made = await engine.ask('operators.setUp', {
    folder: 'folder',
    fondsNumber: 'HX01',
    fondsName: '云岭金石商贸有限公司',
    typeLevels,
    recoveryKeyTyped: recoveryKey,
    language: 'zh-CN',
    operator: {
      login: 'liwen',
      fullName: '李文',
      staffCode: 'G1001',
      roles: ['archivist'],
      clearance: 'topSecret',
      passphrase: PASSPHRASE,
      ...given,
    },
  });
  expect(made).toEqual({ ok: false, error: { code: 'invalidInput', fields } });
  engine.close();
  expect(readdirSync(folder.path)).toEqual([]);
});
