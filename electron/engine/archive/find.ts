import type { Hit } from '../../../shared/contract/catalogue';
import { normaliseCode } from '../../../shared/domain/reference-code';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { PACKED_ID, turn, unpackIds } from './holdings/chunks';
import { codePartQuery, HOLDS_PART, textQuery } from './search-text';
import { CLIENT_NAME, DISPOSAL_NUMBER } from './volume-rows';

type VolumeHit = {
  id: number;
  code: string | null;
  title: string;
  detail: string;
  state: VolumeState;
  disposal_number: string | null;
};
type ItemHit = VolumeHit & { volume_id: number };
type PlainHit = { id: number; code: string; title: string; detail: string };
type Given = Record<string, string | number>;

const VOLUME_COLUMNS = `SELECT v.id, coalesce(v.reference_code, v.old_number) AS code, v.title, coalesce(${CLIENT_NAME}, c.code, '') || ' ' || coalesce(v.year, '') AS detail, v.state, ${DISPOSAL_NUMBER}`;
const VOLUME = `${VOLUME_COLUMNS} FROM volume v LEFT JOIN client c ON c.id = v.client_id WHERE v.level <= :clearance AND`;
const VOLUME_BY_WORD = `${VOLUME_COLUMNS} FROM volume_text t CROSS JOIN volume v ON v.id = t.rowid LEFT JOIN client c ON c.id = v.client_id
  WHERE t.volume_text MATCH :query AND v.level <= :clearance`;
const VOLUME_BY_PART = `${VOLUME} v.id IN (SELECT value FROM json_each(:ids)) AND ${HOLDS_PART} ORDER BY v.id DESC LIMIT :limit`;
const CLIENT = `SELECT id, code, name AS title, coalesce(kind, '') AS detail FROM client WHERE`;
const PLACE = `SELECT id, code, code AS title, kind AS detail FROM location WHERE`;
const ITEM_BY_WORD = `SELECT i.id, i.volume_id, i.document_number AS code, i.title, coalesce(v.reference_code, v.old_number, '') || ' ' || v.title AS detail, v.state, ${DISPOSAL_NUMBER}
  FROM item_text t CROSS JOIN item i ON i.id = t.rowid CROSS JOIN volume v ON v.id = i.volume_id
  WHERE t.item_text MATCH :query AND v.level <= :clearance AND i.level <= :clearance`;
const PREFIX = (column: string): string => `(${column} >= :code AND ${column} < :code || char(1114111))`;

const volumeHit =
  (exact: boolean) =>
  (row: VolumeHit): Hit => ({
    kind: 'volume',
    volumeId: row.id,
    exact,
    id: row.id,
    code: row.code,
    title: row.title,
    detail: row.detail.trim(),
    state: row.state,
    disposalNumber: row.disposal_number,
  });
const plainHit =
  (kind: 'client' | 'location', exact: boolean) =>
  (row: PlainHit): Hit => ({ kind, volumeId: null, exact, state: null, disposalNumber: null, ...row });
const itemHit = (row: ItemHit): Hit => ({
  kind: 'item',
  volumeId: row.volume_id,
  exact: false,
  id: row.id,
  code: row.code,
  title: row.title,
  detail: row.detail.trim(),
  state: row.state,
  disposalNumber: row.disposal_number,
});

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

/**
 * The newest hits of the words up to the clearance, which stands in the same question: whatever lies above it neither
 * shows nor takes the place of a hit below it.
 */
function wordHits(db: ReadableDb, query: string, clearance: number, limit: number): Hit[] {
  return [
    ...db
      .prepare(
        `${CLIENT} id IN (SELECT rowid FROM client_text WHERE client_text MATCH :query LIMIT 200) ORDER BY name LIMIT :limit`,
      )
      .all<PlainHit>({ query, limit })
      .map(plainHit('client', false)),
    ...db
      .prepare(`${VOLUME_BY_WORD} ORDER BY t.rowid DESC LIMIT :limit`)
      .all<VolumeHit>({ query, clearance, limit })
      .map(volumeHit(false)),
    ...db
      .prepare(`${ITEM_BY_WORD} ORDER BY t.rowid DESC LIMIT :limit`)
      .all<ItemHit>({ query, clearance, limit })
      .map(itemHit),
  ];
}

/** Places (there are few) with a code that holds what was typed somewhere in it, in shelf order. */
const placesByPart = (db: ReadableDb, part: string): Hit[] =>
  db
    .prepare(`${PLACE} instr(code, :part) > 0 ORDER BY sort_key LIMIT 3`)
    .all<PlainHit>({ part })
    .map(plainHit('location', false));

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

function findWith(db: ReadableDb, text: string, clearance: number, limit: number, byPart: readonly Hit[]): Found {
  if (text === '') return { hits: [], more: false };
  const given = { code: normaliseCode(text), typed: text, clearance, limit: limit + 1 };
  const query = textQuery(text);
  const looksLikeCode = /[0-9A-Za-z]/.test(text);
  const parts = [...(codePartQuery(given.code) === null ? [] : placesByPart(db, given.code)), ...byPart];
  const all = [
    ...exactHits(db, pick(given, 'code', 'typed', 'clearance')),
    ...(looksLikeCode ? codeHits(db, given) : []),
    ...parts.slice(0, PARTS_FIRST),
    ...(query === null ? [] : wordHits(db, query, clearance, limit + 1)),
    ...parts.slice(PARTS_FIRST),
  ];
  const hits = [
    ...new Map(all.map((hit) => [`${hit.kind} ${String(hit.id)}`, hit] as const).reverse()).values(),
  ].reverse();
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
