import type { Hit } from '../../../shared/contract/catalogue';
import { normaliseCode } from '../../../shared/domain/reference-code';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { matching, textQuery } from './search-text';

type VolumeHit = { id: number; code: string | null; title: string; detail: string; state: VolumeState };
type ItemHit = VolumeHit & { volume_id: number };
type PlainHit = { id: number; code: string; title: string; detail: string };
type Given = Record<string, string | number>;

const VOLUME = `SELECT v.id, coalesce(v.reference_code, v.old_number) AS code, v.title, coalesce(c.name, '') || ' ' || coalesce(v.year, '') AS detail, v.state
  FROM volume v LEFT JOIN client c ON c.id = v.client_id WHERE v.level <= :clearance AND`;
const CLIENT = `SELECT id, code, name AS title, coalesce(kind, '') AS detail FROM client WHERE`;
const PLACE = `SELECT id, code, code AS title, kind AS detail FROM location WHERE`;
const ITEM = `SELECT i.id, i.volume_id, i.document_number AS code, i.title, coalesce(v.reference_code, v.old_number, '') || ' ' || v.title AS detail, v.state
  FROM item i JOIN volume v ON v.id = i.volume_id WHERE v.level <= :clearance AND i.level <= :clearance AND`;
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
  });
const plainHit =
  (kind: 'client' | 'location', exact: boolean) =>
  (row: PlainHit): Hit => ({ kind, volumeId: null, exact, state: null, ...row });
const itemHit = (row: ItemHit): Hit => ({
  kind: 'item',
  volumeId: row.volume_id,
  exact: false,
  id: row.id,
  code: row.code,
  title: row.title,
  detail: row.detail.trim(),
  state: row.state,
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
      .prepare(`${CLIENT} ${PREFIX('code')} LIMIT :limit`)
      .all<PlainHit>(pick(given, 'code', 'limit'))
      .map(plainHit('client', false)),
    ...db
      .prepare(`${PLACE} ${PREFIX('code')} LIMIT 5`)
      .all<PlainHit>(pick(given, 'code'))
      .map(plainHit('location', false)),
  ];
}

function wordHits(db: ReadableDb, query: string, clearance: number, limit: number): Hit[] {
  // More candidates than asked for, since those above the clearance fall out behind the index.
  const ids = (index: Parameters<typeof matching>[1]): string => matching(db, index, query, limit * 4).join(',');
  const seen = { clearance, limit };
  return [
    ...db
      .prepare(`${CLIENT} id IN (${ids('client_text')}) ORDER BY name LIMIT :limit`)
      .all<PlainHit>({ limit })
      .map(plainHit('client', false)),
    ...db
      .prepare(`${VOLUME} v.id IN (${ids('volume_text')}) ORDER BY v.id DESC LIMIT :limit`)
      .all<VolumeHit>(seen)
      .map(volumeHit(false)),
    ...db
      .prepare(`${ITEM} i.id IN (${ids('item_text')}) ORDER BY i.id DESC LIMIT :limit`)
      .all<ItemHit>(seen)
      .map(itemHit),
  ];
}

const pick = (given: Given, ...names: string[]): Given =>
  Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));

/** The one search box (peers: exact number first, then name, then text). */
export function createFind({ work }: Context) {
  return {
    'catalogue.find': ({ text, limit }, session) =>
      work.read((db) => {
        if (text === '') return { hits: [], more: false };
        const given = { code: normaliseCode(text), typed: text, clearance: session.clearanceRank, limit: limit + 1 };
        const query = textQuery(text);
        const looksLikeCode = /[0-9A-Za-z]/.test(text);
        const all = [
          ...exactHits(db, pick(given, 'code', 'typed', 'clearance')),
          ...(looksLikeCode ? codeHits(db, given) : []),
          ...(query === null ? [] : wordHits(db, query, session.clearanceRank, limit + 1)),
        ];
        const hits = [
          ...new Map(all.map((hit) => [`${hit.kind} ${String(hit.id)}`, hit] as const).reverse()).values(),
        ].reverse();
        return { hits: hits.slice(0, limit), more: hits.length > limit };
      }),
  } satisfies Pick<SessionHandlers, 'catalogue.find'>;
}
