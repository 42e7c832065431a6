import { guarded } from './formula-guard';
import type { OutSheet } from './out-sheet';

const quoted = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`;
const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/**
 * One list as CSV (RFC 4180): UTF-8 with a mark, so that spreadsheets read Chinese, every field quoted, and no cell that
 * begins a formula. Pieces as rows come; at no time more than some of them are in memory.
 */
export async function* csvPieces({ columns, rows }: OutSheet): AsyncGenerator<string> {
  yield `\uFEFF${line(columns.map(({ head }) => head))}`;
  for await (const batch of rows()) yield batch.map(line).join('');
}
