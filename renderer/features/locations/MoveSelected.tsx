import { locationCommands, mostMoved, type Shelved } from '../../../shared/contract/locations';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { Field } from '../../ui/Field';
import { PlaceForm } from './PlaceForm';
import { cm } from '../../lib/space-words';

const schema = locationCommands['locations.put'].input;
const thickness = locationCommands['locations.measure'].input;
type Props = { readonly volumes: readonly Shelved[]; readonly onDone: () => void; readonly onCancel: () => void };
const idsOf = (volumes: readonly Shelved[]) => volumes.map(({ id }) => id);

/** Moves what is marked in a list, without a scanner. Each that stays is named with its reason. */
export function MoveSelected({ volumes, onDone, onCancel }: Props) {
  const { t, code } = useT();
  const client = useClient();
  const say = useSay();
  const form = useSchemaForm({
    schema,
    values: {
      placeId: null as unknown as number,
      volumeIds: idsOf(volumes.slice(0, mostMoved)),
      home: true,
      document: t('locations.scan.documentDefault'),
    },
    save: (input) => client.call('locations.put', input),
    onSaved: ({ place, moved, same, refused }) => {
      const to = place.code;
      const full = place.freeMm !== null && place.freeMm < 0;
      const lines = [
        t('locations.selected.done', { count: moved, to }),
        ...(same > 0 ? [t('locations.selected.same', { count: same })] : []),
        ...refused.map((one) => t('locations.selected.refused', { code: one.code, reason: code('rule', one.rule) })),
        ...(place.freeMm === null
          ? []
          : [
              full
                ? t('locations.selected.over', { to, over: cm(-place.freeMm) })
                : t('locations.selected.free', { to, free: cm(place.freeMm) }),
            ]),
      ];
      say(refused.length > 0 || full ? 'bad' : 'good', lines.join(' · '));
      onDone();
    },
  });
  return (
    <PlaceForm
      title={t('locations.selected.title', { count: volumes.length })}
      ok={t('locations.selected.ok')}
      form={form}
      onCancel={onCancel}
    >
      {volumes.length > mostMoved && <p role="alert">{t('locations.selected.tooMany', { most: mostMoved })}</p>}
      <Field
        control={form.control}
        name="placeId"
        label={t('locations.selected.to')}
        as={{ kind: 'place', shown: null, room: true }}
        required
      />
      <Field
        control={form.control}
        name="document"
        label={t('locations.page.document')}
        hint={t('locations.page.documentHint')}
        required
      />
      <label className="row">
        <input type="checkbox" {...form.form.register('home')} /> {t('locations.selected.home')}
      </label>
    </PlaceForm>
  );
}

/** How thick the marked volumes were found to be, each of them. */
export function MeasureSelected({ volumes, onDone, onCancel }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [only] = volumes;
  const form = useSchemaForm({
    schema: thickness,
    values: {
      volumeIds: idsOf(volumes.slice(0, mostMoved)),
      thicknessMm: volumes.length === 1 && only?.measured === true ? only.shelfMm : null,
    },
    save: (input) => client.call('locations.measure', input),
    onSaved: ({ measured }) => {
      say('good', t('locations.selected.measured', { count: measured }));
      onDone();
    },
  });
  return (
    <PlaceForm
      title={t('locations.selected.measureTitle', { count: volumes.length })}
      ok={t('common.save')}
      form={form}
      onCancel={onCancel}
    >
      <Field
        control={form.control}
        name="thicknessMm"
        label={t('locations.selected.thickness')}
        hint={t('locations.selected.thicknessHint')}
        as={{ kind: 'number', min: 1, max: 600 }}
      />
    </PlaceForm>
  );
}
