import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/engine';
import { draw } from '../../electron/engine/forms/draw';
import { readManifest } from '../../electron/engine/backup/manifest';
import { createPorterHere } from '../../electron/engine/porter/client';
import type { FromEngine } from '../../electron/engine-protocol';
import type { Outcome } from './report';
import { credentials, type Subject } from './subject';

const DAY = 86_400_000;
const START = Date.parse('2026-01-05T02:00:00Z');
/** By the rule at most so many stand: 7 days, 5 weeks, 12 months, 10 years, and the newest by time and by entry. */
const ROOM = 7 + 5 + 12 + 10 + 2;
const DAILY = 7;

/** What the clock of the PC does wrong: from when, as a share of the whole time; for how many days; by how much. */
const wrongs: readonly { readonly from: number; readonly days: number; readonly by: (days: number) => number }[] = [
  { from: 0.2, days: 30, by: () => -3650 * DAY },
  { from: 0.4, days: 1, by: () => Date.parse('2099-05-05T00:00:00Z') - START },
  { from: 0.6, days: 20, by: (days) => -days * DAY },
  { from: 0.8, days: 10, by: (days) => -2 * days * DAY },
];
/** How far the clock is off on a day; in a short run the wrongs are shorter too. */
function offOn(day: number, days: number): number {
  for (const { from, days: most, by } of wrongs) {
    const since = day - Math.ceil(from * days);
    if (since >= 0 && since < Math.min(most, Math.ceil(days / 10))) return by(since);
  }
  return 0;
}

/**
 * Years of real backups, one a day, made by the engine as the program does it when it is idle, its clock put back, put
 * forward, standing still and running backwards for a while. Never is the newest gone, never are there fewer than seven,
 * never more than the rule has room for. Control: the same days under a rule that counts from today.
 */
export async function years(subject: Subject, days: number): Promise<Outcome> {
  const folder = subject.copy();
  const place = join(folder, 'backups');
  let now = START;
  const waiting = new Map<number, (answer: Extract<FromEngine, { kind: 'answer' }>) => void>();
  const engine = createEngine({
    folder,
    press: { draw },
    porter: createPorterHere(),
    clock: () => now,
    send: (message) => {
      if (message.kind === 'answer') waiting.get(message.id)?.(message);
    },
  });
  let last = 0;
  const get = async (name: string, input: unknown): Promise<unknown> => {
    const id = (last += 1);
    const { result } = await new Promise<Extract<FromEngine, { kind: 'answer' }>>((done) => {
      waiting.set(id, done);
      engine.receive({ kind: 'call', id, name, input });
    });
    waiting.delete(id);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await get('operators.unlock', credentials);

  const faults: string[] = [];
  const read = new Map<string, number>();
  let made = 0;
  let most = 0;
  let counted: { readonly at: number; readonly seq: number }[] = [];
  let control = 0;
  for (let day = 0; day < days; day += 1) {
    now = START + day * DAY + offOn(day, days);
    await get('settings.set', { key: 'idleMinutes', value: 3 + (day % 20) });
    const { made: today } = (await get('backup.makeDue', { reason: 'due' })) as { made: number };
    made += today;
    const standing = sequences(place, read);
    const seq = Math.max(0, ...counted.map((one) => one.seq));
    most = Math.max(most, standing.length);
    if (today === 1) {
      counted = [...counted, { at: now, seq: Math.max(...standing) }];
      if (Math.max(...standing) <= seq) faults.push(`day ${String(day)}: what was just made is not there`);
    } else if (Math.max(...standing) < seq) faults.push(`day ${String(day)}: the newest is gone`);
    if (standing.length < Math.min(made, DAILY)) faults.push(`day ${String(day)}: ${String(standing.length)} are left`);
    if (standing.length > ROOM) faults.push(`day ${String(day)}: ${String(standing.length)} stand`);
    counted = counted.filter(({ at }) => now - at < 10 * 366 * DAY);
    if (counted.length < Math.min(made, DAILY)) control += 1;
  }
  const key = subject.unlocked.dataKey.expose();
  for (const name of readdirSync(place))
    await createPorterHere()
      .run('verify', { key, folder: join(place, name) })
      .catch((cause: unknown) => faults.push(`${name}: ${String(cause)}`));
  const left = readdirSync(place).length;
  engine.close();
  return {
    fault: 'years of backups with a moved clock',
    runs: days,
    of: `${String(made)} backups made, at most ${String(most)} standing, ${String(left)} at the end, each verified`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'days with fewer than seven under a rule that counts from today', losses: control },
  };
}

/**
 * The last log entry of each backup that stands; a manifest never changes, so each is read once. What has gone is
 * forgotten: where the clock runs backwards its name is free, and another backup bears it.
 */
function sequences(place: string, read: Map<string, number>): number[] {
  if (!existsSync(place)) return [];
  const standing = readdirSync(place);
  for (const name of [...read.keys()]) if (!standing.includes(name)) read.delete(name);
  return standing.flatMap((name) => {
    const seq = read.get(name) ?? readManifest(join(place, name))?.head.seq;
    if (seq === undefined) return [];
    read.set(name, seq);
    return [seq];
  });
}
