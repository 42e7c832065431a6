import type { ImportField } from '../../../shared/domain/import-fields';
import type { ClientCandidate } from './candidates';
import type { RowReader } from './row-reader';
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
    contact: row.line('contact', 40),
    phone: row.line('phone', 40),
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
