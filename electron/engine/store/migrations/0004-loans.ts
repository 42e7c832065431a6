import type { Migration } from '../migration';

/**
 * The loan desk. Counts and the next step are kept on the slip and every work list has its own partial index, so that a
 * list costs what it shows and not what the archive holds. `loan.level` is the highest of the volumes on the slip, held
 * so by the store itself: who may not see a volume sees no slip with it.
 */
export const loans: Migration = {
  version: 4,
  name: '0004-loans',
  up(db) {
    for (const part of [slips, lines, records, certificates, follow]) db.exec(part);
  },
};

const slips = `
ALTER TABLE loan ADD COLUMN report TEXT;
ALTER TABLE loan ADD COLUMN days INTEGER NOT NULL DEFAULT 3;
ALTER TABLE loan ADD COLUMN submitted_on TEXT;
ALTER TABLE loan ADD COLUMN lapse_on TEXT;
ALTER TABLE loan ADD COLUMN closed_on TEXT;
ALTER TABLE loan ADD COLUMN next_step TEXT;
ALTER TABLE loan ADD COLUMN awaits_volume INTEGER NOT NULL DEFAULT 0 CHECK (awaits_volume IN (0, 1));
ALTER TABLE loan ADD COLUMN reserved_lines INTEGER NOT NULL DEFAULT 0;
ALTER TABLE loan ADD COLUMN out_lines INTEGER NOT NULL DEFAULT 0;
ALTER TABLE loan ADD COLUMN renewal_id INTEGER;
ALTER TABLE loan ADD COLUMN renewal_days INTEGER;
ALTER TABLE loan ADD COLUMN override_by INTEGER REFERENCES person (id);
ALTER TABLE loan ADD COLUMN override_reason TEXT;
ALTER TABLE loan ADD COLUMN override_on TEXT;
ALTER TABLE loan ADD COLUMN reminded_on TEXT;
CREATE INDEX loan_seen ON loan (level, id);
CREATE INDEX loan_draft ON loan (id, level) WHERE state = 'draft';
CREATE INDEX loan_to_approve ON loan (id, level, next_step, borrower_id) WHERE next_step IS NOT NULL;
CREATE INDEX loan_waiting ON loan (id, level) WHERE awaits_volume = 1;
CREATE INDEX loan_approved ON loan (lapse_on, id, level) WHERE state = 'approved';
CREATE INDEX loan_reserved ON loan (lapse_on, id, level, state, reserved_lines) WHERE reserved_lines > 0;
CREATE INDEX loan_out ON loan (due_on, id, level, out_lines, reminded_on, borrower_id) WHERE out_lines > 0;
CREATE INDEX loan_open ON loan (due_on, id, level) WHERE state = 'issued' AND closed_on IS NULL;
CREATE INDEX loan_borrower_out ON loan (borrower_id, due_on, level, out_lines) WHERE out_lines > 0;
CREATE INDEX loan_issued_on ON loan (issued_on, id, level) WHERE issued_on IS NOT NULL;
CREATE INDEX person_name ON person (name);
CREATE INDEX person_department ON person (department_id);
CREATE TABLE loan_renewal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, loan_id INTEGER NOT NULL REFERENCES loan (id), days INTEGER NOT NULL CHECK (days > 0),
  state TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'dropped')), asked_at INTEGER NOT NULL, asked_on TEXT NOT NULL,
  decided_on TEXT, reason TEXT
) STRICT;
CREATE INDEX loan_renewal_loan ON loan_renewal (loan_id);
`;

const lines = `
ALTER TABLE loan_line ADD COLUMN asked_pages TEXT;
ALTER TABLE loan_line ADD COLUMN asked_copies INTEGER;
ALTER TABLE loan_line ADD COLUMN fetched_on TEXT;
ALTER TABLE loan_line ADD COLUMN handed_on TEXT;
ALTER TABLE loan_line ADD COLUMN marks TEXT;
ALTER TABLE loan_line ADD COLUMN missing_pages TEXT;
CREATE INDEX loan_line_volume ON loan_line (volume_id, id);
CREATE INDEX loan_line_waiting ON loan_line (volume_id, loan_id) WHERE state = 'asked';
CREATE INDEX loan_line_papers ON loan_line (volume_id) WHERE state = 'papersAdded';
`;

const records = `
-- The number of the document that caused it: a slip, later a list.
ALTER TABLE movement ADD COLUMN document TEXT;
CREATE TABLE office_holder (
  role TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id), PRIMARY KEY (role, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_loan ON reminder (loan_id, id);
ALTER TABLE breach ADD COLUMN loan_id INTEGER REFERENCES loan (id);
ALTER TABLE breach ADD COLUMN on_day TEXT;
ALTER TABLE breach ADD COLUMN voided_on TEXT;
CREATE INDEX breach_person ON breach (person_id, id);
CREATE TABLE return_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL CHECK (kind IN ('repair', 'missingPages', 'loss')),
  loan_line_id INTEGER NOT NULL REFERENCES loan_line (id), on_day TEXT NOT NULL, what TEXT NOT NULL,
  settled_on TEXT, outcome TEXT, voided_on TEXT
) STRICT;
CREATE INDEX return_report_line ON return_report (loan_line_id);
CREATE INDEX return_report_open ON return_report (id) WHERE settled_on IS NULL AND voided_on IS NULL;
CREATE TABLE copy_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, loan_line_id INTEGER NOT NULL REFERENCES loan_line (id), on_day TEXT NOT NULL,
  manner TEXT NOT NULL CHECK (manner IN ('copy', 'extract')), pages TEXT NOT NULL, copies INTEGER NOT NULL CHECK (copies > 0),
  destination TEXT NOT NULL, made_by INTEGER NOT NULL REFERENCES person (id), supervised_by INTEGER NOT NULL REFERENCES person (id),
  CHECK (made_by <> supervised_by)
) STRICT;
CREATE INDEX copy_log_line ON copy_log (loan_line_id);
CREATE INDEX copy_log_day ON copy_log (on_day, id);
`;

const certificates = `
CREATE TABLE certificate (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'proofread', 'issued', 'void')),
  level INTEGER NOT NULL DEFAULT 0 CHECK (level IN (0, 1, 2, 3)), applicant TEXT NOT NULL, purpose TEXT NOT NULL, question TEXT NOT NULL,
  finding TEXT NOT NULL CHECK (finding IN ('recorded', 'notRecorded')), extract TEXT, searched TEXT, copies INTEGER NOT NULL CHECK (copies > 0),
  drafted_on TEXT, reason TEXT, version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE certificate_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT, certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  volume_id INTEGER NOT NULL REFERENCES volume (id), item_id INTEGER, page TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_source_of ON certificate_source (certificate_id, id);
CREATE INDEX certificate_source_volume ON certificate_source (volume_id);
CREATE TABLE certificate_signature (
  certificate_id INTEGER NOT NULL REFERENCES certificate (id), part TEXT NOT NULL CHECK (part IN ('drafted', 'proofread', 'checked')),
  person_id INTEGER NOT NULL REFERENCES person (id), manner TEXT NOT NULL CHECK (manner IN ('session', 'countersign', 'paper')),
  paper_number TEXT, paper_date TEXT, on_day TEXT NOT NULL, PRIMARY KEY (certificate_id, part), UNIQUE (certificate_id, person_id)
) STRICT, WITHOUT ROWID;
`;

const follow = `
CREATE TRIGGER loan_level_follows AFTER UPDATE OF level ON volume WHEN NEW.level <> OLD.level BEGIN
  UPDATE loan SET level = (SELECT max(v.level) FROM loan_line l JOIN volume v ON v.id = l.volume_id WHERE l.loan_id = loan.id)
    WHERE id IN (SELECT loan_id FROM loan_line WHERE volume_id = NEW.id);
  UPDATE certificate SET level = (SELECT max(v.level) FROM certificate_source s JOIN volume v ON v.id = s.volume_id WHERE s.certificate_id = certificate.id)
    WHERE id IN (SELECT certificate_id FROM certificate_source WHERE volume_id = NEW.id);
END;
`;
