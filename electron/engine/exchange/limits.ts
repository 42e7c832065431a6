const mebibyte = 1024 * 1024;

/**
 * What a ledger may be at most. A ledger of a million rows fits; a file made to exhaust the machine does not.
 * Rows and characters a cell are Excel's own limits, so nothing that Excel can save in one sheet is cut.
 */
export const limits = {
  fileBytes: 50 * mebibyte,
  /** All parts of the workbook together, unpacked. */
  unpackedBytes: 512 * mebibyte,
  /** Unpacked to packed size of one part. Spreadsheet XML stays below 60; deflate's ceiling is 1032. */
  ratio: 200,
  /** Parts smaller than this may be as dense as they like: they cannot hurt. */
  ratioFromBytes: mebibyte,
  parts: 2000,
  rows: 1_048_576,
  columns: 200,
  /** Excel's last column, XFD: a cell further right is no spreadsheet. */
  sheetColumns: 16_384,
  /** Raw characters of one cell; what a field of ours holds is far less and checked row by row. */
  cellCharacters: 32_767,
  /** Characters of all shared strings together, which must stay in memory while rows are read. */
  sharedCharacters: 64 * mebibyte,
  /** XML between two tags: the longest cell with every character written as `&#x10FFFF;`. */
  xmlRun: 400_000,
  xmlDepth: 64,
  /** One CSV record, in bytes: what is longer has lost its closing quote. */
  csvRecord: 4 * mebibyte,
} as const;
