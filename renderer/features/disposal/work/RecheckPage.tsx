import { Button } from 'antd';
import { useRef, useState } from 'react';
import { z } from 'zod';
import type { DisposalList, DisposalRow, ListScan } from '../../../../shared/contract/disposal';
import { parseMachineKey } from '../../../../shared/domain/machine-key';
import { ok, type Result } from '../../../../shared/result';
import type { AppError } from '../../../../shared/errors';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useSession } from '../../../lib/session';
import { useKept } from '../../../lib/use-kept';
import { DisposalNav } from '../../../ui/DisposalNav';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { ListTag } from '../ListTag';
import { LoadList } from '../LoadList';
import { useAllRows } from '../use-all-rows';
import { SignRecheck } from './SignRecheck';
import { ScanPart } from './ScanPart';
import { TodoTable } from './TodoTable';
import { useListScans } from './use-list-scans';

const ticksSchema = z.array(z.int());

/** Recheck 复查 (DA-15.2): row by row once the time apart is over, ticked by scan or by hand, and signed. */
export function RecheckPage({ id }: { readonly id: number }) {
  return <LoadList id={id}>{(list) => <Recheck key={list.id} list={list} />}</LoadList>;
}

function Recheck({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  const client = useClient();
  const session = useSession();
  const all = useAllRows();
  const { value: ticks, now, change, drop } = useKept(`recheck:${list.id}`, ticksSchema, []);
  const [signing, setSigning] = useState(false);
  /** Read once: thousands of rows are not asked for at each scan. What changes meanwhile the signature finds out. */
  const known = useRef<readonly DisposalRow[] | null>(null);
  const early = list.earliestOn !== null && session.today < list.earliestOn;

  const tick = (row: DisposalRow, open: number): ListScan => {
    if (row.recheckedOn !== null || now().includes(row.id)) return { kind: 'already', row };
    if (row.blocks.length > 0) return { kind: 'blocked', row };
    change((before) => [...before, row.id]);
    return { kind: 'done', row, left: open - now().length };
  };
  /** The list answers no scan for a recheck, since nothing is booked before the signature: the row is looked up here. */
  const ask = async (code: string): Promise<Result<ListScan, AppError>> => {
    const key = parseMachineKey(code);
    if (!key.ok && key.error === 'badCheck') return ok({ kind: 'misread' });
    if (key.ok && key.value.tag !== session.archiveTag) return ok({ kind: 'otherArchive', tag: key.value.tag });
    const found = await client.call('catalogue.find', { text: code.slice(0, 100), limit: 5 });
    if (!found.ok) return found;
    const hit = found.value.hits.find(({ kind, exact }) => kind === 'volume' && exact);
    if (hit === undefined) return ok({ kind: 'unknown', typed: code });
    known.current ??= await all.load({ id: list.id, rowState: 'listed' });
    const row = known.current?.find(({ volumeId }) => volumeId === hit.id);
    return row === undefined
      ? ok({ kind: 'notOnList', code: hit.code ?? '', title: hit.title })
      : ok(tick(row, list.rows - list.rechecked));
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
          {all.failure !== null && <FailureNotice error={all.failure} />}
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
