import { useMemo } from 'react';
import { commands, type OutputOf } from '../../../shared/contract/index';
import { useT } from '../../lib/i18n';
import { Field } from '../../ui/Field';
import { ListEditor } from './ListEditor';
import { RowForm } from './RowForm';
import { useRowForm } from './use-row-form';

type Fonds = OutputOf<'settings.lists'>['fonds'][number];
const { input: schema } = commands['settings.saveFonds'];

/** The number stands in every reference code given, so only the name can change. */
export function FondsList({ fonds }: { readonly fonds: readonly Fonds[] }) {
  const { t } = useT();
  return (
    <ListEditor
      title={t('settings.fonds')}
      rows={fonds}
      nameOf={(row) => row.number}
      form={(row, done) => row !== null && <FondsForm fonds={row} onDone={done} />}
      columns={[
        { head: t('settings.number'), cell: (row) => <span className="figures">{row.number}</span> },
        { head: t('settings.name'), cell: (row) => row.name },
      ]}
    />
  );
}

function FondsForm({ fonds, onDone }: { readonly fonds: Fonds; readonly onDone: () => void }) {
  const { t } = useT();
  const values = useMemo(() => ({ id: fonds.id, version: fonds.version, name: fonds.name }), [fonds]);
  const form = useRowForm('settings.saveFonds', schema, values, `fonds:${fonds.id}`, onDone);
  return (
    <RowForm form={form} onCancel={onDone}>
      <Field
        wide
        control={form.control}
        name="name"
        label={t('settings.fondsName')}
        hint={t('settings.fondsNameHint')}
        required
      />
    </RowForm>
  );
}
