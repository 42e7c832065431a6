import { Button } from 'antd';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { paperCode } from '../../../../shared/domain/paper-code';
import { useClient } from '../../../lib/client-context';
import { instant } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useMay } from '../../../lib/session';
import { useDeed } from '../../../lib/use-deed';
import { useJob } from '../../../lib/use-job';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Section } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { useSignedWords } from './ListSteps';

type Props = { readonly execution: NonNullable<DisposalList['execution']> };

/** After the destruction: how it was done, what still holds the text, and the code that the register carries. */
export function AfterPart({ execution }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const by = useSignedWords();
  const mayKeep = useMay('backup.write');
  const mayWrite = useMay('disposal.write');
  const job = useJob();
  const { busy, failure, run } = useDeed();
  const backUp = async () => {
    if ((await job.run('backup.make', {})) !== null) say('good', t('disposal.list.backupMade'));
  };
  const { supervisors, compactedOn: compacted } = execution;
  return (
    <Section title={t('disposal.list.step.destroyed')}>
      <div className="stack">
        <ul>
          <li>
            {t('disposal.list.executed', {
              from: instant(execution.startedAt),
              to: instant(execution.endedAt),
              place: execution.place,
              method: t(`disposal.method.${execution.method}`),
            })}
          </li>
          <li>
            {[
              t('disposal.list.executor', { name: execution.executor }),
              ...supervisors.map((one) => t('disposal.list.supervisor', { name: one.name, by: by(one) })),
            ].join(' · ')}
          </li>
          {execution.remark !== null && <li>{execution.remark}</li>}
          <li className="figures" title={t('disposal.list.codeHint')}>
            {t('disposal.list.code', { seq: execution.seq, code: paperCode(execution.hash) })}
          </li>
        </ul>
        <div className="notice notice-warn">
          <p>{t('disposal.list.olderBackups')}</p>
          {mayKeep && (
            <p className="row">
              {t('disposal.list.olderBackupsTodo')}
              <Button size="small" loading={job.running} onClick={() => void backUp()}>
                {t('disposal.list.makeBackup')}
              </Button>
              <a href={`#${paths.backup()}`}>{t('disposal.list.toBackups')}</a>
            </p>
          )}
          {job.running && job.progress !== null && (
            <ProgressBar progress={job.progress} stepWords={() => t('disposal.list.makeBackup')} />
          )}
          {job.failure !== undefined && <FailureNotice error={job.failure} />}
          {compacted === null ? (
            <p className="row">
              {t('disposal.list.notCompacted')}
              {mayWrite && (
                <Button
                  size="small"
                  loading={busy}
                  onClick={() =>
                    void run(client.call('disposal.compact', {}), () => say('good', t('disposal.list.compactDone')))
                  }
                >
                  {t('disposal.list.compact')}
                </Button>
              )}
            </p>
          ) : (
            <p>{t('disposal.list.compacted', { on: compacted })}</p>
          )}
          {failure !== null && <FailureNotice error={failure} />}
        </div>
      </div>
    </Section>
  );
}
