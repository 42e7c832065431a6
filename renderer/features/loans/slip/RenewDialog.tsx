import { useState } from 'react';
import type { Loan } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { Control } from '../../../ui/controls';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { useDeed } from '../../../lib/use-deed';

/** Asks for a renewal: the same approvals again, within the maximum in all (DA-13.5). */
export function RenewDialog({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [days, setDays] = useState<number | null>(loan.days);
  return (
    <Dialog
      title={t('loans.slip.renewTitle')}
      ok={t('loans.slip.action.askRenewal')}
      canGoOn={days !== null && days > 0}
      busy={busy}
      onCancel={onClose}
      onOk={() =>
        days !== null &&
        void run(client.call('loans.askRenewal', { id: loan.id, version: loan.version, days }), () => {
          say('good', t('loans.slip.renewAsked', { number: loan.number ?? '', days }));
          onClose();
        })
      }
    >
      <div className="stack">
        <p>{t('loans.slip.renewBody')}</p>
        {loan.latestDue !== null && <p className="soft">{t('loans.slip.latest', { on: loan.latestDue })}</p>}
        <FieldFrame label={t('loans.slip.renewDays')} required>
          {(aria) => (
            <Control
              as={{ kind: 'number', min: 1, max: 60 }}
              value={days}
              onChange={(value) => setDays(typeof value === 'number' ? value : null)}
              aria={aria}
            />
          )}
        </FieldFrame>
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
