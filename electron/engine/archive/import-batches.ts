import { importCounts, type Stage as StageAnswer } from '../../../shared/contract/exchange';
import type { OutputOf } from '../../../shared/contract/index';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound } from '../store/work';
import { type Context, isoMoment, subjectOf } from './context';
import { rowsStanding, takeBack, undoBlock } from './import-undo';
import type { SessionHandlers } from './subject';

/** What imports brought in, each to be taken back as a whole as long as nothing was done with it. */
type Batch = OutputOf<'exchange.undo'>;
type BatchRow = {
  id: number;
  at: number;
  by: string;
  file_name: string;
  counts: string;
  refused_rows: number;
  undone_at: number | null;
};
const BATCH = `SELECT b.id, b.at, p.name AS by, b.file_name, b.counts, b.refused_rows, b.undone_at FROM import_batch b JOIN operator o ON o.id = b.operator_id JOIN person p ON p.id = o.person_id`;

/** A batch counts only what its reader may see of it: volumes that stand above the clearance by now are left out. */
function countsInSight(db: ReadableDb, row: BatchRow, clearance: number): Batch['counts'] {
  const counts = importCounts.parse(JSON.parse(row.counts));
  const hidden = db
    .prepare(
      `SELECT count(*) AS volumes, coalesce(sum(state = 'assembling'), 0) AS assembling, coalesce(sum(item_count), 0) AS items
       FROM volume WHERE batch_id = ? AND level > ?`,
    )
    .get<{ volumes: number; assembling: number; items: number }>([row.id, clearance]);
  if (hidden === undefined || hidden.volumes === 0) return counts;
  const less = (all: number, out: number): number => Math.max(0, all - out);
  return {
    ...counts,
    volumes: less(counts.volumes, hidden.volumes),
    assembling: less(counts.assembling, hidden.assembling),
    filed: less(counts.filed, hidden.volumes - hidden.assembling),
    items: less(counts.items, hidden.items),
  };
}

function toBatch(db: ReadableDb, row: BatchRow, clearance: number): Batch {
  return {
    id: row.id,
    at: isoMoment(row.at),
    by: row.by,
    fileName: row.file_name,
    counts: countsInSight(db, row, clearance),
    refusedRows: row.refused_rows,
    undoneAt: row.undone_at === null ? null : isoMoment(row.undone_at),
    undoBlocked: undoBlock(db, row.id, clearance),
  };
}

export function readBatch(db: ReadableDb, id: number, clearance: number): Batch {
  const row = db.prepare(`${BATCH} WHERE b.id = ?`).get<BatchRow>([id]);
  if (row === undefined) throw notFound('batch', id);
  return toBatch(db, row, clearance);
}

/** By its bytes, or by what the sheets hold: a ledger saved again, or as another format, is the same ledger. */
export function takenBefore(db: ReadableDb, sha256: string, sheets: readonly string[]): StageAnswer['takenBefore'] {
  const row = db
    .prepare(
      `SELECT id, at, undone_at FROM import_batch b WHERE sha256 = :sha256 OR (:n > 0 AND
         (SELECT count(*) FROM import_sheet s WHERE s.batch_id = b.id AND s.sha256 IN (SELECT value FROM json_each(:sheets))) = :n)
       ORDER BY undone_at IS NOT NULL, id DESC LIMIT 1`,
    )
    .get<{ id: number; at: number; undone_at: number | null }>({
      sha256,
      sheets: JSON.stringify(sheets),
      n: new Set(sheets).size,
    });
  return row === undefined ? null : { batchId: row.id, at: isoMoment(row.at), undone: row.undone_at !== null };
}

/** The rows leave the archive while these are read: the log writes them as they go. */
function* takenBy(db: WritableDb, { id, fileName, counts }: Batch): Generator<Change> {
  yield { subject: subjectOf('batch', id), level: 0, before: { fileName, ...counts }, after: null };
  for (const { facts, ...rest } of takeBack(db, id)) yield { ...rest, before: facts, after: null };
}

export function createBatches({ work }: Context) {
  return {
    'exchange.batches': (_input, session) =>
      work.read((db) =>
        db
          .prepare(`${BATCH} ORDER BY b.id DESC LIMIT 200`)
          .all<BatchRow>()
          .map((row) => toBatch(db, row, session.clearanceRank)),
      ),
    'exchange.undo': async ({ batchId, reason }, session, around) => {
      await work.writeLong(session, async (db, moment) => {
        const standing = readBatch(db, batchId, session.clearanceRank);
        if (standing.undoBlocked !== null) throw ruleBroken('undoBlocked', { reason: standing.undoBlocked });
        const all = rowsStanding(db, batchId);
        db.prepare('UPDATE import_batch SET undone_at = ?, undone_by = ? WHERE id = ?').run([
          moment.at,
          session.operatorId,
          batchId,
        ]);
        const onLogged = (written: number): void => {
          around.progress('undo', Math.min(written, all), all);
          if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
        };
        return { value: batchId, deeds: [{ deed: 'import.undone', reason, changes: takenBy(db, standing) }], onLogged };
      });
      return work.read((db) => readBatch(db, batchId, session.clearanceRank));
    },
  } satisfies Pick<SessionHandlers, `exchange.${'batches' | 'undo'}`>;
}
