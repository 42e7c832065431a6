import { useMemo } from 'react';
import { commands, type InputOf, type OutputOf } from '../../../shared/contract/index';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { Field } from '../../ui/Field';
import { RowForm } from './RowForm';
import { useRowForm } from './use-row-form';

type Person = OutputOf<'persons.list'>['rows'][number];
const { input: schema } = commands['persons.save'];

export function PersonForm({ person, onDone }: { readonly person: Person | null; readonly onDone: () => void }) {
  const { t } = useT();
  const lists = useQuery('settings.lists', {}, ['settings']);
  const departments = lists.status === 'ready' ? lists.value.departments : [];
  const values = useMemo(
    (): InputOf<'persons.save'> => ({
      id: person?.id ?? null,
      version: person?.version ?? 0,
      staffCode: person?.staffCode ?? '',
      name: person?.name ?? '',
      departmentId: person?.departmentId ?? null,
      organisation: person?.organisation ?? '',
      identityPaper: person?.identityPaper ?? '',
      phone: person?.phone ?? '',
      leftOn: person?.leftOn ?? null,
    }),
    [person],
  );
  const form = useRowForm('persons.save', schema, values, `person:${person?.id ?? 'new'}`, onDone);
  const { control } = form;
  return (
    <RowForm form={form} onCancel={onDone}>
      <Field control={control} name="name" label={t('persons.name')} required />
      <Field control={control} name="staffCode" label={t('persons.staffCode')} hint={t('persons.staffCodeHint')} />
      <Field
        control={control}
        name="departmentId"
        label={t('persons.department')}
        as={{
          kind: 'select',
          clearable: true,
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        }}
      />
      <Field
        control={control}
        name="organisation"
        label={t('persons.organisation')}
        hint={t('persons.organisationHint')}
      />
      <Field control={control} name="identityPaper" label={t('persons.identityPaper')} />
      <Field control={control} name="phone" label={t('persons.phone')} />
      <Field control={control} name="leftOn" label={t('persons.leftOn')} as={{ kind: 'date' }} />
    </RowForm>
  );
}
