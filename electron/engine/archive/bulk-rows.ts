import { createHash } from 'node:crypto';
import type { BulkVolume } from '../../../shared/domain/bulk-change';
import type { NamedPerson, RetentionBasis, VolumeState } from '../../../shared/domain/volume-facts';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import type { Moment, Session } from '../store/work';
import { levelAt, subjectOf } from './context';
import { keepRetention, retentionNow } from './retention-change';
import { fromColumns, type RetentionColumns } from './retention-columns';
import { cellsOf, putCells } from './volume-images';
import { recordMovement } from './volume-insert';

/** What a change of many volumes reads of them, and how it is taken back. */

/** A volume of the selection with all that the rules ask. */
export type BulkSubject = BulkVolume & {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly level: number;
  readonly itemsRank: number;
  readonly retentionBasis: RetentionBasis;
  readonly basisDate: string | null;
  readonly lastMonth: string | null;
  readonly clientId: number | null;
  readonly clientVersion: number | null;
  readonly names: {
    readonly series: string;
    readonly department: string | null;
    readonly home: string | null;
    readonly clientCode: string | null;
    readonly clientName: string | null;
  };
};
/** Columns as they were before. */
export type BulkImage = Readonly<Record<string, string | number | null>>;

type Row = RetentionColumns & {
  id: number;
  version: number;
  state: VolumeState;
  reference_code: string | null;
  title: string;
  series_id: number;
  series_code: string;
  fonds_id: number;
  level: number;
  own_level: number;
  level_term_until: string | null;
  items_level: number;
  retention_basis: RetentionBasis;
  basis_date: string | null;
  last_month: string | null;
  department_id: number | null;
  department: string | null;
  home_id: number | null;
  home: string | null;
  current_id: number | null;
  client_id: number | null;
  client_code: string | null;
  client_name: string | null;
  client_version: number | null;
  keeper_id: number | null;
  keeper: string | null;
  listed: number;
};
const ROWS = `SELECT v.id, v.version, v.state, v.reference_code, v.title, v.series_id, s.code AS series_code, v.fonds_id, v.level, v.own_level, v.level_term_until,
  coalesce((SELECT max(i.level) FROM item i WHERE i.volume_id = v.id), 0) AS items_level, v.retention_kind, v.retention_years, v.retention_written,
  v.retention_basis, v.basis_date, v.last_month, v.forming_department_id AS department_id, d.name AS department, v.home_id, h.code AS home, v.current_id,
  v.client_id, c.code AS client_code, c.name AS client_name, c.version AS client_version, c.keeper_id, c.keeper,
  EXISTS (SELECT 1 FROM disposal_row r JOIN disposal_list l ON l.id = r.list_id WHERE r.volume_id = v.id AND r.state = 'listed' AND l.state <> 'draft') AS listed
  FROM volume v JOIN series s ON s.id = v.series_id LEFT JOIN department d ON d.id = v.forming_department_id LEFT JOIN location h ON h.id = v.home_id
  LEFT JOIN client c ON c.id = v.client_id WHERE v.id IN (SELECT value FROM json_each(:ids)) AND v.level <= :clearance ORDER BY v.id`;

const keeperOf = (row: Row): NamedPerson | null =>
  row.keeper === null ? null : { personId: row.keeper_id, name: row.keeper };

const toSubject = (row: Row): BulkSubject => ({
  id: row.id,
  version: row.version,
  title: row.title,
  state: row.state,
  onSubmittedList: row.listed === 1,
  referenceCode: row.reference_code,
  seriesId: row.series_id,
  fondsId: row.fonds_id,
  level: row.level,
  ownLevel: levelAt(row.own_level),
  levelTermUntil: row.level_term_until,
  itemsLevel: levelAt(row.items_level),
  itemsRank: row.items_level,
  retention: fromColumns(row),
  retentionBasis: row.retention_basis,
  basisDate: row.basis_date,
  lastMonth: row.last_month,
  departmentId: row.department_id,
  homeId: row.home_id,
  currentId: row.current_id,
  clientId: row.client_id,
  clientVersion: row.client_version,
  client: row.client_id === null ? null : { keeper: keeperOf(row) },
  names: {
    series: row.series_code,
    department: row.department,
    home: row.home,
    clientCode: row.client_code,
    clientName: row.client_name,
  },
});

/** The volumes of the selection that this session may see, each once, by id. */
export const bulkSubjects = (db: ReadableDb, ids: readonly number[], clearance: number): BulkSubject[] =>
  db
    .prepare(ROWS)
    .all<Row>({ ids: JSON.stringify(ids), clearance })
    .map(toSubject);

/** The same text for the same volumes in the same versions. */
export function basisOf(subjects: readonly BulkSubject[]): string {
  const text = subjects.map(({ id, version, clientVersion }) => `${id}:${version}:${clientVersion ?? ''}`).join(' ');
  return createHash('sha256').update(text).digest('hex');
}

/** The columns that a change of many may write, and that are put back by its undoing. */
const NAMED = `SELECT v.reference_code AS referenceCode, v.title, s.code AS series, v.own_level AS ownLevel, v.level, v.level_term_until AS levelTermUntil,
  v.retention_kind, v.retention_years, v.retention_written, d.name AS department, h.code AS home, v.level AS rank
  FROM volume v JOIN series s ON s.id = v.series_id LEFT JOIN department d ON d.id = v.forming_department_id LEFT JOIN location h ON h.id = v.home_id WHERE v.id = ?`;
type Facts = RetentionColumns & { level: number; ownLevel: number; rank: number } & Record<
    string,
    string | number | null
  >;

/** What the log says of a volume in a change of many: what tells it, and the facts such a change may touch. */
function factsNow(db: ReadableDb, id: number): { rank: number; facts: Record<string, unknown> } {
  const row = db.prepare(NAMED).get<Facts>([id]);
  if (row === undefined) throw new Error('a volume that is gone');
  const { referenceCode, title, series, levelTermUntil, department, home } = row;
  return {
    rank: row.rank,
    facts: {
      referenceCode,
      title,
      seriesCode: series,
      ownLevel: levelAt(row.ownLevel),
      level: levelAt(row.level),
      levelTermUntil,
      retention: fromColumns(row),
      formingDepartment: department,
      home,
    },
  };
}

/** Runs a change of one volume and says what the log keeps of it. */
export function loggedVolume(db: WritableDb, id: number, deed: () => void): Change {
  const before = factsNow(db, id);
  deed();
  const after = factsNow(db, id);
  return {
    subject: subjectOf('volume', id),
    level: Math.max(before.rank, after.rank),
    before: before.facts,
    after: after.facts,
  };
}

/** The same of a client, whose keeper is all that changes. */
export function loggedClient(db: WritableDb, id: number, deed: () => void): Change {
  const before = cellsOf(db, 'client', id, ['code', 'name', 'keeper']);
  deed();
  return {
    subject: subjectOf('client', id),
    level: 0,
    before,
    after: cellsOf(db, 'client', id, ['code', 'name', 'keeper']),
  };
}

/** Puts every volume and client of a change back; a home that was moved to is left by an opposite movement. */
export function undoBulk(
  db: WritableDb,
  rows: readonly { readonly subject: string; readonly before: unknown }[],
  session: Session,
  moment: Moment,
  reason: string,
): Change[] {
  const { at } = moment;
  return rows.map(({ subject, before }) => {
    const cells = before as BulkImage;
    const id = Number(subject.slice(subject.indexOf(':') + 1));
    if (subject.startsWith('client:')) return loggedClient(db, id, () => putCells(db, 'client', id, cells, at));
    return loggedVolume(db, id, () => {
      const now = cellsOf(db, 'volume', id, ['current_id'])['current_id'] as number | null;
      const place = 'current_id' in cells ? (cells['current_id'] as number | null) : now;
      const retention = 'retention_override_reason' in cells ? retentionNow(db, id) : null;
      putCells(db, 'volume', id, cells, at);
      if (retention !== null) {
        const sides = { before: retention, after: retentionNow(db, id) };
        keepRetention(db, id, { ...sides, reason, listId: null }, session.personId, moment);
      }
      if (place !== now) recordMovement(db, id, session.operatorId, at, now, place, 'undone');
    });
  });
}
