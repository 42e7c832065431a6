import { backupAge } from '../lib/backup-age';
import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useMay } from '../lib/session';
import { useQuery } from '../lib/use-query';
import { Tag } from '../ui/StateTag';

const tones = { green: 'good', amber: 'warn', red: 'bad' } as const;

/** When the last backup was, as word and colour; for whoever keeps them it leads to their page. */
export function BackupLight() {
  const { t } = useT();
  const mayOpen = useMay('backup.write');
  const state = useQuery('backup.state', {}, ['backup', 'session']);
  if (state.status !== 'ready') return null;
  const { days, light } = state.value;
  const tag = <Tag tone={tones[light]}>{backupAge(days, t)}</Tag>;
  return mayOpen ? (
    <a href={`#${paths.backup()}`} className="backup-light" title={t('backup.title')}>
      {tag}
    </a>
  ) : (
    <span className="backup-light">{tag}</span>
  );
}
