import type { OutputOf } from '../../../shared/contract/index';
import { permissionsFor } from '../../../shared/domain/permissions';
import { AppFailure } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import type { Session } from '../store/work';
import { verifySignature, verifySignatureAside } from '../vault/keys';
import type { Unlocked } from '../vault/unlocked';
import { isoMoment, levelAt } from './context';
import { rolesOf } from './operator-rows';
import type { OpenArchive } from './unlock';
import type { FailedTry } from './unlock-log';

type OperatorRow = { id: number; login: string; person_id: number; name: string; clearance: number; key_id: number };

/** base64 of a raw Ed25519 public key, as the store keeps them for ever. */
export const publicKeyText = (key: Uint8Array): string => Buffer.from(key).toString('base64');
export const verifyStored = (key: string, bytes: Uint8Array, sig: Uint8Array): boolean =>
  verifySignature(Buffer.from(key, 'base64'), bytes, sig);
export const verifyStoredAside = (key: string, bytes: Uint8Array, sig: Uint8Array): Promise<boolean> =>
  verifySignatureAside(Buffer.from(key, 'base64'), bytes, sig);

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
