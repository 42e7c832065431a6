import type { ApprovalBy } from '../../../../shared/contract/approvals';
import type { Loan } from '../../../../shared/contract/loans';
import { clausesOfStep } from '../../../../shared/domain/loan-approvals';
import { clauseNames } from '../../../../shared/i18n/clauses';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useKeptWords } from '../../../lib/use-kept-words';
import { useLevelWords } from '../../../lib/level-words';
import { useSay } from '../../../ui/Answers';
import { SignDialog } from '../../../ui/SignDialog';
import { TextField } from '../../../ui/TextField';
import { useDeed } from '../../../lib/use-deed';

type Props = { readonly deed: 'approve' | 'refuse' | 'override'; readonly loan: Loan; readonly onClose: () => void };

/** Signs the next step of a slip, or says no to it, or lets a borrower with an overdue volume have it (the manager). */
export function SlipSignDialog({ deed, loan, onClose }: Props) {
  const { t, language } = useT();
  const client = useClient();
  const say = useSay();
  const levelWord = useLevelWords();
  const { busy, failure, run } = useDeed();
  const { id, version, nextStep } = loan;
  const { words, change, drop } = useKeptWords(`reason:${id}:${deed}`);
  const step = deed === 'override' ? 'manager' : nextStep;
  const stepName = step === null ? '' : t(`loans.step.${step}`);
  const signers = loan.signers.filter((one) => one.step === step);
  const reason = words.trim();
  const needsReason = deed !== 'approve';

  const sign = (by: ApprovalBy) => {
    if (needsReason && reason === '') return;
    const number = loan.number ?? t('loans.slip.draftTitle');
    const done = () => {
      drop();
      say(
        'good',
        deed === 'approve'
          ? t('loans.slip.approved', { number, step: stepName })
          : t(deed === 'refuse' ? 'loans.slip.refused' : 'loans.slip.overridden', { number }),
      );
      onClose();
    };
    if (deed === 'approve')
      void run(client.call('loans.approve', { id, version, by, remark: reason === '' ? null : reason }), done);
    else if (deed === 'refuse') void run(client.call('loans.refuse', { id, version, by, reason }), done);
    else void run(client.call('loans.override', { id, version, by, reason }), done);
  };
  const title =
    deed === 'approve'
      ? t('loans.slip.approveTitle', { step: stepName })
      : t(deed === 'refuse' ? 'loans.slip.refuseTitle' : 'loans.slip.overrideTitle');
  const question = (
    <>
      <p>
        {t('loans.slip.approveBody', {
          borrower: loan.borrower.name,
          manner: t(`loans.manner.${loan.manner}`),
          count: loan.lines.length,
          level: levelWord(loan.level),
          clause: step === null ? '' : clauseNames(clausesOfStep(step, loan.manner), language),
        })}
      </p>
      <TextField
        label={needsReason ? t('common.reason') : t('loans.slip.remark')}
        required={needsReason}
        value={words}
        onChange={change}
        most={200}
      />
    </>
  );
  return (
    <SignDialog
      title={title}
      ok={deed === 'refuse' ? t('loans.slip.action.refuse') : t('loans.slip.approveOk')}
      signers={signers}
      busy={busy}
      failure={failure}
      needs={needsReason && reason === ''}
      onSign={sign}
      onClose={() => {
        drop();
        onClose();
      }}
      body={question}
    />
  );
}
