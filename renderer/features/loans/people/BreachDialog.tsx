import { useState } from 'react';
import { breachInput } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';

/** Enters a breach against a borrower that no return check found (DA-13.3). */
export function BreachDialog({ borrowerId, onClose }: { readonly borrowerId: number; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [values] = useState({ what: '', sanction: null as string | null });
  return (
    <FormDialog
      title={t('loans.borrower.recordTitle')}
      ok={t('loans.borrower.record')}
      schema={breachInput}
      values={values}
      draft={`breach:${borrowerId}`}
      save={(parsed) => client.call('loans.recordBreach', { borrowerId, lineId: null, ...parsed })}
      onSaved={() => {
        say('good', t('loans.borrower.recorded'));
        onClose();
      }}
      onCancel={onClose}
    >
      {(control) => (
        <>
          <Field
            control={control}
            name="what"
            label={t('loans.returning.breachWhat')}
            required
            as={{ kind: 'area', rows: 2 }}
          />
          <Field control={control} name="sanction" label={t('loans.returning.sanction')} />
        </>
      )}
    </FormDialog>
  );
}
