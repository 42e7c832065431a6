import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DisposalList, ListScan } from '../../../../shared/contract/disposal-list';
import { ok, type Result } from '../../../../shared/result';
import type { AppError } from '../../../../shared/errors';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useSession } from '../../../lib/session';
import { useKept } from '../../../lib/use-kept';
import { DisposalNav } from '../../../ui/DisposalNav';
import { Page } from '../../../ui/Page';
import { ListTag } from '../ListTag';
import { WorkOn } from '../WorkOn';
import { SignRecheck } from './SignRecheck';
import { ScanPart } from './ScanPart';
import { TodoTable } from './TodoTable';
import { useListScans } from './use-list-scans';

const ticksSchema = z.array(z.int());

/** Recheck 复核 (DA-15.2): row by row once the time apart is over, ticked by scan or by hand, and signed. */
export function RecheckPage({ id }: { readonly id: number }) {
  return (
    <WorkOn id={id} work="recheck">
      {(list) => <Recheck list={list} />}
    </WorkOn>
  );
}

function Recheck({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  const client = useClient();
  const session = useSession();
  const { value: ticks, now, change, drop } = useKept(`recheck:${list.id}`, ticksSchema, []);
  const [signing, setSigning] = useState(false);
  const early = list.earliestOn !== null && session.today < list.earliestOn;

  /** Nothing is booked before the signature: a scan finds the row and ticks it. */
  const ask = async (code: string): Promise<Result<ListScan, AppError>> => {
    const found = await client.call('disposal.findRow', { id: list.id, code: code.slice(0, 100) });
    if (!found.ok || found.value.kind !== 'done') return found;
    const { row, left } = found.value;
    if (now().includes(row.id)) return ok({ kind: 'already', row });
    change((before) => [...before, row.id]);
    return ok({ kind: 'done', row, left: Math.max(0, left - now().length) });
  };
  const scans = useListScans('recheck', ask);
  if (ticks === undefined) return null;
  return (
    <Page
      fill
      title={`${t('disposal.recheck.title')} ${list.title}`}
      code={list.number ?? undefined}
      mark={<ListTag state={list.state} />}
      line={`${t('disposal.list.progress.recheck', { done: list.rechecked, of: list.rows })} · ${t('disposal.recheck.line')}`}
      actions={<DisposalNav />}
    >
      {early && <p className="notice notice-warn">{t('disposal.recheck.early', { on: list.earliestOn ?? '' })}</p>}
      <div className="scan-desk">
        <div className="scan-desk-main">
          <ScanPart scans={scans} active={!signing} />
          <p>
            <a href={`#${paths.disposalList(list.id)}`}>{t('disposal.appraise.back')}</a>
          </p>
        </div>
        <div className="scan-desk-side">
          <TodoTable
            listId={list.id}
            todo="recheck"
            label={t('disposal.recheck.todo')}
            empty={t('disposal.recheck.todoEmpty')}
            selected={new Set(ticks)}
            onSelect={(keys) => change(() => [...keys].map(Number))}
            tools={
              <Button
                type="primary"
                size="small"
                disabled={ticks.length === 0 || early}
                onClick={() => setSigning(true)}
              >
                {t('disposal.recheck.sign', { count: ticks.length })}
              </Button>
            }
          />
        </div>
      </div>
      {signing && (
        <SignRecheck
          list={list}
          rowIds={ticks}
          onDone={() => {
            drop();
            setSigning(false);
          }}
          onClose={() => setSigning(false)}
        />
      )}
    </Page>
  );
}
