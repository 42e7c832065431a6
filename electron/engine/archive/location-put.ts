import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { putBlock } from '../../../shared/domain/location-rules';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session } from '../store/work';
import { subjectOf } from './context';
import { atPlace, isClosed, pathTo } from './location-rows';
import { recordMovement } from './volume-insert';

/** Volumes put somewhere, and taken back from there. Every deed of both names each volume at its own level. */
type Row = {
  id: number;
  code: string | null;
  title: string;
  state: VolumeState;
  level: number;
  home_id: number | null;
  current_id: number | null;
  home: string | null;
  current: string | null;
  version: number;
};
/** Where a volume was before, and the version it has since: what an undo needs. */
export type WasAt = {
  readonly id: number;
  readonly homeId: number | null;
  readonly currentId: number | null;
  readonly version: number;
};

function volumeAt(db: ReadableDb, id: number, clearance: number): Row {
  const row = db
    .prepare(
      `SELECT v.id, coalesce(v.reference_code, v.old_number) AS code, v.title, v.state, v.level, v.home_id, v.current_id, h.code AS home, u.code AS current, v.version
      FROM volume v LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id WHERE v.id = ? AND v.level <= ?`,
    )
    .get<Row>([id, clearance]);
  if (row === undefined) throw notFound('volume', id);
  return row;
}

/** Changes the two places of a volume in one go; answers its log detail. */
function place(
  db: WritableDb,
  session: Session,
  moment: Moment,
  row: Row,
  to: { readonly homeId: number | null; readonly currentId: number | null },
  why: { readonly cause: 'moved' | 'undone'; readonly document: string },
): Change {
  if (row.current_id !== to.currentId)
    recordMovement(db, row.id, session.operatorId, moment.at, row.current_id, to.currentId, why.cause, why.document);
  db.prepare('UPDATE volume SET home_id = ?, changed_at = ?, version = version + 1 WHERE id = ?').run([
    to.homeId,
    moment.at,
    row.id,
  ]);
  const after = volumeAt(db, row.id, row.level);
  const named = { ...(row.code === null ? {} : { referenceCode: row.code }), title: row.title };
  return {
    subject: subjectOf('volume', row.id),
    level: row.level,
    before: { ...named, current: row.current, home: row.home },
    after: { ...named, current: after.current, home: after.home },
  };
}

export type Put = {
  readonly answer: OutputOf<'locations.put'>;
  readonly changes: readonly Change[];
  readonly was: readonly WasAt[];
};
/** A volume still being assembled has one place: what it stands in is its home (volumes.ts, `save`). */
export function put(db: WritableDb, input: ParsedInputOf<'locations.put'>, session: Session, moment: Moment): Put {
  const path = pathTo(db, input.placeId);
  if (isClosed(path)) throw ruleBroken('placeIsClosed', { code: path.at(-1)?.code ?? '' });
  const refused: { code: string; rule: NonNullable<ReturnType<typeof putBlock>> }[] = [];
  const changes: Change[] = [];
  const was: WasAt[] = [];
  let same = 0;
  for (const id of new Set(input.volumeIds)) {
    const row = volumeAt(db, id, session.clearanceRank);
    const rule = putBlock(row.state);
    if (rule !== null) {
      refused.push({ code: row.code ?? '', rule });
      continue;
    }
    const homeId = input.home || row.state === 'assembling' ? input.placeId : row.home_id;
    if (row.current_id === input.placeId && row.home_id === homeId) {
      same += 1;
      continue;
    }
    changes.push(
      place(
        db,
        session,
        moment,
        row,
        { homeId, currentId: input.placeId },
        { cause: 'moved', document: input.document },
      ),
    );
    was.push({ id, homeId: row.home_id, currentId: row.current_id, version: row.version + 1 });
  }
  return {
    answer: { place: atPlace(db, input.placeId, session.clearanceRank), moved: was.length, same, refused },
    changes,
    was,
  };
}

/** The opposite move, volume by volume; refused where one of them has been touched since. */
export function putBack(
  db: WritableDb,
  was: readonly WasAt[],
  document: string,
  session: Session,
  moment: Moment,
): Change[] {
  return was.map(({ id, homeId, currentId, version }) => {
    const row = volumeAt(db, id, session.clearanceRank);
    if (row.version !== version) throw ruleBroken('undoTooLate');
    return place(db, session, moment, row, { homeId, currentId }, { cause: 'undone', document });
  });
}

/** Nothing was moved: every volume stood there, or was refused. The answer goes out, and no entry is made. */
export class NothingMoved extends AppFailure {
  constructor(readonly answer: OutputOf<'locations.put'>) {
    super({ code: 'cancelled' });
  }
}

export function measure(
  db: WritableDb,
  { volumeIds, thicknessMm }: ParsedInputOf<'locations.measure'>,
  session: Session,
  moment: Moment,
): Change[] {
  return [...new Set(volumeIds)].flatMap((id) => {
    const row = volumeAt(db, id, session.clearanceRank);
    const before = db.prepare('SELECT thickness_mm FROM volume WHERE id = ?', { pluck: true }).get<number | null>([id]);
    if (before === thicknessMm) return [];
    db.prepare('UPDATE volume SET thickness_mm = ?, changed_at = ?, version = version + 1 WHERE id = ?').run([
      thicknessMm,
      moment.at,
      id,
    ]);
    const named = { ...(row.code === null ? {} : { referenceCode: row.code }), title: row.title };
    return [
      {
        subject: subjectOf('volume', id),
        level: row.level,
        before: { ...named, thicknessMm: before ?? null },
        after: { ...named, thicknessMm },
      },
    ];
  });
}
