import type { ParsedInputOf } from '../../../../shared/contract/index';
import { levels } from '../../../../shared/domain/level';
import { normaliseCode, readItemCode } from '../../../../shared/domain/reference-code';
import { type Day, volumeStates } from '../../../../shared/domain/volume-facts';
import type { ReadableDb } from '../../store/open';
import { codePartQuery, HOLDS_PART, textQuery } from '../search-text';
import { listedVolumes } from '../worklist-rows';
import { PACKED_ID, unpackIds } from './chunks';
import { type Columns, slotOf } from './columns';
import type { Snapshot } from './index';
import { branches, keysOf, within } from './names';
import { type Facet, type Mask, maskOfKey, maskOfSlots, once } from './select';
import { workMarks, workMask } from './work-marks';

export type Filter = ParsedInputOf<'catalogue.facets'>['filter'];
export const facetNames = ['state', 'year', 'level', 'retention', 'series', 'clientKind', 'place'] as const;
export type FacetName = (typeof facetNames)[number];
export type Facets = Readonly<Record<FacetName, Facet>>;

/** So many newest hits of a text are listed and counted; the screen says where there are more. */
export const MOST_HITS = 20_000;

/** A filter as what a walk over the columns needs. `capped`: the text has more hits than are looked at. */
export type Question = {
  readonly masks: readonly Mask[];
  readonly work: Mask;
  readonly facets: Facets;
  /** Which lists of the start screen each slot is on. */
  readonly marks: () => Uint8Array;
  readonly capped: boolean;
};
/** Who asks, and on which day. */
export type Asking = { readonly today: Day; readonly operatorId: number; readonly clearance: number };

export function questionOf(db: ReadableDb, now: Snapshot, filter: Filter, asking: Asking): Question {
  const { columns, places } = now;
  const { size } = columns;
  const hits = textMask(db, now, filter.text);
  const { clientId, locationId } = filter;
  const { today, operatorId } = asking;
  const marks = once(() => workMarks(now, today, slotsOf(now, overdueVolumes(db, asking))));
  return {
    masks: [
      hits.mask,
      clientId === null ? null : maskOfKey(columns.client, size, clientId),
      locationId === null ? null : maskOfKey(keysOf(columns.current, size, within(places, locationId)), size, 1),
      filter.listed ? maskOfSlots(slotsOf(now, listedVolumes(db, operatorId)), size) : null,
    ],
    work: filter.work === null ? null : workMask(marks(), filter.work),
    marks,
    facets: facetsOf(now, filter),
    capped: hits.capped,
  };
}

/** Those of the volumes that the reader may see, by their slots. */
const slotsOf = ({ columns }: Snapshot, ids: readonly number[]): number[] =>
  ids.map((id) => slotOf(columns, id)).filter((slot) => slot >= 0);

/** Volumes of slips past their day; a slip that holds something above the clearance is not told of. */
const overdueVolumes = (db: ReadableDb, { today, clearance }: Asking): number[] =>
  db
    .prepare(
      `SELECT x.volume_id FROM loan l INDEXED BY loan_out CROSS JOIN loan_line x INDEXED BY loan_line_loan ON x.loan_id = l.id AND x.state = 'out'
      WHERE l.out_lines > 0 AND l.due_on < ? AND l.level <= ?`,
      { pluck: true },
    )
    .all<number>([today, clearance]);

function facetsOf({ columns, clients, places }: Snapshot, filter: Filter): Facets {
  const position = <T>(list: readonly T[], value: T | null): number | null =>
    value === null ? null : list.indexOf(value);
  const of = (field: 'state' | 'year' | 'level' | 'retention' | 'series', wanted: number | null): Facet => ({
    keys: () => columns[field],
    most: columns.most[field],
    wanted,
  });
  return {
    state: of('state', position(volumeStates, filter.state)),
    year: of('year', filter.year),
    level: of('level', position(levels, filter.level)),
    retention: of('retention', filter.retention === null ? null : retentionKey(filter.retention)),
    series: of('series', filter.seriesId),
    clientKind: {
      keys: () => columns.client,
      through: () => clients.kindOf,
      wanted: position(clients.kinds, filter.clientKind),
    },
    // The places directly under the one that is chosen; choosing one of them goes deeper, so it is never a condition here.
    place: {
      keys: () => columns.current,
      through: () => branches(places, filter.locationId),
      wanted: null,
    },
  };
}

/** Retention as its code (Y, D30) or none ↔ the key in the column. */
const retentionKey = (code: string): number => (code === 'none' ? 0 : code === 'Y' ? 1 : 1 + Number(code.slice(1)));
export const retentionOf = (key: number): string => (key === 0 ? 'none' : key === 1 ? 'Y' : `D${String(key - 1)}`);

type Hits = { readonly mask: Mask; readonly capped: boolean };
/** The hits of the last text: the list, its counts and every sorting of it ask for the same ones. */
const lastHits = new WeakMap<Snapshot, { readonly text: string; readonly hits: Hits }>();

function textMask(db: ReadableDb, now: Snapshot, text: string): Hits {
  if (text === '') return { mask: null, capped: false };
  const kept = lastHits.get(now);
  if (kept?.text === text) return kept.hits;
  const hits = hitsOf(db, now.columns, text);
  lastHits.set(now, { text, hits });
  return hits;
}

/**
 * The newest hits of a text: of its words, and of a part of a code. Hits above the clearance have no slot; they are read
 * past and not counted, so that neither the list nor the word "more" tells of them.
 */
function hitsOf(db: ReadableDb, columns: Columns, text: string): Hits {
  const mask = new Uint8Array(columns.size);
  let found = 0;
  const mark = (id: number): void => {
    const slot = slotOf(columns, id);
    if (slot < 0 || mask[slot] === 1) return;
    if (found < MOST_HITS) mask[slot] = 1;
    found += 1;
  };
  /** Goes back through the newest rows of an index until enough are marked. */
  const markNewest = (
    index: 'volume_text' | 'code_text',
    query: string,
    those: (ids: Int32Array) => Iterable<number>,
  ): void => {
    const newest = db.prepare(
      `SELECT group_concat(${PACKED_ID}, '') FROM
        (SELECT rowid AS id FROM ${index} WHERE ${index} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)`,
      { pluck: true },
    );
    for (let before = Number.MAX_SAFE_INTEGER; found <= MOST_HITS;) {
      const ids = unpackIds(newest.get<string | null>([query, before, MOST_HITS + 1]) ?? '');
      for (const id of those(ids)) mark(id);
      const last = ids.at(-1);
      if (last === undefined || ids.length <= MOST_HITS) return;
      before = last;
    }
  };
  const code = normaliseCode(text);
  const words = textQuery(text);
  const coded = db.prepare('SELECT id FROM volume WHERE reference_key = ?', { pluck: true });
  // Who has the 档号 of an item is led to the volume it is in.
  const volumeOfItem = readItemCode(code)?.volume;
  if (volumeOfItem !== undefined) for (const id of coded.all<number>([volumeOfItem])) mark(id);
  if (words === null) for (const id of coded.all<number>([code])) mark(id);
  else markNewest('volume_text', words, (ids) => ids);
  const part = codePartQuery(code);
  if (part !== null) {
    const holding = db.prepare(
      `SELECT v.id FROM volume v WHERE v.id IN (SELECT value FROM json_each(:ids)) AND ${HOLDS_PART}`,
      { pluck: true },
    );
    markNewest('code_text', part, (ids) => {
      // The words have most of them already; only of the others need the rows be looked at.
      const left = ids.filter((id) => {
        const slot = slotOf(columns, id);
        return slot >= 0 && mask[slot] !== 1;
      });
      return left.length === 0 ? [] : holding.all<number>({ ids: JSON.stringify([...left]), part: code });
    });
  }
  return { mask, capped: found > MOST_HITS };
}
