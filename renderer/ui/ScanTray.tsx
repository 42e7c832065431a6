import { memo } from 'react';
import { instant } from '../lib/format';
import { useT } from '../lib/i18n';
import { KEPT } from '../lib/scan-tray';
import type { Tone } from '../lib/sounds';
import './scan.css';

const signs = { good: '✓', attention: '▲', bad: '✕' } as const;

/** A scan in words: what happened or why not, of what, who is next and what to do; with the tone of colour and sound. */
export type Spoken = {
  readonly tone: Tone;
  readonly what: string;
  readonly about?: string;
  readonly more: readonly string[];
};
type Entry = { readonly n: number; readonly at: string };
type Props<E extends Entry> = {
  readonly entries: readonly E[];
  /** All scans, also those that are no longer kept here. */
  readonly count: number;
  readonly useSpoken: () => (entry: E) => Spoken;
  readonly onClear: () => void;
};

/** Every scan of a scan screen, newest first, each with its answer; the whole count stands above. */
export function ScanTray<E extends Entry>({ entries, count, useSpoken, onClear }: Props<E>) {
  const { t } = useT();
  return (
    <section className="tray" aria-label={t('common.scans.title')}>
      <header className="tray-head">
        <h2>{t('common.scans.title')}</h2>
        <p className="soft figures">
          {count === 0 ? t('common.scans.none') : t('common.scans.count', { count })}
          {count > entries.length && ` ${t('common.scans.kept', { kept: KEPT })}`}
        </p>
        {count > 0 && (
          <button type="button" className="link-button" onClick={onClear}>
            {t('common.scans.clear')}
          </button>
        )}
      </header>
      <ol reversed className="tray-list">
        {entries.map((entry) => (
          <TrayRow key={entry.n} entry={entry} useSpoken={useSpoken as () => (one: Entry) => Spoken} />
        ))}
      </ol>
    </section>
  );
}

type RowProps = { readonly entry: Entry; readonly useSpoken: () => (entry: Entry) => Spoken };
/** Drawn anew only when its own answer came: a hundred lines stand below the one that a scan has just made. */
const TrayRow = memo(function TrayRow({ entry, useSpoken }: RowProps) {
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
