import type { KnownFacts } from '../exchange/candidates';
import { personKey } from '../exchange/check-persons';
import type { ReadableDb } from '../store/open';
import { givenOrNone } from './paging';

/**
 * What the checks must know of the archive, as far as this reader may know it. A number borne by a volume above the
 * clearance must not be refused as taken, for that says that the volume exists; nor can it be given twice. It stands
 * among all codes that were given once and that no volume in sight bears (of a batch taken back after printing, of a
 * gap after a restore): the row comes in assembling, its number is kept as old number, and the sentence is the same for
 * all of them. Old numbers need not be unique, so of volumes out of sight they are simply not known.
 */
export function knownFacts(db: ReadableDb, clearance: number): KnownFacts {
  const column = (sql: string, given: Record<string, number> = {}): Set<string> =>
    new Set(
      db
        .prepare(sql)
        .all<{ value: string }>(givenOrNone(given))
        .map((row) => row.value),
    );
  const pairs = (sql: string): Map<string, string> =>
    new Map(
      db
        .prepare(sql)
        .all<{ key: string; value: string }>()
        .map((row) => [row.key, row.value]),
    );
  return {
    referenceCodes: column(
      'SELECT reference_code AS value FROM volume WHERE reference_code IS NOT NULL AND level <= :clearance',
      { clearance },
    ),
    spentCodes: column(
      `SELECT s.reference_code AS value FROM spent_code s
       WHERE NOT EXISTS (SELECT 1 FROM volume v WHERE v.reference_code = s.reference_code AND v.level <= :clearance)`,
      { clearance },
    ),
    oldNumbers: column('SELECT old_number AS value FROM volume WHERE old_number IS NOT NULL AND level <= :clearance', {
      clearance,
    }),
    clients: pairs('SELECT code AS key, name AS value FROM client'),
    staffCodes: column('SELECT staff_code AS value FROM person WHERE staff_code IS NOT NULL'),
    persons: new Set(
      db
        .prepare(
          `SELECT p.name, d.name AS department, p.organisation FROM person p LEFT JOIN department d ON d.id = p.department_id WHERE p.staff_code IS NULL`,
        )
        .all<{ name: string; department: string | null; organisation: string | null }>()
        .map(personKey),
    ),
    series: column('SELECT DISTINCT code AS value FROM series'),
    machineKeys: {
      has: (key) =>
        db.prepare('SELECT 1 FROM volume WHERE machine_key = :key AND level <= :clearance').get({ key, clearance }) !==
        undefined,
    },
    locations: column('SELECT code AS value FROM location'),
    closedLocations: column('SELECT code AS value FROM location WHERE closed_on IS NOT NULL'),
    documentTypes: pairs('SELECT name AS key, code AS value FROM document_type'),
  };
}
