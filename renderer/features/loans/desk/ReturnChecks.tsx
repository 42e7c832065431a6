import type { Loan } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';
import { Section } from '../../../ui/Page';
import type { Spoken } from '../../../ui/ScanTray';
import { ReturnForm } from '../ReturnForm';
import type { Pending } from './tray';

type Props = {
  readonly returns: readonly Pending[];
  readonly onDone: (lineId: number, loan: Loan) => void;
  readonly onLater: (lineId: number) => void;
  readonly say: (words: Spoken) => void;
};

/** What came back and waits to be counted: the oldest is open, the others stand below in the order they were scanned. */
export function ReturnChecks({ returns, onDone, onLater, say }: Props) {
  const { t } = useT();
  const [first, ...others] = returns;
  if (first === undefined) return null;
  const { volume, holder } = first;
  return (
    <Section title={t('loans.desk.returns', { count: returns.length })}>
      <p>
        <span className="figures">{volume.code}</span> {volume.title}{' '}
        <span className="soft">
          {holder.name} {holder.number}
        </span>
      </p>
      <ReturnForm
        key={first.lineId}
        target={{ id: first.loanId, version: first.loanVersion, lineId: first.lineId }}
        volume={volume}
        onLater={() => onLater(first.lineId)}
        onDone={({ loan, result, reservedFor }) => {
          onDone(first.lineId, loan);
          const place = volume.home === null ? [] : [t('loans.scan.returnedTo', { place: volume.home })];
          const told = reservedFor.map(({ name, number }) =>
            t('loans.returning.reservedFor', { name, number: number ?? '' }),
          );
          say({
            tone: result === 'returned' && told.length === 0 ? 'good' : 'attention',
            what: t('loans.scan.returned'),
            about: t('loans.returning.isDone', { code: volume.code, result: t(`loans.line.${result}`) }),
            more: told.length > 0 ? told : result === 'lost' ? [] : place,
          });
        }}
      />
      {others.length > 0 && (
        <ol className="desk-lines">
          {others.map((one) => (
            <li key={one.lineId}>
              <span className="figures">{one.volume.code}</span>
              <span className="desk-line-title">{one.volume.title}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
