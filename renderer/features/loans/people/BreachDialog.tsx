import { useState } from 'react';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { Control } from '../../../ui/controls';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { useDeed } from '../../../lib/use-deed';

/** Enters a breach against a borrower that no return check found (DA-13.3). */
export function BreachDialog({ borrowerId, onClose }: { readonly borrowerId: number; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [what, setWhat] = useState('');
  const [sanction, setSanction] = useState('');
  const text = (set: (value: string) => void) => (value: unknown) =>
    set(typeof value === 'string' ? value.slice(0, 200) : '');
  return (
    <Dialog
      title={t('loans.borrower.recordTitle')}
      ok={t('loans.borrower.record')}
      canGoOn={what.trim() !== ''}
      busy={busy}
      onCancel={onClose}
      onOk={() =>
        void run(
          client.call('loans.recordBreach', {
            borrowerId,
            lineId: null,
            what,
            sanction: sanction.trim() === '' ? null : sanction,
          }),
          () => {
            say('good', t('loans.borrower.recorded'));
            onClose();
          },
        )
      }
    >
      <div className="stack">
        <FieldFrame label={t('loans.returning.breachWhat')} required>
          {(aria) => <Control as={{ kind: 'area', rows: 2 }} value={what} onChange={text(setWhat)} aria={aria} />}
        </FieldFrame>
        <FieldFrame label={t('loans.returning.sanction')}>
          {(aria) => <Control as={{ kind: 'text' }} value={sanction} onChange={text(setSanction)} aria={aria} />}
        </FieldFrame>
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
