import type { Migration } from '../migration';

/** Places that backups go to, and how the last attempt in each ended. `path` is null for the archive's own folder. */
export const backupPlaces: Migration = {
  version: 6,
  name: '0006-backup-places',
  up(db) {
    db.exec(`
CREATE TABLE backup_place (
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE, added_at INTEGER NOT NULL,
  last_at INTEGER, last_seq INTEGER, failed_at INTEGER, fault TEXT, CHECK ((failed_at IS NULL) = (fault IS NULL))
) STRICT;
INSERT INTO backup_place (path, added_at) VALUES (NULL, 0);
`);
  },
};
