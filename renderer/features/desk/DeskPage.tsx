import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import { BackupLines } from './BackupLines';
import { DisposalLines } from './DisposalLines';
import { DraftList } from './DraftList';
import { FirstSteps } from './FirstSteps';
import { TodayPart } from './TodayPart';
import './desk.css';

/** Desk 工作台: what wants doing today, a line each with its number; in an empty archive, what to do first. */
export function DeskPage() {
  const { t } = useT();
  const today = useQuery('desk.today', {}, ['catalogue', 'clients', 'exchange', 'desk', 'loans']);
  return (
    <Page title={t('desk.title')}>
      <div className="stack desk">
        {today.status === 'loading' && <p role="status">{t('common.loading')}</p>}
        {today.status === 'failed' && <FailureNotice error={today.error} />}
        {today.status === 'ready' &&
          (today.value.volumes === 0 && today.value.clients === 0 ? <FirstSteps /> : <TodayPart today={today.value} />)}
        <DisposalLines />
        <BackupLines />
        <DraftList />
      </div>
    </Page>
  );
}
