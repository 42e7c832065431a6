import { mayBeFiled } from '../../../shared/domain/volume-checks';
import type { Binding, NamedPerson, VolumeState } from '../../../shared/domain/volume-facts';
import type { ReadableDb, WritableDb } from '../store/open';
import { levelAt } from './context';
import { fromColumns, type RetentionColumns } from './retention-columns';
import { itemsOf } from './volume-read';

type Head = RetentionColumns & {
  state: VolumeState;
  ready: number;
  client_code: string | null;
  year: number | null;
  title: string;
  first_month: string | null;
  last_month: string | null;
  level: number;
  forming_department: string | null;
  binding: Binding;
  pages: number | null;
  compiled_by_id: number | null;
  compiled_by: string | null;
  checked_by_id: number | null;
  checked_by: string | null;
};
const HEAD = `SELECT v.state, v.ready, c.code AS client_code, v.year, v.title, v.first_month, v.last_month, v.retention_kind, v.retention_years, v.retention_written, v.level,
  d.name AS forming_department, v.binding, v.pages, v.compiled_by_id, v.compiled_by, v.checked_by_id, v.checked_by
  FROM volume v LEFT JOIN client c ON c.id = v.client_id LEFT JOIN department d ON d.id = v.forming_department_id WHERE v.id = ?`;
const named = (personId: number | null, name: string | null): NamedPerson | null =>
  name === null ? null : { personId, name };

/** The rule of filing on the volume as it now stands in the store; items are read only of one that is being assembled. */
function isReady(db: ReadableDb, id: number, head: Head): boolean {
  return (
    head.state === 'assembling' &&
    mayBeFiled({
      state: head.state,
      clientCode: head.client_code,
      clientName: null,
      year: head.year,
      title: head.title,
      firstMonth: head.first_month,
      lastMonth: head.last_month,
      retention: fromColumns(head),
      level: levelAt(head.level),
      formingDepartment: head.forming_department,
      binding: head.binding,
      pages: head.pages,
      compiledBy: named(head.compiled_by_id, head.compiled_by),
      checkedBy: named(head.checked_by_id, head.checked_by),
      items: itemsOf(db, id),
    })
  );
}

/**
 * Keeps `volume.ready` true to the rule, inside the transaction that changed the volumes: every change of a volume is a
 * deed that names it, so the subjects of the deeds are all that may have changed (store/work.ts calls this with them).
 */
export function keepReady(db: WritableDb, subjects: Iterable<string>): void {
  for (const subject of new Set(subjects)) {
    const [kind, number] = subject.split(':');
    if (kind !== 'volume') continue;
    const id = Number(number);
    const head = db.prepare(HEAD).get<Head>([id]);
    if (head === undefined) continue;
    const ready = isReady(db, id, head) ? 1 : 0;
    if (ready !== head.ready) db.prepare('UPDATE volume SET ready = ? WHERE id = ?').run([ready, id]);
  }
}
