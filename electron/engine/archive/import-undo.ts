import type { UndoBlock } from '../../../shared/domain/import-fields';
import type { ReadableDb, WritableDb } from '../store/open';
import { subjectOf } from './context';
import { type BatchRecord, othersOf, volumesOf } from './import-record';
import { unindexText } from './search-text';
import { unindexItems, unindexVolume } from './volume-index';

const OWN = 'SELECT id FROM volume WHERE batch_id = :batch';
const any = (db: ReadableDb, sql: string, params: Record<string, number>): boolean =>
  db.prepare(sql).get(params) !== undefined;

/** Why a batch can no longer be taken back as a whole; null while nothing else has touched its rows. */
export function undoBlock(db: ReadableDb, batch: number, clearance: number): UndoBlock | null {
  const p = { batch };
  if (any(db, 'SELECT 1 FROM import_batch WHERE id = :batch AND undone_at IS NOT NULL', p)) return 'alreadyUndone';
  // A batch of somebody with a higher clearance is theirs to undo, whatever it holds: refusing it only where something
  // in it stands above the reader's clearance would say that there is such a thing.
  const byHigher = `SELECT 1 FROM import_batch b JOIN operator o ON o.id = b.operator_id WHERE b.id = :batch AND o.clearance > :clearance`;
  const hidden = 'SELECT 1 FROM volume WHERE batch_id = :batch AND level > :clearance';
  if (any(db, byHigher, { batch, clearance }) || any(db, hidden, { batch, clearance })) return 'aboveClearance';
  const changed = ['volume', 'client', 'person', 'department', 'location'].some((table) =>
    any(db, `SELECT 1 FROM ${table} WHERE batch_id = :batch AND version > 0`, p),
  );
  if (changed) return 'rowsChanged';
  if (
    any(db, `SELECT 1 FROM issued_form f JOIN volume v ON f.subject = 'volume:' || v.id WHERE v.batch_id = :batch`, p)
  )
    return 'formsIssued';
  return USED.some((sql) => any(db, sql, p)) ? 'rowsUsed' : null;
}

/** Whatever else may point at rows of a batch. */
const USED = [
  `SELECT 1 FROM loan_line WHERE volume_id IN (${OWN})`,
  `SELECT 1 FROM hold_volume WHERE volume_id IN (${OWN})`,
  `SELECT 1 FROM certificate_source WHERE volume_id IN (${OWN})`,
  `SELECT 1 FROM attachment a JOIN volume v ON a.subject = 'volume:' || v.id WHERE v.batch_id = :batch`,
  `SELECT 1 FROM disposal_row WHERE volume_id IN (${OWN})`,
  `SELECT 1 FROM movement WHERE volume_id IN (${OWN}) AND cause <> 'imported'`,
  `SELECT 1 FROM volume v JOIN client c ON c.id = v.client_id WHERE c.batch_id = :batch AND v.batch_id IS NOT :batch`,
  `SELECT 1 FROM hold_client h JOIN client c ON c.id = h.client_id WHERE c.batch_id = :batch`,
  `SELECT 1 FROM person p WHERE p.batch_id = :batch AND (EXISTS (SELECT 1 FROM client c WHERE c.keeper_id = p.id AND c.batch_id IS NOT :batch)
    OR EXISTS (SELECT 1 FROM volume v WHERE (v.compiled_by_id = p.id OR v.checked_by_id = p.id) AND v.batch_id IS NOT :batch)
    OR EXISTS (SELECT 1 FROM department d WHERE d.head_id = p.id OR d.deputy_id = p.id) OR EXISTS (SELECT 1 FROM operator o WHERE o.person_id = p.id) OR EXISTS (SELECT 1 FROM loan l WHERE l.borrower_id = p.id))`,
];

/** How many rows of a batch stand in the archive, as the bar of progress counts them. */
export const rowsStanding = (db: ReadableDb, batch: number): number =>
  ['volume', 'client', 'person', 'department', 'location'].reduce(
    (sum, table) =>
      sum + (db.prepare(`SELECT count(*) FROM ${table} WHERE batch_id = ?`, { pluck: true }).get<number>([batch]) ?? 0),
    0,
  );

/**
 * Takes a batch back and gives what is gone, a few hundred volumes at a time: each slice is out of the archive before
 * its records are given, so that a ledger of 100,000 rows is never whole in memory. A place or department that somebody
 * else uses stays, and is not among them.
 */
export function* takeBack(db: WritableDb, batch: number): Generator<BatchRecord> {
  // The codes were on no paper of ours (a printed form blocks the undo), so they are free again.
  db.prepare(
    'DELETE FROM spent_code WHERE reference_code IN (SELECT reference_code FROM volume WHERE batch_id = ? AND code_printed = 0)',
  ).run([batch]);
  for (const slice of volumesOf(db, batch)) {
    removeVolumes(db, slice);
    yield* slice;
  }
  const others = [...othersOf(db, batch)];
  removeOthers(db, batch);
  yield* goneOf(db, batch, others);
}

function removeVolumes(db: WritableDb, slice: readonly BatchRecord[]): void {
  const numbers = slice.map(({ subject }) => Number(subject.slice(subject.indexOf(':') + 1)));
  for (const id of numbers) {
    unindexItems(db, id);
    unindexVolume(db, id);
  }
  const ids = JSON.stringify(numbers);
  // A volume taken back leaves the working lists by itself.
  for (const [table, column] of [
    ['item', 'volume_id'],
    ['movement', 'volume_id'],
    ['volume', 'id'],
  ] as const)
    db.prepare(`DELETE FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`).run([ids]);
}

function removeOthers(db: WritableDb, batch: number): void {
  for (const { id } of db.prepare('SELECT id FROM client WHERE batch_id = ?').all<{ id: number }>([batch]))
    unindexText(db, 'client_text', id);
  const run = (sql: string): void => {
    db.prepare(sql).run({ batch });
  };
  run('DELETE FROM client_contact WHERE client_id IN (SELECT id FROM client WHERE batch_id = :batch)');
  run('DELETE FROM client WHERE batch_id = :batch');
  run('DELETE FROM person WHERE batch_id = :batch');
  // Only departments that nothing else names by now; the others stay, and so do places below.
  run(`DELETE FROM department WHERE batch_id = :batch AND NOT EXISTS (SELECT 1 FROM person p WHERE p.department_id = department.id)
    AND NOT EXISTS (SELECT 1 FROM volume v WHERE v.forming_department_id = department.id) AND NOT EXISTS (SELECT 1 FROM item i WHERE i.source_department_id = department.id)
    AND NOT EXISTS (SELECT 1 FROM document_type t WHERE t.source_department_id = department.id)`);
  // Innermost first, and only places where nothing of anybody else stands by now.
  for (const kind of ['box', 'shelf', 'column', 'rack', 'room']) {
    db.prepare(
      `DELETE FROM location WHERE batch_id = ? AND kind = ? AND NOT EXISTS (SELECT 1 FROM location c WHERE c.parent_id = location.id)
      AND NOT EXISTS (SELECT 1 FROM volume v WHERE v.home_id = location.id OR v.current_id = location.id) AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.from_id = location.id OR m.to_id = location.id)`,
    ).run([batch, kind]);
  }
}

/** Of what a batch had brought, what is no longer there. */
function goneOf(db: ReadableDb, batch: number, records: readonly BatchRecord[]): BatchRecord[] {
  const stayed = new Set(
    (['department', 'location'] as const).flatMap((kind) =>
      db
        .prepare(`SELECT id FROM ${kind} WHERE batch_id = ?`)
        .all<{ id: number }>([batch])
        .map(({ id }) => subjectOf(kind, id)),
    ),
  );
  return records.filter(({ subject }) => !stayed.has(subject));
}
