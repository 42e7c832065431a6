import { useT } from '../../../lib/i18n';
import { ScanField } from '../../../ui/ScanField';
import { ScanResult } from '../../../ui/ScanResult';
import type { useListScans } from './use-list-scans';

type Props = { readonly scans: ReturnType<typeof useListScans>; readonly active: boolean };
const signs = { good: '✓', attention: '▲', bad: '✕' } as const;

/** One field that has the focus, the last answer in large words above it, the tray below, newest first. */
export function ScanPart({ scans, active }: Props) {
  const { t } = useT();
  const { told, count } = scans;
  const [last] = told;
  return (
    <div className="scan-part">
      {last === undefined ? (
        <div className="scan-result">
          <p className="scan-what">{t('disposal.scan.ready')}</p>
        </div>
      ) : (
        <ScanResult
          tone={last.tone}
          what={last.what}
          about={last.about}
          more={last.more}
          count={t('disposal.scan.times', { count })}
        />
      )}
      <ScanField
        label={t('disposal.scan.field')}
        placeholder={t('disposal.scan.placeholder')}
        active={active}
        onScan={scans.scan}
      />
      <section aria-label={t('disposal.scan.tray')}>
        <h3>{t('disposal.scan.tray')}</h3>
        {told.length === 0 && <p className="soft">{t('disposal.scan.trayEmpty')}</p>}
        <ol reversed className="scan-tray">
          {told.map(({ n, tone, what, about, more }) => (
            <li key={n} className={`tray-${tone}`}>
              <span className="figures soft">{n}</span>
              <span className="tray-what">
                <span aria-hidden="true">{signs[tone]} </span>
                {what}
              </span>
              <span className="tray-about" title={[about, ...more].join(' ')}>
                {about ?? more[0] ?? ''}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
