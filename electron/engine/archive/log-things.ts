import type { OutputOf } from '../../../shared/contract/index';
import type { ReadableDb } from '../store/open';
import { findHits } from './find';

type Thing = OutputOf<'audit.things'>[number];
const MOST = 20;

/** What bears a number of its own, and who is there; volumes, clients and places are found as everywhere (find.ts). */
const OTHERS = `
  SELECT 'loan:' || id AS subject, number AS label FROM loan WHERE level <= :clearance AND number LIKE :start ESCAPE '\\'
  UNION ALL SELECT 'certificate:' || id, number FROM certificate WHERE level <= :clearance AND number LIKE :start ESCAPE '\\'
  UNION ALL SELECT 'disposal:' || id, number FROM disposal_list WHERE level <= :clearance AND number LIKE :start ESCAPE '\\'
  UNION ALL SELECT 'hold:' || id, number || ' ' || title FROM hold WHERE level <= :clearance AND number LIKE :start ESCAPE '\\'
  UNION ALL SELECT 'operator:' || o.id, p.name || ' ' || o.login FROM operator o JOIN person p ON p.id = o.person_id
    WHERE p.name LIKE :start ESCAPE '\\' OR o.login LIKE :start ESCAPE '\\'
  UNION ALL SELECT 'person:' || id, name || coalesce(' ' || staff_code, '') FROM person WHERE name LIKE :start ESCAPE '\\' OR staff_code = :typed
  UNION ALL SELECT 'batch:' || id, file_name FROM import_batch WHERE file_name LIKE :start ESCAPE '\\'
  LIMIT ${String(MOST)}`;

const pattern = (typed: string): string => `${typed.replace(/[\\%_]/g, '\\$&')}%`;

/** Whose log may be asked for, by number, code or name; nothing above the reader's clearance. */
export function thingsNamed(db: ReadableDb, typed: string, clearance: number): Thing[] {
  if (typed === '') return [];
  const { hits } = findHits(db, typed, clearance, MOST);
  const found = hits.flatMap(({ kind, id, code, title }): Thing[] =>
    kind === 'item'
      ? []
      : [{ subject: `${kind}:${String(id)}`, label: code === title ? title : `${code ?? ''} ${title}`.trim() }],
  );
  const others = db.prepare(OTHERS).all<Thing>({ clearance, typed, start: pattern(typed) });
  return [...found, ...others].slice(0, MOST);
}
