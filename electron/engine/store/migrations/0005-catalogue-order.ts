import type { Migration } from '../migration';

/**
 * A million volumes in the order of their numbers or titles without sorting, and a filing number 归档号 found without
 * reading every row. `id` and `level` stand in the index so that the order is read from it alone.
 */
export const catalogueOrder: Migration = {
  version: 5,
  name: '0005-catalogue-order',
  up(db) {
    db.exec(`
CREATE INDEX volume_number ON volume (coalesce(reference_code, old_number, ''), id, level);
CREATE INDEX volume_title ON volume (title, id, level);
CREATE INDEX volume_filing_number ON volume (filing_number) WHERE filing_number IS NOT NULL;
`);
  },
};
