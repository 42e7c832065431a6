import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import type { Chosen } from './Restore';

type Looked = OutputOf<'backup.look'>;

/** The backups that are at hand, and a way to those that are elsewhere. */
export function ChooseBackup({
  own,
  onChoose,
}: {
  readonly own: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const { t, language } = useT();
  const client = useClient();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [picked, setPicked] = useState(false);
  const [failure, setFailure] = useState<AppError>();

  const look = useCallback(
    async (folder: string | null) => {
      const found = await client.call('backup.look', { folder });
      setFailure(found.ok ? undefined : found.error);
      if (found.ok) setLooked(found.value);
    },
    [client],
  );
  useEffect(() => {
    if (own) void look(null);
  }, [own, look]);
  const pick = async () => {
    const folder = await client.call('shell.pickFolder', { purpose: 'open' });
    if (!folder.ok || folder.value === null) return;
    setPicked(true);
    await look(folder.value.ticket);
  };
  const isEmpty = looked !== null && looked.backups.length === 0;
  return (
    <section className="stack" aria-label={t('backup.restoring.choose')}>
      {isEmpty && <p role="status">{picked ? t('backup.restoring.nothingThere') : t('backup.restoring.none')}</p>}
      <ul className="backup-choices">
        {looked?.backups.map(({ source, backup, logins }) => {
          const at = instant(backup.madeAt);
          return (
            <li key={`${source.at}-${backup.name}`} className="row">
              <Button
                size="small"
                aria-label={t('backup.restoring.use', { at })}
                onClick={() => onChoose({ source, backup, logins })}
              >
                {t('backup.restore')}
              </Button>
              <span className="figures">
                {t('backup.restoring.option', {
                  at,
                  entries: count(backup.entries, language),
                  volumes: count(backup.volumes, language),
                })}
              </span>
              <span className="soft">{t(`backup.reason.${backup.reason}`)}</span>
            </li>
          );
        })}
      </ul>
      {failure !== undefined && <FailureNotice error={failure} />}
      <div>
        <Button onClick={() => void pick()}>{t('backup.restoring.pick')}</Button>
      </div>
    </section>
  );
}
