import { isPrivatePerson, withCodeForName } from '../../../shared/domain/client';
import type { WritableDb } from '../store/open';
import { indexText, unindexText } from './search-text';

export type Erasure = {
  readonly volumeIds: readonly number[];
  /** Number of the disposal list: stands for ever in what is left. */
  readonly list: string;
  /** Setting: names of private persons in kept titles become the client's code. */
  readonly hidePrivateNames: boolean;
};
type Row = {
  id: number;
  title: string;
  reference_code: string | null;
  old_number: string | null;
  filing_number: string | null;
  clientId: number | null;
  code: string | null;
  name: string | null;
  kind: string | null;
};
const ROWS = `SELECT v.id, v.title, v.reference_code, v.old_number, v.filing_number, c.id AS clientId, c.code, c.name, c.kind
  FROM volume v LEFT JOIN client c ON c.id = v.client_id WHERE v.state <> 'destroyed' AND v.id IN (SELECT value FROM json_each(?)) ORDER BY v.id`;
/** What would take a split or merge back holds the items of every volume in it; after this it could not be taken back anyway. */
const FORGET_UNDO = `DELETE FROM catalogue_change_row WHERE change_id IN (SELECT r.change_id FROM catalogue_change_row r JOIN catalogue_change c ON c.id = r.change_id
  WHERE c.kind <> 'bulk' AND r.subject IN (SELECT value FROM json_each(?)))`;
const ITEMS = 'SELECT id FROM item WHERE volume_id IN (SELECT value FROM json_each(?)) ORDER BY id';

/**
 * What a lawful destruction takes out of the store (domain.md "Erased"): items, notes, attachments, search entries and
 * log details of the volumes, and a client's contacts with its last volume. Code, title, years, counts, retention and
 * level stay for ever, as in the paper register. Inside the caller's transaction; answers the ids of what it erased.
 *
 * The search indexes come last and by themselves: any statement with a trigger between two of their changes has them
 * written out to the disk, which makes ten thousand volumes ten times as slow.
 */
export function eraseVolumes(db: WritableDb, { volumeIds, list, hidePrivateNames }: Erasure): number[] {
  const rows = db.prepare(ROWS).all<Row>([JSON.stringify(volumeIds)]);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const items = db.prepare(ITEMS, { pluck: true }).all<number>([ids]);
  db.prepare('DELETE FROM item WHERE volume_id IN (SELECT value FROM json_each(?))').run([ids]);
  const subjects = JSON.stringify(rows.map(({ id }) => `volume:${String(id)}`));
  db.prepare('DELETE FROM attachment WHERE subject IN (SELECT value FROM json_each(?))').run([subjects]);
  // What somebody was in the middle of entering on one of them.
  db.prepare(
    `DELETE FROM draft WHERE key IN (SELECT value FROM json_each(:subjects)) OR key IN (SELECT 'items:' || value FROM json_each(:ids))`,
  ).run({ subjects, ids });
  db.prepare(FORGET_UNDO).run([subjects]);
  const hidden = (row: Row): boolean =>
    hidePrivateNames && isPrivatePerson(row.kind) && row.name !== null && row.name !== '';
  const kept = rows.map((row) => ({
    ...row,
    title: hidden(row) ? withCodeForName(row.title, row.name ?? '', row.code ?? '') : row.title,
    name: hidden(row) ? null : row.name,
  }));
  const stub = db.prepare(
    `UPDATE volume SET state = 'destroyed', title = ?, note = NULL, closing_note = NULL, current_id = NULL, version = version + 1,
       disposal_list_id = coalesce((SELECT id FROM disposal_list WHERE number = ?), disposal_list_id) WHERE id = ?`,
  );
  for (const { id, title } of kept) stub.run([title, list, id]);
  eraseDetails(db, withMerged(db, subjects), list);
  eraseContacts(db, [...new Set(rows.flatMap(({ clientId }) => clientId ?? []))], list);
  for (const id of items) unindexText(db, 'item_text', id);
  // What is kept is found again, as the paper register would be; a private person's name is no word of it.
  for (const { id, reference_code, old_number, filing_number, title, code, name } of kept)
    indexText(db, 'volume_text', id, [reference_code, old_number, filing_number, title, code, name]);
  return rows.map(({ id }) => id);
}

function eraseDetails(db: WritableDb, subjects: string, list: string): void {
  db.prepare(
    `UPDATE log_detail SET body = NULL, salt = NULL, erased_by = ? WHERE subject IN (SELECT value FROM json_each(?)) AND body IS NOT NULL`,
  ).run([list, subjects]);
}

/**
 * These volumes and those that are no more because their papers went into them: merged away, or the new half of a split that
 * was taken back. The log alone still holds what was inside them. One that was discarded for itself is not among them.
 */
const MERGED = `WITH RECURSIVE inside (subject) AS (
    SELECT value FROM json_each(?)
    UNION SELECT o.subject FROM inside i JOIN log_detail d ON d.subject = i.subject JOIN log_entry e ON e.seq = d.seq JOIN log_detail o ON o.seq = d.seq
      WHERE e.deed IN ('volumes.merged', 'volumes.undone') AND o.subject LIKE 'volume:%'
        AND NOT EXISTS (SELECT 1 FROM volume v WHERE v.id = CAST(substr(o.subject, 8) AS INTEGER))
        AND NOT EXISTS (SELECT 1 FROM log_detail x JOIN log_entry y ON y.seq = x.seq WHERE x.subject = o.subject AND y.deed = 'volume.discarded'))
  SELECT subject FROM inside`;
const withMerged = (db: WritableDb, subjects: string): string =>
  JSON.stringify(db.prepare(MERGED, { pluck: true }).all<string>([subjects]));

/** Clients of whom nothing is kept but stubs: their contacts go, out of the log as well. */
function eraseContacts(db: WritableDb, clientIds: readonly number[], list: string): void {
  const left = db.prepare(`SELECT 1 FROM volume WHERE client_id = ? AND state <> 'destroyed' LIMIT 1`);
  const last = clientIds.filter((id) => left.get([id]) === undefined);
  const contacts = db.prepare('DELETE FROM client_contact WHERE client_id = ?');
  const made = db.prepare('DELETE FROM client_contact_made WHERE client_id = ?');
  const touch = db.prepare('UPDATE client SET version = version + 1 WHERE id = ?');
  for (const id of last) {
    if (contacts.run([id]).changes > 0) touch.run([id]);
    made.run([id]);
  }
  eraseDetails(db, JSON.stringify(last.map((id) => `client:${String(id)}`)), list);
}
