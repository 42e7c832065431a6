import { createHash } from 'node:crypto';
import type { ImportKind } from '../../../shared/domain/import-fields';
import type { Encoding } from './encoding';
import { readGuarded } from './guard';
import { findHeader, guardHeader, headerSearchRows, type Mapping } from './header';
import { shown } from './issues';
import { openSource, type Source } from './open-source';
import { refused } from './refusals';
import type { SourceRow, SourceSheet } from './source';
import { breathe, type Progress } from './turns';

/** A sheet as it is shown before anything is decided; header, kind and mapping are guesses the person may correct. */
export type StagedSheet = {
  readonly name: string;
  /** Rows that hold anything, below the header where one was found. */
  readonly rows: number;
  /** As the spreadsheet counts, from 1; null where no row looks like one. */
  readonly headerRow: number | null;
  readonly header: readonly string[];
  /** The first rows that hold anything, from the top, cells cut to a length a table can show. */
  readonly sample: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly kind: ImportKind | null;
  readonly mapping: Mapping;
  /** SHA-256 of the texts of its rows: the same list under other bytes, saved again or as CSV, has the same. */
  readonly content: string;
};

export type Stage = {
  /** Of the file's bytes, hex: tells whether the same ledger was taken in before. */
  readonly sha256: string;
  readonly format: Source['format'];
  readonly encoding: Encoding | null;
  readonly certain: boolean;
  readonly sheets: readonly StagedSheet[];
  readonly source: Source;
};

const sampleRows = 40;

/**
 * Reads a ledger once through, so that a fault anywhere in it is known before a person maps columns. `file` is a path or
 * the bytes; `name` without ending names the sheet of a CSV. The caller closes `stage.source`. Throws `fileRefused`, `cancelled`.
 */
export async function stageFile(
  file: string | Uint8Array,
  options: { readonly name: string; readonly encoding?: Encoding | null } & Progress,
): Promise<Stage> {
  const bytes = typeof file === 'string' ? await readGuarded(file) : file;
  const source = await openSource(bytes, sheetName(options.name), options.encoding ?? null);
  try {
    const sheets: StagedSheet[] = [];
    for (const sheet of source.sheets) sheets.push(await stageSheet(sheet, source.format, options));
    if (sheets.every(({ sample }) => sample.length === 0)) throw refused('fileEmpty');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { sha256, format: source.format, encoding: source.encoding, certain: source.certain, sheets, source };
  } catch (error) {
    source.close();
    throw error;
  }
}

async function stageSheet(sheet: SourceSheet, format: Source['format'], progress: Progress): Promise<StagedSheet> {
  const top: SourceRow[] = [];
  let count = 0;
  const content = createHash('sha256');
  for await (const row of sheet.rows()) {
    if (top.length < Math.max(sampleRows, headerSearchRows)) top.push(row);
    count += 1;
    content.update(
      `${row.cells
        .map(({ text }) => text.trim())
        .join('\u001f')
        .replace(/\u001f+$/u, '')}\u001e`,
    );
    await breathe(count, null, progress);
  }
  const found = findHeader(top);
  // A CSV is keyed by its header in every other program: two of one name would lose a column there without a word.
  if (found !== null && format === 'csv') guardHeader(found.header, found.row);
  const above = found === null ? 0 : top.filter(({ number }) => number <= found.row).length;
  return {
    name: sheet.name,
    rows: count - above,
    headerRow: found?.row ?? null,
    header: found?.header ?? [],
    sample: top
      .slice(0, sampleRows)
      .map(({ number, cells }) => ({ row: number, cells: cells.map(({ text }) => shown(text)) })),
    kind: found?.kind ?? null,
    mapping: found?.mapping ?? {},
    content: content.digest('hex'),
  };
}

const sheetName = (fileName: string): string => fileName.replace(/\.[^.]*$/, '').slice(0, 80);
