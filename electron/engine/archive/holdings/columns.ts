import { bindings, volumeStates } from '../../../../shared/domain/volume-facts';

/**
 * What the catalogue filters, counts and sorts by, one typed array a field, one slot a volume in the order of the ids.
 * A facet of a million volumes is one walk over a few arrays; the same question in SQL reads every page of the table.
 */
const widths = {
  id: 2,
  client: 2,
  series: 2,
  department: 2,
  current: 2,
  home: 2,
  /** `20350101`; 0: no day. */
  due: 2,
  /** `201406`; 0: unknown. */
  firstMonth: 2,
  pages: 2,
  /** Seconds since 2020. */
  changed: 2,
  /** Index in volumeStates, or GONE. */
  state: 1,
  level: 1,
  /** 0 none · 1 permanent · 1 + N for N years. */
  retention: 1,
  /** 0: unknown. */
  year: 1,
  items: 1,
  /** Index in bindings. */
  binding: 1,
  /** 1: all that filing asks for is there. */
  ready: 1,
} as const;
export type Field = keyof typeof widths;
const fields = Object.keys(widths) as Field[];
/** State of a slot whose volume was discarded, or that the reader may no longer see. */
export const GONE = volumeStates.length;

const DIGIT = 32_768;
const SINCE = Date.UTC(2020, 0, 1) / 1000;

const states = volumeStates.map((state, code) => `WHEN '${state}' THEN ${String(code)}`).join(' ');
/** SQL over `volume v` for each field but `ready`: whole numbers, never negative, within the width of the field. */
const expressions: Readonly<Record<Exclude<Field, 'ready'>, string>> = {
  id: 'v.id',
  client: 'coalesce(v.client_id, 0)',
  series: 'v.series_id',
  department: 'coalesce(v.forming_department_id, 0)',
  current: 'coalesce(v.current_id, 0)',
  home: 'coalesce(v.home_id, 0)',
  due: `CAST(replace(coalesce(v.due_from, '0'), '-', '') AS INTEGER)`,
  firstMonth: `CAST(replace(coalesce(v.first_month, '0'), '-', '') AS INTEGER)`,
  pages: 'coalesce(v.pages, 0)',
  changed: `max(0, v.changed_at / 1000 - ${String(SINCE)})`,
  state: `CASE v.state ${states} END`,
  level: 'v.level',
  retention: `CASE v.retention_kind WHEN 'permanent' THEN 1 WHEN 'years' THEN 1 + v.retention_years ELSE 0 END`,
  year: 'coalesce(v.year, 0)',
  binding: `CASE v.binding ${bindings.map((binding, code) => `WHEN '${binding}' THEN ${String(code)}`).join(' ')} END`,
  items: `min(v.item_count, ${String(DIGIT - 1)})`,
};

/**
 * One row as characters: two or one a field in base 32,768, each one up so that none is NUL. Joined by `group_concat`
 * they come out of the store as one text, twice as fast as rows of objects and without a million of them to collect.
 * `ready` is the SQL condition of volumes that have all that filing asks for.
 */
export function packedRow(ready: string): string {
  const digits = fields.flatMap((field) => {
    const value = field === 'ready' ? ready : expressions[field];
    return widths[field] === 1
      ? [`(${value}) + 1`]
      : [`(${value}) / ${String(DIGIT)} + 1`, `(${value}) % ${String(DIGIT)} + 1`];
  });
  return `char(${digits.join(', ')})`;
}
const ROW_LENGTH = fields.reduce((sum, field) => sum + widths[field], 0);

/** Arrays may be longer than `size`: the rest is room for new volumes. */
export type Columns = { readonly [F in Field]: Int32Array } & {
  readonly size: number;
  /** Some slot is GONE, or was. */
  readonly holes: boolean;
  /** The highest that ever stood in each field. */
  readonly most: Record<Field, number>;
};

const emptyArrays = (length: number): Record<Field, Int32Array> =>
  Object.fromEntries(fields.map((field) => [field, new Int32Array(length)])) as Record<Field, Int32Array>;
/** Nothing yet, with room for so many volumes. */
export const noColumns = (room: number): Columns => ({
  ...emptyArrays(room),
  size: 0,
  holes: false,
  most: Object.fromEntries(fields.map((field) => [field, 0])) as Record<Field, number>,
});

/** `columns` with packed rows after them; the rows' ids are higher than all there are. */
export function appended(columns: Columns, packed: string): Columns {
  const size = columns.size + packed.length / ROW_LENGTH;
  const room = columns.id.length >= size ? columns : grown(columns, Math.max(size, Math.ceil(size * 1.2)));
  let at = 0;
  for (let slot = columns.size; slot < size; slot += 1) at = readRow(room, slot, packed, at);
  return { ...room, size };
}

function grown(columns: Columns, length: number): Columns {
  const arrays = emptyArrays(length);
  for (const field of fields) arrays[field].set(columns[field].subarray(0, columns.size));
  return { ...columns, ...arrays };
}

/** Writes the packed row that begins at `from` into a slot; answers where the next row begins. */
export function readRow(columns: Columns, slot: number, packed: string, from: number): number {
  let at = from;
  for (const field of fields) {
    const high = packed.charCodeAt(at++) - 1;
    const value = widths[field] === 1 ? high : high * DIGIT + packed.charCodeAt(at++) - 1;
    columns[field][slot] = value;
    if (value > columns.most[field]) columns.most[field] = value;
  }
  return at;
}

/** Packed rows one by one, by the ids of their volumes. */
export function rowsOf(packed: string): ReadonlyMap<number, string> {
  return new Map(
    Array.from({ length: packed.length / ROW_LENGTH }, (_, row) => {
      const one = packed.slice(row * ROW_LENGTH, (row + 1) * ROW_LENGTH);
      return [(one.charCodeAt(0) - 1) * DIGIT + one.charCodeAt(1) - 1, one] as const;
    }),
  );
}

/** The slot of a volume, or -1. */
export function slotOf({ id, size }: Columns, wanted: number): number {
  let low = 0;
  let high = size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = id[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
