/** A list that goes out: what it is called, its columns, and its rows, some at a time. */
export type OutColumn = {
  readonly head: string;
  /** Whole or decimal numbers that a person may want to add up; everything else is text and stays text. */
  readonly numeric?: boolean;
  /** In characters, as a spreadsheet counts. */
  readonly width?: number;
};
export type OutSheet = {
  readonly name: string;
  readonly columns: readonly OutColumn[];
  /** As many cells a row as there are columns; an empty text for nothing. */
  readonly rows: () => AsyncIterable<readonly (readonly string[])[]>;
};
