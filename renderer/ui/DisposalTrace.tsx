import { Button } from 'antd';
import { useState } from 'react';
import type { Volume } from '../../shared/contract/catalogue';
import type { RetentionChange } from '../../shared/contract/disposal-due';
import type { OutputOf } from '../../shared/contract/index';
import { retentionText } from '../lib/format';
import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useMay } from '../lib/session';
import { useQuery } from '../lib/use-query';
import { FailureNotice } from './FailureNotice';
import { HoldNotice } from './HoldNotice';
import { RetentionDialog } from './RetentionDialog';
import { useBlockWords } from './use-block-words';

type Trace = OutputOf<'disposal.ofVolume'>;

/** What destruction has to do with a volume: its holds, its lists, what stands in the way, and how its retention was changed. */
export function DisposalTrace({ volume }: { readonly volume: Volume }) {
  const { t } = useT();
  const mayChange = useMay('disposal.write');
  const [changing, setChanging] = useState(false);
  const trace = useQuery('disposal.ofVolume', { volumeId: volume.id }, ['disposal', 'catalogue', 'loans', 'holds']);
  const holds = useQuery('holds.ofVolume', { volumeId: volume.id }, ['holds', 'catalogue']);
  if (trace.status === 'failed') return <FailureNotice error={trace.error} />;
  if (holds.status === 'failed') return <FailureNotice error={holds.error} />;
  if (trace.status === 'loading' || holds.status === 'loading')
    return (
      <p role="status" aria-busy="true">
        {t('common.loading')}
      </p>
    );
  const { lists, blocks, retentionChanges } = trace.value;
  const nothing = lists.length === 0 && holds.value.holds.length === 0 && !holds.value.hidden;
  return (
    <div className="trace">
      {nothing && <p className="soft">{t('disposal.trace.none')}</p>}
      <HoldNotice {...holds.value} />
      {lists.map((list) => (
        <ListLine key={list.id} list={list} />
      ))}
      <Blocks blocks={blocks.filter(({ kind }) => kind !== 'hold' && kind !== 'destroyed' && kind !== 'onList')} />
      {retentionChanges.length > 0 && (
        <>
          <h3>{t('disposal.trace.changes')}</h3>
          <ol className="history">
            {retentionChanges.map((change) => (
              <Changed key={change.id} change={change} />
            ))}
          </ol>
        </>
      )}
      {mayChange && volume.state !== 'assembling' && volume.state !== 'destroyed' && (
        <p>
          <Button size="small" onClick={() => setChanging(true)}>
            {t('disposal.trace.change')}
          </Button>
        </p>
      )}
      {changing && (
        <RetentionDialog
          volume={{
            id: volume.id,
            version: volume.version,
            code: volume.referenceCode ?? volume.oldNumber ?? volume.title,
            retention: volume.retention,
            basis: volume.retentionBasis,
            basisDate: volume.basisDate,
          }}
          onDone={() => setChanging(false)}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  );
}

function ListLine({ list }: { readonly list: Trace['lists'][number] }) {
  const { t } = useT();
  const takesPart = useMay('disposal.read');
  const name = list.number ?? list.title;
  const words =
    list.rowState === 'destroyed'
      ? t('disposal.trace.destroyed', { number: name })
      : list.rowState === 'listed'
        ? t('disposal.trace.listed', { name, state: t(`disposal.state.${list.state}`) })
        : list.leftReason === null
          ? t('disposal.trace.leftBare', { name })
          : t('disposal.trace.left', { name, reason: list.leftReason });
  return <p>{takesPart ? <a href={`#${paths.disposalList(list.id)}`}>{words}</a> : words}</p>;
}

function Blocks({ blocks }: { readonly blocks: Trace['blocks'] }) {
  const { t } = useT();
  const words = useBlockWords();
  if (blocks.length === 0) return null;
  return (
    <p>
      <span className="soft">{t('disposal.trace.blocks')}</span>{' '}
      {blocks.map((block) => words(block)).join(t('common.listSeparator'))}
    </p>
  );
}

function Changed({ change }: { readonly change: RetentionChange }) {
  const { t } = useT();
  const value = ({ retention, basis, basisDate }: RetentionChange['before']) =>
    t('disposal.trace.value', {
      retention: retentionText(retention, t),
      basis: t(`catalogue.basis.${basis}`),
      date: basisDate ?? '',
    }).trim();
  return (
    <li>
      <span className="figures">
        {t('disposal.trace.changed', {
          on: change.on,
          by: change.by,
          before: value(change.before),
          after: value(change.after),
        })}
      </span>{' '}
      <span className="soft">
        {change.listNumber !== null && `${t('disposal.trace.changeByList', { number: change.listNumber })} `}
        {t('disposal.trace.changeReason', { reason: change.reason })}
      </span>
    </li>
  );
}
