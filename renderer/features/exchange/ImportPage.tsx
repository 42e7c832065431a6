import { useT } from '../../lib/i18n';
import { useLeaveGuard } from '../../lib/use-leave-guard';
import { useQuery } from '../../lib/use-query';
import type { OutputOf } from '../../../shared/contract/index';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import { BatchList } from './BatchList';
import { CheckStep } from './CheckStep';
import { ChooseStep } from './ChooseStep';
import { ColumnsStep } from './ColumnsStep';
import { DoneStep } from './DoneStep';
import { ImportSteps } from './ImportSteps';
import { MappingList } from './MappingList';
import { useImport } from './use-import';
import { WaitingDrafts } from './WaitingDrafts';
import { WorkBar } from './WorkBar';
import './exchange.css';

const leaveWords = {
  title: 'exchange.leaveTitle',
  body: 'exchange.leaveBody',
  leave: 'exchange.leave',
  stay: 'exchange.stay',
} as const;

/** Import 导入: file → columns → check → one transaction; below it the batches, each of which may be undone as a whole. */
export function ImportPage() {
  const { t } = useT();
  const lists = useQuery('settings.lists', {}, ['settings']);
  return (
    <Page title={t('exchange.title')} line={t('exchange.line')}>
      {lists.status === 'loading' && <p role="status">{t('common.loading')}</p>}
      {lists.status === 'failed' && <FailureNotice error={lists.error} />}
      {lists.status === 'ready' && <Import lists={lists.value} />}
    </Page>
  );
}

function Import({ lists }: { readonly lists: OutputOf<'settings.lists'> }) {
  const { state, ...acts } = useImport(lists);
  const { step, work, failure } = state;
  useLeaveGuard(step.at === 'columns' || step.at === 'check' || work !== null, leaveWords);
  const outcome = work !== null ? <WorkBar work={work} /> : failure === null ? null : <FailureNotice error={failure} />;
  return (
    <div className="stack">
      <ImportSteps at={step.at} />
      {step.at === 'choose' && (
        <>
          <WaitingDrafts />
          <ChooseStep busy={work !== null} outcome={outcome} onChoose={() => void acts.choose()} />
        </>
      )}
      {step.at === 'columns' && (
        <ColumnsStep
          stage={step.stage}
          choices={step.choices}
          restoredAt={step.restoredAt}
          lists={lists}
          busy={work !== null}
          outcome={outcome}
          acts={acts}
        />
      )}
      {step.at === 'check' && (
        <CheckStep stage={step.stage} summary={step.summary} busy={work !== null} outcome={outcome} acts={acts} />
      )}
      {step.at === 'done' && <DoneStep batch={step.batch} onAgain={acts.restart} />}
      {step.at === 'choose' && <MappingList />}
      {(step.at === 'choose' || step.at === 'done') && <BatchList onUndone={acts.restart} />}
    </div>
  );
}
