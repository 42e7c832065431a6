import type { ReadableDb } from '../store/open';

/** The volumes on an operator's working list 工作清单, in the order they were put there; the caller asks for the level. */
export const listedVolumes = (db: ReadableDb, operatorId: number): number[] =>
  db
    .prepare('SELECT volume_id FROM working_list WHERE operator_id = ? ORDER BY id', { pluck: true })
    .all<number>([operatorId]);

/** Another text after every change of the list: its rows get numbers that are never used again. */
export const worklistMark = (db: ReadableDb, operatorId: number): string => {
  const row = db
    .prepare('SELECT count(*) AS n, coalesce(max(id), 0) AS last FROM working_list WHERE operator_id = ?')
    .get<{ n: number; last: number }>([operatorId]);
  return `${String(row?.n ?? 0)} ${String(row?.last ?? 0)}`;
};
