import type { Borrower } from '../../../shared/contract/loans';
import { useT } from '../../lib/i18n';

/** Why a person gets nothing new, in words. */
export function useBlockWords(): (borrower: Borrower) => string[] {
  const { t } = useT();
  return (borrower) =>
    borrower.blocked.map((reason) =>
      reason === 'left'
        ? t('loans.desk.reason.left', { on: borrower.leftOn ?? '' })
        : t('loans.desk.reason.overdue', { count: borrower.overdue }),
    );
}
