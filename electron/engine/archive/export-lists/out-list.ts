import type { ImportField, ImportKind } from '../../../../shared/domain/import-fields';
import type { Language } from '../../../../shared/i18n/index';
import { headOf } from '../../exchange/synonyms';
import type { OutColumn, OutSheet } from '../../exchange/out-sheet';

/** Counts what goes out while it goes: rows a sheet, and the highest level (a rank) among them. */
export type Tally = { rows: number; level: number };
/** A sheet with how many rows are expected, for the progress, and what has gone out of it. */
export type OutList = OutSheet & { readonly expected: number; readonly tally: Tally };

/** How a field of a thing is written into its cell. */
export type Cells<Kind extends ImportKind, Row> = Readonly<
  Partial<Record<ImportField<Kind>, readonly [write: (row: Row) => string, column?: Omit<OutColumn, 'head'>]>>
>;

/** Columns under the names that the import knows, and the row as they want it. */
export function sheetOf<Kind extends ImportKind, Row>(
  kind: Kind,
  cells: Cells<Kind, Row>,
  language: Language,
): { readonly columns: OutColumn[]; readonly write: (row: Row) => string[] } {
  const fields = Object.entries(cells) as [
    ImportField<Kind>,
    readonly [(row: Row) => string, Omit<OutColumn, 'head'>?],
  ][];
  return {
    columns: fields.map(([field, [, column]]) => ({ head: headOf(kind, field, language), ...column })),
    write: (row) => fields.map(([, [write]]) => write(row)),
  };
}

export const NUMERIC = { numeric: true, width: 8 } as const;
export const WIDE = { width: 40 } as const;
export const text = (value: string | number | null): string => (value === null ? '' : String(value));
