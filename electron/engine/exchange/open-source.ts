import { csvSheet } from './csv';
import { decodeText, type Encoding } from './encoding';
import { guardFile } from './guard';
import type { SourceSheet } from './source';
import { openWorkbook } from './workbook';

export type Source = {
  readonly format: 'workbook' | 'csv';
  /** Of a CSV; a workbook says itself what its texts are. */
  readonly encoding: Encoding | null;
  /** False where a short CSV fits several encodings. */
  readonly certain: boolean;
  readonly sheets: readonly SourceSheet[];
  close(): void;
};

/** Opens a ledger by what it is, never by its name's ending; a CSV is one sheet, called `csvName`. Throws `fileRefused`. */
export async function openSource(
  bytes: Uint8Array,
  csvName: string,
  encoding: Encoding | null = null,
): Promise<Source> {
  if (guardFile(bytes) === 'workbook') {
    const workbook = await openWorkbook(bytes);
    return {
      format: 'workbook',
      encoding: null,
      certain: true,
      sheets: workbook.sheets,
      close: () => workbook.close(),
    };
  }
  const decoded = decodeText(bytes, encoding);
  return {
    format: 'csv',
    encoding: decoded.encoding,
    certain: decoded.certain,
    sheets: [csvSheet(decoded.text, csvName)],
    close: () => undefined,
  };
}
