import { Radio } from 'antd';
import { useState } from 'react';
import type { ReminderRow } from '../../../../shared/contract/loans';
import { reminderManners } from '../../../../shared/domain/loan-reminders';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { Control } from '../../../ui/controls';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { useDeed } from '../../../lib/use-deed';

/** Enters one reminder for all that a borrower has due: how, who answered, what was promised. */
export function RemindDialog({ row, onClose }: { readonly row: ReminderRow; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [manner, setManner] = useState<(typeof reminderManners)[number]>('phone');
  const [answeredBy, setAnsweredBy] = useState('');
  const [promisedOn, setPromisedOn] = useState<string | null>(null);
  return (
    <Dialog
      title={t('loans.reminders.title1', { name: row.borrower })}
      ok={t('loans.reminders.ok')}
      busy={busy}
      onCancel={onClose}
      onOk={() =>
        void run(
          client.call('loans.remind', {
            loanIds: row.loans.map(({ loanId }) => loanId),
            manner,
            answeredBy: answeredBy.trim() === '' ? null : answeredBy,
            promisedOn,
          }),
          () => {
            say('good', t('loans.reminders.done', { name: row.borrower }));
            onClose();
          },
        )
      }
    >
      <div className="stack">
        <Radio.Group
          aria-label={t('loans.reminders.manner')}
          value={manner}
          onChange={(event) => setManner(reminderManners.find((one) => one === event.target.value) ?? 'phone')}
          options={reminderManners.map((value) => ({ value, label: t(`loans.reminders.manners.${value}`) }))}
        />
        <div className="columns">
          <FieldFrame label={t('loans.reminders.answeredBy')}>
            {(aria) => (
              <Control
                as={{ kind: 'text', focus: true }}
                value={answeredBy}
                onChange={(value) => setAnsweredBy(typeof value === 'string' ? value.slice(0, 40) : '')}
                aria={aria}
              />
            )}
          </FieldFrame>
          <FieldFrame label={t('loans.reminders.promisedOn')}>
            {(aria) => (
              <Control
                as={{ kind: 'date' }}
                value={promisedOn}
                onChange={(value) => setPromisedOn(typeof value === 'string' ? value : null)}
                aria={aria}
              />
            )}
          </FieldFrame>
        </div>
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
