import type { OperatorRow } from '../../../shared/contract/operators';
import type { Account } from '../../../shared/domain/operators';
import { roles, type Role } from '../../../shared/domain/permissions';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, stale } from '../store/work';
import { isoMoment, levelAt, rankOf } from './context';

type Row = {
  id: number;
  vault_slot: string;
  login: string;
  person_id: number;
  name: string;
  staff_code: string | null;
  clearance: number;
  removed_at: number | null;
  version: number;
  since: number | null;
  last_sign_in: number | null;
};
const SELECT = `SELECT o.id, o.vault_slot, o.login, o.person_id, p.name, p.staff_code, o.clearance, o.removed_at, o.version,
  (SELECT min(k.introduced_at) FROM public_key k WHERE k.operator_id = o.id) AS since,
  (SELECT e.at FROM log_entry e WHERE e.deed = 'session.unlocked' AND e.operator_id = o.id ORDER BY e.seq DESC LIMIT 1) AS last_sign_in
  FROM operator o JOIN person p ON p.id = o.person_id`;

export type KeptOperator = Omit<OperatorRow, 'failedAttempts' | 'lastFailed'> & { readonly vaultSlot: string };

export function rolesOf(db: ReadableDb, operatorId: number): Role[] {
  const held = db.prepare('SELECT role FROM operator_role WHERE operator_id = ?').all<{ role: string }>([operatorId]);
  return roles.filter((role) => held.some((one) => one.role === role));
}

const toOperator = (db: ReadableDb, row: Row): KeptOperator => ({
  id: row.id,
  vaultSlot: row.vault_slot,
  login: row.login,
  personId: row.person_id,
  fullName: row.name,
  staffCode: row.staff_code,
  roles: rolesOf(db, row.id),
  clearance: levelAt(row.clearance),
  since: isoMoment(row.since ?? 0),
  lastSignIn: row.last_sign_in === null ? null : isoMoment(row.last_sign_in),
  removedAt: row.removed_at === null ? null : isoMoment(row.removed_at),
  version: row.version,
});

/** All accounts there ever were; those removed stand last. */
export const allOperators = (db: ReadableDb): KeptOperator[] =>
  db
    .prepare(`${SELECT} ORDER BY o.removed_at IS NOT NULL, o.id`)
    .all<Row>()
    .map((row) => toOperator(db, row));
export const livingAccounts = (db: ReadableDb): readonly (Account & KeptOperator)[] =>
  allOperators(db).filter(({ removedAt }) => removedAt === null);

/** Throws `notFound`, and `removedAlready` for who is out. */
export function livingOperator(db: ReadableDb, id: number): KeptOperator {
  const row = db.prepare(`${SELECT} WHERE o.id = ?`).get<Row>([id]);
  if (row === undefined) throw notFound('operator', id);
  if (row.removed_at !== null) throw ruleBroken('removedAlready');
  return toOperator(db, row);
}

export function insertOperator(
  db: WritableDb,
  account: { vaultSlot: string; login: string; personId: number } & Pick<Account, 'roles' | 'clearance'>,
): number {
  const id = db
    .prepare('INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES (?, ?, ?, ?)')
    .run([account.vaultSlot, account.login, account.personId, rankOf(account.clearance)]).lastInsertRowid;
  putRoles(db, id, account.roles);
  return id;
}

export function putRoles(db: WritableDb, id: number, held: readonly Role[]): void {
  db.prepare('DELETE FROM operator_role WHERE operator_id = ?').run([id]);
  const insert = db.prepare('INSERT INTO operator_role (operator_id, role) VALUES (?, ?)');
  for (const role of new Set(held)) insert.run([id, role]);
}

/** `operatorId` null: the key of a recovery slot, which belongs to nobody. */
export function introduceKey(
  db: WritableDb,
  operatorId: number | null,
  vaultSlot: string,
  key: string,
  at: number,
): number {
  return db
    .prepare('INSERT INTO public_key (operator_id, vault_slot, key, introduced_at) VALUES (?, ?, ?, ?)')
    .run([operatorId, vaultSlot, key, at]).lastInsertRowid;
}

/** Counts the version on; `stale` when somebody else changed the account meanwhile. */
export function touchOperator(db: WritableDb, id: number, version: number, set: string, values: number[]): void {
  const { changes } = db
    .prepare(`UPDATE operator SET ${set}, version = version + 1 WHERE id = ? AND version = ?`)
    .run([...values, id, version]);
  if (changes !== 1) throw stale('operator', id);
}

/** What the log keeps of an account. */
export const accountFacts = ({ login, fullName, roles: held, clearance }: KeptOperator) => ({
  login,
  fullName,
  roles: held,
  clearance,
});
