import type { Loan, LoanLine } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { useMay } from '../../../lib/session';
import { LineTag } from '../LoanTag';
import type { SlipDialog } from './SlipDialogs';

type Props = { readonly loan: Loan; readonly onDialog: (dialog: SlipDialog) => void };

/** The volumes of a slip, line by line, with what may be done with each. */
export function SlipLines({ loan, onDialog }: Props) {
  const { t } = useT();
  const levelWord = useLevelWords();
  return (
    <table className="plain-table slip-lines">
      <thead>
        <tr>
          {(['code', 'volume', 'level', 'home', 'state'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`loans.field.${head}`)}
            </th>
          ))}
          <th scope="col">{t('loans.field.remark')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {loan.lines.map((line) => (
          <tr key={line.id}>
            <td className="figures">
              <a href={`#${paths.volume(line.volume.id)}`}>{line.volume.code}</a>
            </td>
            <td>{line.volume.title}</td>
            <td>{levelWord(line.volume.level)}</td>
            <td className="figures">{line.volume.home ?? ''}</td>
            <td>
              <LineTag state={line.state} />
            </td>
            <td>
              <LineNotes line={line} />
            </td>
            <td>
              <LineActions loan={loan} line={line} onDialog={onDialog} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is to be said of a line in its state: who has it, what was counted, what was found, what was copied. */
function LineNotes({ line }: { readonly line: LoanLine }) {
  const { t } = useT();
  const { holder, position, fetchedOn, returnedOn, pagesCounted, report, copies } = line;
  const notes = [
    line.askedPages === null ? null : `${t('loans.field.askedPages')} ${line.askedPages}`,
    line.askedCopies === null ? null : `${t('loans.field.askedCopies')} ${line.askedCopies}`,
    holder !== null && position !== null ? t('loans.slip.heldBy', { name: holder.name, position }) : null,
    fetchedOn !== null && line.state === 'reserved' ? t('loans.slip.fetchedOn', { on: fetchedOn }) : null,
    returnedOn,
    pagesCounted === null ? null : t('loans.slip.counted', { count: pagesCounted }),
    line.condition,
    line.marks,
    line.missingPages,
    line.remark,
    report === null ? null : t('loans.slip.reportOf', { kind: t(`loans.reports.kind.${report.kind}`), on: report.on }),
    ...copies.map((made) =>
      t('loans.copy.made', {
        on: made.on,
        kind: t(`loans.copy.manner.${made.manner}`),
        pages: made.pages,
        copies: made.copies,
        destination: made.destination,
        madeBy: made.madeBy,
        supervisedBy: made.supervisedBy,
      }),
    ),
  ].filter((one) => one !== null);
  return <>{notes.join(' · ')}</>;
}

function LineActions({ loan, line, onDialog }: Props & { readonly line: LoanLine }) {
  const { t } = useT();
  const mayLend = useMay('loans.write');
  if (!mayLend) return null;
  const may = (action: Loan['actions'][number]) => loan.actions.includes(action);
  const waiting = line.state === 'asked' || line.state === 'reserved';
  const offered = [
    line.state === 'out' && may('giveBack') ? ('giveBack' as const) : null,
    may('logCopy') && !waiting && line.state !== 'released' ? ('logCopy' as const) : null,
    waiting && may('dropLine') ? ('dropLine' as const) : null,
  ].filter((one) => one !== null);
  return (
    <>
      {offered.map((action) => (
        <button
          key={action}
          type="button"
          className="link-button"
          aria-label={`${t(`loans.slip.action.${action}`)} ${line.volume.code}`}
          onClick={() => onDialog({ kind: action, line })}
        >
          {t(`loans.slip.action.${action}`)}
        </button>
      ))}
    </>
  );
}
