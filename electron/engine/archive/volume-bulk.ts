import type { ParsedInputOf } from '../../../shared/contract/index';
import type { BulkPreview, BulkRow } from '../../../shared/contract/rearranging';
import {
  type BulkField,
  bulkFields,
  type BulkRefusal,
  bulkVerdict,
  type BulkWish,
  movesToo,
  needsReason,
  type Verdict,
} from '../../../shared/domain/bulk-change';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session, stale } from '../store/work';
import { basisOf, type BulkSubject, bulkSubjects, loggedClient, loggedVolume } from './bulk-rows';
import { type Kept, keepChange } from './catalogue-changes';
import { rankOf, subjectOf } from './context';
import { keepRetention, retentionNow } from './retention-change';
import { atPlace } from './location-rows';
import { toColumns } from './retention-columns';
import type { Surroundings } from './subject';
import { cellsOf, putCells } from './volume-images';
import { recordMovement } from './volume-insert';
import { periodOf } from './volume-read';
import { demandOpen } from './volume-deeds';

type Asked = Pick<ParsedInputOf<'catalogue.bulkPreview'>, 'ids' | 'wish'>;
type Judged = { readonly subject: BulkSubject; readonly verdicts: Partial<Record<BulkField, Verdict>> };

/** So many volumes are shown one by one; all are counted. */
const SHOWN = 200;

/** The wish with what the store knows of it; throws where it names something that is not there, or a level too high. */
function wishOf(db: ReadableDb, wish: Asked['wish'], session: Session): BulkWish {
  const demand = (table: 'department' | 'location' | 'person', id: number | null | undefined) => {
    if (id !== undefined && id !== null && db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get([id]) === undefined)
      throw notFound(table, id);
  };
  demand('department', wish.department?.id);
  demand('location', wish.home?.id);
  demand('person', wish.keeper?.personId);
  demandOpen(db, wish.home?.id ?? null, null);
  if (wish.level !== undefined && rankOf(wish.level.level) > session.clearanceRank)
    throw new AppFailure({ code: 'invalidInput', fields: { 'wish.level': ['aboveClearance'] } });
  const { series, ...rest } = wish;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (series === undefined) return given;
  const row = db.prepare('SELECT fonds_id FROM series WHERE id = ?').get<{ fonds_id: number }>([series.id]);
  if (row === undefined) throw notFound('series', series.id);
  return { ...given, series: { id: series.id, fondsId: row.fonds_id } };
}

function judge(db: ReadableDb, { ids, wish }: Asked, session: Session): { wish: BulkWish; judged: Judged[] } {
  const known = wishOf(db, wish, session);
  const judged = bulkSubjects(db, ids, session.clearanceRank).map((subject) => ({
    subject,
    verdicts: Object.fromEntries(
      bulkFields.flatMap((field) => {
        const verdict = bulkVerdict(subject, known, field);
        return verdict === null ? [] : [[field, verdict]];
      }),
    ),
  }));
  return { wish: known, judged };
}

const changing = ({ verdicts }: Judged): BulkField[] => bulkFields.filter((field) => verdicts[field] === 'change');
/** Fields of the volume itself; the keeper is its client's. */
const ownChanges = (one: Judged): BulkField[] => changing(one).filter((field) => field !== 'keeper');
const isRefused = ({ verdicts }: Judged): boolean =>
  Object.values(verdicts).some((verdict) => verdict !== 'change' && verdict !== 'stay');
const clientsOf = (judged: readonly Judged[]): Set<number> =>
  new Set(judged.flatMap(({ subject, verdicts }) => (verdicts.keeper === 'change' ? (subject.clientId ?? []) : [])));
const reasonDue = (judged: readonly Judged[]): boolean =>
  judged.some((one) => changing(one).some((field) => needsReason(one.subject, field)));

function fieldCounts(judged: readonly Judged[], field: BulkField): BulkPreview['fields'][number] {
  const refused = new Map<BulkRefusal, number>();
  const counts = { change: 0, stay: 0, keepCode: 0 };
  for (const { subject, verdicts } of judged) {
    const verdict = verdicts[field];
    if (verdict === undefined) continue;
    if (verdict === 'change' || verdict === 'stay') counts[verdict] += 1;
    else refused.set(verdict, (refused.get(verdict) ?? 0) + 1);
    const inCode = field === 'series' || field === 'retention';
    if (verdict === 'change' && inCode && subject.referenceCode !== null) counts.keepCode += 1;
  }
  return { field, ...counts, refused: [...refused].map(([why, count]) => ({ why, count })) };
}

const rowOf = ({ subject, verdicts }: Judged): BulkRow => ({
  id: subject.id,
  referenceCode: subject.referenceCode,
  title: subject.title,
  state: subject.state,
  now: {
    series: subject.names.series,
    level: subject.ownLevel,
    until: subject.levelTermUntil,
    retention: subject.retention,
    department: subject.names.department,
    home: subject.names.home,
    keeper: subject.client?.keeper?.name ?? null,
  },
  verdicts,
});

/** The new home with the room left in it once all that change stand there. Its length, too, leaves none out (location-rows.ts). */
function newHome(db: ReadableDb, id: number, judged: readonly Judged[], clearance: number): BulkPreview['home'] {
  const { code, freeMm } = atPlace(db, id, clearance);
  if (freeMm === null) return { code, freeMm };
  const coming = judged.filter(({ subject, verdicts }) => verdicts.home === 'change' && subject.currentId !== id);
  const length = db
    .prepare('SELECT coalesce(sum(shelf_mm), 0) FROM volume WHERE id IN (SELECT value FROM json_each(?))', {
      pluck: true,
    })
    .get<number>([JSON.stringify(coming.map(({ subject }) => subject.id))]);
  return { code, freeMm: freeMm - (length ?? 0) };
}

export function previewBulk(db: ReadableDb, asked: Asked, session: Session): BulkPreview {
  const { wish, judged } = judge(db, asked, session);
  const rows = [...judged.filter(isRefused), ...judged.filter((one) => !isRefused(one) && changing(one).length > 0)];
  return {
    basis: basisOf(judged.map(({ subject }) => subject)),
    found: judged.length,
    gone: new Set(asked.ids).size - judged.length,
    fields: bulkFields.filter((field) => wish[field] !== undefined).map((field) => fieldCounts(judged, field)),
    home: wish.home === undefined ? null : newHome(db, wish.home.id, judged, session.clearanceRank),
    needsReason: reasonDue(judged),
    volumes: judged.filter((one) => ownChanges(one).length > 0).length,
    clients: clientsOf(judged).size,
    rows: rows.slice(0, SHOWN).map(rowOf),
  };
}

/** The columns that change, new values; what a retention is changed for stands beside it once the volume was filed. */
function columnsOf(one: Judged, wish: BulkWish, reason: string | null): Record<string, string | number | null> {
  const { subject } = one;
  const columns: Record<string, string | number | null> = {};
  for (const field of ownChanges(one)) {
    if (field === 'series' && wish.series !== undefined) columns['series_id'] = wish.series.id;
    if (field === 'department' && wish.department !== undefined) columns['forming_department_id'] = wish.department.id;
    if (field === 'home' && wish.home !== undefined) columns['home_id'] = wish.home.id;
    if (field === 'level' && wish.level !== undefined) {
      const rank = rankOf(wish.level.level);
      columns['own_level'] = rank;
      columns['level'] = Math.max(rank, subject.itemsRank);
      columns['level_term_until'] = wish.level.until;
    }
    if (field === 'retention' && wish.retention !== undefined) {
      const period = periodOf(wish.retention, subject.retentionBasis, subject.basisDate, subject.lastMonth);
      Object.assign(columns, { ...toColumns(wish.retention), due_from: period?.dueFrom ?? null });
      if (needsReason(subject, 'retention')) columns['retention_override_reason'] = reason;
    }
  }
  return columns;
}

type Doing = { readonly db: WritableDb; readonly session: Session; readonly moment: Moment };

function changeVolume({ db, session, moment }: Doing, one: Judged, wish: BulkWish, reason: string | null) {
  const { id, currentId } = one.subject;
  const columns = columnsOf(one, wish, reason);
  const moves = 'home_id' in columns && movesToo(one.subject, wish.home?.moved ?? false);
  const before = cellsOf(db, 'volume', id, [...Object.keys(columns), ...(moves ? ['current_id'] : [])]);
  const overrides = 'retention_override_reason' in columns;
  const change = loggedVolume(db, id, () => {
    const retention = overrides ? retentionNow(db, id) : null;
    putCells(db, 'volume', id, columns, moment.at);
    if (retention !== null) {
      const sides = { before: retention, after: retentionNow(db, id) };
      keepRetention(db, id, { ...sides, reason: reason ?? '', listId: null }, session.personId, moment);
    }
    const to = columns['home_id'];
    if (moves && typeof to === 'number') recordMovement(db, id, session.operatorId, moment.at, currentId, to, 'edited');
  });
  const version = one.subject.version + 1;
  return { change, kept: { subject: subjectOf('volume', id), version, before } satisfies Kept };
}

function changeClient({ db, moment }: Doing, id: number, wish: BulkWish) {
  const before = cellsOf(db, 'client', id, ['keeper_id', 'keeper']);
  const cells = { keeper_id: wish.keeper?.personId ?? null, keeper: wish.keeper?.name ?? null };
  const change = loggedClient(db, id, () => putCells(db, 'client', id, cells, moment.at));
  const version = Number(cellsOf(db, 'client', id, ['version'])['version']);
  return { change, kept: { subject: subjectOf('client', id), version, before } satisfies Kept };
}

const TURN = 200;
const nextTurn = () => new Promise<void>((done) => setImmediate(done));

/**
 * Changes all that the preview said would change, with progress, and may be cancelled until it is committed. Refused:
 * `stale` when a volume is another by now, `bulkNothing`, `reasonMissing` where filed volumes change.
 */
export async function changeBulk(
  doing: Doing,
  asked: ParsedInputOf<'catalogue.bulkChange'>,
  around: Pick<Surroundings, 'progress' | 'cancelled'>,
) {
  const { db, session, moment } = doing;
  const { wish, judged } = judge(db, asked, session);
  if (basisOf(judged.map(({ subject }) => subject)) !== asked.basis) throw stale('selection', '');
  const due = judged.filter((one) => ownChanges(one).length > 0);
  const clients = [...clientsOf(judged)];
  if (due.length + clients.length === 0) throw ruleBroken('bulkNothing');
  if (reasonDue(judged) && asked.reason === null) throw ruleBroken('reasonMissing');
  const changes: Change[] = [];
  const kept: Kept[] = [];
  const take = (one: { change: Change; kept: Kept }) => {
    changes.push(one.change);
    kept.push(one.kept);
  };
  for (const [at, one] of due.entries()) {
    if (at % TURN === 0) {
      around.progress('change', at, due.length);
      await nextTurn();
      if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
    }
    take(changeVolume(doing, one, wish, asked.reason));
  }
  for (const id of clients) take(changeClient(doing, id, wish));
  const change = keepChange(db, session, moment, 'bulk', Math.max(1, due.length), kept);
  return {
    value: { volumes: due.length, clients: clients.length, change },
    deeds: [{ deed: 'volumes.changed' as const, reason: asked.reason, changes }],
  };
}
