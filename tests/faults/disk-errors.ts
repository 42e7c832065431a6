import { resolve } from 'node:path';
import { appErrorSchema, type AppErrorCode } from '../../shared/errors';
import { compileRecorder, createRecorder, type Order } from './recorder';
import type { Outcome } from './report';
import { aClient, examine, frozen, type Subject, unlockVictim } from './subject';

/** What a person may be told when the disk refuses: full, faulty, write-protected; or saved, but not witnessed outside the store. */
const SAYABLE: readonly AppErrorCode[] = ['diskFull', 'diskError', 'folderReadOnly', 'witnessNotWritten'];
/** Moving the log into the file makes about so many writes and syncs. */
const A_MOVE = 8;
const RAW = /SQLITE|sqlite error|\bat .*:\d+:\d+|\/dev\/shm|\/tmp\//;

/**
 * Every n-th write and every n-th sync fails once, n from 1 to `upTo`, with each of three errors; then work goes on in
 * the same engine. What was answered "saved" must be in a copy taken then, what failed must be named by its sentence.
 */
export async function diskErrors(subject: Subject, upTo: number): Promise<Outcome> {
  const fault = 'EIO, ENOSPC, EROFS at the n-th write and sync';
  const library = compileRecorder(resolve('tests/faults/recorder.c'), subject.folder());
  if (library === undefined) return { fault, runs: 0, of: '', losses: 0, skipped: 'needs Linux and gcc' };
  const folder = subject.copy();
  const recorder = createRecorder(library, folder, subject.folder());
  const victim = await unlockVictim(folder, { env: recorder.envForFaults });
  const acknowledged = new Set<string>();
  const said = new Map<string, number>();
  const faults: string[] = [];
  let runs = 0;
  let saves = 0;

  const save = async (): Promise<boolean> => {
    const code = `E${String((saves += 1))}`;
    const result = await victim.ask('clients.save', aClient(code));
    if (result?.ok === true) {
      acknowledged.add(code);
      return true;
    }
    if (result === undefined) throw new Error(`the engine ended: ${victim.said()}`);
    const told = appErrorSchema.safeParse(result.error);
    if (!told.success || !SAYABLE.includes(told.data.code)) faults.push(`told ${JSON.stringify(result.error)}`);
    // Its sentence says that the entry is saved, so the entry must be there as well.
    if (result.error.code === 'witnessNotWritten') acknowledged.add(code);
    said.set(result.error.code, (said.get(result.error.code) ?? 0) + 1);
    return false;
  };
  const provoke = async (order: Order): Promise<void> => {
    recorder.fail(order);
    for (let tries = 0; tries < 60 + 2 * order.nth; tries += 1) {
      const went = await save();
      if (!went) break;
      if (recorder.hits() > 0) break;
      // Every so often the fault shall meet the moving of the log into the file, 150 ms after the last commit.
      if (order.nth % 7 === 0 && recorder.left() < A_MOVE) await new Promise((done) => setTimeout(done, 200));
      if (recorder.hits() > 0) break;
    }
    if (recorder.relent() > 0) runs += 1;
    if (!(await save())) faults.push(`no saving after ${order.error} at ${order.kind} ${String(order.nth)}`);
  };

  for (const error of ['EIO', 'ENOSPC', 'EROFS'] as const) {
    for (const kind of ['write', 'sync'] as const) {
      for (let nth = 1; nth <= upTo; nth += 1) await provoke({ kind, nth, error });
      const copy = frozen(subject, folder, victim);
      const verdict = await examine(subject, copy, acknowledged);
      if ('refused' in verdict) faults.push(`after ${error} at ${kind}s: ${verdict.refused.code}`);
      else {
        faults.push(...verdict.missing, ...verdict.warnings.map(({ code }) => `warned ${code}`));
        if (verdict.half > 0) faults.push(`${String(verdict.half)} half after ${error} at ${kind}s`);
      }
    }
  }
  await victim.close();
  if (RAW.test(victim.said())) faults.push(`raw text: ${victim.said().slice(0, 200)}`);
  const after = await examine(subject, folder, acknowledged);
  if ('refused' in after || after.missing.length > 0) faults.push(`after the end: ${JSON.stringify(after)}`);
  const codes = [...said].map(([code, times]) => `${code} ${String(times)}`).join(', ');
  return {
    fault,
    runs,
    of: `${String(acknowledged.size)} acknowledged commits; told: ${codes}`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
  };
}
