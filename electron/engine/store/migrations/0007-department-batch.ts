import type { Migration } from '../migration';

/** A ledger may bring departments too: they belong to its batch, so that undoing it takes them back with the rest. */
export const departmentBatch: Migration = {
  version: 7,
  name: '0007-department-batch',
  up(db) {
    db.exec(`ALTER TABLE department ADD COLUMN batch_id INTEGER REFERENCES import_batch (id);
      CREATE INDEX department_batch ON department (batch_id) WHERE batch_id IS NOT NULL;`);
  },
};
