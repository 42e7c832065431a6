import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Client } from '../../../shared/contract/clients';
import { ruleBroken } from '../../../shared/errors';
import type { SessionHandlers } from './subject';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, type Session, stale } from '../store/work';
import { type Context, subjectOf } from './context';
import { indexText } from './search-text';
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
};
type Contact = Client['contacts'][number];

/** Counts only what the reader may see: a volume above the clearance does not exist. */
const SELECT = `SELECT c.id, c.code, c.name, c.kind, c.keeper_id, coalesce(k.name, c.keeper) AS keeper, c.opened_on, c.note, c.version,
  (SELECT count(*) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS volumes,
  (SELECT min(year) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS first_year,
  (SELECT max(year) FROM volume v WHERE v.client_id = c.id AND v.level <= :clearance) AS last_year
  FROM client c LEFT JOIN person k ON k.id = c.keeper_id`;

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
  const [client] = clientsOf(db, [id], clearance);
  if (client === undefined) throw notFound('client', id);
  return client;
}

/** Clients in the order of the ids; one that is gone is left out. */
export function clientsOf(db: ReadableDb, ids: readonly number[], clearance: number): Client[] {
  const rows = db
    .prepare(`${SELECT} WHERE c.id IN (SELECT value FROM json_each(:ids))`)
    .all<Row>({ ids: JSON.stringify(ids), clearance });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toClient(row, contactsOf(db, id))];
  });
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

/** Clients 客户 (XX-14: a new client gets its file; DA-6.1: volumes never mix clients). */
export function createClients({ work }: Context) {
  return {
    'clients.get': ({ id }, session) => work.read((db) => readClient(db, id, session.clearanceRank)),
    'clients.save': (input, session) => work.write(session, (db) => save(db, input, session)),
  } satisfies Pick<SessionHandlers, 'clients.get' | 'clients.save'>;
}
