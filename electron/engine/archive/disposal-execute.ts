import type { ParsedApprovalBy } from '../../../shared/contract/approvals';
import type { DisposalList } from '../../../shared/contract/disposal-list';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Execution, Signing } from '../../../shared/domain/disposal-terms';
import { officeDay } from '../../../shared/domain/office-day';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { appendTombstone, type Tombstone, voidTombstone } from '../backup/tombstones';
import { actIn } from './disposal-act';
import { head } from '../store/log';
import type { ReadableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import type { Context } from './context';
import type { Sign, Signature } from './countersign';
import type { Gathered } from './disposal-facts';
import { keptManner, signing } from './disposal-path';
import {
  currentList,
  demandList,
  doing,
  type Doing,
  listDeed,
  readAfter,
  touchList,
  volumeChanges,
  type Written,
} from './disposal-write';
import { eraseVolumes } from './erase';
import { tombstonesPath } from './folder';
import type { Surroundings } from './subject';
import type { Keys } from './vault-change';

type Input = ParsedInputOf<'disposal.execute'>;
export type ExecuteParts = {
  readonly context: Context;
  readonly keys: Keys;
  readonly sign: Sign;
  /** The backup that goes before; throws where it fails, and nothing is destroyed. */
  readonly backUp: (signal: AbortSignal) => Promise<void>;
  /** Takes what was erased out of every page of the file. */
  readonly compact: (session: Session) => Promise<unknown>;
};

function actOf(input: Input, supervisors: readonly Signing[], timeZone: string): Execution {
  const startedAt = Date.parse(input.startedAt);
  return {
    number: input.number.trim().toUpperCase(),
    startedAt,
    endedAt: Date.parse(input.endedAt),
    startedOn: officeDay(startedAt, timeZone),
    executorId: input.executorId,
    supervisors,
  };
}

/** Whose signature it is going to be, asked before any passphrase is tried. */
function announced(db: ReadableDb, by: ParsedApprovalBy, session: Session): Signing {
  const manner = by.way;
  if (by.way === 'session') return { personId: session.personId, manner, recordedBy: session.personId };
  if (by.way === 'paper') return { personId: by.personId, manner, recordedBy: session.personId };
  const row = db
    .prepare('SELECT person_id FROM operator WHERE login = ? AND removed_at IS NULL')
    .get<{ person_id: number }>([by.login]);
  if (row === undefined) throw notFound('operator', by.login);
  return { personId: row.person_id, manner, recordedBy: session.personId };
}

/** All signatures at once: each passphrase is tried in its turn, and every key is there until `run` is over. */
async function signAll<T>(
  sign: Sign,
  all: readonly ParsedApprovalBy[],
  session: Session,
  run: (signatures: readonly Signature[]) => T,
  given: readonly Signature[] = [],
): Promise<T> {
  const [next, ...rest] = all;
  if (next === undefined) return run(given);
  return sign(next, session, (signature) => signAll(sign, rest, session, run, [...given, signature]));
}

/**
 * The destruction (DA-15.3), in this order: everything is checked without writing · a backup is made · the supervisors sign ·
 * in one transaction holds, loans, dates and places are read again, the volumes are erased, and the tombstone is on the
 * disk before the commit. Where the commit fails the tombstone is taken back; after a power cut the next unlock does so.
 */
export async function execute(
  parts: ExecuteParts,
  input: Input,
  session: Session,
  around: Surroundings,
): Promise<void> {
  const { context, keys, sign, backUp, compact } = parts;
  const { work } = context;
  const { timeZone } = context.settings();
  work.read((db) => {
    const now = doing(context, db as Doing['db'], session, work.now());
    const supervisors = input.supervisors.map((by) => announced(db, by, session));
    demandList(currentList(now, input), { type: 'execute', ...actOf(input, supervisors, timeZone) });
  });
  around.progress('backup', 0, 3);
  await backUp(around.signal);
  around.progress('destroy', 1, 3);
  const path = tombstonesPath(keys.folder);
  await signAll(sign, input.supervisors, session, (signatures) => {
    const stones: Tombstone[] = [];
    try {
      return work.write(session, (db, moment) => {
        const done = destroy(doing(context, db, session, moment), input, signatures, timeZone);
        const stone = stoneOf(db, done.gathered, done.written.value, moment.at, done.hidePrivateNames);
        stones.push(stone);
        writeStone(path, keys, stone);
        return done.written;
      });
    } catch (cause) {
      for (const stone of stones) takeBack(path, keys, stone);
      throw cause;
    }
  });
  around.progress('compact', 2, 3);
  try {
    await compact(session);
  } catch (cause) {
    // Destroyed it is; the list goes on saying that the file is still to be compacted.
    if (!(cause instanceof AppFailure)) throw cause;
  }
}

function writeStone(path: string, keys: Keys, stone: Tombstone): void {
  try {
    appendTombstone(path, keys.unlocked, stone);
  } catch {
    throw ruleBroken('tombstoneNotWritten');
  }
}

/** A disk that refuses this as well must not hide why nothing was destroyed: the next unlock takes it back. */
function takeBack(path: string, keys: Keys, stone: Tombstone): void {
  try {
    voidTombstone(path, keys.unlocked, stone);
  } catch {
    // settleTombstones does it.
  }
}

const MACHINE_KEYS = `SELECT v.id, v.machine_key AS machineKey FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = ? AND r.state = 'destroyed' ORDER BY r.id`;
function stoneOf(
  db: ReadableDb,
  { row }: Gathered,
  list: DisposalList,
  at: number,
  hidePrivateNames: boolean,
): Tombstone {
  const last = head(db);
  const act = actIn(db, row.id);
  return {
    ...(act === null ? {} : { act }),
    at,
    list: list.number ?? '',
    volumes: db.prepare(MACHINE_KEYS).all<{ id: number; machineKey: string }>([row.id]),
    hidePrivateNames,
    head: { seq: last.seq, hash: last.hash },
  };
}

type Destroyed = { readonly gathered: Gathered; readonly written: Written; readonly hidePrivateNames: boolean };
function destroy(work: Doing, input: Input, signatures: readonly Signature[], timeZone: string): Destroyed {
  const { db, session, moment, reading } = work;
  const gathered = currentList(work, input);
  const supervisors = signatures.map((signature) => signing(signature, session.personId));
  const act = actOf(input, supervisors, timeZone);
  const { state } = demandList(gathered, { type: 'execute', ...act });
  const before = readAfter(work, input.id);
  const addSupervisor = db.prepare(
    'INSERT INTO disposal_supervisor (list_id, person_id, manner, paper_number, paper_date) VALUES (?, ?, ?, ?, ?)',
  );
  for (const signature of signatures)
    addSupervisor.run([
      input.id,
      signature.personId,
      keptManner(signature),
      signature.paperNumber,
      signature.paperDate,
    ]);
  const hidePrivateNames = reading.settings.hidePrivateNames === 'yes';
  const rows = gathered.rows.filter((row) => row.state === 'listed');
  touchList(db, gathered.row, {
    state,
    place: input.place,
    method: input.method,
    remark: input.remark,
    started_at: act.startedAt,
    ended_at: act.endedAt,
    executor_id: input.executorId,
    destroyed_on: moment.day,
  });
  db.prepare(
    `INSERT INTO movement (volume_id, at, operator_id, from_id, to_id, cause, document)
    SELECT v.id, ?, ?, v.current_id, NULL, 'destroyed', ? FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = ? AND r.state = 'listed'`,
  ).run([moment.at, session.operatorId, act.number, input.id]);
  db.prepare(
    `UPDATE disposal_row SET state = 'destroyed', version = version + 1 WHERE list_id = ? AND state = 'listed'`,
  ).run([input.id]);
  const volumeIds = rows.map((row) => row.volume_id);
  const erased = eraseVolumes(db, { volumeIds, list: act.number, hidePrivateNames });
  if (erased.length < volumeIds.length) throw ruleBroken('rowsDestroyed', { codes: '' });
  // The page of the list tells the entry that its paper code is made of; that entry is written after this.
  const after: DisposalList = { ...before, state, version: before.version + 1 };
  const extra = {
    place: input.place,
    method: input.method,
    startedAt: input.startedAt,
    endedAt: input.endedAt,
    executor: nameOf(db, input.executorId),
    supervisors: signatures.map(({ personId, paperNumber }) => ({ name: nameOf(db, personId), paperNumber })),
  };
  const deed = listDeed('disposal.destroyed', before, after, {
    signers: signatures.flatMap((signature) => signature.signers(['supervision'])),
    also: volumeChanges(gathered.row, rows, { state: 'setApart' }, { state: 'destroyed', disposalList: act.number }),
    extra,
  });
  const noted = signatures.flatMap(({ deeds }) => deeds);
  return { gathered, hidePrivateNames, written: { value: after, deeds: [...noted, deed] } };
}

function nameOf(db: ReadableDb, personId: number): string {
  const row = db.prepare('SELECT name FROM person WHERE id = ?').get<{ name: string }>([personId]);
  if (row === undefined) throw notFound('person', personId);
  return row.name;
}
