import type { ReadableDb } from '../store/open';
import { rankOf, subjectOf } from './context';
import { said } from './volume-record';
import { headsOfBatch } from './volume-read';

/** A row a batch brought: its subject in the log, and what stands of it in the store. */
export type BatchRecord = {
  readonly subject: string;
  readonly level: number;
  readonly facts: Record<string, unknown>;
};
type Rest = { id: number } & Record<string, string | number | null>;

/** The other things a ledger brings into being, volumes apart, with what the log keeps of each. */
const REST = [
  [
    'client',
    `SELECT c.id, c.code, c.name, c.kind, coalesce(k.name, c.keeper) AS keeper, c.opened_on AS openedOn, c.note,
      (SELECT json_group_array(json_object('name', t.name, 'phone', t.phone, 'note', t.note)) FROM client_contact t WHERE t.client_id = c.id) AS contacts
      FROM client c LEFT JOIN person k ON k.id = c.keeper_id WHERE c.batch_id = ? ORDER BY c.id`,
  ],
  [
    'person',
    `SELECT p.id, p.staff_code AS staffCode, p.name, d.name AS department, p.phone, p.left_on AS leftOn
      FROM person p LEFT JOIN department d ON d.id = p.department_id WHERE p.batch_id = ? ORDER BY p.id`,
  ],
  ['department', 'SELECT id, name FROM department WHERE batch_id = ? ORDER BY id'],
  [
    'location',
    'SELECT id, code, kind, capacity_mm AS capacityMm, purpose, closed_on AS closedOn FROM location WHERE batch_id = ? ORDER BY id',
  ],
] as const;

const parsed = ({ contacts, ...facts }: Record<string, unknown>): Record<string, unknown> =>
  typeof contacts === 'string' ? { ...facts, contacts: JSON.parse(contacts) as unknown } : facts;
/** What they say, not what they leave open. */
const kept = (facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));

/** The volumes of a batch as they now stand, a few hundred at a time. */
export function* volumesOf(db: ReadableDb, batchId: number): Generator<readonly BatchRecord[]> {
  let after = 0;
  for (;;) {
    const heads = headsOfBatch(db, batchId, after);
    const last = heads.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield heads.map((volume) => ({
      subject: subjectOf('volume', volume.id),
      level: rankOf(volume.level),
      facts: said(volume),
    }));
  }
}

/** Clients, persons, departments and places of a batch as they now stand. */
export function* othersOf(db: ReadableDb, batchId: number): Generator<BatchRecord> {
  for (const [kind, sql] of REST) {
    for (const { id, ...facts } of db.prepare(sql).all<Rest>([batchId]))
      yield { subject: subjectOf(kind, id), level: 0, facts: kept(parsed(facts)) };
  }
}

/**
 * Every row of a batch as it now stands, volumes first: one log detail each (domain.md "Log"), `after` when it was taken
 * in, `before` when it is taken back. Read as they are asked for.
 */
export function* recordsOf(db: ReadableDb, batchId: number): Generator<BatchRecord> {
  for (const slice of volumesOf(db, batchId)) yield* slice;
  yield* othersOf(db, batchId);
}
