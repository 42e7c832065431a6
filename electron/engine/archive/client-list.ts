import type { ClientSort } from '../../../shared/contract/clients';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Day } from '../../../shared/domain/volume-facts';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import { contactsSince, FIRST_CONTACT_OPEN } from './client-contacts';
import { clientsOf } from './clients';
import type { Context } from './context';
import type { Snapshot } from './holdings';
import { tallyClients } from './holdings/client-tally';
import { cut, givenOrNone, inOrderOf, readCursor } from './paging';
import { textQuery } from './search-text';
import { lastDeed } from './volume-selection';

type Asked = ParsedInputOf<'clients.list'>;
type Asking = { readonly clearance: number; readonly today: Day };
/** A client and what it is sorted by. */
type Keyed = { readonly id: number; readonly sort_value: string | number };

/** What is left open sorts before all that is filled in. */
const KEYS = {
  code: 'c.code',
  name: 'c.name',
  kind: `coalesce(c.kind, '')`,
  keeper: `coalesce(k.name, c.keeper, '')`,
  openedOn: `coalesce(c.opened_on, '')`,
  note: `coalesce(c.note, '')`,
} as const satisfies Partial<Record<ClientSort, string>>;
/** Orders of the store. The others count volumes: they are taken from the holdings, where a million are counted at once. */
type StoreSort = keyof typeof KEYS;
const isStoreSort = (sort: ClientSort): sort is StoreSort => Object.hasOwn(KEYS, sort);

const FROM = 'FROM client c LEFT JOIN person k ON k.id = c.keeper_id';
const clause = (parts: readonly string[]): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`);

function conditions(db: ReadableDb, { text, kind, wants }: Asked, today: Day) {
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
  return { where, params };
}

/** Clients by code, name or kind, paged by key; `today` tells whose first contact wants making (ZZ-1.3). */
export function clientPage(db: ReadableDb, asked: Asked & { readonly sort: StoreSort }, { clearance, today }: Asking) {
  const { where, params } = conditions(db, asked, today);
  const { sort, limit } = asked;
  const key = KEYS[sort];
  const order = inOrderOf(key, 'c.id', asked);
  const rows = db
    .prepare(`SELECT c.id, ${key} AS sort_value ${FROM} ${clause([...where, ...order.past])} ${order.by} LIMIT :rows`)
    .all<Keyed>({ ...params, ...order.params, rows: limit + 1 });
  const total =
    db.prepare(`SELECT count(*) AS n FROM client c ${clause(where)}`).get<{ n: number }>(givenOrNone(params))?.n ?? 0;
  const page = cut(rows, limit);
  return {
    rows: clientsOf(
      db,
      page.rows.map(({ id }) => id),
      clearance,
    ),
    next: page.next,
    total,
  };
}

/** All that fit, in the order of what the holdings say of them: fewest volumes first, or the year longest past. */
function counted(db: ReadableDb, asked: Asked, now: Snapshot, { clearance, today }: Asking): Keyed[] {
  const { where, params } = conditions(db, asked, today);
  const tally = tallyClients(now.columns, clearance);
  const of = asked.sort === 'volumes' ? tally.volumes : tally.lastYear;
  return db
    .prepare(`SELECT c.id FROM client c ${clause(where)}`, { pluck: true })
    .all<number>(givenOrNone(params))
    .map((id) => ({ id, sort_value: of[id] ?? 0 }))
    .sort((a, b) => a.sort_value - b.sort_value || a.id - b.id);
}

/** The rows of an order behind the one that a page ended with. */
function behind(order: readonly Keyed[], { after, descending, limit }: Asked): readonly Keyed[] {
  const cursor = readCursor(after);
  const sign = descending ? -1 : 1;
  const turned = descending ? [...order].reverse() : order;
  const from =
    cursor === null
      ? 0
      : turned.findIndex(({ id, sort_value }) => sign * (Number(sort_value) - Number(cursor[0]) || id - cursor[1]) > 0);
  return from < 0 ? [] : turned.slice(from, from + limit + 1);
}

/** The list of clients, in the order of any of its columns. */
export function createClientList({ work, holdings }: Context) {
  /** The order of the last question: its pages ask for the same one. */
  let kept: { readonly question: string; readonly order: readonly Keyed[] } | null = null;

  return {
    'clients.list': async (asked, session) => {
      const asking = { clearance: session.clearanceRank, today: work.now().day };
      const { sort } = asked;
      if (isStoreSort(sort)) return work.read((db) => clientPage(db, { ...asked, sort }, asking));
      const now = await holdings.whole();
      return work.read((db) => {
        const { text, kind, wants } = asked;
        const question = JSON.stringify([now.version, lastDeed(db), asking, sort, text, kind, wants]);
        if (kept?.question !== question) kept = { question, order: counted(db, asked, now, asking) };
        const page = cut(behind(kept.order, asked), asked.limit);
        const ids = page.rows.map(({ id }) => id);
        return { rows: clientsOf(db, ids, asking.clearance), next: page.next, total: kept.order.length };
      });
    },
  } satisfies Pick<SessionHandlers, 'clients.list'>;
}
