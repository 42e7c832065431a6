import type { InputOf } from '../../../shared/contract/index';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../FailureNotice';

type Props = InputOf<'forms.issued'>;

/** Every form issued for printing of this volume, slip, borrower or certificate: number, which copy, by whom. */
export function IssuedList({ of, id }: Props) {
  const { t } = useT();
  const issued = useQuery('forms.issued', { of, id }, ['registers', 'audit']);
  if (issued.status === 'loading')
    return (
      <p role="status" aria-busy="true">
        {t('common.loading')}
      </p>
    );
  if (issued.status === 'failed') return <FailureNotice error={issued.error} />;
  if (issued.value.length === 0) return <p className="soft">{t('forms.none')}</p>;
  return (
    <table className="plain-table issued figures">
      <thead>
        <tr>
          {(['number', 'what', 'copy', 'at', 'by', 'sha'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`forms.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {issued.value.map((one) => (
          <tr key={`${one.number} ${one.copy}`}>
            <td>{one.number}</td>
            <td>
              {[
                t(`forms.name.${one.form}`),
                t(`forms.sheet.${one.paper}`),
                ...(one.fill === 'blank' ? [t('forms.asBlank')] : []),
              ].join(' · ')}
            </td>
            <td>{t('forms.copyText', { copy: one.copy })}</td>
            <td>{instant(one.at)}</td>
            <td>{one.by}</td>
            <td title={one.sha256}>{one.sha256.slice(0, 12)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
