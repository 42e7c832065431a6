import { Radio } from 'antd';
import { useState } from 'react';
import { type Control, useController } from 'react-hook-form';
import type { z } from 'zod';
import { type ReminderRow, reminderInput } from '../../../../shared/contract/loans';
import { reminderManners } from '../../../../shared/domain/loan-reminders';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';

type Values = z.input<typeof reminderInput>;
type FormOf = Control<Values, unknown, z.output<typeof reminderInput>>;

/** Enters one reminder for all that a borrower has due: how, who answered, what was promised. */
export function RemindDialog({ row, onClose }: { readonly row: ReminderRow; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [values] = useState<Values>({ manner: 'phone', answeredBy: null, promisedOn: null });
  const loanIds = row.loans.map(({ loanId }) => loanId);
  return (
    <FormDialog
      title={t('loans.reminders.title1', { name: row.borrower })}
      ok={t('loans.reminders.ok')}
      schema={reminderInput}
      values={values}
      draft={`reminder:${row.borrowerId}`}
      save={(parsed) => client.call('loans.remind', { loanIds, ...parsed })}
      onSaved={() => {
        say('good', t('loans.reminders.done', { name: row.borrower }));
        onClose();
      }}
      onCancel={onClose}
    >
      {(control) => (
        <>
          <Manner control={control} />
          <div className="columns">
            <Field
              control={control}
              name="answeredBy"
              label={t('loans.reminders.answeredBy')}
              as={{ kind: 'text', focus: true }}
            />
            <Field control={control} name="promisedOn" label={t('loans.reminders.promisedOn')} as={{ kind: 'date' }} />
          </div>
        </>
      )}
    </FormDialog>
  );
}

function Manner({ control }: { readonly control: FormOf }) {
  const { t } = useT();
  const { field } = useController({ control, name: 'manner' });
  return (
    <Radio.Group
      aria-label={t('loans.reminders.manner')}
      value={field.value}
      onChange={(event) => field.onChange(event.target.value)}
      options={reminderManners.map((value) => ({ value, label: t(`loans.reminders.manners.${value}`) }))}
    />
  );
}
