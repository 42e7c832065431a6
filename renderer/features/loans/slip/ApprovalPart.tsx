import type { Approval, Loan } from '../../../../shared/contract/loans';
import type { ApprovalStep } from '../../../../shared/domain/loan';
import { clausesOfStep } from '../../../../shared/domain/loan-approvals';
import { clauseNames } from '../../../../shared/i18n/clauses';
import { useT } from '../../../lib/i18n';
import { Tag } from '../../../ui/StateTag';

/** The chain in its order: who signed each step, when and how; who may sign the next one, and the clause it stands on. */
export function ApprovalPart({ loan }: { readonly loan: Loan }) {
  const { t } = useT();
  const { renewal, override } = loan;
  return (
    <div className="stack">
      <Chain loan={loan} of={null} open={loan.state === 'submitted' ? loan.nextStep : null} />
      {loan.waiting && <p className="notice notice-warn">{t('loans.slip.waiting')}</p>}
      {override !== null && (
        <p>{t('loans.slip.overrideBy', { name: override.by, on: override.on, reason: override.reason })}</p>
      )}
      {renewal !== null && (
        <section aria-label={t('loans.slip.renewalTitle')}>
          <h3>{t('loans.slip.renewalTitle')}</h3>
          <p>{t('loans.slip.renewalOf', { days: renewal.days, due: renewal.dueOn })}</p>
          <Chain loan={loan} of={renewal.id} open={loan.nextStep} />
        </section>
      )}
      {loan.latestDue !== null && loan.state === 'issued' && loan.overdueDays === 0 && (
        <p className="soft">{t('loans.slip.latest', { on: loan.latestDue })}</p>
      )}
    </div>
  );
}

type ChainProps = { readonly loan: Loan; readonly of: number | null; readonly open: ApprovalStep | null };
function Chain({ loan, of, open }: ChainProps) {
  const { t, language } = useT();
  const given = loan.approvals.filter(({ renewalId }) => renewalId === of);
  return (
    <ol className="chain">
      {loan.steps.map((step) => {
        const approval = given.find((one) => one.step === step);
        return (
          <li key={step}>
            <span className="chain-step">
              {t(`loans.step.${step}`)}{' '}
              <span className="soft">{clauseNames(clausesOfStep(step, loan.manner), language)}</span>
            </span>
            <span>
              {approval === undefined ? (
                <Open loan={loan} step={step} next={step === open} />
              ) : (
                <Given approval={approval} />
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Given({ approval }: { readonly approval: Approval }) {
  const { t } = useT();
  const { person, on, manner, paperNumber, paperDate, verdict, reason } = approval;
  if (verdict === 'refused')
    return <Tag tone="bad">{t('loans.slip.refusedBy', { name: person, on, reason: reason ?? '' })}</Tag>;
  const paper = paperNumber === null ? '' : ` ${t('loans.slip.paper', { number: paperNumber, on: paperDate ?? '' })}`;
  return (
    <>
      {t('loans.slip.signed', { name: person, on, by: t(`loans.by.${manner}`) })}
      {paper}
      {reason !== null && <span className="soft"> {reason}</span>}
    </>
  );
}

function Open({ loan, step, next }: { readonly loan: Loan; readonly step: ApprovalStep; readonly next: boolean }) {
  const { t } = useT();
  if (!next) return <span className="soft">{t('loans.slip.open')}</span>;
  const names = loan.signers
    .filter((one) => one.step === step)
    .map(({ name, standsIn }) => (standsIn ? t('loans.slip.standsIn', { name }) : name));
  return names.length === 0 ? (
    <span className="late">{t('loans.slip.noSigner', { step: t(`loans.step.${step}`) })}</span>
  ) : (
    <strong>{t('loans.slip.mayNow', { names: names.join(t('common.listSeparator')) })}</strong>
  );
}
