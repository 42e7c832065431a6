import type { VolumeRow } from '../../../../shared/contract/catalogue';
import { months, retentionText } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { StateTag } from '../../../ui/StateTag';

/** First facts of the row under the cursor, beside the list. */
export function VolumeSummary({ row }: { readonly row: VolumeRow | null }) {
  const { t } = useT();
  const levelWord = useLevelWords();
  if (row === null)
    return (
      <aside className="summary" aria-label={t('catalogue.list.panelTitle')}>
        <p className="soft">{t('catalogue.list.panelNone')}</p>
      </aside>
    );
  const facts: readonly (readonly [string, string | null])[] = [
    [t('catalogue.field.client'), row.clientName === null ? null : `${row.clientCode ?? ''} ${row.clientName}`],
    [t('catalogue.field.year'), row.year === null ? null : String(row.year)],
    [t('catalogue.field.months'), months(row.firstMonth, row.lastMonth)],
    [t('catalogue.field.retention'), retentionText(row.retention, t)],
    [t('catalogue.field.level'), levelWord(row.level)],
    [t('catalogue.field.items'), String(row.itemCount)],
    [t('catalogue.field.pages'), row.pages === null ? null : String(row.pages)],
    [t('catalogue.field.binding'), t(`common.binding.${row.binding}`)],
    [t('catalogue.field.home'), row.home],
    [t('catalogue.field.current'), row.current],
    [t('catalogue.field.oldNumber'), row.oldNumber],
  ];
  return (
    <aside className="summary" aria-label={t('catalogue.list.panelTitle')}>
      <p className="summary-code figures">{row.referenceCode ?? t('catalogue.uncoded')}</p>
      <p className="summary-title">{row.title}</p>
      <p>
        <StateTag state={row.state} list={row.disposalNumber} />
      </p>
      <dl>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
      </dl>
      <p>
        <a href={`#${paths.volume(row.id)}`}>{t('catalogue.openVolume')}</a>
      </p>
    </aside>
  );
}
