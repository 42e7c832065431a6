import type { ImportField } from '../../../shared/domain/import-fields';
import type { PersonCandidate } from './candidates';
import type { RowReader } from './row-reader';
import { readDay, readStaffCode } from './values';

/** One row of a staff list; null where it is refused or known already (then it is left as it is, `alreadyThere`). Codes by key. */
export function checkPerson(
  row: RowReader<ImportField<'persons'>>,
  sheet: string,
  taken: ReadonlySet<string>,
  known: ReadonlySet<string>,
): PersonCandidate | null {
  const staffCode = row.parsed('staffCode', readStaffCode);
  const name = row.requiredLine('name', 40, 'nameMissing');
  const department = row.line('department', 40);
  const phone = row.line('phone', 40);
  const leftOn = row.parsed('leftOn', readDay);
  if (staffCode !== null && taken.has(staffCode.key)) row.refuse('staffCode', 'duplicateCode');
  if (row.refused || name === null) return null;
  if (staffCode !== null && known.has(staffCode.key)) {
    row.warn('staffCode', 'alreadyThere');
    return null;
  }
  return { sheet, row: row.number, staffCode: staffCode?.written ?? null, name, department, phone, leftOn };
}
