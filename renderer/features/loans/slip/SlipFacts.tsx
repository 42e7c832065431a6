import type { Loan } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';

/** The facts of a slip in two columns; what was never filled in is not shown. */
export function SlipFacts({ loan }: { readonly loan: Loan }) {
  const { t } = useT();
  const { borrower } = loan;
  const facts: readonly (readonly [string, string | null])[] = [
    [
      t('loans.field.borrower'),
      [borrower.name, borrower.staffCode, borrower.phone].filter((one) => one !== null).join(' · '),
    ],
    [
      borrower.kind === 'staff' ? t('loans.field.department') : t('loans.field.organisation'),
      borrower.department ?? borrower.organisation,
    ],
    [t('loans.field.purpose'), loan.purpose],
    [t('loans.field.days'), loan.manner === 'takeOut' ? String(loan.days) : null],
    [t('loans.field.letter'), loan.letter],
    [t('loans.field.report'), loan.report],
    [t('loans.field.submittedOn'), loan.submittedOn],
    [t('loans.field.approvedOn'), loan.approvedOn],
    [t('loans.field.lapseOn'), loan.issuedOn === null ? loan.lapseOn : null],
    [t('loans.field.issuedOn'), loan.issuedOn],
    [t('loans.field.returnedOn'), loan.closedOn],
    [t('common.reason'), loan.reason],
  ];
  return (
    <dl className="facts figures">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
