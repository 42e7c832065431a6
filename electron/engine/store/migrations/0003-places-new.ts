import type { Migration } from '../migration';

/**
 * A batch's `locations` used to hold the places that came into being, while the check before it counted those the ledger
 * named. Now both are kept under their own names: `locations` named, `newLocations` of them new.
 */
export const placesNew: Migration = {
  version: 3,
  name: '0003-places-new',
  up(db) {
    db.exec(`UPDATE import_batch AS b SET counts = json_set(counts,
      '$.newLocations', json_extract(counts, '$.locations'),
      '$.locations', max(json_extract(counts, '$.locations'),
        (SELECT count(DISTINCT m.to_id) FROM movement m JOIN volume v ON v.id = m.volume_id WHERE v.batch_id = b.id AND m.cause = 'imported')))
      WHERE json_extract(counts, '$.newLocations') IS NULL AND json_extract(counts, '$.locations') IS NOT NULL`);
  },
};
