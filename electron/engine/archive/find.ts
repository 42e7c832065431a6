import type { Hit } from '../../../shared/contract/catalogue';
import { itemReferenceCode, normaliseCode, readItemCode } from '../../../shared/domain/reference-code';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { PACKED_ID, turn, unpackIds } from './holdings/chunks';
import {
  CLIENT,
  ITEM_COLUMNS,
  type ItemHit,
  itemHit,
  type PlainHit,
  plainHit,
  PLACE,
  VOLUME_COLUMNS,
  type VolumeHit,
  volumeHit,
} from './find-hits';
import { wordHits } from './find-words';
import { codePartQuery, HOLDS_PART } from './search-text';

type Given = Record<string, string | number>;

const VOLUME = `SELECT ${VOLUME_COLUMNS} FROM volume v LEFT JOIN client c ON c.id = v.client_id WHERE v.level <= :clearance AND`;
const VOLUME_BY_PART = `${VOLUME} v.id IN (SELECT value FROM json_each(:ids)) AND ${HOLDS_PART} ORDER BY v.id DESC LIMIT :limit`;
const PREFIX = (column: string): string => `(${column} >= :code AND ${column} < :code || char(1114111))`;

/** A key, a 档号, an old or filing number, a client's code, a place: whoever types one whole wants that one thing. */
function exactHits(db: ReadableDb, given: Given): Hit[] {
  return [
    ...db
      .prepare(
        `${VOLUME} (v.machine_key = :code OR v.reference_key = :code OR v.old_key = :code OR v.filing_number = :typed) LIMIT 20`,
      )
      .all<VolumeHit>(given)
      .map(volumeHit(true)),
    ...db
      .prepare(`${CLIENT} code = :code OR code = :typed LIMIT 5`)
      .all<PlainHit>(pick(given, 'code', 'typed'))
      .map(plainHit('client', true)),
    ...db
      .prepare(`${PLACE} code = :code OR machine_key = :code LIMIT 5`)
      .all<PlainHit>(pick(given, 'code'))
      .map(plainHit('location', true)),
  ];
}

function codeHits(db: ReadableDb, given: Given): Hit[] {
  return [
    ...db
      .prepare(`${VOLUME} (${PREFIX('v.reference_key')} OR ${PREFIX('v.old_key')}) LIMIT :limit`)
      .all<VolumeHit>(pick(given, 'code', 'clearance', 'limit'))
      .map(volumeHit(false)),
    ...db
      .prepare(`${CLIENT} ${PREFIX('code')} OR code IN (SELECT value FROM json_each(:zeros)) LIMIT :limit`)
      .all<PlainHit>({ ...pick(given, 'code', 'limit'), zeros: JSON.stringify(withZeros(String(given['code']))) })
      .map(plainHit('client', false)),
    ...db
      .prepare(`${PLACE} ${PREFIX('code')} LIMIT 5`)
      .all<PlainHit>(pick(given, 'code'))
      .map(plainHit('location', false)),
  ];
}

/** Places (there are few) with a code that holds what was typed somewhere in it, in shelf order. */
const placesByPart = (db: ReadableDb, part: string): Hit[] =>
  db
    .prepare(`${PLACE} instr(code, :part) > 0 ORDER BY sort_key LIMIT 3`)
    .all<PlainHit>({ part })
    .map(plainHit('location', false));

type NumberedItem = ItemHit & { readonly sequence: number; readonly volume_code: string };
const ITEMS_BY_CODE = `SELECT ${ITEM_COLUMNS}, i.sequence, v.reference_code AS volume_code FROM volume v CROSS JOIN item i ON i.volume_id = v.id
  WHERE v.reference_key = :volume AND printf('%04d', i.sequence) GLOB :begins AND v.level <= :clearance AND i.level <= :clearance ORDER BY i.sequence LIMIT :limit`;

/** Items by their own 档号 as the list by item prints it, whole or as far as it is typed: no index holds it, since it is the volume's and the place in it. */
function itemHits(db: ReadableDb, code: string, clearance: number, limit: number): Hit[] {
  const read = readItemCode(code);
  if (read === null) return [];
  const { volume, digits } = read;
  return db
    .prepare(ITEMS_BY_CODE)
    .all<NumberedItem>({ volume, begins: `${digits}*`, clearance, limit })
    .map((row) => {
      const own = itemReferenceCode(row.volume_code, row.sequence);
      return { ...itemHit({ ...row, code: own }), exact: normaliseCode(own) === code };
    });
}

/**
 * The next of the newest volumes with a code that holds a part, as far as `looked` rows that the index names: it knows
 * any three characters in a row and no more, so of 0000 it names all that hold 000, and few of those may hold the part.
 */
function volumesByPart(db: ReadableDb, part: string, clearance: number, limit: number, from: PartWalk): PartWalk {
  const query = codePartQuery(part);
  if (query === null) return { ...from, ended: true };
  const named = db
    .prepare(
      `SELECT group_concat(${PACKED_ID}, '') FROM (SELECT rowid AS id FROM code_text WHERE code_text MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)`,
      { pluck: true },
    )
    .get<string | null>([query, from.before, from.rows]);
  const ids = unpackIds(named ?? '');
  const found = db
    .prepare(VOLUME_BY_PART)
    .all<VolumeHit>({ ids: JSON.stringify([...ids]), part, clearance, limit: limit - from.hits.length });
  const hits = [...from.hits, ...found.map(volumeHit(false))];
  const ended = ids.length < from.rows || hits.length >= limit;
  return { hits, before: ids.at(-1) ?? 0, rows: MORE_ROWS, ended };
}
type PartWalk = { readonly hits: Hit[]; readonly before: number; readonly rows: number; readonly ended: boolean };
/** Most parts are in all rows that the index names; where they are not, a turn looks at so many. */
const MORE_ROWS = 400;
const beginning: PartWalk = { hits: [], before: Number.MAX_SAFE_INTEGER, rows: 60, ended: false };
/** So many of them come before the words: digits stand in titles as well, and either may fill the list alone. */
const PARTS_FIRST = 10;

/** Nobody says the zeros at the front of a client's number: 137 is 0137. */
const withZeros = (code: string): string[] =>
  /^[1-9]\d{0,6}$/.test(code) ? [1, 2, 3, 4, 5].map((zeros) => '0'.repeat(zeros) + code) : [];

const pick = (given: Given, ...names: string[]): Given =>
  Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));

type Found = { readonly hits: Hit[]; readonly more: boolean };

/** Peers: exact number first, then name, then text. */
export function findHits(db: ReadableDb, text: string, clearance: number, limit: number): Found {
  let walk = beginning;
  while (!walk.ended) walk = volumesByPart(db, normaliseCode(text), clearance, limit + 1, walk);
  return findWith(db, text, clearance, limit, walk.hits);
}

/**
 * In the order of peers' search boxes, group by group: what would stand behind a full list is not looked for. Of the words,
 * each kind has its share before any has the rest: a common word names clients enough to fill the list alone, and an item
 * is found nowhere else.
 */
function* groups(db: ReadableDb, text: string, clearance: number, limit: number, byPart: readonly Hit[]) {
  const given = { code: normaliseCode(text), typed: text, clearance, limit };
  const parts = [...(codePartQuery(given.code) === null ? [] : placesByPart(db, given.code)), ...byPart];
  yield exactHits(db, pick(given, 'code', 'typed', 'clearance'));
  yield itemHits(db, given.code, clearance, limit);
  if (/[0-9A-Za-z]/.test(text)) yield codeHits(db, given);
  yield parts.slice(0, PARTS_FIRST);
  const [clients = [], volumes = [], items = []] = wordHits(db, text, clearance, limit);
  const [someClients, someVolumes] = [Math.ceil(limit / 4), Math.ceil(limit / 2)];
  yield clients.slice(0, someClients);
  yield volumes.slice(0, someVolumes);
  yield items;
  yield volumes.slice(someVolumes);
  yield clients.slice(someClients);
  yield parts.slice(PARTS_FIRST);
}

function findWith(db: ReadableDb, text: string, clearance: number, limit: number, byPart: readonly Hit[]): Found {
  if (text === '') return { hits: [], more: false };
  const found = new Map<string, Hit>();
  for (const group of groups(db, text, clearance, limit + 1, byPart)) {
    for (const hit of group) {
      const key = `${hit.kind} ${String(hit.id)}`;
      if (!found.has(key)) found.set(key, hit);
    }
    if (found.size > limit) break;
  }
  const hits = [...found.values()];
  return { hits: hits.slice(0, limit), more: hits.length > limit };
}

/** The one search box. */
export function createFind({ work }: Context) {
  return {
    'catalogue.find': async ({ text, limit }, { clearanceRank }) => {
      let walk = beginning;
      for (;;) {
        const from = walk;
        walk = work.read((db) => volumesByPart(db, normaliseCode(text), clearanceRank, limit + 1, from));
        if (walk.ended) break;
        await turn();
      }
      return work.read((db) => findWith(db, text, clearanceRank, limit, walk.hits));
    },
  } satisfies Pick<SessionHandlers, 'catalogue.find'>;
}
