import type { Level } from '../../../../shared/domain/level';
import type { OutColumn } from '../../exchange/out-sheet';
import { rankOf } from '../context';
import type { OutList } from './out-list';
import { pagesOf } from './registers';

type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null; readonly total: number };
export type PageOf<Row> = (after: string | null, limit: number) => Page<Row>;
/** How a field of a row is written into its cell. */
export type Cell<Row, Name extends string> = readonly [
  field: Name,
  write: (row: Row) => string,
  column?: Omit<OutColumn, 'head'>,
];
type Marked = { readonly level: Level };
type Batches<Row> = { readonly expected: number; readonly batches: () => AsyncIterable<readonly Row[]> };

/** Rows of a list that comes in by no import as a sheet; `heads` are the words of its fields. */
function rowSheet<Row extends Marked, Name extends string>(
  name: string,
  heads: Readonly<Record<Name, string>>,
  cells: readonly Cell<Row, Name>[],
  { expected, batches }: Batches<Row>,
): OutList {
  const tally = { rows: 0, level: 0 };
  return {
    name,
    columns: cells.map(([field, , column]) => ({ head: heads[field], ...column })),
    tally,
    expected,
    rows: async function* () {
      for await (const rows of batches()) {
        tally.rows += rows.length;
        tally.level = Math.max(tally.level, ...rows.map(({ level }) => rankOf(level)));
        yield rows.map((row) => cells.map(([, write]) => write(row)));
      }
    },
  };
}

/** A list that is paged by key. */
export const pagedSheet = <Row extends Marked, Name extends string>(
  name: string,
  heads: Readonly<Record<Name, string>>,
  cells: readonly Cell<Row, Name>[],
  page: PageOf<Row>,
): OutList => rowSheet(name, heads, cells, { expected: page(null, 1).total, batches: () => pagesOf(page) });

const SLICE = 250;
/** A list whose ids were read at one moment; `rowsOf` leaves out what went out of sight since. */
export const idsSheet = <Row extends Marked, Name extends string>(
  name: string,
  heads: Readonly<Record<Name, string>>,
  cells: readonly Cell<Row, Name>[],
  ids: readonly number[],
  rowsOf: (ids: readonly number[]) => readonly Row[],
): OutList =>
  rowSheet(name, heads, cells, {
    expected: ids.length,
    batches: async function* () {
      for (let at = 0; at < ids.length; at += SLICE) yield await Promise.resolve(rowsOf(ids.slice(at, at + SLICE)));
    },
  });
