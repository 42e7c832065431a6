import type { Volume } from '../../../../shared/contract/catalogue';
import { months, retentionText } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';

/** The facts of a volume in two columns; what is not set is said to be so. */
export function VolumeFacts({ volume }: { readonly volume: Volume }) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const { retention, retentionPeriod: period } = volume;
  const kept =
    retention === null
      ? null
      : retention.kind === 'permanent'
        ? t('catalogue.volume.periodPermanent')
        : period === null
          ? t('catalogue.volume.periodNone')
          : t('catalogue.volume.periodText', period);
  const named = (person: Volume['compiledBy'], day: string | null) =>
    person === null ? null : [person.name, day].filter((part) => part !== null).join(' · ');
  const level =
    volume.levelTermUntil === null
      ? levelWord(volume.level)
      : `${levelWord(volume.level)} · ${t('catalogue.field.levelTermUntil')} ${volume.levelTermUntil}`;
  const count =
    volume.pages === null
      ? t('catalogue.volume.summaryNoPages', { items: volume.itemCount })
      : t('catalogue.volume.summary', { items: volume.itemCount, pages: volume.pages });
  const facts: readonly (readonly [string, string | null])[] = [
    [t('catalogue.field.series'), `${volume.seriesCode} ${volume.seriesName}`],
    [t('catalogue.field.formingDepartment'), volume.formingDepartment],
    [t('catalogue.field.year'), volume.year === null ? null : String(volume.year)],
    [t('catalogue.field.months'), months(volume.firstMonth, volume.lastMonth) || null],
    [t('catalogue.field.retention'), retention === null ? null : retentionText(retention, t)],
    [t('catalogue.field.period'), kept],
    [
      t('catalogue.field.retentionBasis'),
      [t(`catalogue.basis.${volume.retentionBasis}`), volume.basisDate].filter((part) => part !== null).join(' '),
    ],
    [t('catalogue.field.level'), level],
    [t('catalogue.field.binding'), `${t(`common.binding.${volume.binding}`)} · ${count}`],
    [t('catalogue.field.home'), volume.home],
    [t('catalogue.field.oldNumber'), volume.oldNumber],
    [t('catalogue.field.filingNumber'), volume.filingNumber],
    [t('catalogue.field.crossReference'), volume.crossReference],
    [t('catalogue.field.machineKey'), volume.machineKey],
    [t('catalogue.field.compiledBy'), named(volume.compiledBy, volume.compiledOn)],
    [t('catalogue.field.checkedBy'), named(volume.checkedBy, volume.checkedOn)],
  ];
  return (
    <>
      <dl className="facts figures">
        <dt>{t('catalogue.field.client')}</dt>
        <dd>
          {volume.clientId === null ? (
            <span className="soft">{t('common.none')}</span>
          ) : (
            <a href={`#${paths.client(volume.clientId)}`}>
              {volume.clientCode} {volume.clientName}
            </a>
          )}
        </dd>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {[
        [t('catalogue.field.closingNote'), volume.closingNote] as const,
        [t('catalogue.field.note'), volume.note] as const,
      ].map(([name, text]) =>
        text === null ? null : (
          <p key={name} className="long-text">
            <span className="soft">{name}</span> {text}
          </p>
        ),
      )}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  const { t } = useT();
  return (
    <>
      <dt>{name}</dt>
      <dd>{value ?? <span className="soft">{t('common.none')}</span>}</dd>
    </>
  );
}
