import type { HeldSort, HeldVolume, Hold, HoldSort } from '../../../shared/contract/holds';
import { isReviewDue } from '../../../shared/domain/hold';
import { type VolumeState, volumeStates } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { levelAt } from './context';
import type { Eyes } from './disposal-blocks';
import { cut, inOrderOf } from './paging';

type Row = {
  id: number;
  number: string;
  title: string;
  reason: string;
  authority: string;
  level: number;
  starts_on: string;
  review_on: string | null;
  contact: string | null;
  note: string | null;
  released_on: string | null;
  release_reason: string | null;
  version: number;
};
const COLUMNS =
  'h.id, h.number, h.title, h.reason, h.authority, h.level, h.starts_on, h.review_on, h.contact, h.note, h.released_on, h.release_reason, h.version';
/** Ids of the volumes under a hold: by name, and of its clients, whatever came to them since. */
const COVERED = `SELECT volume_id AS id FROM hold_volume WHERE hold_id = :hold
  UNION SELECT v.id FROM hold_client x JOIN volume v ON v.client_id = x.client_id WHERE x.hold_id = :hold`;

type ClientRow = { id: number; code: string; name: string; volumes: number };
function toHold(db: ReadableDb, row: Row, { clearance, today }: Eyes): Hold {
  const facts = { released: row.released_on !== null, startsOn: row.starts_on, reviewOn: row.review_on };
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    reason: row.reason,
    authority: row.authority,
    level: levelAt(row.level),
    state: facts.released ? 'released' : 'active',
    startsOn: row.starts_on,
    reviewOn: row.review_on,
    reviewDue: isReviewDue(facts, today),
    contact: row.contact,
    note: row.note,
    releasedOn: row.released_on,
    releaseReason: row.release_reason,
    volumes:
      db
        .prepare(`SELECT count(*) AS n FROM (${COVERED}) x JOIN volume v ON v.id = x.id WHERE v.level <= :clearance`)
        .get<{ n: number }>({ hold: row.id, clearance })?.n ?? 0,
    clients: db
      .prepare(
        `SELECT c.id, c.code, c.name, (SELECT count(*) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS volumes
        FROM hold_client x JOIN client c ON c.id = x.client_id WHERE x.hold_id = :hold ORDER BY c.code`,
      )
      .all<ClientRow>({ hold: row.id, clearance }),
    version: row.version,
  };
}

/** Above the clearance it is not found. */
export function readHold(db: ReadableDb, id: number, eyes: Eyes): Hold {
  const row = db
    .prepare(`SELECT ${COLUMNS} FROM hold h WHERE h.id = :id AND h.level <= :clearance`)
    .get<Row>({ id, clearance: eyes.clearance });
  if (row === undefined) throw notFound('hold', id);
  return toHold(db, row, eyes);
}

const REVIEW_DUE = 'h.released_on IS NULL AND h.review_on <= :today';
/** What is left open sorts before all that is filled in. */
const KEYS: Readonly<Record<HoldSort, string>> = {
  number: 'h.id',
  title: 'h.title',
  reason: 'h.reason',
  authority: 'h.authority',
  /** What is to be reviewed, what stands, what was released. */
  state: `CASE WHEN ${REVIEW_DUE} THEN 0 WHEN h.released_on IS NULL THEN 1 ELSE 2 END`,
  volumes: `(SELECT count(*) FROM volume v WHERE v.level <= :clearance AND v.id IN (${COVERED.replaceAll(':hold', 'h.id')}))`,
  startsOn: 'h.starts_on',
  reviewOn: `coalesce(h.review_on, '')`,
  level: 'h.level',
  releasedOn: `coalesce(h.released_on, '')`,
};

export type HoldQuestion = {
  readonly state: 'active' | 'released' | null;
  readonly reviewDue: boolean;
  readonly text: string;
  readonly sort: HoldSort;
  readonly descending: boolean;
  readonly after: string | null;
  readonly limit: number;
};
export function holdPage(db: ReadableDb, asked: HoldQuestion, eyes: Eyes) {
  const where = [
    'h.level <= :clearance',
    ...(asked.state === 'active' ? ['h.released_on IS NULL'] : []),
    ...(asked.state === 'released' ? ['h.released_on IS NOT NULL'] : []),
    ...(asked.reviewDue ? [REVIEW_DUE] : []),
    ...(asked.text === '' ? [] : [`(h.number = upper(:text) OR instr(h.title, :text) > 0)`]),
  ].join(' AND ');
  const params = {
    clearance: eyes.clearance,
    ...(asked.reviewDue ? { today: eyes.today } : {}),
    ...(asked.text === '' ? {} : { text: asked.text }),
  };
  const total = db.prepare(`SELECT count(*) AS n FROM hold h WHERE ${where}`).get<{ n: number }>(params)?.n ?? 0;
  const key = KEYS[asked.sort];
  const order = inOrderOf(key, 'h.id', asked);
  const rows = db
    .prepare(
      `SELECT ${COLUMNS}, ${key} AS sort_value FROM hold h WHERE ${[where, ...order.past].join(' AND ')} ${order.by} LIMIT :limit`,
    )
    .all<Row & { sort_value: string | number }>({
      ...params,
      ...(asked.sort === 'state' ? { today: eyes.today } : {}),
      ...order.params,
      limit: asked.limit + 1,
    });
  const shown = cut(rows, asked.limit);
  return { rows: shown.rows.map((row) => toHold(db, row, eyes)), next: shown.next, total };
}

type HeldRow = {
  id: number;
  code: string;
  title: string;
  client_name: string | null;
  year: number | null;
  level: number;
  state: VolumeState;
  through: 'volume' | 'client';
  due_from: string | null;
  sort_value: string | number;
};
const CODE = `coalesce(v.reference_code, v.old_number, '')`;
const THROUGH = `CASE WHEN EXISTS (SELECT 1 FROM hold_volume n WHERE n.hold_id = :hold AND n.volume_id = v.id) THEN 'volume' ELSE 'client' END`;
const HELD_KEYS: Readonly<Record<HeldSort, string>> = {
  code: CODE,
  title: 'v.title',
  client: `coalesce(c.name, '')`,
  year: 'coalesce(v.year, 0)',
  level: 'v.level',
  state: `CASE v.state ${volumeStates.map((state, at) => `WHEN '${state}' THEN ${String(at)}`).join(' ')} END`,
  through: THROUGH,
  dueFrom: `coalesce(v.due_from, '')`,
};
type HeldQuestion = {
  readonly id: number;
  readonly sort: HeldSort;
  readonly descending: boolean;
  readonly after: string | null;
  readonly limit: number;
};
/** What a hold covers now. */
export function heldVolumes(db: ReadableDb, asked: HeldQuestion, eyes: Eyes) {
  const { id, sort, limit } = asked;
  const hold = readHold(db, id, eyes);
  const key = HELD_KEYS[sort];
  const order = inOrderOf(key, 'v.id', asked);
  const rows = db
    .prepare(
      `SELECT v.id, ${CODE} AS code, v.title, c.name AS client_name, v.year, v.level, v.state, v.due_from, ${THROUGH} AS through, ${key} AS sort_value
      FROM (${COVERED}) x JOIN volume v ON v.id = x.id LEFT JOIN client c ON c.id = v.client_id
      WHERE ${['v.level <= :clearance', ...order.past].join(' AND ')} ${order.by} LIMIT :limit`,
    )
    .all<HeldRow>({ hold: id, clearance: eyes.clearance, ...order.params, limit: limit + 1 });
  const shown = cut(rows, limit);
  return {
    rows: shown.rows.map((row): HeldVolume => ({
      volumeId: row.id,
      code: row.code,
      title: row.title,
      clientName: row.client_name,
      year: row.year,
      level: levelAt(row.level),
      state: row.state,
      through: row.through,
      dueFrom: row.due_from,
    })),
    next: shown.next,
    total: hold.volumes,
  };
}
