import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Person, PersonSort } from '../../../shared/contract/persons';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, stale } from '../store/work';
import type { SessionHandlers } from './subject';
import { type Context, subjectOf } from './context';
import { newMachineKey } from './machine-keys';
import { cut, inOrderOf } from './paging';

type Row = {
  id: number;
  staff_code: string | null;
  name: string;
  department_id: number | null;
  department: string | null;
  organisation: string | null;
  identity_paper: string | null;
  phone: string | null;
  left_on: string | null;
  version: number;
};
const SELECT = `SELECT p.id, p.staff_code, p.name, p.department_id, d.name AS department, p.organisation, p.identity_paper, p.phone, p.left_on, p.version
  FROM person p LEFT JOIN department d ON d.id = p.department_id`;

const toPerson = (row: Row): Person => ({
  id: row.id,
  staffCode: row.staff_code,
  name: row.name,
  departmentId: row.department_id,
  department: row.department,
  organisation: row.organisation,
  identityPaper: row.identity_paper,
  phone: row.phone,
  leftOn: row.left_on,
  version: row.version,
});

function find(db: ReadableDb, id: number): Person {
  const row = db.prepare(`${SELECT} WHERE p.id = ?`).get<Row>([id]);
  if (row === undefined) throw notFound('person', id);
  return toPerson(row);
}

/** Inserts a person and returns the row id; used by set-up and import too. */
export function insertPerson(
  db: WritableDb,
  tag: string,
  input: Omit<ParsedInputOf<'persons.save'>, 'id' | 'version'>,
  batchId: number | null = null,
): number {
  return db
    .prepare(
      `INSERT INTO person (staff_code, name, machine_key, department_id, organisation, identity_paper, phone, left_on, batch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run([
      input.staffCode,
      input.name,
      newMachineKey(db, tag, 'person'),
      input.departmentId,
      input.organisation,
      input.identityPaper,
      input.phone,
      input.leftOn,
      batchId,
    ]).lastInsertRowid;
}

function update(db: WritableDb, id: number, input: ParsedInputOf<'persons.save'>): void {
  const { changes } = db
    .prepare(
      `UPDATE person SET staff_code = ?, name = ?, department_id = ?, organisation = ?, identity_paper = ?, phone = ?, left_on = ?, version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([
      input.staffCode,
      input.name,
      input.departmentId,
      input.organisation,
      input.identityPaper,
      input.phone,
      input.leftOn,
      id,
      input.version,
    ]);
  if (changes !== 1) throw stale('person', id);
}

/** What is left open sorts before all that is filled in. */
const KEYS: Readonly<Record<PersonSort, string>> = {
  staffCode: `coalesce(p.staff_code, '')`,
  name: 'p.name',
  department: `coalesce(d.name, '')`,
  organisation: `coalesce(p.organisation, '')`,
  phone: `coalesce(p.phone, '')`,
  leftOn: `coalesce(p.left_on, '')`,
};

/** Persons whose name or code holds the text. */
export function personPage(db: ReadableDb, asked: ParsedInputOf<'persons.list'>) {
  const { text, sort, limit } = asked;
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const where = `(:text = '' OR p.name LIKE :like ESCAPE '\\' OR p.staff_code LIKE :like ESCAPE '\\')`;
  const order = inOrderOf(KEYS[sort], 'p.id', asked);
  const rows = db
    .prepare(
      `${SELECT.replace('SELECT', `SELECT ${KEYS[sort]} AS sort_value,`)} WHERE ${[where, ...order.past].join(' AND ')} ${order.by} LIMIT :rows`,
    )
    .all<Row & { sort_value: string }>({ text, like, ...order.params, rows: limit + 1 });
  const total =
    db.prepare(`SELECT count(*) AS n FROM person p WHERE ${where}`).get<{ n: number }>({ text, like })?.n ?? 0;
  const page = cut(rows, limit);
  return { rows: page.rows.map(toPerson), next: page.next, total };
}

/** Persons 人员: staff and outsiders. Nobody is deleted; who left carries the day. */
export function createPersons({ work, archiveTag }: Context) {
  return {
    'persons.list': (input) => work.read((db) => personPage(db, input)),
    'persons.save': (input, session) =>
      work.write(session, (db) => {
        const before = input.id === null ? null : find(db, input.id);
        if (input.id !== null) update(db, input.id, input);
        const id = input.id ?? insertPerson(db, archiveTag, input);
        const after = find(db, id);
        return {
          value: after,
          deeds: [{ deed: 'person.saved', changes: [{ subject: subjectOf('person', id), level: 0, before, after }] }],
        };
      }),
  } satisfies Pick<SessionHandlers, 'persons.list' | 'persons.save'>;
}
