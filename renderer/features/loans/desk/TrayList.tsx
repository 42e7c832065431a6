import { memo } from 'react';
import { instant } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useSpoken } from './answer-words';
import { KEPT, type Tray, type TrayEntry } from './tray';

const signs = { good: '✓', attention: '▲', bad: '✕' } as const;

/** Every scan, newest first, each with its answer; the whole count stands above. */
export function TrayList({ tray, onClear }: { readonly tray: Tray; readonly onClear: () => void }) {
  const { t } = useT();
  const { entries, count } = tray;
  return (
    <section className="tray" aria-label={t('loans.desk.tray')}>
      <header className="tray-head">
        <h2>{t('loans.desk.tray')}</h2>
        <p className="soft figures">
          {count === 0 ? t('loans.desk.trayEmpty') : t('loans.desk.trayLine', { count })}
          {count > entries.length && ` ${t('loans.desk.trayShort', { kept: KEPT })}`}
        </p>
        {count > 0 && (
          <button type="button" className="link-button" onClick={onClear}>
            {t('loans.desk.clearTray')}
          </button>
        )}
      </header>
      <ol reversed className="tray-list">
        {entries.map((entry) => (
          <TrayRow key={entry.n} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

/** Drawn anew only when its own answer came: a hundred lines stand below the one that a scan has just made. */
const TrayRow = memo(function TrayRow({ entry }: { readonly entry: TrayEntry }) {
  const { tone, what, about, more } = useSpoken()(entry);
  return (
    <li className={`tray-${tone}`}>
      <span className="figures soft">{entry.n}</span>
      <span className="figures soft">{instant(entry.at).slice(11)}</span>
      <span className="tray-what">
        <span aria-hidden="true">{signs[tone]} </span>
        {what}
      </span>
      <span className="tray-about" title={[about, ...more].filter((one) => one !== undefined).join('\n')}>
        {about ?? more[0] ?? ''}
      </span>
    </li>
  );
});
