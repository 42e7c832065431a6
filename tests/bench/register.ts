import { createPress } from '../../electron/engine/forms/press-client';
import { listedVolumes, registerOf } from '../forms/disposal-facts';
import { jobOf } from '../forms/facts';
import { type Line, lineOf, time } from './measure';

/** The goals of the disposal register: printed in 12 s, the process below 900 MB, stopped at once when asked to. */
const GOAL = { ms: 12_000, megabytes: 900, stop: 500 };
const LOOK_EVERY = 20;

/** A 销毁清册 of so many rows in 13 columns, drawn by the built press; `rows` of the goal is 10,000. */
export async function measureRegister(pressScript: string, rows: number): Promise<Line[]> {
  const job = jobOf('destructionRegister', 'a4Landscape', registerOf(listedVolumes(rows)), {
    mark: { kind: 'issued', number: 'CJ-2026-00001', copy: 1, on: '2026-11-23' },
  });
  const before = process.memoryUsage().rss;
  let peak = before;
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, LOOK_EVERY);
  const press = createPress(pressScript);
  const cpu = process.cpuUsage();
  let pages = 0;
  let reports = 0;
  const drawn = await time(async () => {
    ({ pages } = await press.draw(job, {
      seal: (hash) => ({ seq: 18_342, at: '2026-11-23 14:05', hash }),
      onProgress: () => (reports += 1),
    }));
  });
  clearInterval(look);
  const { user, system } = process.cpuUsage(cpu);
  const stop = new AbortController();
  let asked = 0;
  const stopped = await press
    .draw(job, {
      signal: stop.signal,
      onProgress: (done) => {
        if (done < rows / 4 || stop.signal.aborted) return;
        asked = performance.now();
        stop.abort();
      },
    })
    .then(
      () => Number.NaN,
      () => performance.now() - asked,
    );
  await press.terminate();
  const name = `a destruction register of ${rows.toLocaleString('en')} rows, 13 columns`;
  return [
    lineOf({ name: `${name}, ${String(pages)} pages, ${String(reports)} reports`, goal: GOAL.ms }, [drawn]),
    // On a machine with other work the clock says little.
    lineOf({ name: `${name}: time of the processor`, goal: GOAL.ms }, [(user + system) / 1000]),
    lineOf({ name: `${name}: most memory of the process`, unit: 'MB', goal: GOAL.megabytes }, [peak / 1024 ** 2]),
    lineOf({ name: `${name}: from the wish to stop to the answer`, goal: GOAL.stop }, [stopped]),
  ];
}
