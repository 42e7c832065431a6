import { Button, Radio } from 'antd';
import { useRef, useState } from 'react';
import type { DisposalList, DisposalRow } from '../../../../shared/contract/disposal-list';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useKept } from '../../../lib/use-kept';
import { useSay } from '../../../ui/Answers';
import { DataTable } from '../../../ui/DataTable';
import { DisposalNav } from '../../../ui/DisposalNav';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { ListChips } from '../../../ui/ListChips';
import { Page } from '../../../ui/Page';
import { ListTag } from '../ListTag';
import { WorkOn } from '../WorkOn';
import { useAllRows } from '../use-all-rows';
import { useWords } from '../use-words';
import { appraiseColumns } from './appraise-columns';
import { emptyOpinions, opinionsSchema, countOf } from './opinions';
import { OpinionTools } from './OpinionTools';
import { partsOf } from './parts';
import { SignOpinions } from './SignOpinions';
import { useOpinionKeys } from './use-opinion-keys';

/** Appraisal 鉴定 (DA-15.1): row by row by the keyboard, both opinions side by side; signed all at once. */
export function AppraisePage({ id }: { readonly id: number }) {
  return (
    <WorkOn id={id} work="appraise">
      {(list) => <Appraise list={list} />}
    </WorkOn>
  );
}

type Shown = 'open' | 'all' | 'differing';

function Appraise({ list }: { readonly list: DisposalList }) {
  const client = useClient();
  const words = useWords();
  const { t } = words;
  const say = useSay();
  const { value: opinions, change, drop } = useKept(`appraisal:${list.id}`, opinionsSchema, emptyOpinions);
  const [shown, setShown] = useState<Shown>('open');
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set());
  const [signing, setSigning] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const all = useAllRows();
  const parts = partsOf(list);
  const part = parts.find(({ key }) => key === opinions?.part) ?? parts[0];
  const back = <a href={`#${paths.disposalList(list.id)}`}>{t('disposal.appraise.back')}</a>;
  const backToGrid = () => frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const keys = useOpinionKeys({
    change,
    selected,
    unselect: () => setSelected(new Set()),
    toReason: () => reason.current?.focus(),
  });
  const count = opinions === undefined ? 0 : countOf(opinions);
  useHotkey('save', () => setSigning(true), count > 0 && !signing);
  useHotkey('back', () => go(paths.disposalList(list.id)), !signing);
  if (opinions === undefined) return null;
  if (part === undefined)
    return (
      <Page title={list.title} code={list.number ?? undefined} actions={<DisposalNav />}>
        <EmptyState title={t('disposal.appraise.none')} actions={back} />
      </Page>
    );
  const { capacity, departmentId } = part;
  const filter = {
    id: list.id,
    rowState: 'listed' as const,
    departmentId,
    ...(shown === 'open' ? { open: capacity } : {}),
    ...(shown === 'differing' ? { differing: true } : {}),
  };
  const destroyRest = async () => {
    const rows = await all.load({ id: list.id, rowState: 'listed', departmentId, open: capacity });
    if (rows === null) return;
    const rest = rows.filter(({ id }) => opinions.rows[String(id)] === undefined).map(({ id }) => id);
    keys.write(rest, 'destroy');
    say('good', t('disposal.appraise.said', { count: rest.length, opinion: t('disposal.opinion.destroy') }));
  };
  return (
    <Page
      fill
      title={`${t('disposal.appraise.title')} ${list.title}`}
      code={list.number ?? undefined}
      mark={<ListTag state={list.state} />}
      line={t('disposal.appraise.keys')}
      actions={<DisposalNav />}
    >
      <div className="appraise-head">
        <Radio.Group
          aria-label={t('disposal.appraise.as')}
          value={part.key}
          onChange={(event) => {
            setSelected(new Set());
            change(() => ({ part: String(event.target.value), rows: {} }));
          }}
          options={parts.map((one) => ({
            value: one.key,
            label: [t(`disposal.capacity.${one.capacity}`), one.department, one.open]
              .filter((word) => word !== null)
              .join(' '),
            // Another's opinions would be thrown away: they are signed or cleared first.
            disabled: count > 0 && one.key !== part.key,
          }))}
        />
        <ListChips
          label={t('disposal.appraise.chips')}
          chosen={shown}
          chips={(['open', 'all', 'differing'] as const).map((name) => ({
            name,
            words: t(`disposal.appraise.chip.${name}`),
            count: name === 'open' ? part.open : name === 'all' ? part.rows : null,
          }))}
          onChoose={setShown}
        />
        {back}
      </div>
      <OpinionTools
        keys={keys}
        reasonRef={reason}
        onReason={() => {
          keys.giveReason();
          backToGrid();
        }}
        onApply={(kind) => {
          keys.apply(kind);
          backToGrid();
        }}
        onAll={() => void destroyRest()}
        loading={all.loading}
      />
      {all.failure !== null && <FailureNotice error={all.failure} />}
      <div className="appraise-grid" ref={frame}>
        <DataTable<DisposalRow>
          name="disposal.appraise"
          label={t('disposal.appraise.list')}
          columns={appraiseColumns(words, capacity, opinions)}
          rowKey={(row) => row.id}
          loadAt={async ({ offset, limit }) => {
            const answer = await client.call('disposal.rows', { ...filter, offset, limit });
            return answer.ok ? { ok: true, value: { ...answer.value, counted: true, capped: false } } : answer;
          }}
          question={JSON.stringify(filter)}
          topics={['disposal', 'catalogue', 'loans', 'holds']}
          selected={selected}
          onSelect={setSelected}
          onActive={keys.onActive}
          onKey={keys.onKey}
          onOpen={(row) => go(paths.volume(row.volumeId))}
          standOn={0}
          empty={<EmptyState title={t('disposal.appraise.empty')} />}
          tools={
            <>
              <span className={count === 0 ? 'soft' : 'written'}>
                {count === 0 ? t('disposal.appraise.draftedNone') : t('disposal.appraise.drafted', { count })}
              </span>
              {count > 0 && (
                <button type="button" className="link-button" onClick={drop}>
                  {t('disposal.appraise.discard')}
                </button>
              )}
              <Button
                type="primary"
                size="small"
                disabled={count === 0}
                title="Ctrl+S"
                onClick={() => setSigning(true)}
              >
                {t('disposal.appraise.sign', { count })}
              </Button>
            </>
          }
        />
      </div>
      {signing && (
        <SignOpinions
          list={list}
          part={part}
          opinions={opinions}
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
