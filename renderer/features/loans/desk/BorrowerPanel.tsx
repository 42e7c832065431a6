import { Button } from 'antd';
import type { Borrower } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { Tag } from '../../../ui/StateTag';
import { useBlockWords } from '../block-words';

/** Who stands at the desk: what they have, and whether they may have more. */
export function BorrowerPanel({
  borrower,
  onNext,
}: {
  readonly borrower: Borrower | null;
  readonly onNext: () => void;
}) {
  const { t } = useT();
  const reasons = useBlockWords();
  if (borrower === null)
    return (
      <section className="desk-card" aria-label={t('loans.field.borrower')}>
        <h2>{t('loans.desk.nobody')}</h2>
        <p className="soft">{t('loans.desk.nobodyHint')}</p>
      </section>
    );
  const { name, staffCode, department, organisation, phone, kind, blocked, out, overdue, reserved, overdueSince } =
    borrower;
  const from = [department ?? organisation, staffCode, phone].filter((one) => one !== null);
  return (
    <section className="desk-card" aria-label={t('loans.field.borrower')}>
      <h2>
        {name}{' '}
        {blocked.length > 0 ? (
          <Tag tone="bad">{t('loans.desk.blocked')}</Tag>
        ) : (
          <Tag tone="good">{t('loans.desk.notBlocked')}</Tag>
        )}
      </h2>
      <p className="soft">{[...from, ...(kind === 'outsider' ? [t('loans.kind.outsider')] : [])].join(' · ')}</p>
      {reasons(borrower).map((reason) => (
        <p key={reason} className="desk-bad">
          {reason}
        </p>
      ))}
      <ul className="desk-held">
        <li>{t('loans.desk.out', { count: out })}</li>
        {reserved > 0 && <li>{t('loans.desk.reserved', { count: reserved })}</li>}
        {overdue > 0 && (
          <li className="desk-bad">{t('loans.desk.overdue', { count: overdue, since: overdueSince ?? '' })}</li>
        )}
      </ul>
      <p className="row">
        <a href={`#${paths.borrower(borrower.id)}`}>{t('loans.desk.openBorrower')}</a>
        <Button size="small" onClick={onNext}>
          {t('loans.desk.nextBorrower')}
        </Button>
      </p>
    </section>
  );
}
