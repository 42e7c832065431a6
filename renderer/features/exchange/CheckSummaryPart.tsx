import type { CheckSummary } from '../../../shared/contract/exchange';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Section } from '../../ui/Page';

const shown = [
  'volumes',
  'filed',
  'assembling',
  'items',
  'clients',
  'newClients',
  'persons',
  'locations',
  'newLocations',
] as const satisfies readonly (keyof CheckSummary['counts'])[];
/** A part of a number above it: shown only with it. */
const partOf: Partial<Record<(typeof shown)[number], (typeof shown)[number]>> = {
  filed: 'volumes',
  assembling: 'volumes',
  newClients: 'clients',
  newLocations: 'locations',
};

/** The check in words and numbers: how many rows, taken, refused, warned of; what comes into being. */
export function CheckSummaryPart({ fileName, summary }: { readonly fileName: string; readonly summary: CheckSummary }) {
  const { t, language } = useT();
  const figure = (n: number) => count(n, language);
  const { rows, refusedRows, warnedRows, counts } = summary;
  const taken = rows - refusedRows;
  const sentence =
    refusedRows === 0
      ? t('exchange.summaryAll', { rows: figure(rows) })
      : taken === 0
        ? t('exchange.summaryNone', { rows: figure(rows) })
        : t('exchange.summaryTaken', { rows: figure(rows), taken: figure(taken), refused: figure(refusedRows) });
  const visible = shown.filter((key) => counts[partOf[key] ?? key] > 0);
  return (
    <Section title={t('exchange.summary')}>
      <div className="stack">
        <p className="import-file">{fileName}</p>
        <p role="status">
          {sentence} {warnedRows > 0 && taken > 0 && t('exchange.summaryWarned', { warned: figure(warnedRows) })}{' '}
          <strong>{t('exchange.nothingYet')}</strong>
        </p>
        <dl className="import-counts">
          {visible.map((key) => (
            <div key={key} className={partOf[key] === undefined ? undefined : 'import-count-part'}>
              <dt>{t(`exchange.count.${key}`)}</dt>
              <dd className="figures">{figure(counts[key])}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Section>
  );
}
