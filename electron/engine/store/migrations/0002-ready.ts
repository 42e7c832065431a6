import type { Migration } from '../migration';

/**
 * `volume.ready`: nothing hard is missing any more (domain.md "Volume"), so that the start screen counts it from an index
 * instead of reading the items of every volume. From here on the program's own rule keeps it (archive/volume-ready.ts);
 * the SQL below is that rule as it stood on this day, for the volumes that are there already. A release that changes
 * the rule brings a migration that fills the column anew.
 */
export const ready: Migration = {
  version: 2,
  name: '0002-ready',
  up(db) {
    db.exec(`ALTER TABLE volume ADD COLUMN ready INTEGER NOT NULL DEFAULT 0 CHECK (ready IN (0, 1))`);
    db.exec(`UPDATE volume AS v SET ready = 1 WHERE state = 'assembling' AND ${HEAD} AND ${PEOPLE} AND ${ITEMS}`);
    db.exec(`CREATE INDEX volume_ready ON volume (ready, level) WHERE state = 'assembling'`);
  },
};

const HEAD = `trim(title) <> '' AND year IS NOT NULL AND first_month IS NOT NULL AND last_month IS NOT NULL AND last_month >= first_month
  AND retention_kind IS NOT NULL
  AND EXISTS (SELECT 1 FROM client c WHERE c.id = v.client_id AND trim(c.code) <> '')
  AND EXISTS (SELECT 1 FROM department d WHERE d.id = v.forming_department_id AND trim(d.name) <> '')`;

const plain = (column: string): string => `replace(replace(${column}, ' ', ''), char(12288), '')`;
const named = (who: string): string => `${who} IS NOT NULL AND (${who}_id IS NOT NULL OR ${plain(who)} <> '')`;
/** Two persons: two rows of the staff list, or two names where one of them is only a name. */
const PEOPLE = `${named('compiled_by')} AND ${named('checked_by')} AND
  CASE WHEN compiled_by_id IS NOT NULL AND checked_by_id IS NOT NULL THEN compiled_by_id <> checked_by_id
       ELSE ${plain('compiled_by')} <> ${plain('checked_by')} END`;

const OWN = 'FROM item i WHERE i.volume_id = v.id';
/** The furthest page that any item beginning before this one holds. */
const HELD = `max(max(coalesce(page_to, 0), page_from)) OVER (ORDER BY page_from, sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
const BOUND = `pages IS NOT NULL AND NOT EXISTS (SELECT 1 ${OWN} AND i.page_to < i.page_from)
  AND NOT EXISTS (SELECT 1 FROM (SELECT page_from, ${HELD} AS held ${OWN} AND i.page_from IS NOT NULL) WHERE page_from <= held)`;
const LOOSE = `(SELECT count(DISTINCT i.sequence) = count(*) AND max(i.sequence) = count(*) ${OWN})`;
const ITEMS = `EXISTS (SELECT 1 ${OWN}) AND NOT EXISTS (SELECT 1 ${OWN} AND trim(i.title) = '')
  AND CASE binding WHEN 'bound' THEN (${BOUND}) ELSE ${LOOSE} END`;
