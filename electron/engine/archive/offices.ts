import type { OutputOf } from '../../../shared/contract/index';
import { roles, type Role } from '../../../shared/domain/permissions';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { type Context, subjectOf } from './context';
import type { SessionHandlers } from './subject';

type Offices = OutputOf<'persons.offices'>;
type Row = { personId: number; name: string; role: Role };

function list(db: ReadableDb): Offices {
  const rows = db
    .prepare(
      'SELECT h.person_id AS personId, p.name, h.role FROM office_holder h JOIN person p ON p.id = h.person_id ORDER BY p.name, p.id',
    )
    .all<Row>();
  const people = new Map<number, Offices[number]>();
  for (const { personId, name, role } of rows) {
    const known = people.get(personId) ?? { personId, name, roles: [] };
    people.set(personId, { ...known, roles: roles.filter((one) => one === role || known.roles.includes(one)) });
  }
  return [...people.values()];
}

/** Office-holders who are no operators here: they sign on paper (domain.md "Approvals at one PC"). */
export function createOffices({ work }: Context) {
  return {
    'persons.offices': () => work.read(list),
    'persons.saveOffice': ({ personId, roles: held }, session) =>
      work.write(session, (db) => {
        const person = db.prepare('SELECT name FROM person WHERE id = ?').get<{ name: string }>([personId]);
        if (person === undefined) throw notFound('person', personId);
        const before = list(db).find((one) => one.personId === personId)?.roles ?? [];
        db.prepare('DELETE FROM office_holder WHERE person_id = ?').run([personId]);
        const insert = db.prepare('INSERT INTO office_holder (role, person_id) VALUES (?, ?)');
        for (const role of new Set(held)) insert.run([role, personId]);
        const facts = (value: readonly Role[]) => ({ name: person.name, offices: value });
        const change = {
          subject: subjectOf('person', personId),
          level: 0,
          before: facts(before),
          after: facts(held),
        };
        return { value: list(db), deeds: [{ deed: 'office.saved', changes: [change] }] };
      }),
  } satisfies Pick<SessionHandlers, 'persons.offices' | 'persons.saveOffice'>;
}
