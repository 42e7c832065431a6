import type { Migration } from '../migration';

/**
 * All the things of domain.md. Ids are row numbers that are never used again (AUTOINCREMENT): they mean nothing
 * outside this file. Days are ISO text, moments are UTC milliseconds. `version` columns are optimistic locks.
 */
export const things: Migration = {
  version: 1,
  name: '0001-things',
  up(db) {
    for (const part of [holdings, papers, traffic, disposal, record, desk, search]) db.exec(part);
  },
};

const LEVEL = `CHECK (level IN (0, 1, 2, 3))`;

const holdings = `
CREATE TABLE archive (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  archive_id TEXT NOT NULL, tag TEXT NOT NULL CHECK (length(tag) = 2), created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE fonds (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT, fonds_id INTEGER NOT NULL REFERENCES fonds (id), code TEXT NOT NULL, name TEXT NOT NULL,
  retention TEXT, level INTEGER NOT NULL DEFAULT 0 ${LEVEL}, version INTEGER NOT NULL DEFAULT 0, UNIQUE (fonds_id, code)
) STRICT;

CREATE TABLE department (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
  head_id INTEGER REFERENCES person (id), deputy_id INTEGER REFERENCES person (id), version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT, staff_code TEXT UNIQUE, name TEXT NOT NULL, machine_key TEXT NOT NULL UNIQUE,
  department_id INTEGER REFERENCES department (id), organisation TEXT, identity_paper TEXT, phone TEXT, left_on TEXT,
  batch_id INTEGER REFERENCES import_batch (id), version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE operator (
  id INTEGER PRIMARY KEY AUTOINCREMENT, vault_slot TEXT NOT NULL UNIQUE, login TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (id), clearance INTEGER NOT NULL CHECK (clearance IN (0, 1, 2, 3)),
  removed_at INTEGER, version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE operator_role (
  operator_id INTEGER NOT NULL REFERENCES operator (id), role TEXT NOT NULL, PRIMARY KEY (operator_id, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE public_key (
  id INTEGER PRIMARY KEY AUTOINCREMENT, operator_id INTEGER REFERENCES operator (id), vault_slot TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE, introduced_at INTEGER NOT NULL
) STRICT;

CREATE TABLE client (
  id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT,
  keeper_id INTEGER REFERENCES person (id), keeper TEXT, opened_on TEXT, note TEXT,
  batch_id INTEGER REFERENCES import_batch (id), version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX client_name ON client (name);
CREATE TABLE client_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES client (id), position INTEGER NOT NULL,
  name TEXT, phone TEXT, note TEXT
) STRICT;
CREATE INDEX client_contact_client ON client_contact (client_id, position);

CREATE TABLE location (
  id INTEGER PRIMARY KEY AUTOINCREMENT, parent_id INTEGER REFERENCES location (id),
  kind TEXT NOT NULL CHECK (kind IN ('room', 'rack', 'column', 'shelf', 'box')),
  code TEXT NOT NULL UNIQUE, sort_key TEXT NOT NULL, machine_key TEXT NOT NULL UNIQUE,
  capacity_mm INTEGER CHECK (capacity_mm > 0), purpose TEXT, batch_id INTEGER REFERENCES import_batch (id), version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX location_order ON location (parent_id, sort_key);
`;

const papers = `
CREATE TABLE document_type (
  id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, source_department_id INTEGER REFERENCES department (id),
  retention TEXT, level INTEGER NOT NULL ${LEVEL}, version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE volume (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  machine_key TEXT NOT NULL UNIQUE,
  fonds_id INTEGER NOT NULL REFERENCES fonds (id), series_id INTEGER NOT NULL REFERENCES series (id),
  client_id INTEGER REFERENCES client (id),
  state TEXT NOT NULL CHECK (state IN ('assembling', 'filed', 'out', 'inRoom', 'missing', 'setApart', 'destroyed')),
  reference_code TEXT UNIQUE, code_printed INTEGER NOT NULL DEFAULT 0 CHECK (code_printed IN (0, 1)),
  -- reference_key, old_key: the codes in the one shape they are compared in (any width, dash or dot).
  reference_key TEXT, old_number TEXT, old_key TEXT, filing_number TEXT, cross_reference TEXT,
  title TEXT NOT NULL, year INTEGER, first_month TEXT, last_month TEXT,
  retention_kind TEXT CHECK (retention_kind IN ('permanent', 'years')), retention_years INTEGER, retention_written TEXT,
  retention_basis TEXT NOT NULL CHECK (retention_basis IN ('lastDocument', 'contractEnd', 'relationEnd', 'caseClosed')),
  basis_date TEXT, due_from TEXT, retention_override_reason TEXT,
  own_level INTEGER NOT NULL CHECK (own_level IN (0, 1, 2, 3)), level INTEGER NOT NULL ${LEVEL}, level_term_until TEXT,
  forming_department_id INTEGER REFERENCES department (id),
  binding TEXT NOT NULL CHECK (binding IN ('bound', 'loose')), pages INTEGER CHECK (pages > 0), item_count INTEGER NOT NULL DEFAULT 0,
  compiled_by_id INTEGER REFERENCES person (id), compiled_by TEXT, compiled_on TEXT,
  checked_by_id INTEGER REFERENCES person (id), checked_by TEXT, checked_on TEXT,
  filed_on TEXT, closing_note TEXT, note TEXT,
  home_id INTEGER REFERENCES location (id), current_id INTEGER REFERENCES location (id), thickness_mm INTEGER,
  disposal_list_id INTEGER REFERENCES disposal_list (id),
  batch_id INTEGER REFERENCES import_batch (id), changed_at INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  CHECK ((retention_kind = 'years') = (retention_years IS NOT NULL)),
  CHECK (state = 'assembling' OR reference_code IS NOT NULL)
) STRICT;
CREATE INDEX volume_client ON volume (client_id, year);
CREATE INDEX volume_year ON volume (year);
CREATE INDEX volume_state ON volume (state);
CREATE INDEX volume_reference_key ON volume (reference_key);
CREATE INDEX volume_old_key ON volume (old_key);
CREATE INDEX volume_due ON volume (due_from) WHERE due_from IS NOT NULL;
CREATE INDEX volume_home ON volume (home_id);
CREATE INDEX volume_batch ON volume (batch_id) WHERE batch_id IS NOT NULL;
-- A code once given is never given again, whatever became of its volume (DA/T 13: unique, stable).
CREATE TABLE spent_code (reference_code TEXT PRIMARY KEY, spent_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id INTEGER PRIMARY KEY AUTOINCREMENT, volume_id INTEGER NOT NULL REFERENCES volume (id), sequence INTEGER NOT NULL CHECK (sequence > 0),
  document_number TEXT, responsible TEXT, title TEXT NOT NULL, date TEXT, page_from INTEGER, page_to INTEGER,
  type_code TEXT REFERENCES document_type (code), source_department_id INTEGER REFERENCES department (id), handler TEXT,
  carrier TEXT NOT NULL, writing TEXT, level INTEGER NOT NULL ${LEVEL}, note TEXT, bond INTEGER, role TEXT
) STRICT;
CREATE INDEX item_volume ON item (volume_id, sequence);

CREATE TABLE movement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, volume_id INTEGER NOT NULL REFERENCES volume (id), at INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id), from_id INTEGER REFERENCES location (id), to_id INTEGER REFERENCES location (id),
  cause TEXT NOT NULL
) STRICT;
CREATE INDEX movement_volume ON movement (volume_id, id);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, stored_as TEXT NOT NULL UNIQUE
) STRICT;
`;

const traffic = `
CREATE TABLE loan (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT UNIQUE, machine_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'issued', 'refused', 'withdrawn')),
  manner TEXT NOT NULL CHECK (manner IN ('read', 'takeOut', 'copy')), borrower_id INTEGER NOT NULL REFERENCES person (id),
  purpose TEXT NOT NULL, reason TEXT, letter TEXT, level INTEGER NOT NULL ${LEVEL},
  submitted_at INTEGER, approved_on TEXT, issued_on TEXT, due_on TEXT, renewals INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX loan_borrower ON loan (borrower_id);
CREATE TABLE loan_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT, loan_id INTEGER NOT NULL REFERENCES loan (id), volume_id INTEGER NOT NULL REFERENCES volume (id),
  state TEXT NOT NULL CHECK (state IN ('asked', 'reserved', 'out', 'returned', 'damaged', 'incomplete', 'papersAdded', 'lost', 'released')),
  returned_on TEXT, pages_counted INTEGER, condition TEXT, remark TEXT, version INTEGER NOT NULL DEFAULT 0
) STRICT;
-- One person has it, or nobody: the same file lent at two desks is refused by the store itself.
CREATE UNIQUE INDEX loan_line_one_holder ON loan_line (volume_id) WHERE state IN ('reserved', 'out');
CREATE INDEX loan_line_loan ON loan_line (loan_id);
CREATE TABLE approval (
  id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, step TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id),
  manner TEXT NOT NULL CHECK (manner IN ('countersign', 'paper')), paper_number TEXT, paper_date TEXT, verdict TEXT NOT NULL, reason TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_subject ON approval (subject);
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY AUTOINCREMENT, loan_id INTEGER NOT NULL REFERENCES loan (id), at INTEGER NOT NULL, stage TEXT NOT NULL,
  manner TEXT NOT NULL, answered_by TEXT, promised_on TEXT
) STRICT;
CREATE TABLE breach (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person (id), loan_line_id INTEGER REFERENCES loan_line (id),
  at INTEGER NOT NULL, what TEXT NOT NULL, sanction TEXT
) STRICT;
`;

const disposal = `
CREATE TABLE hold (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, reason TEXT NOT NULL, authority TEXT NOT NULL,
  level INTEGER NOT NULL ${LEVEL}, starts_on TEXT NOT NULL, review_on TEXT, contact TEXT, note TEXT,
  released_on TEXT, release_reason TEXT, version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE hold_volume (hold_id INTEGER NOT NULL REFERENCES hold (id), volume_id INTEGER NOT NULL REFERENCES volume (id), PRIMARY KEY (hold_id, volume_id)) STRICT, WITHOUT ROWID;
CREATE TABLE hold_client (hold_id INTEGER NOT NULL REFERENCES hold (id), client_id INTEGER NOT NULL REFERENCES client (id), PRIMARY KEY (hold_id, client_id)) STRICT, WITHOUT ROWID;
CREATE TABLE disposal_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT UNIQUE, title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'appraisal', 'appraised', 'approved', 'held', 'rechecked', 'destroyed', 'cancelled')),
  drawn_by INTEGER NOT NULL REFERENCES operator (id), set_apart_on TEXT, earliest_on TEXT, rechecked_on TEXT,
  place TEXT, method TEXT, started_at INTEGER, ended_at INTEGER, executor_id INTEGER REFERENCES person (id), version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE disposal_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT, list_id INTEGER NOT NULL REFERENCES disposal_list (id), volume_id INTEGER NOT NULL REFERENCES volume (id),
  state TEXT NOT NULL CHECK (state IN ('listed', 'left', 'destroyed')), left_reason TEXT, version INTEGER NOT NULL DEFAULT 0, UNIQUE (list_id, volume_id)
) STRICT;
CREATE UNIQUE INDEX disposal_row_one_list ON disposal_row (volume_id) WHERE state = 'listed';
CREATE TABLE appraisal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, row_id INTEGER NOT NULL REFERENCES disposal_row (id), person_id INTEGER NOT NULL REFERENCES person (id),
  opinion TEXT NOT NULL CHECK (opinion IN ('destroy', 'keepYears', 'permanent')), years INTEGER, reason TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (row_id, person_id)
) STRICT;
CREATE TABLE disposal_supervisor (list_id INTEGER NOT NULL REFERENCES disposal_list (id), person_id INTEGER NOT NULL REFERENCES person (id), PRIMARY KEY (list_id, person_id)) STRICT, WITHOUT ROWID;
`;

/** domain.md "Log": entries commit to the hashes of their details; only a lawful destruction may empty a detail. */
const record = `
CREATE TABLE log_entry (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, day TEXT NOT NULL, operator_id INTEGER NOT NULL REFERENCES operator (id),
  deed TEXT NOT NULL, subjects TEXT NOT NULL, detail_hashes TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX log_entry_deed ON log_entry (deed, seq);
CREATE INDEX log_entry_day ON log_entry (day, seq);
CREATE TABLE log_detail (
  seq INTEGER NOT NULL REFERENCES log_entry (seq), position INTEGER NOT NULL, subject TEXT NOT NULL, hash TEXT NOT NULL,
  level INTEGER NOT NULL ${LEVEL}, body TEXT, salt TEXT, erased_by TEXT,
  PRIMARY KEY (seq, position), CHECK ((body IS NULL) = (erased_by IS NOT NULL)), CHECK ((body IS NULL) = (salt IS NULL))
) STRICT;
CREATE INDEX log_detail_subject ON log_detail (subject, seq);
CREATE TABLE log_signature (
  seq INTEGER NOT NULL REFERENCES log_entry (seq), key_id INTEGER NOT NULL REFERENCES public_key (id),
  person_id INTEGER REFERENCES person (id), capacity TEXT NOT NULL, sig TEXT NOT NULL, PRIMARY KEY (seq, key_id, capacity)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER log_entry_no_delete BEFORE DELETE ON log_entry BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER log_signature_no_update BEFORE UPDATE ON log_signature BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER log_signature_no_delete BEFORE DELETE ON log_signature BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER log_detail_no_delete BEFORE DELETE ON log_detail BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER log_detail_only_erased BEFORE UPDATE ON log_detail
WHEN NOT (OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.erased_by IS NOT NULL
          AND NEW.seq = OLD.seq AND NEW.position = OLD.position AND NEW.subject = OLD.subject AND NEW.hash = OLD.hash AND NEW.level = OLD.level)
BEGIN SELECT RAISE(ABORT, 'a detail can only be erased'); END;
CREATE TRIGGER public_key_no_update BEFORE UPDATE ON public_key BEGIN SELECT RAISE(ABORT, 'public keys are kept for ever'); END;
CREATE TRIGGER public_key_no_delete BEFORE DELETE ON public_key BEGIN SELECT RAISE(ABORT, 'public keys are kept for ever'); END;

CREATE TABLE issued_form (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, copy INTEGER NOT NULL CHECK (copy > 0), form TEXT NOT NULL, paper TEXT NOT NULL, fill TEXT NOT NULL,
  subject TEXT NOT NULL, at INTEGER NOT NULL, operator_id INTEGER NOT NULL REFERENCES operator (id), sha256 TEXT NOT NULL, UNIQUE (number, copy)
) STRICT;
CREATE INDEX issued_form_subject ON issued_form (subject, id);
-- Numbers without gaps per kind and year (domain.md "Numbers"): the last one taken.
CREATE TABLE number_series (prefix TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix, year)) STRICT, WITHOUT ROWID;
`;

const desk = `
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, operator_id INTEGER NOT NULL REFERENCES operator (id), file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, counts TEXT NOT NULL, refused_rows INTEGER NOT NULL, undone_at INTEGER, undone_by INTEGER REFERENCES operator (id)
) STRICT;
CREATE TABLE draft (operator_id INTEGER NOT NULL REFERENCES operator (id), key TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (operator_id, key)) STRICT, WITHOUT ROWID;
CREATE TABLE operator_view (operator_id INTEGER NOT NULL REFERENCES operator (id), name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (operator_id, name)) STRICT, WITHOUT ROWID;
`;

/** One index per searched thing; rowid is the thing's id. secure-delete: an erased title leaves no page of the index. */
const search = `
CREATE VIRTUAL TABLE volume_text USING fts5 (words, tokenize = 'signal_tokenizer', content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE client_text USING fts5 (words, tokenize = 'signal_tokenizer', content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE item_text USING fts5 (words, tokenize = 'signal_tokenizer', content = '', contentless_delete = 1);
INSERT INTO volume_text (volume_text, rank) VALUES ('secure-delete', 1);
INSERT INTO client_text (client_text, rank) VALUES ('secure-delete', 1);
INSERT INTO item_text (item_text, rank) VALUES ('secure-delete', 1);
`;
