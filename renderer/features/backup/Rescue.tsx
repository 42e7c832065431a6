import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useJob } from '../../lib/use-job';
import { lostLine } from './backup-words';
import { JobPart } from './JobPart';
import { type Chosen, Restore } from './Restore';

type Props = {
  /** The right passphrase was given and the store behind it is damaged: only then it can be read page by page. */
  readonly storeDamaged: boolean;
  readonly into?: boolean;
};

/** Offered where an archive does not open: bring back a backup, or save what can be read. */
export function Rescue({ storeDamaged, into = false }: Props) {
  const { t, language } = useT();
  const job = useJob();
  const [restoring, setRestoring] = useState(false);
  const [begin, setBegin] = useState<Chosen>();
  const [salvaged, setSalvaged] = useState<OutputOf<'backup.salvage'> | null>(null);

  const salvage = async () => {
    setSalvaged(await job.run('backup.salvage', {}));
  };
  const goOnWith = (name: string) => {
    const backup = {
      name,
      madeAt: '',
      reason: 'salvage',
      entries: 0,
      volumes: 0,
      bytes: 0,
      appVersion: '',
      state: 'sealed',
      lost: 0,
    } as const;
    setBegin({ source: { at: 'salvaged', name }, backup });
    setRestoring(true);
  };
  if (restoring)
    return (
      <section className={into ? 'stack' : 'rescue'} aria-label={t('backup.restoring.title')}>
        <h2>{t('backup.restoring.title')}</h2>
        <p className="soft">{t('backup.restoring.line')}</p>
        <Restore
          {...(begin === undefined ? {} : { begin })}
          present={storeDamaged}
          into={into}
          onBack={() => setRestoring(false)}
        />
      </section>
    );
  return (
    <section className={into ? 'rescue-into' : 'rescue stack'} aria-label={t('backup.restoring.offer')}>
      <p className="soft">{into ? t('backup.restoring.newPcLine') : t('backup.restoring.offerLine')}</p>
      <div>
        <Button
          onClick={() => {
            setBegin(undefined);
            setRestoring(true);
          }}
        >
          {t('backup.restoring.offer')}
        </Button>
      </div>
      {storeDamaged && salvaged === null && (
        <>
          <p className="soft">{t('backup.salvage.line')}</p>
          <div>
            <Button disabled={job.running} onClick={() => void salvage()}>
              {t('backup.salvage.go')}
            </Button>
          </div>
        </>
      )}
      <JobPart job={job} />
      {salvaged !== null && (
        <div className="stack">
          <p role="status" className="notice notice-good">
            {t('backup.salvage.done', { rows: count(salvaged.rows, language) })}
          </p>
          {salvaged.lost.length === 0 ? (
            <p>{t('backup.salvage.all')}</p>
          ) : (
            <ul className="backup-lost" aria-label={t('backup.restoring.lost')}>
              {salvaged.lost.map((run) => (
                <li key={`${run.table}-${String(run.from)}-${String(run.to)}`}>{lostLine(run, t)}</li>
              ))}
            </ul>
          )}
          <div>
            <Button type="primary" onClick={() => goOnWith(salvaged.name)}>
              {t('backup.salvage.use')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
