import type { ReadableDb } from '../store/open';

/** Fields of a detail that name its subject, the best first. A volume's detail may hold a number that is not its own (of a form). */
const NAMING: Readonly<Record<string, readonly string[]>> = { volume: ['referenceCode', 'title'] };
const NAMING_REST = ['name', 'title', 'code', 'fileName', 'number'];
const TODAY: Readonly<Record<string, string>> = {
  volume: `SELECT coalesce(reference_code, nullif(title, '')) AS label FROM volume WHERE id = :id AND level <= :clearance`,
  operator:
    'SELECT p.name AS label FROM operator o JOIN person p ON p.id = o.person_id WHERE o.id = :id AND :clearance >= 0',
};

/** What a person calls the subject of a detail: as the detail names it, else as it is called today, if the reader may know. */
export function labelOf(
  db: ReadableDb,
  subject: string,
  named: Readonly<Record<string, unknown>>,
  clearance: number,
): string | null {
  const [kind = '', id = ''] = subject.split(':');
  const written = (NAMING[kind] ?? NAMING_REST)
    .map((field) => named[field])
    .find((value) => typeof value === 'string' && value !== '');
  if (typeof written === 'string') return written;
  const sql = TODAY[kind];
  return sql === undefined
    ? null
    : (db.prepare(sql).get<{ label: string | null }>({ id: Number(id), clearance })?.label ?? null);
}
