import type { WritableDb } from '../store/open';
import { indexText, unindexText } from './search-text';
import { CLIENT_NAME } from './volume-rows';

type Words = {
  id: number;
  reference_code: string | null;
  reference_key: string | null;
  old_key: string | null;
  old_number: string | null;
  filing_number: string | null;
  title: string;
  client_code: string | null;
  client_name: string | null;
};
const WORDS = `SELECT v.id, v.reference_code, v.reference_key, v.old_key, v.old_number, v.filing_number, v.title, c.code AS client_code, ${CLIENT_NAME} AS client_name
  FROM volume v LEFT JOIN client c ON c.id = v.client_id`;

function put(db: WritableDb, words: Words): void {
  indexText(db, 'volume_text', words.id, [
    words.reference_code,
    words.old_number,
    words.filing_number,
    words.title,
    words.client_code,
    words.client_name,
  ]);
}

export function reindexVolume(db: WritableDb, id: number): void {
  const words = db.prepare(`${WORDS} WHERE v.id = ?`).get<Words>([id]);
  if (words === undefined) unindexVolume(db, id);
  else {
    put(db, words);
    indexText(db, 'code_text', id, [words.reference_key, words.old_key, words.filing_number]);
  }
}

export function unindexVolume(db: WritableDb, id: number): void {
  unindexText(db, 'volume_text', id);
  unindexText(db, 'code_text', id);
}

/** A client's name stands in the index of each of its volumes. */
export function reindexVolumesOf(db: WritableDb, clientId: number): void {
  for (const words of db.prepare(`${WORDS} WHERE v.client_id = ?`).all<Words>([clientId])) put(db, words);
}

export function indexItem(db: WritableDb, id: number, title: string, documentNumber: string | null): void {
  indexText(db, 'item_text', id, [title, documentNumber]);
}

export function unindexItems(db: WritableDb, volumeId: number): void {
  for (const { id } of db.prepare('SELECT id FROM item WHERE volume_id = ?').all<{ id: number }>([volumeId]))
    unindexText(db, 'item_text', id);
}
