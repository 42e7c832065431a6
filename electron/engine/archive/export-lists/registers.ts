import type { Client } from '../../../../shared/contract/clients';
import type { Person } from '../../../../shared/contract/persons';
import type { Language } from '../../../../shared/i18n/index';
import { writeContacts } from '../../exchange/other-contacts';
import type { ReadableDb } from '../../store/open';
import { type Cells, NUMERIC, type OutList, sheetOf, text, WIDE } from './out-list';

type Rows<Row> = { readonly rows: readonly Row[]; readonly next: string | null };
export type KeyedPage<Row> = (after: string | null, limit: number) => Rows<Row>;
type PageOf<Row> = (after: string | null, limit: number) => Rows<Row> & { readonly total: number };
const PAGE = 500;

/** Rows of a list that is paged by key, page after page. */
export async function* pagesOf<Row>(page: KeyedPage<Row>): AsyncGenerator<readonly Row[]> {
  for (let after: string | null = null; ;) {
    const { rows, next }: Rows<Row> = await Promise.resolve(page(after, PAGE));
    yield rows;
    if (next === null) return;
    after = next;
  }
}

const clientCells: Cells<'clients', Client> = {
  code: [(c) => c.code],
  name: [(c) => c.name, WIDE],
  kind: [(c) => text(c.kind)],
  keeper: [(c) => text(c.keeper)],
  openedOn: [(c) => text(c.openedOn)],
  contact: [(c) => text(c.contacts[0]?.name ?? null)],
  phone: [(c) => text(c.contacts[0]?.phone ?? null), { width: 18 }],
  contactNote: [(c) => text(c.contacts[0]?.note ?? null)],
  otherContacts: [(c) => writeContacts(c.contacts.slice(1)), WIDE],
  note: [(c) => text(c.note), WIDE],
};

const personCells: Cells<'persons', Person> = {
  staffCode: [(p) => text(p.staffCode)],
  name: [(p) => p.name],
  department: [(p) => text(p.department), { width: 20 }],
  organisation: [(p) => text(p.organisation), { width: 24 }],
  identityPaper: [(p) => text(p.identityPaper), { width: 24 }],
  phone: [(p) => text(p.phone), { width: 18 }],
  leftOn: [(p) => text(p.leftOn)],
};

function registerSheet<Kind extends 'clients' | 'persons', Row>(
  kind: Kind,
  cells: Cells<Kind, Row>,
  name: string,
  language: Language,
  page: PageOf<Row>,
): OutList {
  const { columns, write } = sheetOf(kind, cells, language);
  const tally = { rows: 0, level: 0 };
  return {
    name,
    columns,
    tally,
    expected: page(null, 1).total,
    rows: async function* () {
      for await (const rows of pagesOf(page)) {
        tally.rows += rows.length;
        yield rows.map(write);
      }
    },
  };
}
export const clientSheet = (name: string, language: Language, page: PageOf<Client>): OutList =>
  registerSheet('clients', clientCells, name, language, page);
export const personSheet = (name: string, language: Language, page: PageOf<Person>): OutList =>
  registerSheet('persons', personCells, name, language, page);

type Place = {
  readonly id: number;
  readonly code: string;
  readonly capacityMm: number | null;
  readonly purpose: string | null;
  readonly closedOn: string | null;
};
const placeCells: Cells<'locations', Place> = {
  code: [(p) => p.code, { width: 20 }],
  capacity: [(p) => (p.capacityMm === null ? '' : String(p.capacityMm / 10)), NUMERIC],
  purpose: [(p) => text(p.purpose), { width: 24 }],
  closedOn: [(p) => text(p.closedOn)],
};

/** Every place in shelf order, what stands above before what stands in it (XX-20). */
export function placeSheet(name: string, language: Language, read: <T>(run: (db: ReadableDb) => T) => T): OutList {
  const { columns, write } = sheetOf('locations', placeCells, language);
  const tally = { rows: 0, level: 0 };
  const page = (after: readonly [string, number]): Place[] =>
    read((db) =>
      db
        .prepare(
          `SELECT id, code, capacity_mm AS capacityMm, purpose, closed_on AS closedOn FROM location WHERE (sort_key, id) > (?, ?) ORDER BY sort_key, id LIMIT ${String(PAGE)}`,
        )
        .all<Place>([...after]),
    );
  const keyOf = (id: number): string =>
    read((db) => db.prepare('SELECT sort_key FROM location WHERE id = ?', { pluck: true }).get<string>([id]) ?? '');
  return {
    name,
    columns,
    tally,
    expected: read((db) => db.prepare('SELECT count(*) FROM location', { pluck: true }).get<number>() ?? 0),
    rows: async function* () {
      for (let after: readonly [string, number] = ['', 0]; ;) {
        const rows = await Promise.resolve(page(after));
        const last = rows.at(-1);
        if (last === undefined) return;
        tally.rows += rows.length;
        yield rows.map(write);
        after = [keyOf(last.id), last.id];
      }
    },
  };
}
