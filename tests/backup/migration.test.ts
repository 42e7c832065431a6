import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readManifest } from '../../electron/engine/backup/manifest';
import { storeVersion } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import { openAsIs, type WritableDb } from '../../electron/engine/store/open';
import { openVault } from '../../electron/engine/vault/vault';
import { makeOlder } from '../fixtures/older-store';
import { credentials, remove, save, useRoom } from './room';

/** A store of an earlier program is copied and proven before it is migrated, or it is not migrated at all. */
const room = useRoom();
const OLDER = 5;
const key = async (): Promise<string> => {
  const opened = await openVault(readFileSync(room().path('vault.json')), credentials);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.dataKey.hex();
};
async function anOlderRoom(): Promise<string> {
  await save(room().engine, 7);
  room().engine.close();
  const keyHex = await key();
  makeOlder(room().path('room-1.db'), keyHex, OLDER);
  // Made beside its witness, which is made anew at the unlock.
  remove(room().path('room.witness'));
  return keyHex;
}
const versionOf = (keyHex: string): number => {
  const db = openAsIs(room().path('room-1.db'), keyHex);
  try {
    return storeVersion(db as WritableDb);
  } finally {
    db.close();
  }
};

it('is backed up as it was, and only then migrated', async () => {
  const keyHex = await anOlderRoom();
  const engine = await room().unlockAgain();
  const [name = ''] = readdirSync(room().path('backups'));
  expect(readManifest(join(room().path('backups'), name))).toMatchObject({ reason: 'migration', storeVersion: OLDER });
  expect(versionOf(keyHex)).toBe(migrations.length);
  await engine.get('witness.acknowledge', { reason: '升级前见证文件缺失' });
  await save(engine, 8);
  expect(await engine.get('audit.verify', {})).toMatchObject({ firstBroken: null });
  // A backup of an earlier program is one that can be restored.
  expect(await engine.get('backup.test', { source: { at: 'own', name } })).toMatchObject({ changedSince: 0 });
});

it('stays as it was where no backup can be made, and says so', async () => {
  const keyHex = await anOlderRoom();
  writeFileSync(room().path('backups'), 'a file where the folder should be');
  const locked = room().again();
  expect(await locked.ask('operators.unlock', credentials)).toMatchObject({
    ok: false,
    error: { code: 'backupFailed', reason: 'folderMissing' },
  });
  locked.close();
  expect(versionOf(keyHex)).toBe(OLDER);
  expect(existsSync(room().path('room-1.db'))).toBe(true);
});
