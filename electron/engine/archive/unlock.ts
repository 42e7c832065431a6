import { join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/index';
import { officeDay } from '../../../shared/domain/office-day';
import { permissionsFor } from '../../../shared/domain/permissions';
import { AppFailure, type AppError } from '../../../shared/errors';
import { createCheckpoints } from '../store/checkpoints';
import { head } from '../store/log';
import { verifyLog } from '../store/log-verify';
import { migrate } from '../store/migrate';
import { openReader, openStore, type ReadableDb, type WritableDb } from '../store/open';
import { createWork, type Session } from '../store/work';
import { verifySignature } from '../vault/keys';
import type { Unlocked } from '../vault/unlocked';
import { type Context, isoMoment, levelAt } from './context';
import { createHoldings } from './holdings';
import { watchHoldings } from './holdings/watch';
import { rolesOf } from './operator-rows';
import { readSettings } from './settings';
import type { Keys } from './vault-change';
import { keepReady } from './volume-ready';

export type OpenArchive = {
  readonly context: Context;
  readonly session: Session;
  readonly warnings: readonly AppError[];
  readonly keys: Keys;
  readonly close: () => void;
};
export type FailedTry = { readonly login: string; readonly at: number };
/** UTC milliseconds; an argument, so that tests stand still. */
export type Clock = () => number;

/** How many of the last entries are checked at every unlock; the whole chain is `audit.verify`. */
const TAIL = 100;

type OperatorRow = { id: number; login: string; person_id: number; name: string; clearance: number; key_id: number };

/** base64 of a raw Ed25519 public key, as the store keeps them for ever. */
export const publicKeyText = (key: Uint8Array): string => Buffer.from(key).toString('base64');
export const verifyStored = (key: string, bytes: Uint8Array, sig: Uint8Array): boolean =>
  verifySignature(Buffer.from(key, 'base64'), bytes, sig);

/** The session of the operator whose slot opened. A vault and a store that do not know each other are not used. */
export function sessionOf(db: ReadableDb, unlocked: Unlocked): Session {
  const row = db
    .prepare(
      `SELECT o.id, o.login, o.person_id, p.name, o.clearance, k.id AS key_id FROM operator o JOIN person p ON p.id = o.person_id
    JOIN public_key k ON k.operator_id = o.id AND k.key = ? WHERE o.vault_slot = ? AND o.removed_at IS NULL`,
    )
    .get<OperatorRow>([publicKeyText(unlocked.signPublicKey), unlocked.operatorId]);
  if (row === undefined) throw new AppFailure({ code: 'vaultTampered' });
  return {
    operatorId: row.id,
    personId: row.person_id,
    login: row.login,
    fullName: row.name,
    roles: rolesOf(db, row.id),
    clearance: levelAt(row.clearance),
    clearanceRank: row.clearance,
    signer: { keyId: row.key_id, personId: row.person_id, capacity: 'operator', sign: (bytes) => unlocked.sign(bytes) },
  };
}

function findings(db: ReadableDb, now: number): AppError[] {
  const last = head(db);
  const tail = verifyLog(db, verifyStored, Math.max(1, last.seq - TAIL));
  return [
    ...(last.at > now ? [{ code: 'clockBehind' as const, lastAt: isoMoment(last.at) }] : []),
    ...(tail.firstBroken === null ? [] : [{ code: 'logBroken' as const, seq: tail.firstBroken }]),
  ];
}

/** Puts connections, clock and identity together; the caller has proven the key. */
export function assemble(writer: WritableDb, reader: ReadableDb, keys: Keys, clock: Clock): OpenArchive {
  const archive = reader.prepare('SELECT tag FROM archive').get<{ tag: string }>();
  if (archive === undefined) throw new AppFailure({ code: 'storeDamaged', page: null });
  const settings = () => readSettings(reader);
  const now = () => {
    const at = clock();
    return { at, day: officeDay(at, settings().timeZone) };
  };
  const checkpoints = createCheckpoints(writer);
  const session = sessionOf(reader, keys.unlocked);
  const afterCommit = () => {
    checkpoints.afterCommit();
    holdings.afterCommit();
  };
  const work = createWork(writer, reader, now, afterCommit, keepReady);
  const holdings = createHoldings((run) => work.read(run), session.clearanceRank, watchHoldings(writer));
  return {
    context: { work, archiveTag: archive.tag, settings, holdings },
    session,
    keys,
    warnings: findings(reader, clock()),
    close: () => {
      checkpoints.stop();
      reader.close();
      writer.close();
    },
  };
}

/**
 * Opens the store of an unlocked vault and notes the unlock, with the tries that failed before it, in the log. Without
 * such a list it is the same session that goes on after a rotation, and nothing is noted.
 */
export function openArchive(
  folder: string,
  storeFile: string,
  unlocked: Unlocked,
  failedBefore: readonly FailedTry[] | null,
  clock: Clock,
): OpenArchive {
  const path = join(folder, storeFile);
  const keyHex = unlocked.dataKey.hex();
  const writer = openStore(path, keyHex);
  let reader: ReadableDb | null = null;
  try {
    migrate(writer);
    reader = openReader(path, keyHex);
    const open = assemble(writer, reader, { folder, unlocked }, clock);
    if (failedBefore !== null) noteUnlock(open, failedBefore);
    return open;
  } catch (cause) {
    reader?.close();
    writer.close();
    throw cause;
  }
}

function noteUnlock({ context, session }: OpenArchive, failedBefore: readonly FailedTry[]): void {
  const subject = `operator:${String(session.operatorId)}`;
  const failed = {
    failed: failedBefore.length,
    first: failedBefore[0] === undefined ? null : isoMoment(failedBefore[0].at),
  };
  context.work.write(session, () => ({
    value: null,
    deeds: [
      ...(failedBefore.length === 0
        ? []
        : [{ deed: 'session.failedAttempts' as const, changes: [{ subject, level: 0, before: null, after: failed }] }]),
      { deed: 'session.unlocked' as const, changes: [{ subject, level: 0, before: null, after: null }] },
    ],
  }));
}

/** What a screen may know of the session. */
export function describeSession(
  { context, session, warnings }: OpenArchive,
  failedBefore: readonly FailedTry[],
): OutputOf<'operators.me'> {
  const fonds = context.work.read((db) =>
    db.prepare('SELECT number, name FROM fonds ORDER BY id LIMIT 1').get<{ number: string; name: string }>(),
  );
  if (fonds === undefined) throw new AppFailure({ code: 'storeDamaged', page: null });
  const { operatorId, personId, login, fullName, clearance } = session;
  return {
    operatorId,
    personId,
    login,
    fullName,
    roles: [...session.roles],
    clearance,
    permissions: permissionsFor(session.roles),
    fondsNumber: fonds.number,
    fondsName: fonds.name,
    archiveTag: context.archiveTag,
    today: context.work.now().day,
    idleMinutes: context.settings().idleMinutes,
    timeZone: context.settings().timeZone,
    warnings: [...warnings],
    failedAttempts: failedBefore.map((t) => ({ login: t.login, at: isoMoment(t.at) })),
  };
}
