import { useMemo } from 'react';
import { commands, type InputOf, type OutputOf } from '../../../shared/contract/index';
import { useT } from '../../lib/i18n';
import { Field } from '../../ui/Field';
import { ListEditor } from './ListEditor';
import { RowForm } from './RowForm';
import { useRowForm } from './use-row-form';

type Department = OutputOf<'settings.lists'>['departments'][number];
const { input: schema } = commands['settings.saveDepartment'];

/** Departments with their head and deputy: the deputy steps in where one person would approve twice. */
export function DepartmentList({ departments }: { readonly departments: readonly Department[] }) {
  const { t } = useT();
  return (
    <ListEditor
      title={t('settings.departments')}
      rows={departments}
      nameOf={(row) => row.name}
      addWords={t('settings.addDepartment')}
      form={(row, done) => <DepartmentForm department={row} onDone={done} />}
      columns={[
        { head: t('settings.name'), cell: (row) => row.name },
        { head: t('settings.head'), cell: (row) => row.head ?? t('common.none') },
        { head: t('settings.deputy'), cell: (row) => row.deputy ?? t('common.none') },
      ]}
    />
  );
}

function DepartmentForm({
  department,
  onDone,
}: {
  readonly department: Department | null;
  readonly onDone: () => void;
}) {
  const { t } = useT();
  const values = useMemo(
    (): InputOf<'settings.saveDepartment'> => ({
      id: department?.id ?? null,
      version: department?.version ?? 0,
      name: department?.name ?? '',
      headId: department?.headId ?? null,
      deputyId: department?.deputyId ?? null,
    }),
    [department],
  );
  const form = useRowForm('settings.saveDepartment', schema, values, `department:${department?.id ?? 'new'}`, onDone);
  return (
    <RowForm form={form} onCancel={onDone}>
      <Field wide control={form.control} name="name" label={t('settings.departmentName')} required />
      <Field
        control={form.control}
        name="headId"
        label={t('settings.head')}
        as={{ kind: 'person', shown: department?.head ?? null }}
      />
      <Field
        control={form.control}
        name="deputyId"
        label={t('settings.deputy')}
        as={{ kind: 'person', shown: department?.deputy ?? null }}
      />
    </RowForm>
  );
}
