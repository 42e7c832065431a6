import type { Migration } from '../migration';

/**
 * Codes by any three characters in a row, so that a volume is found by a part of its 档号, its old number or its 归档号
 * wherever in the code that part stands. Which rows hold three given characters is all it keeps (detail=none): 23 MB for
 * a million volumes. What is longer is looked at in the rows themselves.
 */
export const codeParts: Migration = {
  version: 13,
  name: '0013-code-parts',
  up(db) {
    db.exec(`
CREATE VIRTUAL TABLE code_text USING fts5 (words, tokenize = 'trigram', content = '', contentless_delete = 1, detail = 'none');
INSERT INTO code_text (code_text, rank) VALUES ('secure-delete', 1);
INSERT INTO code_text (rowid, words) SELECT id, concat_ws(' ', reference_key, old_key, filing_number) FROM volume;
`);
  },
};
