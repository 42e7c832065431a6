import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { RefusalReason } from '../../../shared/domain/import-fields';
import { restored } from './formula-guard';
import { limits } from './limits';
import { refused } from './refusals';
import { columnName } from './sheet-rows';
import { isBlank, type SourceRow, type SourceSheet } from './source';

/**
 * One CSV text (RFC 4180, with `,` `;` or a tab between fields) as a sheet. Strict: a quote not closed, a quote out of
 * place, a row with more or fewer fields than the first refuse the whole file and name the line where the record starts.
 */
export function csvSheet(text: string, name: string): SourceSheet {
  // One kind of line end: csv-parse counts a CR LF inside quotes as two lines.
  const unix = text.replace(/\r\n?/g, '\n');
  const delimiter = sniffDelimiter(unix);
  return { name, rows: () => csvRows(unix, delimiter) };
}

async function* csvRows(text: string, delimiter: string): AsyncGenerator<SourceRow> {
  // The parser runs ahead of the loop below, so the line each record ends on is noted where records are made.
  const ends: number[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    skip_empty_lines: true,
    max_record_size: limits.csvRecord,
    on_record: (record: string[], { lines }) => {
      ends.push(lines);
      return record;
    },
  });
  const source = Readable.from(slices(text));
  source.pipe(parser);
  let rows = 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      const breaks = record.reduce((sum, field) => sum + (field.includes('\n') ? field.split('\n').length - 1 : 0), 0);
      const line = (ends[rows] ?? 0) - breaks;
      rows += 1;
      guardRecord(record, line, rows);
      if (!record.every(isBlank)) {
        yield { number: line, cells: record.map((field) => ({ text: restored(field), formula: false, error: false })) };
      }
    }
  } catch (error) {
    throw error instanceof CsvError
      ? refused(refusalOf[error.code] ?? 'quoteMisplaced', { line: nextRecordLine(text, ends.at(-1) ?? 0) })
      : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function guardRecord(record: readonly string[], line: number, rows: number): void {
  if (rows > limits.rows) throw refused('tooManyRows', { row: line, limit: limits.rows });
  if (record.length > limits.columns) throw refused('tooManyColumns', { line, limit: limits.columns });
  const long = record.findIndex((field) => field.length > limits.cellCharacters);
  if (long >= 0)
    throw refused('cellTooLong', { cell: `${columnName(long)}${String(line)}`, limit: limits.cellCharacters });
}

/** What csv-parse says, in our words; everything else it may say is about a quote where none may stand. */
const refusalOf: Readonly<Partial<Record<CsvError['code'], RefusalReason>>> = {
  CSV_QUOTE_NOT_CLOSED: 'quoteNotClosed',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'raggedRow',
  CSV_MAX_RECORD_SIZE: 'recordTooLong',
};

/** The record after the last good one starts at the next line that is not empty. */
function nextRecordLine(text: string, lastLine: number): number {
  const lines = text.split('\n');
  let line = lastLine;
  while (line + 1 < lines.length && lines[line] === '') line += 1;
  return line + 1;
}

/** Pieces short enough that other work gets its turn between two. */
function* slices(text: string): Generator<string> {
  const size = 64 * 1024;
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

/** The sign that stands equally often in most of the first lines; a comma where none does. */
function sniffDelimiter(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, '')
    .split('\n', 21)
    .filter((line) => line !== '');
  const score = (sign: string): number => {
    const counts = lines.map((line) => line.split(sign).length - 1);
    return Math.max(
      0,
      ...counts.map((count) => count && count + 1000 * counts.filter((other) => other === count).length),
    );
  };
  return [',', ';', '\t'].reduce((best, sign) => (score(sign) > score(best) ? sign : best));
}
