import type { ImportField } from '../../../shared/domain/import-fields';
import type { ClientCandidate } from './candidates';
import type { RowReader } from './row-reader';
import { type Contact, readContacts } from './other-contacts';
import { readClientCode, readDay } from './values';

/**
 * One row of a client list; null where it is refused or brings nothing new. A client the archive knows already is left as
 * it is (`alreadyThere`, and `clientNameDiffers` where the list names it otherwise): an import adds, it never overwrites.
 */
export function checkClient(
  row: RowReader<ImportField<'clients'>>,
  sheet: string,
  taken: ReadonlyMap<string, ClientCandidate>,
  known: ReadonlyMap<string, string>,
): ClientCandidate | null {
  const code = row.requiredParsed('code', readClientCode, 'codeMissing');
  const name = row.requiredLine('name', 80, 'nameMissing');
  const rest = {
    kind: row.line('kind', 20),
    keeper: row.line('keeper', 40),
    openedOn: row.parsed('openedOn', readDay),
    contacts: checkContacts(row),
    note: row.line('note', 500),
  };
  if (code !== null && taken.has(code)) row.refuse('code', 'duplicateCode');
  if (row.refused || code === null || name === null) return null;
  const knownName = known.get(code);
  if (knownName === undefined) return { sheet, row: row.number, code, name, ...rest };
  row.warn('code', 'alreadyThere');
  if (knownName !== name) row.warn('name', 'clientNameDiffers');
  return null;
}

/** The first contact has columns of its own, the others stand in one cell. */
function checkContacts(row: RowReader<ImportField<'clients'>>): Contact[] {
  const [name, phone, note] = [row.line('contact', 40), row.line('phone', 40), row.line('contactNote', 200)];
  const first = name === null && phone === null && note === null ? [] : [{ name, phone, note }];
  const others = row.line('otherContacts', 4000);
  const read = others === null ? [] : readContacts(others);
  if (read === null) row.refuse('otherContacts', 'contactsUnreadable');
  return [...first, ...(read ?? [])];
}
