import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attachmentsPath, attemptsPath, tombstonesPath } from '../../electron/engine/archive/folder';
import { appendTombstone, readTombstones } from '../../electron/engine/backup/tombstones';
import { createPorterHere } from '../../electron/engine/porter/client';
import { takeLock } from '../../electron/engine/store/lock';
import { head } from '../../electron/engine/store/log';
import { openAsIs, openStore } from '../../electron/engine/store/open';
import { checkFiles, filesKey, knownFiles } from '../../electron/engine/store/sealed-files';
import { openThrottle } from '../../electron/engine/vault/attempts-file';
import { AppFailure, type AppErrorCode } from '../../shared/errors';
import { seeded } from '../fixtures/seeded';
import { dumpOf } from './dump';
import { startVictim } from './engine';
import type { Outcome } from './report';
import { aClient, aScan, credentials, examine, type Subject } from './subject';

/** The answers that name damage; any other refusal of a damaged file would mislead. */
const NAMED: readonly AppErrorCode[] = [
  'vaultDamaged',
  'vaultTampered',
  'storeDamaged',
  'storeFromLater',
  'logBroken',
  'entriesMissing',
  'historyDiffers',
  'pageReplaced',
  'witnessBehind',
  'witnessDamaged',
];

/** One byte changed somewhere in an archive: it is reported, or it is harmless and every row is as it was. */
export async function flips(subject: Subject, count: number): Promise<Outcome> {
  const whole = await preparedArchive(subject);
  // lock.db holds a lock of the system and no byte.
  const files = filesBelow(whole).filter((name) => statSync(join(whole, name)).size > 0);
  const random = seeded(101);
  const tally = { reported: 0, harmless: 0 };
  const faults: string[] = [];
  const right = await digestOf(subject, whole, subject.folder());
  if (typeof right !== 'string' || right.startsWith('refused')) throw new Error(`the sound archive: ${right}`);
  const copy = subject.folder();
  for (let n = 0; n < count; n += 1) {
    // Each file as often as any other: the small ones hold the keys.
    const name = files[n % files.length] ?? '';
    const bytes = Buffer.from(readFileSync(join(whole, name)));
    const place = random(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 + random(255));
    const found = await lookedAt(subject, { whole, copy, name, bytes, right });
    if (found === 'harmless' || found === 'reported') tally[found] += 1;
    else faults.push(`${name} at ${String(place)}: ${found}`);
  }
  return {
    fault: 'one byte changed, over all files',
    runs: count,
    of: `${files.map((name) => name.replace(/\d{8}T\d{6}Z/, '…')).join(', ')}: ${String(tally.reported)} reported, ${String(tally.harmless)} harmless`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: {
      what: 'a byte of a row changed through SQL, same comparison',
      losses: await control(subject, whole, right),
    },
  };
}

/**
 * Every file an archive can have: that of the wrong tries, a scan, a tombstone, a backup, and the log of the store as a killed
 * engine leaves it.
 */
async function preparedArchive(subject: Subject): Promise<string> {
  const folder = subject.copy();
  const victim = startVictim(folder);
  await victim.ask('operators.unlock', { ...credentials, passphrase: 'not this one' });
  await victim.get('operators.unlock', credentials);
  await aScan(victim, subject.folder(), Buffer.from('签字页'));
  await victim.get('backup.make', {});
  appendTombstone(tombstonesPath(folder), subject.unlocked, TOMBSTONE);
  await victim.get('clients.save', aClient('F1'));
  await victim.get('clients.save', aClient('F2'));
  await victim.kill();
  if ((statSync(join(folder, 'room-1.db-wal'), { throwIfNoEntry: false })?.size ?? 0) === 0)
    throw new Error('the kill came after the log had been moved in');
  rmSync(join(folder, 'room-1.db-shm'), { force: true });
  return folder;
}

const TOMBSTONE = {
  at: 1,
  list: 'XH-2026-001',
  volumes: [{ id: 1, machineKey: '1000000000017' }],
  hidePrivateNames: true,
  head: { seq: 1, hash: '0'.repeat(64) },
};

type Changed = {
  readonly whole: string;
  readonly copy: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly right: string;
};

/**
 * As the program would meet it: a backup where it is proven, a tombstone where a restore reads it, the rest at an unlock.
 * Answers `harmless`, `reported`, or what else was found.
 */
async function lookedAt(subject: Subject, { whole, copy, name, bytes, right }: Changed): Promise<string> {
  const put = (folder: string): void => {
    writeFileSync(join(folder, name), bytes);
  };
  if (name === basename(tombstonesPath(whole))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(whole, copy, { recursive: true });
    put(copy);
    const { tombstones, unreadable } = readTombstones(tombstonesPath(copy), subject.unlocked.groupSecret);
    if (unreadable > 0) return 'reported';
    return JSON.stringify(tombstones) === JSON.stringify([TOMBSTONE]) ? 'harmless' : 'a tombstone lost or changed';
  }
  if (name === basename(attachmentsPath(whole))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(whole, copy, { recursive: true });
    put(copy);
    return (await scansHold(subject, copy, join(copy, name))) ? 'harmless' : 'reported';
  }
  if (name.startsWith('backups')) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(whole, copy, { recursive: true });
    put(copy);
    try {
      const key = subject.unlocked.dataKey.expose();
      await createPorterHere().run('verify', { key, folder: dirname(join(copy, name)) });
      return 'a changed backup accepted';
    } catch (cause) {
      if (cause instanceof AppFailure) return 'reported';
      throw cause;
    }
  }
  const found = await digestOf(subject, whole, copy, put);
  if (found === right) return 'harmless';
  return NAMED.some((code) => found === `refused ${code}`) ? 'reported' : found;
}

/** As whoever opens a scan and every backup find it. */
async function scansHold({ unlocked }: Subject, folder: string, path: string): Promise<boolean> {
  const db = openAsIs(join(folder, 'room-1.db'), unlocked.dataKey.hex());
  try {
    const key = filesKey(db);
    if (key === null) throw new Error('the register has no key for its scans');
    await checkFiles(path, key, knownFiles(db), () => Promise.resolve());
    return true;
  } catch (cause) {
    if (cause instanceof AppFailure) return false;
    throw cause;
  } finally {
    db.close();
  }
}

function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(folder, join(below, entry.name)) : [join(below, entry.name)],
  );
}

/** Opens a copy as the engine does and says what all its rows come to, or how it was refused. */
async function digestOf(
  subject: Subject,
  whole: string,
  copy: string,
  damage: (folder: string) => void = () => undefined,
): Promise<string> {
  rmSync(copy, { recursive: true, force: true });
  cpSync(whole, copy, { recursive: true });
  damage(copy);
  try {
    const lock = takeLock(copy);
    try {
      await openThrottle(attemptsPath(copy), [credentials.login], Date.now());
      let digest = '';
      const verdict = await examine(subject, copy, [], (db) => {
        // Less the entry that the opening itself writes.
        digest = dumpOf(db, { seq: head(db).seq - 1 });
      });
      if ('refused' in verdict) return `refused ${verdict.refused.code}`;
      return verdict.warnings[0] === undefined ? digest : `refused ${verdict.warnings[0].code}`;
    } finally {
      lock.release();
    }
  } catch (cause) {
    if (cause instanceof AppFailure) return `refused ${cause.appError.code}`;
    return `raw: ${String(cause)}`;
  }
}

async function control(subject: Subject, whole: string, right: string): Promise<number> {
  const copy = subject.folder();
  const changed = await digestOf(subject, whole, copy, (folder) => {
    const db = openStore(join(folder, 'room-1.db'), subject.unlocked.dataKey.hex());
    db.exec(`UPDATE client SET name = name || 'x' WHERE id = 1`);
    db.close();
  });
  return changed === right ? 0 : 1;
}
