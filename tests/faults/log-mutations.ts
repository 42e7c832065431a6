import { verifyStored } from '../../electron/engine/archive/session';
import { openArchive } from '../../electron/engine/archive/unlock';
import { createPorterHere } from '../../electron/engine/porter/client';
import { append, type Signer } from '../../electron/engine/store/log';
import { verifyLog } from '../../electron/engine/store/log-verify';
import type { WritableDb } from '../../electron/engine/store/open';
import { seeded } from '../fixtures/seeded';
import type { Outcome } from './report';
import type { Subject } from './subject';

type Random = (below: number) => number;
class Undo extends Error {}

/**
 * What somebody with the passphrase and his own tools may do to the log: the triggers are taken off, one thing is
 * changed, and the chain is verified. Not among them, since nothing inside the store can tell: the newest entries cut
 * off whole (the witness does), and a lawful erasure of a detail.
 */
export async function logMutations(subject: Subject, count: number): Promise<Outcome> {
  const folder = subject.copy();
  const archive = await openArchive(folder, 'room-1.db', subject.unlocked, [], () => Date.now(), createPorterHere());
  const random = seeded(5);
  const faults: string[] = [];
  let unchanged = 0;
  const { signer } = archive.session;
  const all = [...mutations, inAnothersName(signer)];
  const tried = (change: (db: WritableDb) => string): { what: string; found: boolean } => {
    let seen = { what: '', found: false };
    try {
      archive.context.work.keep((db) => {
        for (const { name } of db
          .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)
          .all<{ name: string }>())
          db.exec(`DROP TRIGGER ${name}`);
        const what = change(db);
        seen = { what, found: verifyLog(db, verifyStored).firstBroken !== null };
        throw new Undo();
      });
    } catch (cause) {
      if (!(cause instanceof Undo)) throw cause;
    }
    return seen;
  };
  try {
    for (let n = 0; n < count; n += 1) {
      const kind = all[n % all.length];
      const { what, found } = tried((db) => kind?.(db, random) ?? '');
      if (!found) faults.push(what);
    }
    if (tried(() => 'nothing').found) faults.push('an untouched log is called broken');
    else unchanged += 1;
  } finally {
    archive.close();
  }
  return {
    fault: 'the log changed with tools',
    runs: count,
    of: `mutations of ${String(all.length)} kinds`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'an untouched log, called sound', losses: unchanged },
  };
}

const aSeq = (db: WritableDb, random: Random, below = 0): number =>
  1 + random((db.prepare('SELECT max(seq) AS n FROM log_entry').get<{ n: number }>()?.n ?? 1) - below);

/** Another text of the same shape: one character of it exchanged. */
function altered(text: string, random: Random): string {
  const at = random(text.length);
  const other = text[at] === '0' ? '1' : '0';
  return text.slice(0, at) + other + text.slice(at + 1);
}

const column =
  (table: string, name: string, order: string) =>
  (db: WritableDb, random: Random): string => {
    const seq = aSeq(db, random);
    const row = db
      .prepare(`SELECT ${name} AS value, ${order} AS at FROM ${table} WHERE seq = ? LIMIT 1`)
      .get<{ value: number | string; at: number }>([seq]);
    if (row === undefined) throw new Error(`${table} has no row of ${String(seq)}`);
    const value = typeof row.value === 'number' ? row.value + 1 + random(50) : altered(row.value, random);
    db.pragma('defer_foreign_keys = 1');
    db.prepare(`UPDATE ${table} SET ${name} = ? WHERE seq = ? AND ${order} = ?`).run([value, seq, row.at]);
    return `${table}.${name} of ${String(seq)}`;
  };
const sql =
  (what: string, run: (db: WritableDb, seq: number, random: Random) => void, below = 0) =>
  (db: WritableDb, random: Random): string => {
    const seq = aSeq(db, random, below);
    db.pragma('defer_foreign_keys = 1');
    run(db, seq, random);
    return `${what} ${String(seq)}`;
  };
/** Written, chained and signed by the rules, but for somebody who was not there. */
const inAnothersName =
  (signer: Signer) =>
  (db: WritableDb): string => {
    db.exec(`INSERT INTO person (name, machine_key) VALUES ('王五', '4009999999999')`);
    const other = db
      .prepare(
        `INSERT INTO operator (vault_slot, login, person_id, clearance) SELECT 'none', 'wangwu', max(id), 0 FROM person`,
      )
      .run().lastInsertRowid;
    const change = { subject: 'client:1', level: 0, before: null, after: null };
    const moment = { at: Date.now(), day: '2026-03-10' };
    db.transaction(() => append(db, other, moment, { deed: 'client.saved', changes: [change] }, [signer]))();
    return 'an entry in the name of another';
  };
const gone = (db: WritableDb, seq: number): void => {
  for (const table of ['log_signature', 'log_detail', 'log_entry'])
    db.prepare(`DELETE FROM ${table} WHERE seq = ?`).run([seq]);
};

const mutations: readonly ((db: WritableDb, random: Random) => string)[] = [
  ...['at', 'day', 'operator_id', 'deed', 'subjects', 'detail_hashes', 'prev_hash', 'hash'].map((name) =>
    column('log_entry', name, 'seq'),
  ),
  ...['subject', 'hash', 'body', 'salt'].map((name) => column('log_detail', name, 'position')),
  ...['capacity', 'sig', 'key_id'].map((name) => column('log_signature', name, 'key_id')),
  sql('entry taken out', gone, 1),
  sql('detail taken out', (db, seq) => db.prepare('DELETE FROM log_detail WHERE seq = ?').run([seq])),
  sql('public key exchanged', (db) => db.exec(`UPDATE public_key SET key = '${'A'.repeat(43)}='`)),
  sql('signatures taken out', (db, seq) => db.prepare('DELETE FROM log_signature WHERE seq = ?').run([seq])),
  sql('signer renamed', (db, seq) => {
    db.exec(`INSERT INTO person (name, machine_key) VALUES ('王五', '4009999999999')`);
    db.prepare('UPDATE log_signature SET person_id = (SELECT max(id) FROM person) WHERE seq = ?').run([seq]);
  }),
  sql('detail doubled', (db, seq) =>
    db
      .prepare(
        `INSERT INTO log_detail (seq, position, subject, hash, level, body, salt) SELECT seq, position + 100, subject, hash, level, body, salt FROM log_detail WHERE seq = ?`,
      )
      .run([seq]),
  ),
  sql(
    'two entries exchanged',
    (db, seq) => {
      db.exec(`UPDATE log_entry SET seq = -1 WHERE seq = ${String(seq)}`);
      db.exec(`UPDATE log_entry SET seq = ${String(seq)} WHERE seq = ${String(seq + 1)}`);
      db.exec(`UPDATE log_entry SET seq = ${String(seq + 1)} WHERE seq = -1`);
    },
    1,
  ),
  sql(
    'signatures of two entries exchanged',
    (db, seq) => {
      db.exec(`UPDATE log_signature SET seq = -1 WHERE seq = ${String(seq)}`);
      db.exec(`UPDATE log_signature SET seq = ${String(seq)} WHERE seq = ${String(seq + 1)}`);
      db.exec(`UPDATE log_signature SET seq = ${String(seq + 1)} WHERE seq = -1`);
    },
    1,
  ),
];
