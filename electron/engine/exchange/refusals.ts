import { AppFailure } from '../../../shared/errors';

/**
 * Why a whole file is not taken in: nothing of it is read further and nothing is written.
 * Each is the key of a sentence (`refusal.<reason>`); the facts (line, cell, limit, header, part) fill its blanks
 * and never hold a client's data beyond a column's header.
 */
export const refusalReasons = [
  'fileEmpty',
  'fileTooLarge',
  'fileUnreadable',
  'notAWorkbook',
  'oldExcelFormat',
  'webPageAsWorkbook',
  'zipDamaged',
  'zipEncrypted',
  'tooManyParts',
  'unpacksTooLarge',
  'partTooDense',
  'sizesFalse',
  'partDamaged',
  'xmlForbidden',
  'tooMuchText',
  'tooManyRows',
  'tooManyColumns',
  'cellTooLong',
  'binaryFile',
  'encodingUnknown',
  'quoteNotClosed',
  'quoteMisplaced',
  'raggedRow',
  'recordTooLong',
  'headerTwice',
  'headerForbidden',
  'headerMissing',
  'sheetMissing',
  'columnMissing',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** The failure to throw: code `fileRefused`, with numbers written as text. */
export function refused(reason: RefusalReason, facts: Record<string, string | number> = {}): AppFailure {
  const safe = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, String(value)]));
  return new AppFailure({ code: 'fileRefused', reason, facts: safe });
}
