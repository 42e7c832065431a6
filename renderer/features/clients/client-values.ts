import type { z } from 'zod';
import type { Client, clientInput } from '../../../shared/contract/clients';

export type ClientInput = z.input<typeof clientInput>;

/** What the form holds of a saved client. A keeper on the staff list goes by id; the name is for those who are not on it. */
export function valuesOf({
  id,
  version,
  code,
  name,
  kind,
  keeperId,
  keeper,
  openedOn,
  contacts,
  note,
}: Client): ClientInput {
  return {
    id,
    version,
    code,
    name,
    kind,
    keeperId,
    keeper: keeperId === null ? keeper : null,
    openedOn,
    contacts: contacts.map((contact) => ({ ...contact })),
    note,
  };
}

export const newValues = (today: string): ClientInput => ({
  id: null,
  version: 0,
  code: '',
  name: '',
  kind: null,
  keeperId: null,
  keeper: null,
  openedOn: today,
  contacts: [],
  note: null,
});
