import { z } from 'zod';

/** A list is paged by key, never by offset: the key is the last row's sort value and id. */
const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.int()]);
export type Cursor = z.infer<typeof cursorSchema>;

export function readCursor(after: string | null): Cursor | null {
  if (after === null) return null;
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(after));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // a key nobody gave out: the list begins anew
  }
}

export const writeCursor = (value: string | number, id: number): string => JSON.stringify([value, id]);

/**
 * A page of a list in the order of `key` (SQL, never null), equal ones by `id`: the condition of what lies behind the row
 * that the page before ended with, what to order by, and the parameters of both.
 */
export function inOrderOf(
  key: string,
  id: string,
  { after, descending }: { readonly after: string | null; readonly descending: boolean },
): {
  readonly past: readonly string[];
  readonly by: string;
  readonly params: Readonly<Record<string, string | number>>;
} {
  const cursor = readCursor(after);
  const turn = descending ? 'DESC' : 'ASC';
  return {
    past: cursor === null ? [] : [`(${key}, ${id}) ${descending ? '<' : '>'} (:pastValue, :pastId)`],
    by: `ORDER BY ${key} ${turn}, ${id} ${turn}`,
    params: cursor === null ? {} : { pastValue: cursor[0], pastId: cursor[1] },
  };
}

/** Rows beyond the limit only tell that there is a next page. */
export function cut<Row extends { readonly id: number; readonly sort_value: string | number }>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last !== undefined ? writeCursor(last.sort_value, last.id) : null,
  };
}

/** The driver refuses an empty set of named parameters where a statement has none. */
export const givenOrNone = <P extends Readonly<Record<string, string | number>>>(params: P): P | undefined =>
  Object.keys(params).length === 0 ? undefined : params;
