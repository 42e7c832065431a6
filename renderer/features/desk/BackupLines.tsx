import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { Section } from '../../ui/Page';

/** What wants doing about backups, for whoever keeps them: one that failed, one too old, no second disk, an untried one. */
export function BackupLines() {
  const { t, code } = useT();
  const mayKeep = useMay('backup.write');
  const state = useQuery('backup.state', {}, ['backup', 'audit']);
  if (!mayKeep || state.status !== 'ready') return null;
  const { days, light, elsewhere, faults, trialDue } = state.value;
  const lines = [
    ...faults.map(({ place, reason }) => t('backup.desk.fault', { place, why: code('backupFault', reason) })),
    ...(light === 'green' ? [] : [days === null ? t('backup.desk.never') : t('backup.desk.old', { days })]),
    ...(days !== null && !elsewhere ? [t('backup.desk.elsewhere')] : []),
    ...(trialDue ? [t('backup.desk.trial')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Section title={t('backup.title')}>
      <ul className="work-lines">
        {lines.map((line) => (
          <li key={line}>
            <a href={`#${paths.backup()}`}>
              <span className="work-number" aria-hidden="true">
                !
              </span>
              <span>{line}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
