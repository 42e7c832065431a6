import type { ImportField } from '../../../shared/domain/import-fields';
import type { PageRange } from '../../../shared/domain/item-pages';
import type { ItemFacts } from '../../../shared/domain/volume-facts';
import type { ItemCandidate } from './candidates';
import type { RowReader } from './row-reader';
import { readWord } from './ledger-words';
import { readDate, readGroup, readLevel, readPageCount, readPages, readSequence, readVolumeNumber } from './values';

/**
 * One row of an item list; null where it is refused. The caller joins it to its volume by the number.
 * `position` is the row's place among the items of its volume, for lists without 顺序号.
 */
export function checkItem(
  row: RowReader<ImportField<'items'>>,
  sheet: string,
  position: number,
  typeCodes: ReadonlyMap<string, string>,
): ItemCandidate | null {
  row.requiredParsed('volumeNumber', readVolumeNumber, 'numberMissing');
  const title = row.requiredLine('title', 400, 'titleMissing');
  const facts = itemFacts(row, title ?? '', position, typeCodes);
  return row.refused ? null : { sheet, row: row.number, facts };
}

function itemFacts(
  row: RowReader<ImportField<'items'>>,
  title: string,
  position: number,
  typeCodes: ReadonlyMap<string, string>,
): ItemFacts {
  const typeName = row.line('typeName', 40);
  const typeCode = typeName === null ? null : (typeCodes.get(typeName) ?? null);
  if (typeName !== null && typeCode === null) row.warn('typeName', 'typeUnknown');
  const pages = row.parsed('pages', readPages);
  const level = row.parsed('level', readLevel);
  if (level !== null && level.term !== null) row.warn('level', 'levelTermWritten');
  const pageCount = row.parsed('pageCount', readPageCount);
  return {
    sequence: row.parsed('sequence', readSequence) ?? position,
    documentNumber: row.line('documentNumber', 80),
    responsible: row.line('responsible', 120),
    title,
    date: checkDate(row),
    pageFrom: pages?.from ?? null,
    pageTo: lastPage(pages, pageCount),
    typeCode,
    sourceDepartment: row.line('sourceDepartment', 40),
    handler: row.line('handler', 40),
    carrier: row.parsed('carrier', readWord('carrier')) ?? 'paper',
    writing: row.parsed('writing', readWord('writing')),
    level: level?.level ?? 'general',
    note: row.line('note', 400),
    group: row.parsed('group', readGroup),
    role: row.parsed('role', readWord('role')),
  };
}

function checkDate(row: RowReader<ImportField<'items'>>): string | null {
  const date = row.parsed('date', readDate);
  row.warnOfLostZero('date');
  return date;
}

/** Many lists give the first page only, and how many pages follow in a column of their own. */
function lastPage(pages: PageRange | null, count: number | null): number | null {
  if (pages === null) return null;
  return pages.to ?? (count === null ? null : pages.from + count - 1);
}
