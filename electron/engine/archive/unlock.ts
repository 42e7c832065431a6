import { join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/index';
import { officeDay } from '../../../shared/domain/office-day';
import { permissionsFor } from '../../../shared/domain/permissions';
import { AppFailure, type AppError } from '../../../shared/errors';
import { createCheckpoints } from '../store/checkpoints';
import { type Deed, head } from '../store/log';
import { verifyLog } from '../store/log-verify';
import { isBehind, migrate } from '../store/migrate';
import type { Porter } from '../porter/client';
import { openReader, openStoreWith, SEALS_AT_ONCE, type ReadableDb, type WritableDb } from '../store/open';
import { watch, type Watch, witnessKey } from '../store/watch';
import { createWork, type Session } from '../store/work';
import { verifySignature } from '../vault/keys';
import type { Unlocked } from '../vault/unlocked';
import { type Context, isoMoment, levelAt } from './context';
import { backUpTo } from './backup-make';
import { ownBackupsPath, witnessPath } from './folder';
import { createHoldings } from './holdings';
import { watchHoldings } from './holdings/watch';
import { rolesOf } from './operator-rows';
import { adoptRestored } from './restore-bring';
import { finishRestore, settleTombstones } from './restored';
import { readSettings } from './settings';
import type { Keys } from './vault-change';
import { keepReady } from './volume-ready';

export type OpenArchive = {
  readonly context: Context;
  readonly session: Session;
  readonly keys: Keys;
  /** Path of the living store. */
  readonly storePath: string;
  readonly watch: Watch;
  /**
   * Above a size the seals of the pages are checked by a porter, after unlocking. Resolves with what it found, null
   * where all is whole; from then on nothing is saved over the damage.
   */
  readonly checkLater: () => Promise<AppError | null>;
  /** What was found at opening; what the witness said goes once somebody has answered for it. */
  readonly warnings: () => readonly AppError[];
  /** Takes the store as it is, with a reason; only then anything can be saved again. */
  readonly acknowledge: (reason: string) => void;
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

/** What an unlock says of the clock and of the newest entries of the log. */
export function findings(db: ReadableDb, now: number): AppError[] {
  const last = head(db);
  const tail = verifyLog(db, verifyStored, Math.max(1, last.seq - TAIL));
  return [
    ...(last.at > now ? [{ code: 'clockBehind' as const, lastAt: isoMoment(last.at) }] : []),
    ...(tail.firstBroken === null ? [] : [{ code: 'logBroken' as const, seq: tail.firstBroken }]),
  ];
}

type Parts = Pick<OpenArchive, 'keys' | 'storePath' | 'watch'> & {
  readonly writer: WritableDb;
  readonly reader: ReadableDb;
  readonly clock: Clock;
  readonly failedBefore: readonly FailedTry[] | null;
  readonly porter: Porter;
  readonly sealsChecked: boolean;
};

async function damageIn(watching: Watch, check: () => Promise<null>): Promise<AppError | null> {
  try {
    return await watching.share(check);
  } catch (cause) {
    if (cause instanceof AppFailure && cause.appError.code === 'storeDamaged') return cause.appError;
    throw cause;
  }
}

/** Puts connections, clock and identity together; the caller has proven the key. */
function assemble({ writer, reader, clock, failedBefore, porter, sealsChecked, ...parts }: Parts): OpenArchive {
  const archive = reader.prepare('SELECT tag FROM archive').get<{ tag: string }>();
  if (archive === undefined) throw new AppFailure({ code: 'storeDamaged', page: null });
  const settings = () => readSettings(reader);
  const now = () => {
    const at = clock();
    return { at, day: officeDay(at, settings().timeZone) };
  };
  const checkpoints = createCheckpoints(parts.storePath, parts.watch.checkpoint);
  const session = sessionOf(reader, parts.keys.unlocked);
  const work = createWork(writer, reader, now, {
    follow: keepReady,
    beforeDeed: () => {
      if (damage !== null) throw new AppFailure(damage);
      parts.watch.demandSettled();
    },
    afterCommit: () => {
      checkpoints.afterCommit();
      holdings.afterCommit();
      parts.watch.afterCommit();
    },
  });
  const holdings = createHoldings((run) => work.read(run), session.clearanceRank, watchHoldings(writer));
  const others = findings(reader, clock());
  let alarms = parts.watch.alarms;
  let damage: AppError | null = null;
  let isClosed = false;
  const open: OpenArchive = {
    ...parts,
    context: { work, archiveTag: archive.tag, settings, holdings },
    session,
    warnings: () => [...alarms, ...others, ...(damage === null ? [] : [damage])],
    checkLater: async () => {
      if (sealsChecked) return null;
      const check = () =>
        porter.run('check', { key: parts.keys.unlocked.dataKey.expose(), storePath: parts.storePath });
      // Twice before it is believed: a page may have been read while the log was being moved into it.
      const found = (await damageIn(parts.watch, check)) === null ? null : await damageIn(parts.watch, check);
      damage = found;
      return found;
    },
    acknowledge: (reason) => {
      if (alarms.length === 0) throw new AppFailure({ code: 'notFound', entity: 'alarm', id: '' });
      parts.watch.settle();
      const found = Object.fromEntries(
        alarms.flatMap((alarm) => Object.entries(alarm)).filter(([name]) => name !== 'code'),
      );
      noteUnlock(open, failedBefore ?? [], [
        {
          deed: 'witness.acknowledged',
          reason,
          changes: [
            {
              subject: 'archive:1',
              level: 0,
              before: null,
              after: { found: alarms.map(({ code }) => code).join(' '), ...found },
            },
          ],
        },
      ]);
      alarms = [];
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      checkpoints.stop();
      reader.close();
      // The database would move its log by itself when the last connection closes, and the witness would not know.
      try {
        parts.watch.checkpoint();
      } catch {
        // The commits stay safe in the log.
      }
      writer.close();
      parts.watch.close();
    },
  };
  return open;
}

/**
 * Opens the store of an unlocked vault and notes the unlock, with the tries that failed before it, in the log. Without
 * such a list it is the same session that goes on after a rotation, and nothing is noted.
 */
export async function openArchive(
  folder: string,
  storeFile: string,
  unlocked: Unlocked,
  failedBefore: readonly FailedTry[] | null,
  clock: Clock,
  porter: Porter,
  sealsUpTo = SEALS_AT_ONCE,
): Promise<OpenArchive> {
  adoptRestored(folder, storeFile, unlocked);
  const storePath = join(folder, storeFile);
  const keyHex = unlocked.dataKey.hex();
  const { db: writer, recovered, sealsChecked } = openStoreWith(storePath, keyHex, sealsUpTo);
  let reader: ReadableDb | null = null;
  let watching: Watch | null = null;
  try {
    const key = witnessKey(unlocked.dataKey);
    watching = watch({ path: storePath, witnessPath: witnessPath(folder), key, writer, recovered });
    if (isBehind(writer))
      await backUpTo(
        { keys: { folder, unlocked }, storePath, porter, at: clock() },
        ownBackupsPath(folder),
        'migration',
      );
    migrate(writer);
    reader = openReader(storePath, keyHex);
    const parts = {
      keys: { folder, unlocked },
      storePath,
      watch: watching,
      porter,
      sealsChecked,
      writer,
      reader,
      clock,
      failedBefore,
    };
    const open = assemble(parts);
    // An unlock is a deed too: before somebody has answered for an alarm nothing is written over what was found.
    if (watching.alarms.length === 0) {
      settleTombstones(open);
      finishRestore(open);
      if (failedBefore !== null) noteUnlock(open, failedBefore);
    }
    return open;
  } catch (cause) {
    reader?.close();
    writer.close();
    watching?.close();
    throw cause;
  }
}

function noteUnlock(
  { context, session }: OpenArchive,
  failedBefore: readonly FailedTry[],
  before: readonly Deed[] = [],
): void {
  const subject = `operator:${String(session.operatorId)}`;
  const failed = {
    failed: failedBefore.length,
    first: failedBefore[0] === undefined ? null : isoMoment(failedBefore[0].at),
  };
  context.work.write(session, () => ({
    value: null,
    deeds: [
      ...before,
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
    warnings: [...warnings()],
    failedAttempts: failedBefore.map((t) => ({ login: t.login, at: isoMoment(t.at) })),
  };
}
