import { Button } from 'antd';
import { useFieldArray } from 'react-hook-form';
import { placeRange } from '../../../shared/contract/locations';
import { placeKinds } from '../../../shared/domain/location-code';
import { nextLevel, type RangeLevel } from '../../../shared/domain/location-range';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useQuery } from '../../lib/use-query';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';
import { HoldingsNav } from '../../ui/HoldingsNav';
import { Page, Section } from '../../ui/Page';
import { CmField } from './PlaceForm';
import { RangeBatches } from './RangeBatches';
import { RangePreview } from './RangePreview';
import { usePlaceOf } from './use-place-of';
import './locations.css';

const oneLevel = { prefix: '', from: 1, to: 1, width: 1 };

/** Places made in ranges, level by level: what would be made stands beside the form, and nothing is made until it is confirmed. */
export function RangePage({ parentId }: { readonly parentId: number | null }) {
  const { t } = useT();
  const there = useQuery('locations.children', { parentId }, []);
  if (there.status === 'loading')
    return (
      <Page title={t('locations.range.title')}>
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      </Page>
    );
  // Where nobody can say what stands there, the form begins at 1: the preview meets the rest.
  const codes = there.status === 'ready' ? there.value.map(({ code }) => code) : [];
  return <Ranges parentId={parentId} first={nextLevel(codes.map((code) => code.slice(code.lastIndexOf('-') + 1)))} />;
}

function Ranges({ parentId, first }: { readonly parentId: number | null; readonly first: RangeLevel }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const form = useSchemaForm({
    schema: placeRange,
    values: { parentId, levels: [first], shelfCapacityMm: 900, boxCapacityMm: null },
    save: (input) => client.call('locations.makeRange', input),
    onSaved: ({ made, first, last }) => {
      say('good', t('locations.range.done', { count: made, first, last }));
      const under = form.form.getValues('parentId');
      go(under === null ? paths.places() : paths.place(under));
    },
  });
  const levels = useFieldArray({ control: form.control, name: 'levels' });
  const values = form.form.watch();
  const under = usePlaceOf(values.parentId);
  const depth = under === null ? 0 : placeKinds.indexOf(under.kind) + 1;
  const kinds = placeKinds.slice(depth, depth + levels.fields.length);
  const next = placeKinds[depth + levels.fields.length];
  const last = kinds.at(-1);
  useHotkey('save', () => void form.submit());

  return (
    <Page title={t('locations.range.title')} line={t('locations.range.line')} actions={<HoldingsNav />}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <div className="columns">
          <Field
            control={form.control}
            name="parentId"
            label={t('locations.range.under')}
            as={{ kind: 'place', shown: under?.code ?? null }}
            hint={values.parentId === null ? t('locations.range.top') : undefined}
          />
          <CmField control={form.control} name="shelfCapacityMm" label={t('locations.range.shelfCapacity')} />
          <CmField control={form.control} name="boxCapacityMm" label={t('locations.range.boxCapacity')} />
        </div>
        <fieldset className="range-levels">
          <legend>{t('locations.range.levels')}</legend>
          {levels.fields.map((level, index) => {
            const kind = t(`locations.kind.${kinds[index] ?? 'box'}`);
            return (
              <div key={level.id} className="range-level">
                <span className="range-kind">{kind}</span>
                <Field
                  control={form.control}
                  name={`levels.${index}.prefix`}
                  label={t('locations.range.levelName', { kind, field: t('locations.range.prefix') })}
                />
                {(['from', 'to', 'width'] as const).map((name) => (
                  <Field
                    key={name}
                    control={form.control}
                    name={`levels.${index}.${name}`}
                    label={t('locations.range.levelName', { kind, field: t(`locations.range.${name}`) })}
                    as={{ kind: 'number', min: name === 'width' ? 1 : 0 }}
                  />
                ))}
              </div>
            );
          })}
          <p className="row">
            {next !== undefined && (
              <Button onClick={() => levels.append(oneLevel)}>
                {t('locations.range.add', { kind: t(`locations.kind.${next}`) })}
              </Button>
            )}
            {levels.fields.length > 1 && last !== undefined && (
              <Button onClick={() => levels.remove(levels.fields.length - 1)}>
                {t('locations.range.drop', { kind: t(`locations.kind.${last}`) })}
              </Button>
            )}
          </p>
        </fieldset>
        <Section title={t('locations.range.preview')}>
          <RangePreview values={values} saving={form.saving} />
        </Section>
        {form.failure !== undefined && <FailureNotice error={form.failure} />}
      </form>
      <Section title={t('locations.range.batches')}>
        <RangeBatches />
      </Section>
    </Page>
  );
}
