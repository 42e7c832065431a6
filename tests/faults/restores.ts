import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vaultPath } from '../../electron/engine/archive/folder';
import { readManifest } from '../../electron/engine/backup/manifest';
import { openAsIs } from '../../electron/engine/store/open';
import { vaultFacts } from '../../electron/engine/vault/facts';
import { startVictim } from './engine';
import { compileRecorder, createRecorder, type Order } from './recorder';
import type { Outcome } from './report';
import { aClient, aScan, credentials, type Subject, unlockVictim } from './subject';

/** What is in the backup, and what was saved after it and must stand aside with its store. */
const KEPT = 'V-kept';
const LATER = 'V-later';
type Kind = Order['kind'];
const KINDS: readonly Kind[] = ['name', 'sync', 'write'];

/**
 * kill -9 in the middle of a restore, before each single call that changes a name, syncs or writes: at the next unlock the
 * archive is wholly that of the backup or wholly that of today, scans included; all of today is still there, in force or
 * set aside; no copy is left lying about. `every`: of the calls of a kind only each so-manieth, counted from the last.
 */
export async function restoreKills(subject: Subject, every: Readonly<Partial<Record<Kind, number>>>): Promise<Outcome> {
  const fault = 'kill -9 while a backup is restored';
  const library = compileRecorder(resolve('tests/faults/recorder.c'), subject.folder());
  if (library === undefined) return { fault, runs: 0, of: '', losses: 0, skipped: 'needs Linux and gcc' };
  const start = await prepare(subject);
  const run = async (order: Order | null) => {
    const folder = subject.folder();
    cpSync(start.folder, folder, { recursive: true });
    const recorder = createRecorder(library, folder, subject.folder());
    const victim = await unlockVictim(folder, { env: recorder.envForFaults });
    const before = recorder.seen();
    if (order !== null) recorder.fail(order);
    const wish = { source: { at: 'own' as const, name: start.name }, access: { by: 'present' as const } };
    const result = await victim.ask('backup.restore', wish);
    await victim.kill();
    const after = recorder.seen();
    const met = Object.fromEntries(KINDS.map((kind) => [kind, after[kind] - before[kind]])) as Record<Kind, number>;
    return { folder, result, met };
  };

  // Once in peace, to know how many calls there are.
  const { folder: whole, result, met } = await run(null);
  if (result?.ok !== true) throw new Error(`nothing was restored: ${JSON.stringify(result)}`);
  const faults = (await troubles(subject, whole, start)).faults.map((what) => `in peace: ${what}`);
  const orders = KINDS.flatMap((kind) => {
    const step = every[kind];
    if (step === undefined) return [];
    return Array.from({ length: met[kind] }, (_, n) => ({ kind, nth: n + 1, error: 'killed' as const })).filter(
      ({ nth }) => (met[kind] - nth) % step === 0,
    );
  });
  const found = { before: 0, after: 0 };
  for (const order of orders) {
    const { folder } = await run(order);
    const verdict = await troubles(subject, folder, start);
    found[verdict.restored ? 'after' : 'before'] += 1;
    faults.push(...verdict.faults.map((what) => `killed before ${order.kind} ${String(order.nth)}: ${what}`));
    rmSync(folder, { recursive: true });
  }
  return {
    fault,
    runs: orders.length,
    of: `${String(found.before)} before the commit, ${String(found.after)} after it`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    ...(orders.length < 20
      ? {}
      : { control: { what: 'kills on the rarer side of the commit', losses: Math.min(found.before, found.after) } }),
  };
}

type Start = {
  readonly folder: string;
  readonly name: string;
  readonly volume: number;
  /** Of attachments.db: as it is today, and as it is in the backup. */
  readonly scans: string;
  readonly scansThen: string;
};

async function prepare(subject: Subject): Promise<Start> {
  const folder = subject.copy();
  const victim = await unlockVictim(folder);
  const outside = subject.folder();
  await victim.get('clients.save', aClient(KEPT));
  const volume = await aScan(victim, outside, Buffer.from('first'));
  const { name } = (await victim.get('backup.make', {})) as { name: string };
  await victim.get('clients.save', aClient(LATER));
  await aScan(victim, outside, Buffer.from('second'), volume);
  await victim.close();
  const scansIn = (at: string): string => digest(join(at, 'attachments.db'));
  const [scans, scansThen] = [scansIn(folder), scansIn(join(folder, 'backups', name))];
  if (scans === scansThen) throw new Error('the scans of today are those of the backup');
  return { folder, name, volume, scans, scansThen };
}

const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** What is not as it must be, after the next unlock did the rest. */
async function troubles(
  subject: Subject,
  folder: string,
  { name, volume, scans, scansThen }: Start,
): Promise<{ readonly restored: boolean; readonly faults: string[] }> {
  const faults: string[] = [];
  const demand = (what: string, found: unknown, wanted: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };
  const facts = vaultFacts(readFileSync(vaultPath(folder)));
  if (!facts.ok) return { restored: false, faults: [`vault.json: ${facts.error.code}`] };
  const restored = facts.value.store !== 'room-1.db';

  const victim = startVictim(folder);
  const unlocked = await victim.ask('operators.unlock', credentials);
  if (unlocked?.ok !== true) {
    await victim.close();
    return { restored, faults: [`the unlock: ${JSON.stringify(unlocked)}`] };
  }
  demand('warnings', (unlocked.value as { warnings: unknown[] }).warnings, []);
  const { rows } = (await victim.get('clients.list', { limit: 200 })) as { rows: { code: string }[] };
  const saved = rows.map(({ code }) => code).filter((code) => [KEPT, LATER].includes(code));
  demand('clients', saved.sort(), restored ? [KEPT] : [KEPT, LATER]);
  const listed = (await victim.get('attachments.list', { of: 'volume', id: volume })) as { id: number }[];
  demand('scans', listed.length, restored ? 1 : 2);
  for (const { id } of listed) await victim.get('attachments.open', { id });
  const noted = (await victim.get('audit.list', { deed: 'backup.restored' })) as { total: number };
  demand('restores in the log', noted.total, restored ? 1 : 0);
  await victim.close();

  const left = readdirSync(folder);
  demand(
    'left lying about',
    left.filter((each) => /\.restoring|\.partial/.test(each)),
    [],
  );
  demand(
    'stores in force',
    left.filter((each) => /^room-\d+\.db$/.test(each)),
    [facts.value.store],
  );
  const aside = (pattern: RegExp): string[] =>
    left.filter((each) => pattern.test(each)).map((each) => join(folder, each));
  demand('scans in force', digest(join(folder, 'attachments.db')), restored ? scansThen : scans);
  const oldScans = aside(/^attachments\.db\.before-restore-/).map(digest);
  demand('scans set aside', oldScans, restored ? [scans] : []);
  const oldStores = aside(/^room-1\.before-restore-.*\.db$/);
  demand('stores set aside', oldStores.length, restored ? 1 : 0);
  for (const path of oldStores) {
    const db = openAsIs(path, subject.unlocked.dataKey.hex());
    const later = db.prepare('SELECT count(*) AS n FROM client WHERE code = ?').get<{ n: number }>([LATER]);
    demand('today, set aside', later?.n, 1);
    db.close();
  }
  if (readManifest(join(folder, 'backups', name)) === null) faults.push('the backup is gone');
  return { restored, faults };
}
