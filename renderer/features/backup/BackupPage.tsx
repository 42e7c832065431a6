import { Button } from 'antd';
import { useState } from 'react';
import type { Backup, BackupPlace, BackupSource } from '../../../shared/contract/backup';
import { useClient } from '../../lib/client-context';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useJob } from '../../lib/use-job';
import { useQuery } from '../../lib/use-query';
import { useSay } from '../../ui/Answers';
import { ConfirmDialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import { JobPart } from './JobPart';
import { PlacePart } from './PlacePart';
import { Restore } from './Restore';
import './backup.css';

const sourceOf = (place: BackupPlace, { name }: Backup): BackupSource =>
  place.id === null ? { at: 'own', name } : { at: 'place', id: place.id, name };

/** Backups 备份: the places, what lies there, made, tried and brought back. */
export function BackupPage() {
  const { t, language } = useT();
  const client = useClient();
  const say = useSay();
  const job = useJob();
  const places = useQuery('backup.places', {}, ['backup']);
  const state = useQuery('backup.state', {}, ['backup']);
  const [removing, setRemoving] = useState<BackupPlace | null>(null);
  const [restoring, setRestoring] = useState<{ source: BackupSource; backup: Backup } | null>(null);

  const make = async (place: BackupPlace) => {
    const made = await job.run('backup.make', { place: place.id });
    if (made !== null) say('good', t('backup.made', { entries: count(made.entries, language) }));
  };
  const test = async (place: BackupPlace, backup: Backup) => {
    const tried = await job.run('backup.test', { source: sourceOf(place, backup) });
    if (tried === null) return;
    const { rows, entries, compared, changedSince: changed } = tried;
    say(
      'good',
      t('backup.tested', { rows: count(rows, language), entries: count(entries, language), compared, changed }),
    );
  };
  const add = async () => {
    const picked = await client.call('shell.pickFolder', { purpose: 'create' });
    if (!picked.ok || picked.value === null) return;
    const added = await job.run('backup.addPlace', { folder: picked.value.ticket });
    if (added !== null) say('good', t('backup.added', { name: added.name }));
  };
  const remove = async (place: BackupPlace) => {
    setRemoving(null);
    if (place.id !== null && (await job.run('backup.removePlace', { id: place.id })) !== null)
      say('good', t('backup.removed', { name: place.name }));
  };

  if (restoring !== null)
    return (
      <Page title={t('backup.restoring.title')} line={t('backup.restoring.line')}>
        <Restore begin={restoring} present into={false} onBack={() => setRestoring(null)} />
      </Page>
    );
  return (
    <Page
      title={t('backup.title')}
      line={t('backup.line')}
      actions={
        <Button disabled={job.running} onClick={() => void add()}>
          {t('backup.add')}
        </Button>
      }
    >
      <div className="stack">
        <JobPart job={job} />
        {state.status === 'ready' && !state.value.elsewhere && (
          <p className="notice notice-warn">{t('backup.onlyOwn')}</p>
        )}
        {state.status === 'ready' && state.value.trialDue && (
          <p className="notice notice-warn">
            {state.value.trialDays === null
              ? t('backup.trialNever')
              : t('backup.trialDays', { days: state.value.trialDays })}
          </p>
        )}
        {places.status === 'loading' && <p role="status">{t('common.loading')}</p>}
        {places.status === 'failed' && <FailureNotice error={places.error} />}
        {places.status === 'ready' &&
          places.value.map((place) => (
            <PlacePart
              key={place.id ?? 0}
              place={place}
              busy={job.running}
              onMake={() => void make(place)}
              onRemove={() => setRemoving(place)}
              onTest={(backup) => void test(place, backup)}
              onRestore={(backup) => setRestoring({ source: sourceOf(place, backup), backup })}
            />
          ))}
      </div>
      {removing !== null && (
        <ConfirmDialog
          title={t('backup.removeNamed', { name: removing.name })}
          ok={t('backup.removePlace')}
          danger
          onCancel={() => setRemoving(null)}
          onOk={() => void remove(removing)}
          body={<p>{t('backup.removeBody', { name: removing.name })}</p>}
        />
      )}
    </Page>
  );
}
