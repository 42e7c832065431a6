import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive, type OpenArchive } from '../../electron/engine/archive/unlock';
import { findings } from '../../electron/engine/archive/unlock-log';
import { connectEngine } from '../../electron/engine-client';
import { createPorterHere } from '../../electron/engine/porter/client';
import { append } from '../../electron/engine/store/log';
import { migrate } from '../../electron/engine/store/migrate';
import { createStore, openStore, openStoreWith } from '../../electron/engine/store/open';
import { watch } from '../../electron/engine/store/watch';
import { DataKey, Secret } from '../../electron/engine/vault/secret';
import { openVault } from '../../electron/engine/vault/vault';
import { beginArchive, demoOperator, type Places } from '../demo/archive';
import { grow } from '../fixtures/grow';
import { type Line, lineOf, quantile, time, timesOf } from './measure';

const credentials = { login: demoOperator.login, passphrase: demoOperator.passphrase };
const ENTRIES = 100_000;
const MEGABYTES = 100;

/** What it costs that nothing is lost: the witness of each commit, the log verified, a backup made and proven. */
export async function measureDurability({ engineScript }: Places, work: string): Promise<Line[]> {
  const archive = join(work, randomUUID());
  const { engine } = await beginArchive(archive, engineScript);
  await engine.close();
  const lines = [
    ...witnessLines(work),
    ...(await logLines(archive, engineScript)),
    ...(await backupLines(archive, engineScript)),
  ];
  rmSync(archive, { recursive: true });
  return lines;
}

/** The witness alone, beside the commit it goes with. */
function witnessLines(work: string): Line[] {
  const path = join(work, `${randomUUID()}.db`);
  const key = DataKey.random().hex();
  const made = createStore(path, key);
  migrate(made);
  made.close();
  const { db: writer, recovered } = openStoreWith(path, key);
  const watching = watch({ path, witnessPath: `${path}.witness`, key: new Secret(randomBytes(32)), writer, recovered });
  watching.settle();
  const commits: number[] = [];
  const witnessed: number[] = [];
  const insert = writer.prepare(
    `INSERT INTO log_entry (seq, at, day, operator_id, deed, subjects, detail_hashes, prev_hash, hash) VALUES (?, 0, '2026-03-10', 1, 'client.saved', '[]', '[]', '', ?)`,
  );
  writer.exec(`INSERT INTO person (name, machine_key) VALUES ('李文', '1');
    INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES ('s', 'liwen', 1, 3)`);
  for (let seq = 1; seq <= 500; seq += 1) {
    const start = performance.now();
    insert.run([seq, String(seq)]);
    const committed = performance.now();
    watching.afterCommit();
    commits.push(committed - start);
    witnessed.push(performance.now() - committed);
  }
  watching.close();
  return [
    lineOf({ name: 'a commit alone' }, commits),
    lineOf({ name: 'its witness', goal: 0.3, baseline: quantile(commits, 0.5) }, witnessed),
  ];
}

async function unlocked(archive: string): Promise<OpenArchive> {
  const opened = await openVault(readFileSync(join(archive, 'vault.json')), credentials);
  if (!opened.ok) throw new Error(opened.error.code);
  return openArchive(archive, 'room-1.db', opened.value, [], () => Date.now(), createPorterHere());
}

/** A hundred thousand entries, each signed as the program signs them; verified by the engine as a person asks for it. */
async function logLines(archive: string, engineScript: string): Promise<Line[]> {
  const open = await unlocked(archive);
  const { signer, operatorId } = open.session;
  open.context.work.keep((db) => {
    for (let n = 0; n < ENTRIES; n += 1) {
      const after = { code: String(n), name: `客户 ${String(n)}` };
      append(
        db,
        operatorId,
        { at: Date.now(), day: '2026-03-10' },
        { deed: 'client.saved', changes: [{ subject: `client:${String(n + 1)}`, level: 0, before: null, after }] },
        [signer],
      );
    }
  });
  const tails = await timesOf(50, () => Promise.resolve(open.context.work.read((db) => findings(db, Date.now()))));
  open.close();
  // The entries came without a witness, so that one is made anew.
  rmSync(join(archive, 'room.witness'));

  const heard: number[] = [];
  const engine = connectEngine(engineScript, archive, ({ done }) => heard.push(done));
  await engine.get('operators.unlock', credentials);
  await engine.get('witness.acknowledge', { reason: 'made for the benchmark' });
  const whole = await timesOf(3, () => engine.get('audit.verify', {}));
  if (heard.length < 10) throw new Error('no progress was told');
  const stops: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const asked = engine.ask('audit.verify', {});
    // Answered between two steps of the verification: it is under way.
    await engine.get('operators.me', {});
    stops.push(
      await time(async () => {
        engine.cancel('audit.verify');
        const { result } = await asked;
        if (result.ok || result.error.code !== 'cancelled') throw new Error('it was not stopped');
      }),
    );
  }
  await engine.close();
  return [
    lineOf({ name: 'the log’s tail checked at unlock', goal: 50 }, tails),
    lineOf({ name: '100,000 signed entries verified', goal: 15_000 }, whole),
    lineOf({ name: 'stopped when asked' }, stops),
  ];
}

/** Through the engine and its porter, as when a person asks for it. */
async function backupLines(archive: string, engineScript: string): Promise<Line[]> {
  const opened = await openVault(readFileSync(join(archive, 'vault.json')), credentials);
  if (!opened.ok) throw new Error(opened.error.code);
  const db = openStore(join(archive, 'room-1.db'), opened.value.dataKey.hex());
  grow(db, MEGABYTES - statSync(join(archive, 'room-1.db')).size / 2 ** 20);
  db.close();
  rmSync(join(archive, 'room.witness'));
  const engine = connectEngine(engineScript, archive);
  await engine.get('operators.unlock', credentials);
  await engine.get('witness.acknowledge', { reason: 'made for the benchmark' });
  const sizes: number[] = [];
  const made = await timesOf(3, async () => {
    const { bytes } = await engine.get('backup.make', {});
    sizes.push(bytes / 2 ** 20);
  });
  await engine.close();
  return [
    lineOf({ name: 'a backup made and verified', goal: 15_000 }, made),
    lineOf({ name: 'its size', unit: 'MB' }, sizes),
  ];
}
