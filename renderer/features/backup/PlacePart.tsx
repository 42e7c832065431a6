import { Button } from 'antd';
import type { Backup, BackupPlace } from '../../../shared/contract/backup';
import { instant } from '../../lib/format';
import { backupAge } from '../../lib/backup-age';
import { useT } from '../../lib/i18n';
import { Section } from '../../ui/Page';
import { Tag } from '../../ui/StateTag';
import { BackupTable } from './BackupTable';

const tones = { green: 'good', amber: 'warn', red: 'bad' } as const;
type Props = {
  readonly place: BackupPlace;
  readonly busy: boolean;
  readonly onMake: () => void;
  readonly onRemove: () => void;
  readonly onTest: (backup: Backup) => void;
  readonly onRestore: (backup: Backup) => void;
};

/** One place: how old its last backup is, what went wrong there, what lies there. */
export function PlacePart({ place, busy, onMake, onRemove, onTest, onRestore }: Props) {
  const { t, code } = useT();
  const { name, lastAt, light, fault } = place;
  return (
    <Section
      title={place.id === null ? t('backup.ownPlace') : name}
      actions={
        <span className="row">
          <Button
            size="small"
            disabled={busy || !place.connected}
            aria-label={t('backup.makeIn', { name })}
            onClick={onMake}
          >
            {t('backup.make')}
          </Button>
          {place.id !== null && (
            <Button size="small" disabled={busy} aria-label={t('backup.removeNamed', { name })} onClick={onRemove}>
              {t('backup.removePlace')}
            </Button>
          )}
        </span>
      }
    >
      <p className="row">
        <Tag tone={tones[light]}>{backupAge(place.days, t)}</Tag>
        {light !== 'green' && lastAt !== null && <span>{t(`backup.light.${light}`)}</span>}
        {lastAt !== null && <span>{t('backup.lastAt', { at: instant(lastAt) })}</span>}
        {!place.connected && <Tag tone="away">{t('backup.disconnected')}</Tag>}
        {place.id === null && <span className="soft">{t('backup.ownHint')}</span>}
      </p>
      {fault !== null && (
        <p className="notice notice-warn">
          {t('backup.failedHere', { at: instant(fault.at), why: code('backupFault', fault.reason) })}
        </p>
      )}
      {place.backups.length > 0 && <BackupTable place={place} busy={busy} onTest={onTest} onRestore={onRestore} />}
    </Section>
  );
}
