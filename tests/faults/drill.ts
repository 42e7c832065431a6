import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../electron/engine/backup/manifest';
import { openStore } from '../../electron/engine/store/open';
import type { BackupSource } from '../../shared/contract/backup';
import { dumpOfFile } from './dump';
import { startVictim } from './engine';
import { grow } from '../fixtures/grow';
import type { Outcome } from './report';
import { aClient, credentials, type Subject, unlockVictim } from './subject';

const NEW = 'copper lantern walks over quiet rivers';
const SAVED = 25;
/** Written when a backup was made, so not in it. */
const LATER = ['backup_place'];

/**
 * The restore drill: the PC is gone, nobody knows a passphrase; there is a drive with a backup and the printed recovery
 * key. On another PC the archive is brought back, every row of it compared, and somebody gets in again. Control: one
 * character of one row changed makes the comparison fail.
 */
export async function drill(subject: Subject, megabytes = 0): Promise<Outcome> {
  const folder = subject.copy();
  const store = join(folder, 'room-1.db');
  const key = subject.unlocked.dataKey.hex();
  if (megabytes > 0) {
    const db = openStore(store, key);
    grow(db, megabytes);
    db.close();
    // The file was changed beside its witness: it is made anew below.
    rmSync(join(folder, 'room.witness'));
  }
  const faults: string[] = [];
  const demand = (what: string, found: unknown, wanted: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };

  const before = await unlockVictim(folder);
  if (megabytes > 0) await before.get('witness.acknowledge', { reason: 'the store was grown for the drill' });
  for (let n = 0; n < SAVED; n += 1) await before.get('clients.save', aClient(`D${String(n)}`));
  const drive = subject.folder();
  before.grant('drive', drive);
  const making = performance.now();
  await before.get('backup.make', { folder: 'drive' });
  const madeIn = performance.now() - making;
  await before.close();
  const name = readdirSync(drive)[0] ?? '';
  const manifest = readManifest(join(drive, name));
  if (manifest === null) throw new Error('no backup on the drive');
  const upto = { seq: manifest.head.seq, without: LATER };
  const wanted = dumpOfFile(store, key, upto);
  // From here on nothing of the old PC is used.
  rmSync(folder, { recursive: true });

  const target = join(subject.folder(), 'archive');
  mkdirSync(target);
  const other = startVictim(null);
  other.grant('drive', drive);
  other.grant('target', target);
  const { backups } = (await other.get('backup.look', { folder: 'drive' })) as { backups: { source: BackupSource }[] };
  const source = backups[0]?.source ?? { at: 'own' as const, name };
  const wrong = subject.recoveryKey.replace(
    /^(\D*)([A-Z0-9])/u,
    (_all, head: string, one: string) => `${head}${one === 'Q' ? 'P' : 'Q'}`,
  );
  const wish = (recoveryKey: string) => ({
    source,
    access: { by: 'recoveryKey' as const, recoveryKey },
    into: 'target',
  });
  const refused = await other.ask('backup.restore', wish(wrong));
  demand('a mistyped recovery key', refused?.ok, false);
  const restoring = performance.now();
  await other.get('backup.restore', wish(subject.recoveryKey));
  const restoredIn = performance.now() - restoring;
  const restored = join(target, readdirSync(target).find((each) => /^room-\d+\.db$/.test(each)) ?? '');
  const found = dumpOfFile(restored, key, upto);
  demand('every row', found, wanted);

  demand(
    'a new passphrase',
    await other.get('operators.recover', {
      recoveryKey: subject.recoveryKey,
      login: credentials.login,
      passphrase: NEW,
    }),
    { state: 'done' },
  );
  const { warnings } = (await other.get('operators.unlock', { login: credentials.login, passphrase: NEW })) as {
    warnings: unknown[];
  };
  demand('warnings', warnings, []);
  const { total } = (await other.get('clients.list', { text: '', limit: 1 })) as { total: number };
  demand('clients', total, manifest.counts['client']);
  const { firstBroken, entries } = (await other.get('audit.verify', {})) as { firstBroken: unknown; entries: number };
  demand('the log', firstBroken, null);
  const noted = (await other.get('audit.list', { deed: 'backup.restored' })) as { total: number };
  demand('the restore in the log', noted.total, 1);
  await other.close();

  const bytes = statSync(restored).size;
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
  return {
    fault: 'restore drill, recovery key alone',
    runs: 1,
    of:
      `${(bytes / 2 ** 20).toFixed(1)} MB, ${String(Object.values(manifest.counts).reduce((sum, n) => sum + n, 0))} rows, ` +
      `${String(manifest.head.seq)} log entries (${String(entries)} verified after it), dump ${wanted.slice(0, 16)} equal; ` +
      `backup ${seconds(madeIn)} s, restore ${seconds(restoredIn)} s`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'one character changed, seen by the comparison', losses: changed(restored, key, upto) },
  };
}

function changed(path: string, key: string, upto: { seq: number; without: string[] }): number {
  const before = dumpOfFile(path, key, upto);
  const db = openStore(path, key);
  db.exec(`UPDATE client SET name = name || 'x' WHERE id = 1`);
  db.close();
  return dumpOfFile(path, key, upto) === before ? 0 : 1;
}
