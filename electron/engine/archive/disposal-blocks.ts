import type { Block } from '../../../shared/contract/disposal-due';
import type { Day, VolumeState } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { HOLDS } from './loan-volumes';

/** Whose eyes and which day. */
export type Eyes = { readonly clearance: number; readonly today: Day };

/** A hold that stands covers a volume named on it, or of a client named on it; over `volume v` and `hold h`. */
export const ACTIVE_HOLDS = `SELECT x.volume_id, h.id, h.number, h.reason, h.level FROM hold h JOIN hold_volume x ON x.hold_id = h.id
    WHERE h.released_on IS NULL AND x.volume_id IN (SELECT value FROM json_each(:ids))
  UNION SELECT v.id, h.id, h.number, h.reason, h.level FROM hold h JOIN hold_client x ON x.hold_id = h.id JOIN volume v ON v.client_id = x.client_id
    WHERE h.released_on IS NULL AND v.id IN (SELECT value FROM json_each(:ids))`;
type HoldRow = { volume_id: number; id: number; number: string; reason: string; level: number };

type Stand = {
  id: number;
  state: VolumeState;
  due_from: string | null;
  retention_kind: string | null;
  home: string | null;
  current: string | null;
  at_home: number;
  set_apart_on: string | null;
  place: string | null;
  in_place: number;
};
/** The row of the list in question tells what was set apart, and where. */
const STANDS = `SELECT v.id, v.state, v.due_from, v.retention_kind, h.code AS home, u.code AS current, v.home_id IS v.current_id AS at_home,
  r.set_apart_on, p.code AS place, r.set_apart_id IS v.current_id AS in_place
  FROM volume v LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id
  LEFT JOIN disposal_row r ON r.list_id = :list AND r.volume_id = v.id AND r.state = 'listed' LEFT JOIN location p ON p.id = r.set_apart_id
  WHERE v.id IN (SELECT value FROM json_each(:ids))`;

type Holding = {
  volume_id: number;
  state: 'reserved' | 'out';
  loan_id: number;
  level: number;
  number: string | null;
  name: string;
  until: string | null;
};
const HOLDINGS = `SELECT h.volume_id, h.state, hl.id AS loan_id, hl.level, hl.number, p.name, CASE h.state WHEN 'out' THEN hl.due_on ELSE hl.lapse_on END AS until
  FROM loan_line h JOIN loan hl ON hl.id = h.loan_id JOIN person p ON p.id = hl.borrower_id
  WHERE h.volume_id IN (SELECT value FROM json_each(:ids)) AND ${HOLDS}`;

type Listed = { volume_id: number; list_id: number; level: number; number: string | null };
const LISTED = `SELECT r.volume_id, r.list_id, l.level, l.number FROM disposal_row r JOIN disposal_list l ON l.id = r.list_id
  WHERE r.state = 'listed' AND r.list_id <> :list AND r.volume_id IN (SELECT value FROM json_each(:ids))`;

/**
 * What stands in the way of each of these volumes today, the gravest first: of being put on a list, or, where they stand on
 * the list `listId`, of going on with it. A hold or list above the clearance stands there without saying which.
 */
export function blocksOf(
  db: ReadableDb,
  volumeIds: readonly number[],
  { clearance, today }: Eyes,
  listId = 0,
): ReadonlyMap<number, Block[]> {
  const ids = JSON.stringify(volumeIds);
  const holds = grouped(db.prepare(ACTIVE_HOLDS).all<HoldRow>({ ids }));
  const holdings = grouped(db.prepare(HOLDINGS).all<Holding>({ ids, today }));
  const listed = grouped(db.prepare(LISTED).all<Listed>({ ids, list: listId }));
  return new Map(
    db
      .prepare(STANDS)
      .all<Stand>({ ids, list: listId })
      .map((stand) => [
        stand.id,
        [
          ...holdBlocks(holds.get(stand.id) ?? [], clearance),
          ...loanBlocks(stand, holdings.get(stand.id) ?? [], clearance),
          ...placeBlocks(stand),
          ...(listed.get(stand.id) ?? []).map((list): Block => {
            const seen = list.level <= clearance;
            return { kind: 'onList', listId: seen ? list.list_id : null, number: seen ? list.number : null };
          }),
          ...retentionBlocks(stand, today),
        ],
      ]),
  );
}

function grouped<Row extends { readonly volume_id: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const known = groups.get(row.volume_id);
    if (known === undefined) groups.set(row.volume_id, [row]);
    else known.push(row);
  }
  return groups;
}

/** However many are hidden, that there is one is all that is said. */
function holdBlocks(holds: readonly HoldRow[], clearance: number): Block[] {
  const seen = holds.filter((hold) => hold.level <= clearance);
  const shown = seen.map(({ id, number, reason }): Block => ({ kind: 'hold', holdId: id, number, reason }));
  return seen.length === holds.length ? shown : [...shown, { kind: 'hold', holdId: null, number: null, reason: null }];
}

function loanBlocks({ state }: Stand, holdings: readonly Holding[], clearance: number): Block[] {
  const blocks = holdings.map((one): Block => {
    const seen = one.level <= clearance;
    return {
      kind: one.state === 'out' ? 'onLoan' : 'reserved',
      loanId: seen ? one.loan_id : null,
      number: seen ? one.number : null,
      name: one.name,
      until: one.until,
    };
  });
  const out = state === 'out' || state === 'inRoom';
  // Out, and no slip says with whom: it blocks all the same.
  if (out && blocks.length === 0) return [{ kind: 'onLoan', loanId: null, number: null, name: '', until: null }];
  return blocks;
}

function placeBlocks(stand: Stand): Block[] {
  const { state, home, current, place } = stand;
  if (state === 'missing' || state === 'destroyed') return [{ kind: state }];
  if (state === 'assembling') return [{ kind: 'notFiled' }];
  if (state === 'out' || state === 'inRoom') return [];
  if (stand.set_apart_on !== null)
    return state === 'setApart' && stand.in_place === 1 ? [] : [{ kind: 'notSetApart', place, current }];
  if (state === 'setApart') return [{ kind: 'notFiled' }];
  return stand.at_home === 1 ? [] : [{ kind: 'notAtHome', home, current }];
}

function retentionBlocks({ retention_kind, due_from }: Stand, today: Day): Block[] {
  if (retention_kind === 'permanent') return [{ kind: 'permanent' }];
  if (due_from === null) return [{ kind: 'undated' }];
  return due_from > today ? [{ kind: 'notDue', dueFrom: due_from }] : [];
}
