import type { ImportField } from '../../../shared/domain/import-fields';
import type { KnownFacts, PersonCandidate } from './candidates';
import type { RowReader } from './row-reader';
import { readDay, readStaffCode } from './values';

/** One row of a staff list; null where it is refused or known already (then it is left as it is, `alreadyThere`). Codes by key. */
export function checkPerson(
  row: RowReader<ImportField<'persons'>>,
  sheet: string,
  taken: ReadonlySet<string>,
  known: Pick<KnownFacts, 'persons'> & { readonly staffCodes: ReadonlySet<string> },
): PersonCandidate | null {
  const staffCode = row.parsed('staffCode', readStaffCode);
  const name = row.requiredLine('name', 40, 'nameMissing');
  const department = row.line('department', 40);
  const phone = row.line('phone', 40);
  const leftOn = row.parsed('leftOn', readDay);
  const organisation = row.line('organisation', 80);
  const identityPaper = row.line('identityPaper', 60);
  if (staffCode !== null && taken.has(staffCode.key)) row.refuse('staffCode', 'duplicateCode');
  if (row.refused || name === null) return null;
  const there =
    staffCode === null
      ? known.persons.has(personKey({ name, department, organisation }))
      : known.staffCodes.has(staffCode.key);
  if (there) {
    row.warn(staffCode === null ? 'name' : 'staffCode', 'alreadyThere');
    return null;
  }
  const code = staffCode?.written ?? null;
  return { sheet, row: row.number, staffCode: code, name, department, phone, leftOn, organisation, identityPaper };
}

/** What tells a person without a staff code from others: a list taken in twice doubles nobody. */
export const personKey = (of: {
  readonly name: string;
  readonly department: string | null;
  readonly organisation: string | null;
}): string => [of.name, of.department ?? '', of.organisation ?? ''].join('\n');
