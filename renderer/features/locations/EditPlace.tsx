import { locationCommands, type PlacePage } from '../../../shared/contract/locations';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { Field } from '../../ui/Field';
import { CmField, PlaceForm } from './PlaceForm';

const schema = locationCommands['locations.save'].input;
/** Above the shelves a capacity is mostly that of every shelf. */
const holdsShelves = new Set(['room', 'rack', 'column']);

/** Use and capacity of a place; of a column and above, the capacity of every shelf in it at once. */
export function EditPlace({ place, onDone }: { readonly place: PlacePage; readonly onDone: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const above = holdsShelves.has(place.kind);
  const values = {
    id: place.id,
    version: place.version,
    purpose: place.purpose ?? '',
    capacityMm: place.ownCapacityMm,
    below: above && place.ownCapacityMm === null,
  };
  const form = useSchemaForm({
    schema,
    values,
    // An empty capacity above the shelves leaves theirs alone.
    save: (input) =>
      client.call('locations.save', input.below && input.capacityMm === null ? { ...input, below: false } : input),
    onSaved: () => {
      say('good', t('locations.page.saved', { code: place.code }));
      onDone();
    },
  });
  return (
    <PlaceForm title={t('locations.page.edit')} ok={t('common.save')} form={form} onCancel={onDone}>
      <Field
        control={form.control}
        name="purpose"
        label={t('locations.page.purpose')}
        as={{ kind: 'text', focus: true }}
      />
      <CmField control={form.control} name="capacityMm" label={t('locations.page.capacityField')} />
      {above && (
        <label className="row">
          <input type="checkbox" {...form.form.register('below')} /> {t('locations.page.belowCapacity')}
        </label>
      )}
    </PlaceForm>
  );
}
