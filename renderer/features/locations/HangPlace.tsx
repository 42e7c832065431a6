import { locationCommands, type PlacePage } from '../../../shared/contract/locations';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { Field } from '../../ui/Field';
import { PlaceForm } from './PlaceForm';

const schema = locationCommands['locations.move'].input;

/** A place hung elsewhere in the tree, or given another number: what is below it goes along. */
export function HangPlace({ place, onDone }: { readonly place: PlacePage; readonly onDone: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const above = place.above.at(-1);
  const form = useSchemaForm({
    schema,
    values: {
      id: place.id,
      version: place.version,
      parentId: place.parentId,
      part: null as string | null,
      document: '',
    },
    save: (input) => client.call('locations.move', input),
    onSaved: ({ place: now, from, renumbered }) => {
      const said = { from, to: now.code, count: renumbered };
      say('good', t(renumbered > 0 ? 'locations.page.movedMore' : 'locations.page.moved', said));
      onDone();
    },
  });
  return (
    <PlaceForm
      title={t('locations.page.hangTitle', { code: place.code })}
      ok={t('locations.selected.ok')}
      form={form}
      onCancel={onDone}
    >
      <Field
        control={form.control}
        name="parentId"
        label={t('locations.page.hangParent')}
        as={{ kind: 'place', shown: above?.code ?? null }}
        hint={t('locations.page.hangHint')}
      />
      <label className="field">
        {t('locations.page.hangPart')}
        <input
          className="place-part"
          {...form.form.register('part', {
            setValueAs: (typed: string | null) => (typed === null || typed.trim() === '' ? null : typed),
          })}
        />
        <span className="field-hint">{t('locations.page.hangPartHint')}</span>
      </label>
      <Field
        control={form.control}
        name="document"
        label={t('locations.page.document')}
        hint={t('locations.page.documentHint')}
        required
      />
    </PlaceForm>
  );
}
