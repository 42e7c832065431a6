import { useMemo } from 'react';
import { commands, type InputOf, type OutputOf } from '../../../shared/contract/index';
import { levels } from '../../../shared/domain/level';
import { retentionText } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { Field } from '../../ui/Field';
import { ListEditor } from './ListEditor';
import { RowForm } from './RowForm';
import { useRowForm } from './use-row-form';

type Series = OutputOf<'settings.lists'>['series'][number];
const { input: schema } = commands['settings.saveSeries'];

/** Series 类目: first-level classes with what a new volume takes from them. */
export function SeriesList({ series }: { readonly series: readonly Series[] }) {
  const { t } = useT();
  const levelWords = useLevelWords();
  return (
    <ListEditor
      title={t('settings.series')}
      rows={series}
      nameOf={(row) => row.name}
      addWords={t('settings.addSeries')}
      form={(row, done) => <SeriesForm series={row} onDone={done} />}
      columns={[
        { head: t('settings.code'), cell: (row) => <span className="figures">{row.code}</span> },
        { head: t('settings.name'), cell: (row) => row.name },
        { head: t('settings.retention'), cell: (row) => retentionText(row.retention, t) },
        { head: t('settings.level'), cell: (row) => levelWords(row.level) },
      ]}
    />
  );
}

function SeriesForm({ series, onDone }: { readonly series: Series | null; readonly onDone: () => void }) {
  const { t } = useT();
  const levelWords = useLevelWords();
  const values = useMemo(
    (): InputOf<'settings.saveSeries'> => ({
      id: series?.id ?? null,
      version: series?.version ?? 0,
      code: series?.code ?? '',
      name: series?.name ?? '',
      retention: series?.retention ?? null,
      level: series?.level ?? 'general',
    }),
    [series],
  );
  const { control, ...form } = useRowForm(
    'settings.saveSeries',
    schema,
    values,
    `series:${series?.id ?? 'new'}`,
    onDone,
  );
  return (
    <RowForm form={{ control, ...form }} onCancel={onDone}>
      <Field control={control} name="code" label={t('settings.code')} required />
      <Field control={control} name="name" label={t('settings.name')} required />
      <Field control={control} name="retention" label={t('settings.retention')} as={{ kind: 'retention' }} />
      <Field
        control={control}
        name="level"
        label={t('settings.level')}
        as={{ kind: 'select', options: levels.map((level) => ({ value: level, label: levelWords(level) })) }}
      />
    </RowForm>
  );
}
