/** What every ledger is once it is opened, workbook or CSV: sheets of rows of texts. */

export type Cell = {
  readonly text: string;
  /** The cell computes its value; the text is what it showed when the file was saved. */
  readonly formula: boolean;
  /** `#N/A`, `#REF!`, …: the cell shows that its computing failed. */
  readonly error: boolean;
  /** The cell is a number shown without fixed decimals: `2016.1` may have been typed as 2016.10. */
  readonly plainNumber?: true;
};
/** `number` is what the person's own program shows: Excel's row, or the line of a CSV file. Cells from column A on. */
export type SourceRow = { readonly number: number; readonly cells: readonly Cell[] };
export type SourceSheet = {
  readonly name: string;
  /** Rows that hold anything, from the top; can be asked for again. Throws `fileRefused` at the first broken one. */
  rows(): AsyncIterable<SourceRow>;
};

export const emptyCell: Cell = { text: '', formula: false, error: false };

export const isBlank = (text: string): boolean => text.trim() === '';
