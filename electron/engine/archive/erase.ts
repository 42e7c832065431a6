import type { WritableDb } from '../store/open';
import { unindexText } from './search-text';
import { unindexItems } from './volume-index';

export type Erasure = {
  readonly volumeId: number;
  /** Number of the disposal list: stands for ever in what is left. */
  readonly list: string;
  /** Setting: names of private persons in kept titles become the client's code. */
  readonly hidePrivateNames: boolean;
};
/** The kind of client whose name is a private person's (XX-2). */
const PRIVATE_KIND = '个人会员';

/**
 * What a lawful destruction takes out of the store (domain.md "Erased"): items, notes, attachments, search entries and
 * log details of the volume, and the client's contacts with their last volume. Code, title, years, counts, retention and
 * level stay for ever, as in the paper register. Inside the caller's transaction; false where there is nothing to erase.
 */
export function eraseVolume(db: WritableDb, { volumeId, list, hidePrivateNames }: Erasure): boolean {
  const volume = db
    .prepare(
      `SELECT v.title, v.state, c.id AS clientId, c.code, c.name, c.kind FROM volume v LEFT JOIN client c ON c.id = v.client_id WHERE v.id = ?`,
    )
    .get<{
      title: string;
      state: string;
      clientId: number | null;
      code: string | null;
      name: string | null;
      kind: string | null;
    }>([volumeId]);
  if (volume === undefined || volume.state === 'destroyed') return false;
  unindexItems(db, volumeId);
  unindexText(db, 'volume_text', volumeId);
  db.prepare('DELETE FROM item WHERE volume_id = ?').run([volumeId]);
  db.prepare('DELETE FROM attachment WHERE subject = ?').run([`volume:${String(volumeId)}`]);
  const hide = hidePrivateNames && volume.kind === PRIVATE_KIND && volume.name !== null && volume.name !== '';
  const title = hide ? volume.title.replaceAll(volume.name ?? '', volume.code ?? '') : volume.title;
  db.prepare(
    `UPDATE volume SET state = 'destroyed', title = ?, note = NULL, closing_note = NULL, current_id = NULL, version = version + 1,
       disposal_list_id = coalesce((SELECT id FROM disposal_list WHERE number = ?), disposal_list_id) WHERE id = ?`,
  ).run([title, list, volumeId]);
  db.prepare(
    'UPDATE log_detail SET body = NULL, salt = NULL, erased_by = ? WHERE subject = ? AND body IS NOT NULL',
  ).run([list, `volume:${String(volumeId)}`]);
  if (volume.clientId !== null) eraseContacts(db, volume.clientId);
  return true;
}

function eraseContacts(db: WritableDb, clientId: number): void {
  const left = db.prepare(`SELECT 1 FROM volume WHERE client_id = ? AND state <> 'destroyed' LIMIT 1`).get([clientId]);
  if (left !== undefined) return;
  db.prepare('DELETE FROM client_contact WHERE client_id = ?').run([clientId]);
}
