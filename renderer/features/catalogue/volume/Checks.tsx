import type { Volume, VolumeInput } from '../../../../shared/contract/catalogue';
import { itemRoles } from '../../../../shared/domain/volume-facts';
import { useT } from '../../../lib/i18n';
import { fieldOfCheck } from './volume-values';

type Finding = Volume['missing'][number];
/** Where a finding leads: a field of the form, or the grid of items. */
export type GoTo = (target: keyof VolumeInput | 'items') => void;

/** A finding as a sentence; the role of a missing part is named in words too. */
export function useFindingText(): (finding: Finding) => string {
  const { t, code } = useT();
  return ({ code: name, facts }) => {
    const role = itemRoles.find((one) => one === facts['missing']);
    return code('check', name, role === undefined ? facts : { ...facts, missing: t(`catalogue.itemRole.${role}`) });
  };
}

/** Findings as a list; each leads to where it can be mended, if the volume may be edited. */
export function FindingList({
  findings,
  tone,
  goTo,
}: {
  readonly findings: readonly Finding[];
  readonly tone: 'bad' | 'warn';
  readonly goTo: GoTo | null;
}) {
  const { t } = useT();
  const text = useFindingText();
  return (
    <ul className={`findings findings-${tone}`}>
      {findings.map((finding) => {
        const words = text(finding);
        return (
          <li key={words}>
            {words}
            {goTo !== null && (
              <button
                type="button"
                className="link-button"
                aria-label={t('catalogue.labelled', { label: t('catalogue.checks.goTo'), value: words })}
                onClick={() => goTo(fieldOfCheck(finding.code) ?? 'items')}
              >
                {t('catalogue.checks.goTo')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What stands between the volume and filing, and what its keeper should know. */
export function Checks({ volume, goTo }: { readonly volume: Volume; readonly goTo: GoTo | null }) {
  const { t } = useT();
  const { missing, warnings, state, filedOn } = volume;
  return (
    <>
      {state !== 'assembling' && filedOn !== null && (
        <p className="soft">{t('catalogue.checks.filed', { day: filedOn })}</p>
      )}
      {state === 'assembling' && (
        <p>
          {missing.length === 0
            ? t('catalogue.checks.ready')
            : t('catalogue.checks.missing', { count: missing.length })}
        </p>
      )}
      {missing.length > 0 && <FindingList findings={missing} tone="bad" goTo={goTo} />}
      <p className={warnings.length === 0 ? 'soft' : undefined}>
        {warnings.length === 0
          ? t('catalogue.checks.none')
          : t('catalogue.checks.warnings', { count: warnings.length })}
      </p>
      {warnings.length > 0 && <FindingList findings={warnings} tone="warn" goTo={goTo} />}
    </>
  );
}
