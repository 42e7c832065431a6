import { Button } from 'antd';
import { useWatch } from 'react-hook-form';
import { type Certificate, type CertificateInput, certificateInput } from '../../../../shared/contract/certificates';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useContractForm } from '../../../lib/use-contract-form';
import { useSay } from '../../../ui/Answers';
import { DraftNotice } from '../../../ui/DraftNotice';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Field } from '../../../ui/Field';
import { Sources } from './Sources';

type Props = {
  readonly values: CertificateInput;
  /** How the sources it begins with read. */
  readonly shown: Certificate['sources'];
  readonly onSaved: (saved: Certificate) => void;
  readonly onCancel: () => void;
};

/** Draws up a certificate 拟稿: the question as asked, recorded or not, the words of the record and where they stand. */
export function CertificateForm({ values, shown, onSaved, onCancel }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { control, form, submit, failure, dirty, saving, draft } = useContractForm({
    schema: certificateInput,
    values,
    draft: `certificate:${values.id ?? 'new'}`,
    save: (parsed) => client.call('certificates.save', parsed),
    onSaved: (saved) => {
      say('good', t('certificates.saved'));
      onSaved(saved);
    },
  });
  useHotkey('save', () => void submit());
  const finding = useWatch({ control, name: 'finding' });
  return (
    <form
      className="certificate-form stack"
      noValidate
      aria-label={t('certificates.editing')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DraftNotice draft={draft} />
      <div className="columns">
        <Field
          control={control}
          name="applicant"
          label={t('certificates.field.applicant')}
          required
          as={{ kind: 'text', focus: true }}
        />
        <Field
          control={control}
          name="copies"
          label={t('certificates.field.copies')}
          as={{ kind: 'number', min: 1, max: 99 }}
        />
        <Field control={control} name="purpose" label={t('certificates.field.purpose')} required wide />
        <Field
          control={control}
          name="question"
          label={t('certificates.field.question')}
          hint={t('certificates.questionHint')}
          required
          wide
          as={{ kind: 'area', rows: 2 }}
        />
        <Field
          control={control}
          name="finding"
          label={t('certificates.field.finding')}
          as={{
            kind: 'select',
            options: (['recorded', 'notRecorded'] as const).map((value) => ({
              value,
              label: t(`certificates.finding.${value}`),
            })),
          }}
        />
        {finding === 'recorded' ? (
          <Field
            control={control}
            name="extract"
            label={t('certificates.field.extract')}
            hint={t('certificates.extractHint')}
            wide
            as={{ kind: 'area', rows: 5 }}
          />
        ) : (
          <Field
            control={control}
            name="searched"
            label={t('certificates.field.searched')}
            hint={t('certificates.searchedHint')}
            wide
            as={{ kind: 'area', rows: 3 }}
          />
        )}
      </div>
      <Sources form={form} shown={shown} />
      {failure !== undefined && <FailureNotice error={failure} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={saving} title="Ctrl+S">
          {t('certificates.saveDraft')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        {dirty && <span className="soft">{t('common.unsaved')}</span>}
      </p>
    </form>
  );
}
