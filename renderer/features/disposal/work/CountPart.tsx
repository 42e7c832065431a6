import { Button } from 'antd';
import { useState } from 'react';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { ScanPart } from './ScanPart';
import { TodoTable } from './TodoTable';
import type { useListScans } from './use-list-scans';

type Props = {
  readonly list: DisposalList;
  readonly scans: ReturnType<typeof useListScans>;
  readonly active: boolean;
};

/** The count against the list: by scan, or marked row by row. Once all are there only the number stands. */
export function CountPart({ list, scans, active }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set());
  const rowIds = [...selected].map(Number);
  const progress = t('disposal.list.progress.counted', { done: list.counted, of: list.rows });
  const mark = () =>
    void run(client.call('disposal.countRows', { id: list.id, version: list.version, rowIds, counted: true }), () => {
      setSelected(new Set());
      say('good', t('disposal.execute.countedDone', { count: rowIds.length }));
    });
  if (list.counted >= list.rows)
    return (
      <p className="notice notice-good" role="status">
        {progress} · {t('disposal.scan.complete')}
      </p>
    );
  return (
    <>
      <p>
        <strong className="figures">{progress}</strong> <span className="soft">{t('disposal.execute.countLine')}</span>
      </p>
      <div className="scan-desk scan-desk-count">
        <div className="scan-desk-main">
          <ScanPart scans={scans} active={active} />
        </div>
        <div className="scan-desk-side">
          {failure !== null && <FailureNotice error={failure} />}
          <TodoTable
            listId={list.id}
            todo="count"
            label={t('disposal.execute.count')}
            empty={t('disposal.scan.complete')}
            selected={selected}
            onSelect={setSelected}
            tools={
              <Button size="small" loading={busy} disabled={rowIds.length === 0} onClick={mark}>
                {t('disposal.execute.countRows', { count: rowIds.length })}
              </Button>
            }
          />
        </div>
      </div>
    </>
  );
}
