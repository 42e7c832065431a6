import type { Migration } from '../migration';

/**
 * What finding and importing keep: each operator's working list 工作清单, the old numbers in their order, mappings of
 * ledgers by their header, what the sheets of a batch held (so that the same ledger is known under other bytes), and
 * contacts made with a client 联系记录 (ZZ-1.3, XX-4).
 */
export const finding: Migration = {
  version: 12,
  name: '0012-finding',
  up(db) {
    for (const part of [worklist, exchange, contacts]) db.exec(part);
  },
};

const worklist = `
CREATE INDEX volume_old_number ON volume (coalesce(old_number, ''), id, level);
CREATE TABLE working_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT, operator_id INTEGER NOT NULL REFERENCES operator (id),
  volume_id INTEGER NOT NULL REFERENCES volume (id) ON DELETE CASCADE, added_at INTEGER NOT NULL, UNIQUE (operator_id, volume_id)
) STRICT;
CREATE INDEX working_list_volume ON working_list (volume_id);
`;

const exchange = `
CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kind TEXT NOT NULL, header_key TEXT NOT NULL, header TEXT NOT NULL,
  mapping TEXT NOT NULL, used_at INTEGER, version INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, name)
) STRICT;
CREATE INDEX import_mapping_header ON import_mapping (header_key);
CREATE TABLE import_sheet (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id), sha256 TEXT NOT NULL, PRIMARY KEY (batch_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_sheet_content ON import_sheet (sha256);
`;

const contacts = `
CREATE TABLE client_contact_made (
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, on_day TEXT NOT NULL,
  manner TEXT NOT NULL CHECK (manner IN ('visit', 'telephone', 'letter', 'message', 'other')), by_id INTEGER REFERENCES person (id),
  note TEXT NOT NULL, recorded_at INTEGER NOT NULL, operator_id INTEGER NOT NULL REFERENCES operator (id)
) STRICT;
CREATE INDEX client_contact_made_client ON client_contact_made (client_id, on_day);
CREATE INDEX client_opened ON client (opened_on) WHERE opened_on IS NOT NULL;
`;
