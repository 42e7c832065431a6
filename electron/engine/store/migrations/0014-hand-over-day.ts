import type { Migration } from '../migration';

/**
 * The loan register 借阅登记簿 goes by the day on which each volume was handed over, not by the first day of its slip: one
 * that followed in a later month stands in that month's register. Slip and line are in the index, so that a period is
 * counted without reading its lines.
 */
export const handOverDay: Migration = {
  version: 14,
  name: '0014-hand-over-day',
  up(db) {
    db.exec(`
CREATE INDEX loan_line_handed ON loan_line (handed_on, id, loan_id) WHERE handed_on IS NOT NULL;
-- Only the register asked for it.
DROP INDEX loan_issued_on;
`);
  },
};
