import type { Hit } from '../../../shared/contract/catalogue';
import type { ReadableDb } from '../store/open';
import {
  CLIENT,
  ITEM_COLUMNS,
  type ItemHit,
  itemHit,
  type PlainHit,
  plainHit,
  VOLUME_COLUMNS,
  type VolumeHit,
  volumeHit,
} from './find-hits';
import { matching, patternOf, textQuery, type WordPattern } from './search-text';
import { CLIENT_NAME } from './volume-rows';

/**
 * Hits of the words: names of clients, then the newest volumes, then the newest items. The clearance stands in the same
 * question: whatever lies above it neither shows nor takes the place of a hit below it.
 *
 * Before the index gives out its first row for a word that is still being typed, it merges the rows of all words that
 * begin so: a tenth of a second for "2" in a million volumes, and the more the commoner the word. But where hits abound
 * some of the newest rows are hits. So those are read first, and the index is asked where they do not fill the list. Of
 * 2016-0 the index names those with 2016 without any merging; the newest of these are read, and where they are all of
 * them, the answer is whole.
 */
type Words = { readonly query: string; readonly pattern: WordPattern | null };
type Shown = { readonly clearance: number; readonly limit: number };
type Asked = Shown & { readonly large: number };
type Kind<Row> = {
  readonly table: 'volume' | 'item';
  /** Where the index and where the newest rows are walked, to the row itself. */
  readonly columns: string;
  readonly byIndex: string;
  readonly byRow: string;
  readonly text: string;
  readonly id: string;
  readonly toHit: (row: Row) => Hit;
};
const VOLUMES: Kind<VolumeHit> = {
  table: 'volume',
  columns: VOLUME_COLUMNS,
  byIndex: `FROM volume_text t CROSS JOIN volume v ON v.id = t.rowid LEFT JOIN client c ON c.id = v.client_id
    WHERE t.volume_text MATCH :query AND v.level <= :clearance ORDER BY t.rowid DESC`,
  byRow: 'FROM volume v LEFT JOIN client c ON c.id = v.client_id WHERE v.level <= :clearance',
  text: `v.reference_code, v.old_number, v.filing_number, v.title, c.code, ${CLIENT_NAME}`,
  id: 'v.id',
  toHit: volumeHit(false),
};
const ITEMS: Kind<ItemHit> = {
  table: 'item',
  columns: ITEM_COLUMNS,
  byIndex: `FROM item_text t CROSS JOIN item i ON i.id = t.rowid CROSS JOIN volume v ON v.id = i.volume_id
    WHERE t.item_text MATCH :query AND v.level <= :clearance AND i.level <= :clearance ORDER BY t.rowid DESC`,
  byRow: 'FROM item i CROSS JOIN volume v ON v.id = i.volume_id WHERE v.level <= :clearance AND i.level <= :clearance',
  text: 'i.title, i.document_number',
  id: 'i.id',
  toHit: itemHit,
};

/** Up to so many rows the index merges any words within a few milliseconds. */
const LARGE = 50_000;
/** How many of the newest rows are read; the second time only where the first says that they will do. */
const SOME = 300;
const MORE = 3000;

const holdsFirst = (text: string): string => `' ' || lower(concat_ws(' ', ${text})) GLOB :first`;

/** The hits among the newest rows, or null where they do not say. */
function newest<Row extends VolumeHit>(
  db: ReadableDb,
  { table, columns, byRow, text, id }: Kind<Row>,
  { first, words }: WordPattern,
  shown: Shown,
): Row[] | null {
  const from = db.prepare(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 1 OFFSET ?`, { pluck: true });
  const hits = db.prepare(
    `SELECT ${columns} ${byRow} AND ${id} > :from AND ${holdsFirst(text)}
     AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(lower(concat_ws(' ', ${text})), value) = 0) ORDER BY ${id} DESC LIMIT :limit`,
  );
  for (const looked of [SOME, MORE]) {
    const begin = from.get<number>([looked]);
    if (begin === undefined) return null;
    const found = hits.all<Row>({ ...shown, from: begin, first, words: JSON.stringify(words) });
    if (found.length === shown.limit) return found;
    if (found.length * (MORE / SOME) < shown.limit) return null;
  }
  return null;
}

/** The hits among the newest rows that the index names for the words typed whole, or null where there are more than are read. */
function newestNamed<Row extends VolumeHit>(
  db: ReadableDb,
  { table, columns, byRow, text, id }: Kind<Row>,
  { first }: WordPattern,
  whole: string,
  shown: Shown,
): Row[] | null {
  const named = matching(db, `${table}_text`, whole, MORE);
  const hits = db.prepare(
    `SELECT ${columns} ${byRow} AND ${id} IN (SELECT value FROM json_each(:ids)) AND ${holdsFirst(text)} ORDER BY ${id} DESC LIMIT :limit`,
  );
  const found: Row[] = [];
  for (let from = 0; from < named.length && found.length < shown.limit; from += SOME) {
    const ids = JSON.stringify(named.slice(from, from + SOME));
    found.push(...hits.all<Row>({ clearance: shown.clearance, limit: shown.limit - found.length, ids, first }));
    if (named.length === MORE && found.length * (MORE / SOME) < shown.limit) return null;
  }
  return named.length === MORE && found.length < shown.limit ? null : found;
}

/** What can be said without merging: null where the table is small enough for it, or where only the index knows. */
function unmerged<Row extends VolumeHit>(
  db: ReadableDb,
  kind: Kind<Row>,
  pattern: WordPattern | null,
  { large, ...shown }: Asked,
): Row[] | null {
  if (pattern === null) return null;
  const last = db.prepare(`SELECT max(id) FROM ${kind.table}`, { pluck: true }).get<number | null>() ?? 0;
  if (last < large) return null;
  const { whole } = pattern;
  return whole === null ? newest(db, kind, pattern, shown) : newestNamed(db, kind, pattern, whole, shown);
}

function newestHits<Row extends VolumeHit>(
  db: ReadableDb,
  kind: Kind<Row>,
  { query, pattern }: Words,
  asked: Asked,
): Hit[] {
  const { clearance, limit } = asked;
  const found =
    unmerged(db, kind, pattern, asked) ??
    db.prepare(`SELECT ${kind.columns} ${kind.byIndex} LIMIT :limit`).all<Row>({ query, clearance, limit });
  return found.map(kind.toHit);
}

/** One group of hits after the other, so that whoever has enough asks no further. `large`: from how many rows on the newest are read first. */
export function* wordHits(
  db: ReadableDb,
  text: string,
  clearance: number,
  limit: number,
  large = LARGE,
): Generator<Hit[]> {
  const query = textQuery(text);
  if (query === null) return;
  const words = { query, pattern: patternOf(text) };
  const asked = { clearance, limit, large };
  yield db
    .prepare(
      `${CLIENT} id IN (SELECT rowid FROM client_text WHERE client_text MATCH :query LIMIT 200) ORDER BY name LIMIT :limit`,
    )
    .all<PlainHit>({ query, limit })
    .map(plainHit('client', false));
  yield newestHits(db, VOLUMES, words, asked);
  yield newestHits(db, ITEMS, words, asked);
}
