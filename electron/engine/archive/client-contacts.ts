import type { ParsedInputOf, OutputOf } from '../../../shared/contract/index';
import { type ContactManner, FIRST_CONTACT_DAYS, firstContact } from '../../../shared/domain/first-contact';
import type { Day } from '../../../shared/domain/volume-facts';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import { type Context, subjectOf } from './context';
import type { SessionHandlers } from './subject';

type Contacts = OutputOf<'clients.contacts'>;
type Row = { id: number; onDay: string; manner: ContactManner; byId: number | null; by: string | null; note: string };

/** Clients `c` opened within the books of this archive whom nobody has contacted yet; wants `:since` and `:today`. */
export const FIRST_CONTACT_OPEN = `c.opened_on BETWEEN :since AND :today AND NOT EXISTS (SELECT 1 FROM client_contact_made m WHERE m.client_id = c.id)`;

/** The first opening day that a first contact is asked of: a week before the archive was begun. */
export const contactsSince = (db: ReadableDb): Day =>
  db
    .prepare(`SELECT date(created_at / 1000, 'unixepoch', '-${String(FIRST_CONTACT_DAYS)} days') FROM archive`, {
      pluck: true,
    })
    .get<Day>() ?? '9999-12-31';

/** How many first contacts are to be made today. */
export const firstContactsOpen = (db: ReadableDb, today: Day): number =>
  db
    .prepare(`SELECT count(*) AS n FROM client c WHERE ${FIRST_CONTACT_OPEN}`)
    .get<{ n: number }>({ since: contactsSince(db), today })?.n ?? 0;

function contactsOf(db: ReadableDb, id: number, today: Day): Contacts {
  const client = db
    .prepare('SELECT opened_on AS openedOn FROM client WHERE id = ?')
    .get<{ openedOn: Day | null }>([id]);
  if (client === undefined) throw notFound('client', id);
  const rows = db
    .prepare(
      `SELECT m.id, m.on_day AS onDay, m.manner, m.by_id AS byId, p.name AS by, m.note FROM client_contact_made m LEFT JOIN person p ON p.id = m.by_id
       WHERE m.client_id = ? ORDER BY m.on_day DESC, m.id DESC`,
    )
    .all<Row>([id]);
  const first = rows.at(-1)?.onDay ?? null;
  return { first: firstContact(client.openedOn, first, contactsSince(db), today), rows };
}

function record({ work }: Context, input: ParsedInputOf<'clients.recordContact'>, session: Session): Contacts {
  return work.write(session, (db, { at, day }) => {
    if (input.onDay > day) throw ruleBroken('contactInFuture');
    contactsOf(db, input.id, day);
    if (db.prepare('SELECT 1 FROM person WHERE id = ?').get([input.byId]) === undefined)
      throw notFound('person', input.byId);
    db.prepare(
      'INSERT INTO client_contact_made (client_id, on_day, manner, by_id, note, recorded_at, operator_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run([input.id, input.onDay, input.manner, input.byId, input.note, at, session.operatorId]);
    const { onDay, manner, note } = input;
    const after = { onDay, manner, note };
    return {
      value: contactsOf(db, input.id, day),
      deeds: [
        {
          deed: 'client.contacted' as const,
          changes: [{ subject: subjectOf('client', input.id), level: 0, before: null, after }],
        },
      ],
    };
  });
}

/** Contacts made with clients 联系记录: the first within a week of opening (ZZ-1.3), all of them kept (XX-4). */
export function createClientContacts(context: Context) {
  const { work } = context;
  return {
    'clients.contacts': ({ id }) => work.read((db) => contactsOf(db, id, work.now().day)),
    'clients.recordContact': (input, session) => record(context, input, session),
  } satisfies Pick<SessionHandlers, 'clients.contacts' | 'clients.recordContact'>;
}
