import type { ImportField } from '../../../shared/domain/import-fields';
import type { LocationCandidate } from './candidates';
import type { PlaceNames } from './place-names';
import type { RowReader } from './row-reader';
import { readCapacity, readDay, readLocation } from './values';

/**
 * One row of a list of places; null where it is refused, or where the place is there already (then it is left as it is,
 * `alreadyThere`). `taken` are the codes of rows above.
 */
export function checkLocation(
  row: RowReader<ImportField<'locations'>>,
  sheet: string,
  taken: ReadonlySet<string>,
  known: ReadonlySet<string>,
  places: PlaceNames,
): LocationCandidate | null {
  const written = row.requiredParsed('code', readLocation, 'codeMissing');
  const code = written === null ? null : places.settle(written);
  if (code !== null && code !== written) row.warn('code', 'placeAlike', code);
  const capacityMm = row.parsed('capacity', readCapacity);
  const purpose = row.line('purpose', 60);
  const closedOn = row.parsed('closedOn', readDay);
  if (code !== null && taken.has(code)) row.refuse('code', 'duplicateCode');
  if (row.refused || code === null) return null;
  if (known.has(code)) {
    row.warn('code', 'alreadyThere');
    return null;
  }
  return { sheet, row: row.number, code, capacityMm, purpose, closedOn };
}
