import type { ImportField, ImportKind } from '../../../shared/domain/import-fields';
import type { Key } from '../../../shared/i18n/index';

/** Key of a field's name; the fields are the closed lists of domain/import-fields, so every one has a name. */
export function fieldKey(kind: ImportKind, field: string): Key {
  return keys[kind](field);
}
const keys: { readonly [Kind in ImportKind]: (field: string) => Key } = {
  volumes: (field) => `exchange.field.volumes.${field as ImportField<'volumes'>}`,
  items: (field) => `exchange.field.items.${field as ImportField<'items'>}`,
  clients: (field) => `exchange.field.clients.${field as ImportField<'clients'>}`,
  persons: (field) => `exchange.field.persons.${field as ImportField<'persons'>}`,
  locations: (field) => `exchange.field.locations.${field as ImportField<'locations'>}`,
};
