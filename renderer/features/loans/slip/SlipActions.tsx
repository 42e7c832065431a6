import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Loan } from '../../../../shared/contract/loans';
import type { LoanAction } from '../../../../shared/domain/loan-case';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useMay } from '../../../lib/session';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useDeed } from '../../../lib/use-deed';
import type { SlipDialog } from './SlipDialogs';

/** What needs a question first, and who may begin it. */
const asking = [
  ['approve', 'loans.approve'],
  ['refuse', 'loans.approve'],
  ['override', 'loans.write'],
  ['askRenewal', 'loans.write'],
  ['withdraw', 'loans.write'],
] as const satisfies readonly (readonly [LoanAction, 'loans.approve' | 'loans.write'])[];

type Props = {
  readonly loan: Loan;
  readonly onDialog: (dialog: SlipDialog) => void;
  readonly print: ReactNode;
};

/** What may be done with the slip in its state; what the state forbids is not offered. */
export function SlipActions({ loan, onDialog, print }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const mayLend = useMay('loans.write');
  const maySign = useMay('loans.approve');
  const { busy, failure, run } = useDeed();
  const may = (action: LoanAction) => loan.actions.includes(action);
  const { id, version, number } = loan;
  const reserved = loan.lines.filter(({ state }) => state === 'reserved');
  // A borrower who has nothing overdue has nothing that would need the manager's leave; what is overdue is not renewed.
  const offered = asking.filter(
    ([action, permission]) =>
      may(action) &&
      (permission === 'loans.approve' ? maySign : mayLend) &&
      (action !== 'askRenewal' || loan.overdueDays === 0) &&
      (action !== 'override' || (loan.borrower.blocked.includes('overdue') && loan.override === null)),
  );
  return (
    <div className="slip-actions">
      <div className="row">
        {mayLend && may('submit') && (
          <Button
            type="primary"
            loading={busy}
            onClick={() =>
              void run(client.call('loans.submit', { id, version }), (done) =>
                say('good', t('loans.slip.submitDone', { number: done.number ?? '' })),
              )
            }
          >
            {t('loans.slip.action.submit')}
          </Button>
        )}
        {mayLend && may('issue') && (
          <Button
            type="primary"
            loading={busy}
            onClick={() =>
              void run(client.call('loans.issue', { id, version }), () =>
                say('good', t('loans.slip.issueDone', { number: number ?? '', count: reserved.length })),
              )
            }
          >
            {t('loans.slip.action.issue')}
          </Button>
        )}
        {offered.map(([action]) => (
          <Button
            key={action}
            {...(action === 'approve' ? { type: 'primary' as const } : {})}
            {...(action === 'refuse' || action === 'withdraw' ? { danger: true } : {})}
            onClick={() => onDialog({ kind: action })}
          >
            {t(`loans.slip.action.${action}`)}
          </Button>
        ))}
        {loan.number !== null && print}
      </div>
      {failure !== null && <FailureNotice error={failure} />}
    </div>
  );
}
