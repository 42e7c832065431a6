import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { parseMachineKey } from '../../../../shared/domain/machine-key';
import { ok } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useDeed } from '../../../lib/use-deed';
import { useView } from '../../../lib/use-view';
import { useSay } from '../../../ui/Answers';
import { Control } from '../../../ui/controls';
import { DisposalNav } from '../../../ui/DisposalNav';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { Page } from '../../../ui/Page';
import { ListTag } from '../ListTag';
import { WorkOn } from '../WorkOn';
import { ScanPart } from './ScanPart';
import { TodoTable } from './TodoTable';
import { useListScans } from './use-list-scans';

const placeSchema = z.strictObject({ id: z.int(), code: z.string() }).nullable();

/** Setting apart 移出单放 (DA-15.2): volume by volume to the place for what is to be destroyed. */
export function SetApartPage({ id }: { readonly id: number }) {
  return (
    <WorkOn id={id} work="setApart">
      {(list) => <SetApart list={list} />}
    </WorkOn>
  );
}

function SetApart({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [place, keepPlace] = useView('disposal.place', placeSchema, null);
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set());
  const finished = (now: DisposalList) => {
    if (now.state === 'held' && now.earliestOn !== null)
      say('good', t('disposal.setApart.finished', { number: now.number ?? '', on: now.earliestOn }));
  };
  /** The label of a shelf or a box is scanned: that is the place from now on. */
  const placeOf = async (code: string) => {
    const key = parseMachineKey(code);
    if (!key.ok || (key.value.kind !== 'shelf' && key.value.kind !== 'box')) return null;
    const found = await client.call('catalogue.find', { text: code, limit: 1 });
    const [hit] = found.ok ? found.value.hits : [];
    return hit?.kind === 'location' ? { id: hit.id, code: hit.code ?? hit.title } : null;
  };
  const scans = useListScans('setApart', async (code) => {
    const there = await placeOf(code);
    if (there !== null) {
      keepPlace(there);
      return ok({ tone: 'good', what: t('disposal.scan.placeSet', { place: there.code }), more: [] } as const);
    }
    if (place === null) return ok({ tone: 'bad', what: t('disposal.scan.placeFirst'), more: [] } as const);
    const answer = await client.call('disposal.setApart', { id: list.id, code: code.slice(0, 100), placeId: place.id });
    if (!answer.ok) return answer;
    finished(answer.value.list);
    return ok(answer.value.answer);
  });
  const choose = async (id: number | null) => {
    if (id === null) return keepPlace(null);
    const chosen = await client.call('locations.get', { id });
    return chosen.ok ? keepPlace({ id, code: chosen.value.code }) : undefined;
  };
  const rowIds = [...selected].map(Number);
  const move = () =>
    place !== null &&
    void run(
      client.call('disposal.setApartRows', { id: list.id, version: list.version, rowIds, placeId: place.id }),
      (now) => {
        setSelected(new Set());
        say('good', t('disposal.setApart.done', { count: rowIds.length }));
        finished(now);
      },
    );
  return (
    <Page
      fill
      title={`${t('disposal.setApart.title')} ${list.title}`}
      code={list.number ?? undefined}
      mark={<ListTag state={list.state} />}
      line={`${t('disposal.list.progress.setApart', { done: list.setApart, of: list.rows })} · ${t('disposal.setApart.line')}`}
      actions={<DisposalNav />}
    >
      <div className="scan-desk">
        <div className="scan-desk-main">
          <FieldFrame label={t('disposal.scan.placeLabel')} hint={t('disposal.scan.placeHint')} required>
            {(aria) => (
              <Control
                as={{ kind: 'place', shown: place?.code ?? null }}
                value={place?.id ?? null}
                onChange={(id) => void choose(typeof id === 'number' ? id : null)}
                aria={aria}
              />
            )}
          </FieldFrame>
          <ScanPart scans={scans} active={!busy} />
          <p>
            <a href={`#${paths.disposalList(list.id)}`}>{t('disposal.appraise.back')}</a>
          </p>
        </div>
        <div className="scan-desk-side">
          {failure !== null && <FailureNotice error={failure} />}
          <TodoTable
            listId={list.id}
            todo="setApart"
            label={t('disposal.setApart.todo')}
            empty={t('disposal.setApart.todoEmpty')}
            selected={selected}
            onSelect={setSelected}
            tools={
              <Button size="small" loading={busy} disabled={rowIds.length === 0 || place === null} onClick={move}>
                {t('disposal.setApart.rows', { count: rowIds.length })}
              </Button>
            }
          />
        </div>
      </div>
    </Page>
  );
}
