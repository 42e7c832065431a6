import type { Loan, LoanLine } from '../../../../shared/contract/loans';
import { assertNever } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { ReasonDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useDeed } from '../../../lib/use-deed';
import { CopyDialog } from './CopyDialog';
import { GiveBackDialog } from './GiveBackDialog';
import { RenewDialog } from './RenewDialog';
import { SlipSignDialog } from './SlipSignDialog';

export type SlipDialog =
  | { readonly kind: 'none' | 'approve' | 'refuse' | 'override' | 'withdraw' | 'askRenewal' }
  | { readonly kind: 'giveBack' | 'logCopy' | 'dropLine'; readonly line: LoanLine };
type Props = { readonly open: SlipDialog; readonly loan: Loan; readonly onClose: () => void };

/** The one dialog that may stand over a slip; its failure stays inside it, where the person looks. */
export function SlipDialogs({ open, loan, onClose }: Props) {
  switch (open.kind) {
    case 'none':
      return null;
    case 'approve':
    case 'refuse':
    case 'override':
      return <SlipSignDialog key={open.kind} deed={open.kind} loan={loan} onClose={onClose} />;
    case 'withdraw':
      return <Withdraw loan={loan} onClose={onClose} />;
    case 'askRenewal':
      return <RenewDialog loan={loan} onClose={onClose} />;
    case 'giveBack':
      return <GiveBackDialog loan={loan} line={open.line} onClose={onClose} />;
    case 'logCopy':
      return <CopyDialog loan={loan} line={open.line} onClose={onClose} />;
    case 'dropLine':
      return <DropLine loan={loan} line={open.line} onClose={onClose} />;
    default:
      return assertNever(open);
  }
}

type Target = { readonly loan: Loan; readonly onClose: () => void };
function Withdraw({ loan, onClose }: Target) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  return (
    <ReasonDialog
      draft={`reason:${loan.id}:withdraw`}
      title={t('loans.slip.withdrawTitle')}
      ok={t('loans.slip.action.withdraw')}
      danger
      busy={busy}
      onCancel={onClose}
      body={
        <>
          {failure !== null && <FailureNotice error={failure} />}
          <p>{t('loans.slip.withdrawBody')}</p>
        </>
      }
      onOk={(reason, done) =>
        void run(client.call('loans.withdraw', { id: loan.id, version: loan.version, reason }), () => {
          done();
          say('good', t('loans.slip.withdrawn', { number: loan.number ?? t('loans.slip.draftTitle') }));
          onClose();
        })
      }
    />
  );
}

function DropLine({ loan, line, onClose }: Target & { readonly line: LoanLine }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const { code } = line.volume;
  return (
    <ReasonDialog
      draft={`reason:${loan.id}:dropLine:${line.id}`}
      title={t('loans.slip.dropTitle')}
      ok={t('loans.slip.action.dropLine')}
      busy={busy}
      onCancel={onClose}
      body={
        <>
          {failure !== null && <FailureNotice error={failure} />}
          <p>{t('loans.slip.dropBody', { code })}</p>
        </>
      }
      onOk={(reason, done) =>
        void run(client.call('loans.dropLine', { id: loan.id, version: loan.version, lineId: line.id, reason }), () => {
          done();
          say('good', t('loans.slip.dropped', { code }));
          onClose();
        })
      }
    />
  );
}
