import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createPorterHere } from '../../electron/engine/porter/client';
import { AppFailure } from '../../shared/errors';
import { seeded } from '../fixtures/seeded';
import { startVictim } from './engine';
import type { Outcome } from './report';
import { aClient, examine, type Subject, unlockVictim } from './subject';

const BULK = '归'.repeat(600_000);
const PLACES = 6;

/**
 * kill -9 while a backup is being made, of the engine and of the porter in turn: nothing unproven ever has the name of a
 * backup, no restore takes it, the archive is whole, and the next backup is made. Control: what the kills left unfinished
 * (where none did, a copy cut in half), under the name of a finished one, which only the proof refuses.
 */
export async function backupKills(subject: Subject, runs: number): Promise<Outcome> {
  const random = seeded(20);
  const folder = subject.copy();
  const place = join(folder, 'backups');
  const acknowledged = new Set<string>();
  const faults: string[] = [];
  const left = { partial: 0, none: 0, whole: 0 };
  let forgeries = 0;
  let lasts = 0;
  const posing = join(place, '20990101T000000Z');
  const pose = async (): Promise<void> => {
    if ((await refusalOf(subject, posing)) !== null) forgeries += 1;
    rmSync(posing, { recursive: true });
  };
  for (let run = 0; run <= runs; run += 1) {
    const victim = await unlockVictim(folder);
    if (run === 0)
      for (let n = 0; n < PLACES; n += 1)
        await victim.get('desk.saveDraft', { key: `volume:${String(n)}`, body: BULK });
    const code = `B-${String(run)}`;
    await victim.get('clients.save', aClient(code));
    acknowledged.add(code);
    const before = finished(place);
    const asking = victim.ask('backup.make', {});
    const porter = await begun(place, victim.pid);
    const since = performance.now();
    if (run === 0) {
      // Once in peace, to know how long it takes.
      const made = await asking;
      if (made?.ok !== true) throw new Error(`no backup was made: ${JSON.stringify(made)}`);
      lasts = performance.now() - since;
      await victim.close();
      continue;
    }
    await new Promise((done) => setTimeout(done, random(Math.ceil(lasts))));
    if (run % 2 === 0 && porter !== undefined) {
      kill(porter);
      const said = await asking;
      if (said?.ok !== true && (said === undefined || said.error.code !== 'internal'))
        faults.push(`run ${String(run)}: a killed porter was told as ${JSON.stringify(said)}`);
      await victim.kill();
    } else {
      await victim.kill();
      if (porter !== undefined) await gone(porter);
    }
    const partials = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.partial')) : [];
    left[partials.length > 0 ? 'partial' : finished(place).length > before.length ? 'whole' : 'none'] += 1;
    const report = (what: string): void => {
      faults.push(`run ${String(run)}: ${what}`);
    };
    for (const name of finished(place)) {
      const why = await refusalOf(subject, join(place, name));
      if (why !== null) report(`${name} has the name of a backup and is none: ${why}`);
    }
    if ((await offered(folder)).some((name) => name.endsWith('.partial')))
      report('a half one is offered for a restore');
    for (const name of partials) {
      renameSync(join(place, name), posing);
      await pose();
    }
    const verdict = await examine(subject, folder, acknowledged);
    if ('refused' in verdict) report(`the archive: ${verdict.refused.code}`);
    else {
      for (const missing of verdict.missing) report(`${missing} is gone`);
      for (const { code: warned } of verdict.warnings) report(`warned ${warned}`);
      if (verdict.half > 0) report(`${String(verdict.half)} half`);
    }
  }
  // No kill came in time to leave a half one: then one is made.
  if (left.partial === 0) {
    halve(
      finished(place).map((name) => join(place, name)),
      posing,
    );
    await pose();
  }
  const last = await unlockVictim(folder);
  const made = await last.ask('backup.make', {});
  await last.close();
  if (made?.ok !== true) faults.push(`no backup afterwards: ${JSON.stringify(made)}`);
  if (readdirSync(place).some((name) => name.endsWith('.partial'))) faults.push('what was half done is not swept');
  return {
    fault: 'kill -9 while a backup is made',
    runs,
    of: `engine and porter in turn; left: ${String(left.partial)} half, ${String(left.whole)} whole, ${String(left.none)} nothing`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'half ones under the name of a whole one, refused by the proof alone', losses: forgeries },
  };
}

const finished = (place: string): string[] =>
  existsSync(place) ? readdirSync(place).filter((name) => /^\d{8}T\d{6}Z(-\d+)?$/.test(name)) : [];

/** What a kill in the middle of the copy leaves: a backup whose store ends half-way. */
function halve([whole]: readonly string[], into: string): void {
  if (whole === undefined) throw new Error('no backup was finished');
  cpSync(whole, into, { recursive: true });
  const store = readdirSync(into).find((name) => /^room-\d+\.db$/.test(name));
  if (store === undefined) throw new Error('a backup without a store');
  const path = join(into, store);
  truncateSync(path, Math.floor(statSync(path).size / 2));
}

/** Waits until the folder of a backup under way is there; the porter that fills it, where the system tells. */
async function begun(place: string, engine: number): Promise<number | undefined> {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (existsSync(place) && readdirSync(place).some((name) => name.endsWith('.partial'))) break;
    await new Promise((done) => setTimeout(done, 2));
  }
  try {
    const children = readFileSync(`/proc/${String(engine)}/task/${String(engine)}/children`, 'utf8');
    const last = children.trim().split(' ').at(-1);
    return last === undefined || last === '' ? undefined : Number(last);
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('the porter outlived its engine by five seconds');
}

/** Why a restore would not take it; null where every proof holds. */
async function refusalOf({ unlocked }: Subject, folder: string): Promise<string | null> {
  try {
    await createPorterHere().run('verify', { key: unlocked.dataKey.expose(), folder });
    return null;
  } catch (cause) {
    if (cause instanceof AppFailure) return JSON.stringify(cause.appError);
    throw cause;
  }
}

async function offered(folder: string): Promise<string[]> {
  const engine = startVictim(folder);
  const { backups } = (await engine.get('backup.look', {})) as { backups: { backup: { name: string } }[] };
  await engine.close();
  return backups.map(({ backup }) => backup.name);
}
