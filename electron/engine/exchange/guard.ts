import { stat, readFile } from 'node:fs/promises';
import { limits } from './limits';
import { megabytes, refused } from './refusals';

/** `workbook`: a zip that may be an .xlsx or .xlsm. `text`: anything that may be CSV. */
export type FileKind = 'workbook' | 'text';

const oleSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const zipSignature = Buffer.from('504b0304', 'hex');
const emptyZipSignature = Buffer.from('504b0506', 'hex');
/** `.xls` files of many old programs are web pages or the XML of Excel 2003 under a false name. */
const markup = /^\s*<(?:!doctype|html|table|head|meta|style|\?xml|\?mso|workbook|body|div)\b/i;

/**
 * Looks at size and first bytes, before any parser sees the file.
 * Throws `fileRefused`: empty, too large, the old binary Excel format (also encrypted workbooks), a web page.
 */
export function guardFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw refused('fileEmpty');
  guardSize(bytes.length);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512));
  if (head.subarray(0, 8).equals(oleSignature)) throw refused('oldExcelFormat');
  if (head.subarray(0, 4).equals(zipSignature) || head.subarray(0, 4).equals(emptyZipSignature)) return 'workbook';
  // NULs are dropped so that a page saved as UTF-16 is seen too.
  const start = head
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '');
  if (markup.test(start)) throw refused('webPageAsWorkbook');
  if (start.startsWith('%PDF-')) throw refused('binaryFile');
  return 'text';
}

/** Reads a file the person picked, its size checked before a byte of it is in memory. Throws `fileRefused`. */
export async function readGuarded(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    guardSize(size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw refused('fileUnreadable');
    throw error;
  }
}

function guardSize(size: number): void {
  if (size > limits.fileBytes) throw refused('fileTooLarge', { limit: megabytes(limits.fileBytes) });
}
