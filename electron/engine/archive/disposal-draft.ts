import type { Block } from '../../../shared/contract/disposal-due';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { type BlockKind, blockKinds } from '../../../shared/domain/disposal';
import type { WritableDb } from '../store/open';
import { notFound } from '../store/work';
import { blocksOf } from './disposal-blocks';
import {
  currentList,
  demandList,
  type Doing,
  keepLevel,
  listDeed,
  readAfter,
  type Target,
  touchList,
  volumeChanges,
  type Written,
} from './disposal-write';
import { takeNumber } from './series';

/** A new draft, or its title and note. */
export function save(work: Doing, input: ParsedInputOf<'disposal.save'>): Written {
  const { db, session, moment } = work;
  const columns = { title: input.title, note: input.note };
  if (input.id === null) {
    const id = db
      .prepare(`INSERT INTO disposal_list (title, note, state, drawn_by, drawn_on) VALUES (?, ?, 'draft', ?, ?)`)
      .run([input.title, input.note, session.operatorId, moment.day]).lastInsertRowid;
    const after = readAfter(work, id);
    return { value: after, deeds: [listDeed('disposal.drafted', null, after)] };
  }
  const gathered = currentList(work, { id: input.id, version: input.version });
  demandList(gathered, { type: 'save' });
  const before = readAfter(work, input.id);
  touchList(db, gathered.row, columns);
  const after = readAfter(work, input.id);
  return { value: after, deeds: [listDeed('disposal.drafted', before, after)] };
}

type Added = OutputOf<'disposal.addRows'>;
type Seen = { id: number; code: string; title: string };
const SEEN = `SELECT id, coalesce(reference_code, old_number, '') AS code, title FROM volume
  WHERE id IN (SELECT value FROM json_each(:ids)) AND level <= :clearance ORDER BY code, id`;
const EXAMPLES = 100;

/**
 * Puts volumes on a draft, by their numbers. What something stands in the way of is left out and answered with it; a volume
 * on this very list already is passed over.
 */
export function addRows(work: Doing, target: Target, volumeIds: readonly number[]): Written<Added> {
  const { db, reading, moment } = work;
  const gathered = currentList(work, target);
  const here = new Set(gathered.rows.filter((row) => row.state === 'listed').map((row) => row.volume_id));
  const leftBefore = new Map(gathered.rows.filter((row) => row.state === 'left').map((row) => [row.volume_id, row.id]));
  const wanted = volumeIds.filter((id) => !here.has(id));
  const seen = db.prepare(SEEN).all<Seen>({ ids: JSON.stringify(wanted), clearance: reading.clearance });
  if (seen.length < new Set(wanted).size)
    throw notFound('volume', wanted.find((id) => !seen.some((one) => one.id === id)) ?? 0);
  const blocks = blocksOf(db, wanted, { clearance: reading.clearance, today: moment.day });
  const of = ({ id }: Seen): readonly Block[] => blocks.get(id) ?? [];
  const free = seen.filter((one) => of(one).length === 0);
  const blocked = seen.filter((one) => of(one).length > 0);
  demandList(gathered, { type: 'addRows', rows: free.length });
  const before = readAfter(work, target.id);
  const insert = db.prepare(`INSERT INTO disposal_row (list_id, volume_id, state) VALUES (?, ?, 'listed')`);
  for (const { id } of free) {
    const left = leftBefore.get(id);
    if (left === undefined) insert.run([target.id, id]);
    else listAgain(db, left);
  }
  keepLevel(db, target.id);
  touchList(db, gathered.row);
  const list = readAfter(work, target.id);
  const kinds = new Map<BlockKind, number>();
  for (const one of blocked)
    for (const kind of new Set(of(one).map((block) => block.kind))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    value: {
      list,
      added: free.length,
      skipped: blockKinds.flatMap((kind) => {
        const count = kinds.get(kind);
        return count === undefined ? [] : [{ kind, count }];
      }),
      examples: blocked
        .slice(0, EXAMPLES)
        .map((one) => ({ volumeId: one.id, code: one.code, title: one.title, blocks: [...of(one)] })),
    },
    deeds: [listDeed('disposal.rowsAdded', before, list, { extra: { added: free.length } })],
  };
}

/** A volume that left this list stands in its old row again, with nothing said of it yet. */
function listAgain(db: WritableDb, rowId: number): void {
  db.prepare('DELETE FROM appraisal WHERE row_id = ?').run([rowId]);
  db.prepare(
    `UPDATE disposal_row SET state = 'listed', left_reason = NULL, left_on = NULL, new_retention = NULL, set_apart_on = NULL, set_apart_id = NULL,
      rechecked_on = NULL, rechecked_by = NULL, recheck_note = NULL, counted_on = NULL, version = version + 1 WHERE id = ?`,
  ).run([rowId]);
}

export function removeRows(work: Doing, target: Target, rowIds: readonly number[]): Written {
  const { db } = work;
  const gathered = currentList(work, target);
  demandList(gathered, { type: 'removeRows', rowIds });
  const before = readAfter(work, target.id);
  const remove = db.prepare('DELETE FROM disposal_row WHERE id = ? AND list_id = ?');
  // A list that was sent back has opinions already.
  const opinions = db.prepare('DELETE FROM appraisal WHERE row_id = ?');
  for (const id of rowIds) {
    opinions.run([id]);
    remove.run([id, target.id]);
  }
  keepLevel(db, target.id);
  touchList(db, gathered.row);
  const after = readAfter(work, target.id);
  return {
    value: after,
    deeds: [listDeed('disposal.rowsRemoved', before, after, { extra: { removed: rowIds.length } })],
  };
}

/** From here on the volumes are neither lent nor opened; the number is taken in this transaction, and kept by a list sent back. */
export function submit(work: Doing, target: Target): Written {
  const { db, moment } = work;
  const gathered = currentList(work, target);
  const { state } = demandList(gathered, { type: 'submit' });
  const before = readAfter(work, target.id);
  const number = gathered.row.number ?? takeNumber(db, 'disposalList', moment.day);
  touchList(db, gathered.row, { state, number, submitted_on: moment.day });
  const after = readAfter(work, target.id);
  const listed = gathered.rows.filter((row) => row.state === 'listed');
  return {
    value: after,
    deeds: [
      listDeed('disposal.submitted', before, after, {
        also: volumeChanges(gathered.row, listed, null, { disposalList: number }),
      }),
    ],
  };
}
