import { cleanText } from './text';
import type { NamedPerson } from './volume-facts';

const plainName = (person: NamedPerson): string => cleanText(person.name).replace(/\s/gu, '');
export const isEmptyName = (person: NamedPerson | null): boolean =>
  person === null || (person.personId === null && plainName(person) === '');

/**
 * Whether a two-person rule (DA-6.4) is broken: the same row of `person`, or, where one of them is only a name as an old
 * ledger wrote it, the same name. Two rows with the same name are two people.
 */
export function samePerson(one: NamedPerson | null, other: NamedPerson | null): boolean {
  if (one === null || other === null || isEmptyName(one) || isEmptyName(other)) return false;
  if (one.personId !== null && other.personId !== null) return one.personId === other.personId;
  return plainName(one) === plainName(other);
}
