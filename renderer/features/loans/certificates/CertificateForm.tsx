import { useWatch } from 'react-hook-form';
import { type Certificate, type CertificateInput, certificateInput } from '../../../../shared/contract/certificates';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useContractForm } from '../../../lib/use-contract-form';
import { useSay } from '../../../ui/Answers';
import { Field } from '../../../ui/Field';
import { RecordForm } from '../../../ui/RecordForm';
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
  const form = useContractForm({
    schema: certificateInput,
    values,
    draft: `certificate:${values.id ?? 'new'}`,
    save: (parsed) => client.call('certificates.save', parsed),
    onSaved: (saved) => {
      say('good', t('certificates.saved'));
      onSaved(saved);
    },
  });
  const { control } = form;
  const finding = useWatch({ control, name: 'finding' });
  return (
    <RecordForm
      form={form}
      label={t('certificates.editing')}
      className="certificate-form"
      save={t('certificates.saveDraft')}
      onCancel={onCancel}
    >
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
      <Sources form={form.form} shown={shown} />
    </RecordForm>
  );
}
