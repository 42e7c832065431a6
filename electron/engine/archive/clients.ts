import type { Day } from '../../../shared/domain/volume-facts';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Client } from '../../../shared/contract/clients';
import { ruleBroken } from '../../../shared/errors';
import type { SessionHandlers } from './subject';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, type Session, stale } from '../store/work';
import { contactsSince, FIRST_CONTACT_OPEN } from './client-contacts';
import { type Context, subjectOf } from './context';
import { cut, givenOrNone, readCursor } from './paging';
import { indexText, textQuery } from './search-text';
import { reindexVolumesOf } from './volume-index';

type Row = {
  id: number;
  code: string;
  name: string;
  kind: string | null;
  keeper_id: number | null;
  keeper: string | null;
  opened_on: string | null;
  note: string | null;
  version: number;
  volumes: number;
  first_year: number | null;
  last_year: number | null;
  sort_value: string;
};
type Contact = Client['contacts'][number];

/** Counts only what the reader may see: a volume above the clearance does not exist. */
const select = (
  sort: string,
): string => `SELECT c.id, c.code, c.name, c.kind, c.keeper_id, coalesce(k.name, c.keeper) AS keeper, c.opened_on, c.note, c.version, ${sort} AS sort_value,
  (SELECT count(*) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS volumes,
  (SELECT min(year) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS first_year,
  (SELECT max(year) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS last_year
  FROM client c LEFT JOIN person k ON k.id = c.keeper_id`;
const SORTS = { code: 'c.code', name: 'c.name', openedOn: `coalesce(c.opened_on, '')` } as const;

function contactsOf(db: ReadableDb, id: number): Contact[] {
  return db
    .prepare('SELECT name, phone, note FROM client_contact WHERE client_id = ? ORDER BY position')
    .all<Contact>([id]);
}
const toClient = (row: Row, contacts: Contact[]): Client => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  keeperId: row.keeper_id,
  keeper: row.keeper,
  openedOn: row.opened_on,
  note: row.note,
  contacts,
  volumes: row.volumes,
  firstYear: row.first_year,
  lastYear: row.last_year,
  version: row.version,
});

export function readClient(db: ReadableDb, id: number, clearance: number): Client {
  const row = db.prepare(`${select('c.code')} WHERE c.id = :id`).get<Row>({ id, clearance });
  if (row === undefined) throw notFound('client', id);
  return toClient(row, contactsOf(db, id));
}

function saveContacts(db: WritableDb, id: number, contacts: readonly Contact[]): void {
  db.prepare('DELETE FROM client_contact WHERE client_id = ?').run([id]);
  const insert = db.prepare(
    'INSERT INTO client_contact (client_id, position, name, phone, note) VALUES (?, ?, ?, ?, ?)',
  );
  contacts.forEach((c, position) => insert.run([id, position, c.name, c.phone, c.note]));
}

export function indexClient(db: WritableDb, id: number, code: string, name: string): void {
  indexText(db, 'client_text', id, [code, name]);
}

/** Inserts a client with its contacts and index; import uses it too. */
export function insertClient(
  db: WritableDb,
  input: Omit<ParsedInputOf<'clients.save'>, 'id' | 'version'>,
  batchId: number | null = null,
): number {
  const id = db
    .prepare(
      'INSERT INTO client (code, name, kind, keeper_id, keeper, opened_on, note, batch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run([
      input.code,
      input.name,
      input.kind,
      input.keeperId,
      input.keeper,
      input.openedOn,
      input.note,
      batchId,
    ]).lastInsertRowid;
  saveContacts(db, id, input.contacts);
  indexClient(db, id, input.code, input.name);
  return id;
}

function update(db: WritableDb, id: number, input: ParsedInputOf<'clients.save'>): void {
  const { changes } = db
    .prepare(
      'UPDATE client SET code = ?, name = ?, kind = ?, keeper_id = ?, keeper = ?, opened_on = ?, note = ?, version = version + 1 WHERE id = ? AND version = ?',
    )
    .run([
      input.code,
      input.name,
      input.kind,
      input.keeperId,
      input.keeper,
      input.openedOn,
      input.note,
      id,
      input.version,
    ]);
  if (changes !== 1) throw stale('client', id);
  saveContacts(db, id, input.contacts);
  indexClient(db, id, input.code, input.name);
  reindexVolumesOf(db, id);
}

function save(db: WritableDb, input: ParsedInputOf<'clients.save'>, session: Session) {
  const twin = db
    .prepare('SELECT id FROM client WHERE code = ? AND id IS NOT ?')
    .get<{ id: number }>([input.code, input.id]);
  if (twin !== undefined) throw ruleBroken('clientCodeTaken', { code: input.code });
  const before = input.id === null ? null : readClient(db, input.id, session.clearanceRank);
  if (input.id !== null) update(db, input.id, input);
  const id = input.id ?? insertClient(db, input);
  const after = readClient(db, id, session.clearanceRank);
  return {
    value: after,
    deeds: [
      {
        deed: 'client.saved' as const,
        changes: [{ subject: subjectOf('client', id), level: 0, before: recorded(before), after: recorded(after) }],
      },
    ],
  };
}

/** What the log keeps of a client: the fields a person entered, not the counts. */
function recorded(client: Client | null): Record<string, unknown> | null {
  if (client === null) return null;
  const { code, name, kind, keeper, openedOn, note, contacts } = client;
  return { code, name, kind, keeper, openedOn, note, contacts };
}

/** Clients by code, name or kind, paged by key; `today` tells whose first contact wants making (ZZ-1.3). */
export function clientPage(db: ReadableDb, input: ParsedInputOf<'clients.list'>, clearance: number, today: Day) {
  const { text, kind, wants, sort, descending, after, limit } = input;
  const query = textQuery(text);
  const where = [
    ...(text === ''
      ? []
      : [
          query === null
            ? 'c.code = :text'
            : '(c.code LIKE :prefix OR c.id IN (SELECT rowid FROM client_text WHERE client_text MATCH :query))',
        ]),
    ...(kind === null ? [] : ['c.kind = :kind']),
    ...(wants === null ? [] : [FIRST_CONTACT_OPEN]),
  ];
  const params = {
    ...(text !== '' && query === null ? { text } : {}),
    ...(text !== '' && query !== null ? { prefix: `${text.replace(/[%_]/g, '')}%`, query } : {}),
    ...(kind === null ? {} : { kind }),
    ...(wants === null ? {} : { since: contactsSince(db), today }),
  };
  const cursor = readCursor(after);
  const key = SORTS[sort];
  const turn = descending ? '<' : '>';
  const order = descending ? 'DESC' : 'ASC';
  const paged = cursor === null ? where : [...where, `(${key}, c.id) ${turn} (:value, :id)`];
  const clause = (parts: readonly string[]): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`);
  const rows = db
    .prepare(`${select(key)} ${clause(paged)} ORDER BY ${key} ${order}, c.id ${order} LIMIT :rows`)
    .all<Row>({
      ...params,
      ...(cursor === null ? {} : { value: cursor[0], id: cursor[1] }),
      clearance,
      rows: limit + 1,
    });
  const total =
    db.prepare(`SELECT count(*) AS n FROM client c ${clause(where)}`).get<{ n: number }>(givenOrNone(params))?.n ?? 0;
  const page = cut(rows, limit);
  return { rows: page.rows.map((row) => toClient(row, contactsOf(db, row.id))), next: page.next, total };
}

/** Clients 客户 (XX-14: a new client gets its file; DA-6.1: volumes never mix clients). */
export function createClients({ work }: Context) {
  return {
    'clients.list': (input, session) => work.read((db) => clientPage(db, input, session.clearanceRank, work.now().day)),
    'clients.get': ({ id }, session) => work.read((db) => readClient(db, id, session.clearanceRank)),
    'clients.save': (input, session) => work.write(session, (db) => save(db, input, session)),
  } satisfies Pick<SessionHandlers, 'clients.list' | 'clients.get' | 'clients.save'>;
}
