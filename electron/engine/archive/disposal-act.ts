import type { Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import type { TombstoneAct } from '../backup/tombstones';
import { isoMoment, subjectOf } from './context';

const ACT = `SELECT l.place, l.method, l.started_at AS startedAt, l.ended_at AS endedAt, p.id, p.machine_key AS machineKey
  FROM disposal_list l JOIN person p ON p.id = l.executor_id WHERE l.id = ?`;
const SUPERVISORS = `SELECT p.id, p.machine_key AS machineKey, s.manner, s.paper_number AS paperNumber, s.paper_date AS paperDate
  FROM disposal_supervisor s JOIN person p ON p.id = s.person_id WHERE s.list_id = ? ORDER BY s.person_id`;
type ActRow = Pick<TombstoneAct, 'place' | 'method' | 'startedAt' | 'endedAt'> & TombstoneAct['executor'];

/** Where, how and by whom a list was destroyed, as its tombstone keeps it; null where the list does not say. */
export function actIn(db: ReadableDb, listId: number): TombstoneAct | null {
  const row = db.prepare(ACT).get<ActRow>([listId]);
  if (row === undefined) return null;
  const { id, machineKey, ...act } = row;
  return {
    ...act,
    executor: { id, machineKey },
    supervisors: db.prepare(SUPERVISORS).all<TombstoneAct['supervisors'][number]>([listId]),
  };
}

const nameOf = (db: ReadableDb, { id, machineKey }: TombstoneAct['executor']): string | null =>
  db.prepare('SELECT name FROM person WHERE id = ? AND machine_key = ?').get<{ name: string }>([id, machineKey])
    ?.name ?? null;

/**
 * Gives a list that a restore destroyed again the act of its tombstone. Where one of its people came to the archive after
 * the backup, nothing is said: the number of a row may be another's by now, and the paper register names them.
 */
export function actAgain(db: WritableDb, list: string, act: TombstoneAct): Deed[] {
  const row = db
    .prepare(`SELECT id, level FROM disposal_list WHERE number = ? AND state = 'destroyed' AND executor_id IS NULL`)
    .get<{ id: number; level: number }>([list]);
  const executor = nameOf(db, act.executor);
  const supervisors = act.supervisors.map((one) => ({ ...one, name: nameOf(db, one) }));
  if (row === undefined || executor === null || supervisors.some(({ name }) => name === null)) return [];
  const { place, method, startedAt, endedAt } = act;
  db.prepare(
    'UPDATE disposal_list SET place = ?, method = ?, started_at = ?, ended_at = ?, executor_id = ? WHERE id = ?',
  ).run([place, method, startedAt, endedAt, act.executor.id, row.id]);
  const add = db.prepare(
    'INSERT OR REPLACE INTO disposal_supervisor (list_id, person_id, manner, paper_number, paper_date) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { id, manner, paperNumber, paperDate } of supervisors)
    add.run([row.id, id, manner, paperNumber, paperDate]);
  const after = {
    number: list,
    place,
    method,
    startedAt: isoMoment(startedAt),
    endedAt: isoMoment(endedAt),
    executor,
    supervisors: supervisors.map(({ name, paperNumber }) => ({ name, paperNumber })),
  };
  return [
    {
      deed: 'volume.erasedAgain',
      changes: [{ subject: subjectOf('disposal', row.id), level: row.level, before: null, after }],
    },
  ];
}
