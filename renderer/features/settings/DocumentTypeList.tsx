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

type Lists = OutputOf<'settings.lists'>;
type DocumentType = Lists['documentTypes'][number];
type Departments = { readonly departments: Lists['departments'] };
const { input: schema } = commands['settings.saveDocumentType'];

/** Document types 文件类型 (DA-4): the built-in six and any others, with what a new item takes from them. */
export function DocumentTypeList({ types, departments }: Departments & { readonly types: readonly DocumentType[] }) {
  const { t } = useT();
  const levelWords = useLevelWords();
  return (
    <ListEditor
      title={t('settings.documentTypes')}
      rows={types}
      nameOf={(row) => row.name}
      addWords={t('settings.addDocumentType')}
      form={(row, done) => <DocumentTypeForm type={row} departments={departments} onDone={done} />}
      columns={[
        { head: t('settings.code'), cell: (row) => <span className="figures">{row.code}</span> },
        { head: t('settings.name'), cell: (row) => row.name },
        { head: t('settings.source'), cell: (row) => row.sourceDepartment ?? t('common.none') },
        { head: t('settings.retention'), cell: (row) => retentionText(row.retention, t) },
        { head: t('settings.level'), cell: (row) => levelWords(row.level) },
      ]}
    />
  );
}

function DocumentTypeForm({
  type,
  departments,
  onDone,
}: Departments & { readonly type: DocumentType | null; readonly onDone: () => void }) {
  const { t } = useT();
  const levelWords = useLevelWords();
  const values = useMemo(
    (): InputOf<'settings.saveDocumentType'> => ({
      id: type?.id ?? null,
      version: type?.version ?? 0,
      code: type?.code ?? '',
      name: type?.name ?? '',
      sourceDepartmentId: type?.sourceDepartmentId ?? null,
      retention: type?.retention ?? null,
      level: type?.level ?? 'general',
    }),
    [type],
  );
  const form = useRowForm('settings.saveDocumentType', schema, values, `documenttype:${type?.id ?? 'new'}`, onDone);
  const { control } = form;
  return (
    <RowForm form={form} onCancel={onDone}>
      <Field control={control} name="code" label={t('settings.code')} required disabled={type !== null} />
      <Field control={control} name="name" label={t('settings.name')} required />
      <Field
        control={control}
        name="sourceDepartmentId"
        label={t('settings.source')}
        as={{
          kind: 'select',
          clearable: true,
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        }}
      />
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
