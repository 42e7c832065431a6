import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vaultPath } from '../../electron/engine/archive/folder';
import { openStore } from '../../electron/engine/store/open';
import { vaultFacts } from '../../electron/engine/vault/facts';
import { parseRecoveryKey } from '../../electron/engine/vault/recovery-key';
import { openVault, openWithRecovery } from '../../electron/engine/vault/vault';
import { seeded } from '../fixtures/seeded';
import type { Outcome } from './report';
import { aClient, credentials, examine, type Subject, unlockVictim } from './subject';

/**
 * kill -9 at a random moment of a change of the data key, in one archive through all runs: afterwards every slot opens,
 * all that was acknowledged is there, and exactly one file is the store of the key that the slots give.
 */
export async function rotation(subject: Subject, runs: number): Promise<Outcome> {
  const random = seeded(80);
  const folder = subject.copy();
  const acknowledged = new Set<string>();
  const faults: string[] = [];
  const met = { before: 0, after: 0 };
  let lasts = 0;
  for (let run = 0; run <= runs; run += 1) {
    const victim = await unlockVictim(folder);
    const code = `R${String(run)}`;
    await victim.get('clients.save', aClient(code));
    acknowledged.add(code);
    const store = pointedAt(folder);
    const start = performance.now();
    const asking = victim.ask('operators.renewKey', { reason: '年度更换' });
    if (run === 0) {
      // Once in peace, to know how long it takes.
      const result = await asking;
      if (result?.ok !== true) throw new Error(`the key was not renewed: ${JSON.stringify(result)}`);
      lasts = performance.now() - start;
      await victim.close();
    } else {
      await new Promise((done) => setTimeout(done, random(Math.ceil(lasts * 1.1))));
      await victim.kill();
      met[pointedAt(folder) === store ? 'before' : 'after'] += 1;
    }
    faults.push(...(await troubles(subject, folder, acknowledged)).map((what) => `run ${String(run)}: ${what}`));
    if (faults.length > 0) break;
  }
  return {
    fault: 'kill -9 while the data key changes',
    runs,
    of: `${String(met.before)} before the commit, ${String(met.after)} after it; slots: passphrase and recovery key`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    ...(runs < 20
      ? {}
      : { control: { what: 'kills on the rarer side of the commit', losses: Math.min(met.before, met.after) } }),
  };
}

const pointedAt = (folder: string): string => {
  const facts = vaultFacts(readFileSync(vaultPath(folder)));
  return facts.ok ? facts.value.store : '';
};

async function troubles(subject: Subject, folder: string, acknowledged: ReadonlySet<string>): Promise<string[]> {
  const bytes = readFileSync(vaultPath(folder));
  const opened = await openVault(bytes, credentials);
  if (!opened.ok) return [`the operator's slot: ${opened.error.code}`];
  const recoveryKey = parseRecoveryKey(subject.recoveryKey);
  if (!recoveryKey.ok) throw new Error('the recovery key of the archive is none');
  const recovered = await openWithRecovery(bytes, recoveryKey.value);
  if (!recovered.ok) return [`the recovery slot: ${recovered.error.code}`];
  const keys = [opened.value, recovered.value].map(({ dataKey }) => dataKey.hex());
  if (keys[0] !== keys[1]) return ['the slots give different keys'];
  const verdict = await examine({ ...subject, unlocked: opened.value }, folder, acknowledged);
  if ('refused' in verdict) return [`the store: ${verdict.refused.code}`];
  // After the archive was opened as the engine does it: a bare opening moves the log in without telling the witness.
  const live = readdirSync(folder).filter(
    (name) => /^room-\d+\.db$/.test(name) && opens(join(folder, name), keys[0] ?? ''),
  );
  return [
    ...(live.length === 1 ? [] : [`${String(live.length)} files open: ${live.join(', ')}`]),
    ...verdict.missing.map((code) => `${code} is gone`),
    ...verdict.warnings.map(({ code }) => `warned ${code}`),
    ...(verdict.half === 0 ? [] : [`${String(verdict.half)} half`]),
  ];
}

function opens(path: string, keyHex: string): boolean {
  try {
    openStore(path, keyHex).close();
    return true;
  } catch {
    return false;
  }
}
