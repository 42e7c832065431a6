import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vaultPath } from '../../electron/engine/archive/folder';
import { createPorterHere } from '../../electron/engine/porter/client';
import { vaultFacts } from '../../electron/engine/vault/facts';
import type { DataKey } from '../../electron/engine/vault/secret';
import { openVault } from '../../electron/engine/vault/vault';
import { AppFailure, appErrorSchema, type AppErrorCode } from '../../shared/errors';
import type { Victim } from './engine';
import { compileRecorder, createRecorder, type Order } from './recorder';
import type { Outcome } from './report';
import { aClient, credentials, examine, frozen, type Subject, unlockVictim } from './subject';

type Kind = 'write' | 'sync';
/** How many places of a job's calls are hit at most, spread over all of them. */
export type Most = Readonly<Record<'backup' | 'newKey' | 'restore', Readonly<Record<Kind, number>>>>;

/** What a job may say of a disk that refuses; a backup has its own sentence, and its reasons. */
const SAYABLE: readonly AppErrorCode[] = ['diskFull', 'diskError', 'witnessNotWritten'];
const REASONS = ['diskFull', 'diskError'];
const RAW = /SQLITE|sqlite error|\bat .*:\d+:\d+|\/dev\/shm|\/tmp\//;
const ERRORS = ['EIO', 'ENOSPC'] as const;

/**
 * The long jobs on a disk that refuses once, at every n-th write and sync they make: a backup, a new data key, a restore.
 * Each is done or says why not; what has the name of a backup is one; all that was saved is there; and work goes on.
 */
export async function jobErrors(subject: Subject, most: Most): Promise<Outcome> {
  const fault = 'EIO, ENOSPC at the n-th write and sync of a backup, a new key, a restore';
  const library = compileRecorder(resolve('tests/faults/recorder.c'), subject.folder());
  if (library === undefined) return { fault, runs: 0, of: '', losses: 0, skipped: 'needs Linux and gcc' };
  const faults: string[] = [];
  const told = new Map<string, number>();
  let runs = 0;
  let saves = 0;
  for (const job of ['backup', 'newKey', 'restore'] as const) {
    const room = await begin(subject, library, job);
    const wish = await wishOf(job, room);
    const before = room.recorder.seen();
    const peace = await room.victim.ask(wish.name, wish.input);
    if (peace?.ok !== true) throw new Error(`${job} in peace: ${JSON.stringify(peace)}`);
    const after = room.recorder.seen();
    await room.settle();

    const hit = async (order: Order): Promise<void> => {
      const where = `${job}, ${order.error} at ${order.kind} ${String(order.nth)}`;
      const code = `J${String((saves += 1))}`;
      await room.victim.get('clients.save', aClient(code));
      room.acknowledged.add(code);
      room.recorder.fail(order);
      const answer = await room.victim.ask(wish.name, wish.input);
      if (room.recorder.relent() > 0) runs += 1;
      if (answer === undefined) throw new Error(`${where}: the engine ended: ${room.victim.said()}`);
      const word = answer.ok ? 'done' : wordOf(answer.error);
      if (word === null) faults.push(`${where}: told ${JSON.stringify(answer)}`);
      else told.set(word, (told.get(word) ?? 0) + 1);
      faults.push(...(await room.settle()).map((what) => `${where}: ${what}`));
    };
    for (const error of ERRORS) {
      for (const kind of ['write', 'sync'] as const)
        for (const nth of spread(after[kind] - before[kind], most[job][kind])) await hit({ kind, nth, error });
      faults.push(...(await room.look()).map((what) => `${job}, after ${error}: ${what}`));
    }
    await room.victim.close();
    if (RAW.test(room.victim.said())) faults.push(`raw text: ${room.victim.said().slice(0, 200)}`);
    rmSync(room.folder, { recursive: true });
  }
  return {
    fault,
    runs,
    of: `${String(saves)} acknowledged commits; told: ${[...told].map(([word, times]) => `${word} ${String(times)}`).join(', ')}`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
  };
}

/** 1 to `of`, or so many of them, the first and the last included. */
function spread(of: number, most: number): number[] {
  const all = Array.from({ length: of }, (_, n) => n + 1);
  if (of <= most) return all;
  return [...new Set(Array.from({ length: most }, (_, n) => 1 + Math.round((n * (of - 1)) / Math.max(1, most - 1))))];
}

function wordOf(error: unknown): string | null {
  const read = appErrorSchema.safeParse(error);
  if (!read.success) return null;
  if (read.data.code === 'backupFailed')
    return REASONS.includes(read.data.reason) ? `no backup: ${read.data.reason}` : null;
  return SAYABLE.includes(read.data.code) ? read.data.code : null;
}

type Room = Awaited<ReturnType<typeof begin>>;

async function wishOf(job: keyof Most, { victim }: Room): Promise<{ readonly name: string; readonly input: unknown }> {
  switch (job) {
    case 'backup':
      return { name: 'backup.make', input: {} };
    case 'newKey':
      return { name: 'operators.renewKey', input: { reason: '年度更换' } };
    case 'restore': {
      const { name } = (await victim.get('backup.make', {})) as { name: string };
      return { name: 'backup.restore', input: { source: { at: 'own', name }, access: { by: 'present' } } };
    }
  }
}

/** An archive under the recorder, and how it is put in order and looked at after each fault. */
async function begin(subject: Subject, library: string, job: keyof Most) {
  const folder = subject.copy();
  const recorder = createRecorder(library, folder, subject.folder());
  const victim: Victim = await unlockVictim(folder, { env: recorder.envForFaults });
  const place = join(folder, 'backups');
  const proven = new Set<string>();
  const acknowledged = new Set<string>();
  const isThere = async (code: string): Promise<boolean> => {
    const { rows } = (await victim.get('clients.list', { text: code, limit: 200 })) as { rows: { code: string }[] };
    return rows.some((row) => row.code === code);
  };
  const pointedAt = (): string => {
    const facts = vaultFacts(readFileSync(vaultPath(folder)));
    return facts.ok ? facts.value.store : facts.error.code;
  };
  const key = async (): Promise<DataKey> => {
    const opened = await openVault(readFileSync(vaultPath(folder)), credentials);
    if (!opened.ok) throw new Error(`the vault: ${opened.error.code}`);
    return opened.value.dataKey;
  };
  // The newest last: a backup before a new key is one of the key before it.
  const keys = [await key()];
  let store = pointedAt();
  const proves = async (name: string): Promise<boolean> => {
    for (const using of [...keys].reverse())
      try {
        await createPorterHere().run('verify', { key: using.expose(), folder: join(place, name) });
        return true;
      } catch (cause) {
        if (!(cause instanceof AppFailure)) throw cause;
      }
    return false;
  };

  /** Unlocks where the job left it locked, makes sure that saving goes on, and proves each new backup. */
  const settle = async (): Promise<string[]> => {
    const faults: string[] = [];
    const me = await victim.ask('operators.me', {});
    if (me?.ok !== true) {
      const unlocked = await victim.ask('operators.unlock', credentials);
      if (unlocked?.ok !== true) return [`no unlock afterwards: ${JSON.stringify(unlocked)}`];
      const { warnings } = unlocked.value as { warnings: unknown[] };
      if (warnings.length > 0) faults.push(`warned ${JSON.stringify(warnings)}`);
    }
    // Wholly the archive of the backup: what was saved since stands aside with its store.
    if (job === 'restore' && pointedAt() !== store) acknowledged.clear();
    if (job === 'newKey' && pointedAt() !== store) keys.push(await key());
    store = pointedAt();
    const saved = await victim.ask('settings.set', { key: 'idleMinutes', value: 5 + (proven.size % 20) });
    if (saved?.ok !== true) faults.push(`no saving afterwards: ${JSON.stringify(saved)}`);
    const newest = [...acknowledged].at(-1);
    if (newest !== undefined && !(await isThere(newest))) faults.push(`${newest} is gone`);
    const names = existsSync(place) ? readdirSync(place).filter((name) => !proven.has(name)) : [];
    for (const name of names) {
      if (!/^\d{8}T\d{6}Z(-\d+)?$/.test(name)) continue;
      proven.add(name);
      if (!(await proves(name))) faults.push(`${name} has the name of a backup and is none`);
    }
    for (const name of readdirSync(folder))
      if (name.includes('before-restore')) rmSync(join(folder, name), { recursive: true });
    return faults;
  };

  /** A copy, opened as after a kill: whole, all of it there, one store, nothing half. */
  const look = async (): Promise<string[]> => {
    const copy = frozen(subject, folder, victim);
    const opened = await openVault(readFileSync(vaultPath(copy)), credentials);
    if (!opened.ok) return [`the vault: ${opened.error.code}`];
    const verdict = await examine({ ...subject, unlocked: opened.value }, copy, acknowledged);
    rmSync(copy, { recursive: true });
    if ('refused' in verdict) return [`the archive: ${verdict.refused.code}`];
    const stores = readdirSync(folder).filter((name) => /^room-\d+\.db$/.test(name) && name !== pointedAt());
    return [
      ...verdict.missing.map((code) => `${code} is gone`),
      ...verdict.warnings.map(({ code }) => `warned ${code}`),
      ...(verdict.half === 0 ? [] : [`${String(verdict.half)} half`]),
      ...stores.map((name) => `${name} is left`),
    ];
  };
  return { folder, recorder, victim, acknowledged, settle, look };
}
