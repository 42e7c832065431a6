import type { WritableDb } from '../store/open';
import { indexText } from './search-text';
import { indexItem, reindexVolume } from './volume-index';

/** Builds the search anew from the records, where its own pages were lost. */
export function rebuildSearch(db: WritableDb): void {
  for (const index of ['volume_text', 'client_text', 'item_text', 'code_text'] as const)
    db.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
  for (const { id } of db.prepare(`SELECT id FROM volume WHERE state <> 'destroyed'`).all<{ id: number }>())
    reindexVolume(db, id);
  // The codes of what was destroyed are kept for ever, and found by a part as well.
  db.exec(`INSERT INTO code_text (rowid, words)
    SELECT id, concat_ws(' ', reference_key, old_key, filing_number) FROM volume WHERE state = 'destroyed'`);
  for (const { id, code, name } of db
    .prepare('SELECT id, code, name FROM client')
    .all<{ id: number; code: string; name: string }>())
    indexText(db, 'client_text', id, [code, name]);
  for (const item of db
    .prepare('SELECT id, title, document_number AS number FROM item')
    .all<{ id: number; title: string; number: string | null }>())
    indexItem(db, item.id, item.title, item.number);
}
