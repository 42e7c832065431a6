import { seeded } from '../fixtures/seeded';
import type { Outcome } from './report';
import { aClient, examine, type Subject, unlockVictim } from './subject';

/** Questions under way at a time, so that the kill meets commits in their middle. */
const AT_ONCE = 4;

/**
 * kill -9 of the engine at a random moment while a client saves and notes each answer. One archive through all runs, so
 * that every run starts from what the kill before it left. Control: what was asked but not answered, counted as saved.
 */
export async function crash(subject: Subject, runs: number, commits: number): Promise<Outcome> {
  const random = seeded(9);
  const folder = subject.copy();
  const acknowledged = new Set<string>();
  const unanswered = new Set<string>();
  let losses = 0;
  let half = 0;
  let first: string | undefined;
  for (let run = 0; run < runs; run += 1) {
    const victim = await unlockVictim(folder);
    const until = acknowledged.size + Math.ceil(commits / runs) + random(10);
    let number = 0;
    let killed: Promise<void> | undefined;
    const client = async (): Promise<void> => {
      while (killed === undefined) {
        const code = `K${String(run)}-${String((number += 1))}`;
        const result = await victim.ask('clients.save', aClient(code));
        if (result === undefined) unanswered.add(code);
        else if (result.ok) acknowledged.add(code);
        else first ??= `${code}: ${result.error.code}`;
        // The others are somewhere in their commits.
        if (acknowledged.size >= until) killed ??= victim.kill();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    await killed;
    const verdict = await examine(subject, folder, acknowledged);
    if ('refused' in verdict) {
      losses += acknowledged.size;
      first ??= `run ${String(run)}: ${verdict.refused.code}`;
      break;
    }
    losses += verdict.missing.length;
    half += verdict.half;
    first ??= verdict.missing[0] ?? verdict.warnings[0]?.code;
    losses += verdict.warnings.length;
  }
  const control = await examine(subject, folder, unanswered);
  return {
    fault: 'kill -9 of the engine',
    runs,
    of: `${String(acknowledged.size)} acknowledged commits, ${String(half)} half`,
    losses: losses + half,
    ...(first === undefined ? {} : { first }),
    control: {
      what: 'asked, not answered, counted as saved',
      losses: 'refused' in control ? 0 : control.missing.length,
    },
  };
}
