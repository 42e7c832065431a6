import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vaultPath } from '../../electron/engine/archive/folder';
import { openVault } from '../../electron/engine/vault/vault';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { builtInDocumentTypes } from '../../shared/domain/document-types';
import { makeOlder } from '../fixtures/older-store';
import { demoFonds, demoOperator } from '../demo/archive';
import { startVictim, type Victim } from './engine';
import type { Outcome } from './report';
import { aClient, credentials, examine, type Subject, unlockVictim } from './subject';

type Answer = Result<unknown, AppError> | undefined;
type Place = {
  readonly name: string;
  /** Everything that must be done while there is room; gives what is then tried on a full disk and again afterwards. */
  readonly prepare: (room: Room) => Promise<{ readonly act: () => Promise<Answer>; readonly victim: Victim }>;
  /** What a full disk may be answered here; diskFull where nothing is said. `ok`: the place does without the disk. */
  readonly answers?: readonly string[];
  /** What may be answered with room again, where it is not `ok`. */
  readonly refusedAnyway?: readonly string[];
  /** The archive looked at in the end, where it is not the one prepared. */
  readonly made?: 'anew';
};
type Room = {
  readonly subject: Subject;
  readonly archive: string;
  readonly empty: string;
  readonly saved: Set<string>;
};

const open = async ({ archive, saved }: Room): Promise<Victim> => {
  const victim = await unlockVictim(archive);
  await victim.get('clients.save', aClient('before'));
  saved.add('before');
  // Until the log is moved in: what that frees would be room for what is then tried.
  await new Promise((done) => setTimeout(done, 400));
  return victim;
};
const asked =
  (name: string, input: (n: number) => unknown) =>
  async (room: Room): Promise<{ act: () => Promise<Answer>; victim: Victim }> => {
    const victim = await open(room);
    let n = 0;
    return { victim, act: () => victim.ask(name, input((n += 1))) };
  };
const bulky = '归'.repeat(600_000);

/** Where a disk may be full. Each is a thing a person does; the file behind it is named. */
const places: readonly Place[] = [
  {
    name: 'saving a client (log of the store)',
    prepare: asked('clients.save', (n) => ({ ...aClient(`S${n}`), note: '记'.repeat(400) })),
  },
  {
    name: 'keeping a draft (store, no log entry)',
    prepare: asked('desk.saveDraft', () => ({ key: 'volume:1', body: bulky })),
  },
  { name: 'keeping a view', prepare: asked('desk.saveView', () => ({ name: 'catalogue', value: bulky })) },
  {
    name: 'taking a ledger in (one long transaction)',
    prepare: async (room) => {
      const victim = await open(room);
      victim.grant('ledger', resolve('build/samples/ledger.xlsx'));
      const stage = (await victim.get('exchange.stage', { file: 'ledger' })) as {
        stage: string;
        sheets: { name: string; kind: string | null; headerRow: number | null; mapping: unknown }[];
      };
      const { departments, series } = (await victim.get('settings.lists', {})) as {
        departments: { id: number }[];
        series: { id: number }[];
      };
      await victim.ask('exchange.check', {
        stage: stage.stage,
        choices: {
          sheets: stage.sheets
            .filter(({ kind, headerRow }) => kind !== null && headerRow !== null)
            .map(({ name, kind, headerRow, mapping }) => ({ name, kind, headerRow, mapping })),
          numbersAre: 'referenceCode',
          defaults: { formingDepartmentId: departments[0]?.id, seriesId: series[0]?.id, binding: 'bound' },
        },
      });
      return { victim, act: () => victim.ask('exchange.commit', { stage: stage.stage }) };
    },
  },
  {
    name: 'unlocking (log entry of the unlock)',
    prepare: async ({ archive }) => {
      const victim = startVictim(archive);
      await victim.get('operators.status', {});
      return { victim, act: () => victim.ask('operators.unlock', credentials) };
    },
  },
  {
    name: 'counting a wrong passphrase (attempts.json)',
    prepare: async ({ archive }) => {
      const victim = startVictim(archive);
      await victim.get('operators.status', {});
      return { victim, act: () => victim.ask('operators.unlock', { ...credentials, passphrase: 'wrong' }) };
    },
    // Nobody is locked out by a full disk: the count is kept by the engine (attempts-file.ts).
    answers: ['wrongPassphrase'],
    refusedAnyway: ['wrongPassphrase'],
  },
  {
    name: 'setting an archive up (store and vault.json)',
    prepare: async ({ empty }) => {
      const victim = startVictim(null);
      victim.grant('folder', empty);
      const { recoveryKey } = (await victim.get('operators.prepareRecovery', {})) as { recoveryKey: string };
      const setUp = {
        folder: 'folder',
        ...demoFonds,
        language: 'zh-CN',
        recoveryKeyTyped: recoveryKey,
        typeLevels: Object.fromEntries(builtInDocumentTypes.map(({ code }) => [code, 'general'])),
        operator: { ...demoOperator, roles: ['archivist'], clearance: 'topSecret' },
      };
      return { victim, act: () => victim.ask('operators.setUp', setUp) };
    },
    made: 'anew',
  },
  {
    name: 'changing a list (settings)',
    prepare: asked('settings.saveDepartment', (n) => ({
      id: null,
      version: 0,
      headId: null,
      deputyId: null,
      name: `部门 ${n} ${'记'.repeat(20)}`,
    })),
  },
  {
    name: 'one’s own passphrase (vault.json)',
    prepare: asked('operators.changePassphrase', () => ({
      current: credentials.passphrase,
      passphrase: credentials.passphrase,
    })),
  },
  {
    name: 'a backup (copy and manifest)',
    prepare: asked('backup.make', () => ({})),
    answers: ['backupFailed diskFull'],
  },
  {
    name: 'a new data key (the backup before it)',
    prepare: asked('operators.renewKey', () => ({ reason: '年度更换' })),
    answers: ['backupFailed diskFull'],
  },
  {
    name: 'a test restore (its copy)',
    prepare: async (room) => {
      const victim = await open(room);
      const { name } = (await victim.get('backup.make', {})) as { name: string };
      return { victim, act: () => victim.ask('backup.test', { source: { at: 'own', name } }) };
    },
  },
  {
    name: 'a restore (the copy that is to be the store)',
    prepare: async (room) => {
      const victim = await open(room);
      const { name } = (await victim.get('backup.make', {})) as { name: string };
      const wish = { source: { at: 'own', name }, access: { by: 'present' } };
      return { victim, act: () => victim.ask('backup.restore', wish) };
    },
  },
  {
    name: 'a migration (a store of an earlier program)',
    prepare: async ({ archive, subject }) => {
      putBack(archive, subject);
      const victim = startVictim(archive);
      await victim.get('operators.status', {});
      return { victim, act: () => victim.ask('operators.unlock', credentials) };
    },
  },
  {
    name: 'moving the log into the file, in a quiet moment',
    prepare: async (room) => {
      const victim = await open(room);
      const act = async (): Promise<Answer> => {
        await new Promise((done) => setTimeout(done, 400));
        return victim.ask('operators.me', {});
      };
      return { victim, act };
    },
    // Nobody asked for it: the commits stay safe in the log, and the next quiet moment tries again.
    answers: ['ok'],
  },
];

/** The archive as an earlier program left it; it is migrated at its next unlock. */
function putBack(archive: string, subject: Subject): void {
  makeOlder(join(archive, 'room-1.db'), subject.unlocked.dataKey.hex(), 5);
  rmSync(join(archive, 'room.witness'));
}

/** A file that takes all the room there is; removing it is what a person does who frees the disk. */
function fill(folder: string): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  for (const size of [1 << 20, 4096, 1]) {
    const bytes = Buffer.alloc(size);
    try {
      for (;;) if (writeSync(file, bytes) < size) break;
    } catch {
      // full: now the rest, in smaller pieces
    }
  }
  closeSync(file);
  return () => {
    rmSync(path);
  };
}

/** A full disk at each place: the right answer, nothing acknowledged is lost, and it goes on once there is room. */
export async function fullDisk(subject: Subject, only = places.length): Promise<Outcome> {
  const fault = 'disk full';
  const mounted = join(subject.folder(), 'disk');
  mkdirSync(mounted);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', mounted]).status !== 0)
    return { fault, runs: 0, of: '', losses: 0, skipped: 'needs root to mount a small disk' };
  const faults: string[] = [];
  const told: string[] = [];
  try {
    for (const place of places.slice(0, only)) {
      const found = await at(subject, place, mounted);
      told.push(`${place.name}: ${found.told}`);
      faults.push(...found.faults.map((what) => `${place.name}: ${what}`));
    }
  } finally {
    spawnSync('umount', ['-l', mounted]);
  }
  return {
    fault,
    runs: told.length,
    of: told.join('; '),
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
  };
}

function wordOf(answer: Answer): string {
  if (answer === undefined) return 'ended';
  if (answer.ok) return 'ok';
  return answer.error.code === 'backupFailed' ? `backupFailed ${answer.error.reason}` : answer.error.code;
}

async function at(subject: Subject, place: Place, disk: string): Promise<{ told: string; faults: string[] }> {
  const room = { subject, archive: join(disk, 'archive'), empty: join(disk, 'new'), saved: new Set<string>() };
  for (const folder of [room.archive, room.empty]) rmSync(folder, { recursive: true, force: true });
  cpSync(subject.base, room.archive, { recursive: true });
  mkdirSync(room.empty);
  const faults: string[] = [];
  const { act, victim } = await place.prepare(room);
  const free = fill(disk);
  if (statfsSync(disk).bavail > 0) faults.push('the disk was not full');
  const full = await act();
  const told = wordOf(full);
  if (!(place.answers ?? ['diskFull']).includes(told)) faults.push(`answered ${JSON.stringify(full)}`);
  free();
  const again = await act();
  const code = wordOf(again);
  if (code !== 'ok' && !(place.refusedAnyway ?? []).includes(code))
    faults.push(`with room again: ${JSON.stringify(again)}`);
  await victim.close();
  if (place.made !== 'anew') {
    // By the keys of the archive as it is now: a new data key may be among what was done.
    const opened = await openVault(readFileSync(vaultPath(room.archive)), credentials);
    if (!opened.ok) throw new Error(`the vault does not open: ${opened.error.code}`);
    const verdict = await examine({ ...subject, unlocked: opened.value }, room.archive, room.saved);
    if ('refused' in verdict) faults.push(`afterwards: ${verdict.refused.code}`);
    else if (verdict.missing.length + verdict.half > 0) faults.push(`lost ${verdict.missing.join(', ')}`);
  }
  return { told, faults };
}
