import { useState } from 'react';
import { type Loan, renewalInput } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';

/** Asks for a renewal: the same approvals again, within the maximum in all (DA-13.5). */
export function RenewDialog({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { id, version, number, latestDue } = loan;
  const [values] = useState({ days: loan.days });
  return (
    <FormDialog
      title={t('loans.slip.renewTitle')}
      ok={t('loans.slip.action.askRenewal')}
      schema={renewalInput}
      values={values}
      draft={`renewal:${id}`}
      save={async (parsed) => {
        const asked = await client.call('loans.askRenewal', { id, version, ...parsed });
        if (asked.ok) say('good', t('loans.slip.renewAsked', { number: number ?? '', days: parsed.days }));
        return asked;
      }}
      onSaved={onClose}
      onCancel={onClose}
    >
      {(control) => (
        <>
          <p>{t('loans.slip.renewBody')}</p>
          {latestDue !== null && <p className="soft">{t('loans.slip.latest', { on: latestDue })}</p>}
          <Field
            control={control}
            name="days"
            label={t('loans.slip.renewDays')}
            required
            as={{ kind: 'number', min: 1, max: 60 }}
          />
        </>
      )}
    </FormDialog>
  );
}
