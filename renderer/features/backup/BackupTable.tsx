import { Button } from 'antd';
import type { Backup, BackupPlace } from '../../../shared/contract/backup';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Tag } from '../../ui/StateTag';
import { sizeText } from './backup-words';

const NUMBERS: readonly string[] = ['entries', 'volumes', 'size'];
const tones = { sealed: 'good', unknown: 'away', damaged: 'bad' } as const;
type Props = {
  readonly place: BackupPlace;
  readonly busy: boolean;
  readonly onTest: (backup: Backup) => void;
  readonly onRestore: (backup: Backup) => void;
};

/** The backups of one place, newest first, and what can be done with each. */
export function BackupTable({ place, busy, onTest, onRestore }: Props) {
  const { t, language } = useT();
  const head = ['madeAt', 'why', 'entries', 'volumes', 'size', 'state', 'deeds'] as const;
  return (
    <table className="backups" aria-label={t('backup.list', { name: place.name })}>
      <thead>
        <tr>
          {head.map((column) => (
            <th key={column} scope="col" className={NUMBERS.includes(column) ? 'number' : undefined}>
              {t(`backup.head.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {place.backups.map((backup) => {
          const at = instant(backup.madeAt);
          return (
            <tr key={backup.name}>
              <td className="figures">{at}</td>
              <td>{t(`backup.reason.${backup.reason}`)}</td>
              <td className="figures number">{count(backup.entries, language)}</td>
              <td className="figures number">{count(backup.volumes, language)}</td>
              <td className="figures number">{sizeText(backup.bytes)}</td>
              <td>
                <Tag tone={tones[backup.state]}>{t(`backup.state.${backup.state}`)}</Tag>
              </td>
              <td className="row">
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={t('backup.testNamed', { at })}
                  onClick={() => onTest(backup)}
                >
                  {t('backup.test')}
                </Button>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={t('backup.restoreNamed', { at })}
                  onClick={() => onRestore(backup)}
                >
                  {t('backup.restore')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
