import { importFields, importKinds, type ImportKind } from '../../../shared/domain/import-fields';
import { refused } from './refusals';
import { isBlank, type SourceRow } from './source';
import { headerKey, synonyms } from './synonyms';

/** Field → index of the column it is taken from (0-based), or null where no column gives it. */
export type Mapping = Readonly<Record<string, number | null>>;

export type FoundHeader = {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly header: readonly string[];
  readonly kind: ImportKind;
  readonly mapping: Mapping;
};

/** How far down a header may stand: titles, dates of printing and empty rows come before it. */
export const headerSearchRows = 30;

const columnsOf: Readonly<Record<ImportKind, ReadonlyMap<string, string>>> = {
  volumes: namesOf('volumes'),
  items: namesOf('items'),
  clients: namesOf('clients'),
  persons: namesOf('persons'),
  locations: namesOf('locations'),
};

/**
 * The row whose cells are names of columns, and the kind of list it heads: the row and kind that has every column the kind
 * cannot do without, then the one with the most known names, the upper row where two are equal. Null where no row has two known names: then the person points at it.
 */
export function findHeader(rows: readonly SourceRow[]): FoundHeader | null {
  let best: (FoundHeader & { readonly score: number }) | null = null;
  for (const row of rows.slice(0, headerSearchRows)) {
    const header = headerTexts(row);
    for (const kind of importKinds) {
      const mapping = guessMapping(kind, header);
      const names = Object.values(mapping).filter((column) => column !== null).length;
      const complete = importFields[kind].required.every((field) => mapping[field] !== null);
      const score = names + (complete ? 100 : 0);
      if (names >= 2 && score > (best?.score ?? 0)) best = { row: row.number, header, kind, mapping, score };
    }
  }
  return best === null ? null : { row: best.row, header: best.header, kind: best.kind, mapping: best.mapping };
}

/** Cells of a header row as one line each. */
export function headerTexts(row: SourceRow): string[] {
  return row.cells.map(({ text }) => text.replace(/\s+/g, ' ').trim());
}

/** Each field of the kind with the first column that bears one of its names; names earlier in the table win. */
export function guessMapping(kind: ImportKind, header: readonly string[]): Mapping {
  const mapping: Record<string, number | null> = Object.fromEntries(
    Object.keys(synonyms[kind]).map((field) => [field, null]),
  );
  const taken = new Map<string, number>();
  header.forEach((text, column) => {
    const field = columnsOf[kind].get(headerKey(text));
    if (field === undefined || isBlank(text)) return;
    const rank = rankOf(kind, field, text);
    if (rank >= (taken.get(field) ?? Number.POSITIVE_INFINITY)) return;
    taken.set(field, rank);
    mapping[field] = column;
  });
  return mapping;
}

/**
 * Two columns of one name cannot be told apart in a report or by other programs, and `__proto__` and its like are
 * names no ledger has: `headerTwice`, `headerForbidden`. Only `columns` are looked at, where given.
 */
export function guardHeader(header: readonly string[], row: number, columns?: ReadonlySet<number>): void {
  const seen = new Map<string, number>();
  header.forEach((text, column) => {
    if (isBlank(text)) return;
    if (['__proto__', 'constructor', 'prototype'].includes(text))
      throw refused('headerForbidden', { row, header: text });
    const before = seen.get(text);
    const matters = columns === undefined || columns.has(column) || (before !== undefined && columns.has(before));
    if (before !== undefined && matters) throw refused('headerTwice', { row, header: text });
    seen.set(text, column);
  });
}

function namesOf(kind: ImportKind): ReadonlyMap<string, string> {
  const entries = Object.entries<readonly string[]>(synonyms[kind]);
  return new Map(entries.flatMap(([field, names]) => names.map((name) => [headerKey(name), field] as const)));
}

function rankOf(kind: ImportKind, field: string, text: string): number {
  const names = Object.entries<readonly string[]>(synonyms[kind]).find(([name]) => name === field)?.[1] ?? [];
  return names.findIndex((name) => headerKey(name) === headerKey(text));
}
