import type { OutputOf } from '../../../shared/contract/index';
import type { LineList, SlipList } from '../../../shared/domain/loan-lists';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { Section } from '../../ui/Page';

type Today = OutputOf<'desk.today'>;
/** Other people's time first: what is late, what is due, who waits for a signature, what must be fetched for them. */
const loanLines = ['overdue', 'dueSoon', 'toApprove', 'toFetch'] as const satisfies readonly (keyof Today &
  (SlipList | LineList))[];
/** In the order of urgency; what can be done now comes first. */
const lines = [
  'firstContacts',
  'readyToFile',
  'due',
  'undated',
  'dueWithinYear',
  'assembling',
] as const satisfies readonly (keyof Today)[];
const disposalPaths = {
  due: paths.disposalDue(),
  dueWithinYear: paths.disposalDue({ which: 'dueWithinYear' }),
  undated: paths.disposalUndated(),
} as const;
/** What is due leads to where it is put on a list; whoever takes no part in disposal sees it in the catalogue. */
const pathOf = (line: (typeof lines)[number], takesPart: boolean): string => {
  if (line === 'assembling') return paths.catalogue({ state: 'assembling' });
  if (line === 'firstContacts') return paths.clients({ wants: 'firstContact' });
  return takesPart && line !== 'readyToFile' ? disposalPaths[line] : paths.catalogue({ work: line });
};

export function TodayPart({ today }: { readonly today: Today }) {
  const { t, language } = useT();
  const mayImport = useMay('exchange.write');
  const takesPart = useMay('disposal.read');
  const figure = (n: number) => count(n, language);
  const waiting = [
    ...loanLines.map((line) => ({ line, to: paths.loanList(line), words: t(`desk.loan.${line}`) })),
    { line: 'reminders' as const, to: paths.reminders(), words: t('desk.loan.reminders') },
    ...lines.map((line) => ({ line, to: pathOf(line, takesPart), words: t(`desk.work.${line}`) })),
  ].filter(({ line }) => today[line] > 0);
  return (
    <>
      <Section title={t('desk.today')}>
        {waiting.length === 0 && <p className="soft">{t('desk.nothing')}</p>}
        <ul className="work-lines">
          {waiting.map(({ line, to, words }) => (
            <li key={line}>
              <a href={`#${to}`}>
                <span className="work-number">{figure(today[line])}</span>
                <span>{words}</span>
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('desk.holdings')}>
        <p>
          {t('desk.holdingsLine', {
            volumes: figure(today.volumes),
            filed: figure(today.filed),
            assembling: figure(today.assembling),
            clients: figure(today.clients),
          })}
        </p>
        <p className="soft row">
          {today.lastImport === null
            ? t('desk.neverImported')
            : t('desk.lastImport', { at: instant(today.lastImport) })}
          {mayImport && (
            <a href={`#${paths.exchange()}`}>
              {today.lastImport === null ? t('desk.startImport') : t('desk.seeImports')}
            </a>
          )}
        </p>
      </Section>
    </>
  );
}
