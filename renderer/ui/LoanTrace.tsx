import type { OutputOf } from '../../shared/contract/index';
import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useQuery } from '../lib/use-query';
import { FailureNotice } from './FailureNotice';

type Trace = OutputOf<'loans.ofVolume'>;

/** Where is it now, where does it belong, who had it (QSA's question), in one sentence; then who waits and who had it before. */
export function LoanTrace({ volumeId }: { readonly volumeId: number }) {
  const { t } = useT();
  const sentence = useTraceSentence();
  const trace = useQuery('loans.ofVolume', { volumeId }, ['loans', 'catalogue', 'persons']);
  if (trace.status === 'loading')
    return (
      <p role="status" aria-busy="true">
        {t('common.loading')}
      </p>
    );
  if (trace.status === 'failed') return <FailureNotice error={trace.error} />;
  const { queue, history, copies } = trace.value;
  const slip = (loanId: number | null, number: string | null) =>
    loanId === null ? (
      <span className="soft">{t('loans.trace.hiddenSlip')}</span>
    ) : (
      <a href={`#${paths.loan(loanId)}`}>{number ?? t('loans.state.draft')}</a>
    );
  return (
    <div className="stack">
      <p>{sentence(trace.value)}</p>
      {queue.length > 0 && (
        <p>{t('loans.trace.queue', { names: queue.map(({ name }) => name).join(t('common.listSeparator')) })}</p>
      )}
      {history.length > 0 && (
        <table className="plain-table figures">
          <thead>
            <tr>
              {(['number', 'borrower', 'manner', 'issuedOn', 'returnedOn', 'state'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`loans.field.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.map((one) => (
              <tr key={`${one.loanId ?? one.personId}-${one.issuedOn ?? ''}-${one.number ?? ''}`}>
                <td>{slip(one.loanId, one.number)}</td>
                <td>
                  <a href={`#${paths.borrower(one.personId)}`}>{one.name}</a>
                </td>
                <td>{t(`loans.manner.${one.manner}`)}</td>
                <td>{one.issuedOn}</td>
                <td>{one.returnedOn}</td>
                <td>{t(`loans.line.${one.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {copies.map((made) => (
        <p key={made.id} className="soft">
          {t('loans.copy.made', {
            on: made.on,
            kind: t(`loans.copy.manner.${made.manner}`),
            pages: made.pages,
            copies: made.copies,
            destination: made.destination,
            madeBy: made.madeBy,
            supervisedBy: made.supervisedBy,
          })}
        </p>
      ))}
    </div>
  );
}

/** 在 … 手中，… 借出，应还 …；应在 …；上次 … */
function useTraceSentence(): (trace: Trace) => string {
  const { t } = useT();
  return ({ volume, holder, history }) => {
    const place = volume.home ?? t('loans.trace.nowhere');
    const named = (name: string, department: string | null) =>
      department === null ? name : t('loans.trace.person', { name, department });
    const last = history.find(({ returnedOn }) => returnedOn !== null);
    const before =
      last === undefined
        ? t('loans.trace.never')
        : t('loans.trace.last', { name: named(last.name, last.department), on: last.returnedOn ?? '' });
    const now =
      holder === null
        ? volume.current === null
          ? t('loans.trace.homeless')
          : t('loans.trace.home', { place: volume.current })
        : t(holder.state === 'out' ? 'loans.trace.out' : 'loans.trace.reserved', {
            name: named(holder.name, holder.department),
            since: holder.since ?? '',
            until: holder.until ?? t('common.none'),
            place,
          }) + (holder.overdueDays > 0 ? t('loans.trace.late', { days: holder.overdueDays }) : '');
    return [now, ...(holder !== null && last === undefined ? [] : [before])].join(' · ');
  };
}
