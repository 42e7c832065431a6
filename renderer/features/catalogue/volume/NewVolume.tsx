import { Radio } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { Volume } from '../../../../shared/contract/catalogue';
import type { OutputOf } from '../../../../shared/contract/index';
import type { Following } from '../../../../shared/domain/volume-following';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { back, go } from '../../../lib/route';
import { useSession } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { useView } from '../../../lib/use-view';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { followingValues, nameOf, newValues } from './volume-values';
import { VolumeForm } from './VolumeForm';

type Lists = OutputOf<'settings.lists'>;

/** The volume this operator began last, so that the next can go on from it; kept for them in the archive. */
export const useLastBegun = () => useView('catalogue.lastBegun', z.int().positive().nullable(), null);

/** Begins a volume, plain or going on from another; once saved its page opens with the grid of items ready. */
export function NewVolume({
  clientId,
  from = null,
}: {
  readonly clientId: number | null;
  readonly from?: number | null;
}) {
  const { t } = useT();
  const lists = useQuery('settings.lists', {}, ['settings']);
  return (
    <Page title={t('catalogue.volume.creating')}>
      {lists.status === 'loading' && <Waiting />}
      {lists.status === 'failed' && <FailureNotice error={lists.error} />}
      {lists.status === 'ready' &&
        (from === null ? (
          <Blank lists={lists.value} clientId={clientId} />
        ) : (
          <Continued lists={lists.value} from={from} />
        ))}
    </Page>
  );
}

function Waiting() {
  const { t } = useT();
  return (
    <p role="status" aria-busy="true">
      {t('common.loading')}
    </p>
  );
}

function useSaved(): (saved: Volume) => void {
  const [, keep] = useLastBegun();
  return (saved) => {
    keep(saved.id);
    go(paths.volume(saved.id, { edit: 'items' }));
  };
}

function Blank({ lists, clientId }: { readonly lists: Lists; readonly clientId: number | null }) {
  const { t } = useT();
  const session = useSession();
  const onSaved = useSaved();
  const [series] = lists.series;
  if (series === undefined) return <EmptyState title={t('catalogue.volume.noSeries')} />;
  return (
    <VolumeForm
      volume={null}
      values={newValues(session, series, clientId)}
      lists={lists}
      focus={null}
      onCancel={back}
      onSaved={onSaved}
    />
  );
}

/** What goes on from the other volume is filled in; whether it is the next part or the next year is one choice. */
function Continued({ lists, from }: { readonly lists: Lists; readonly from: number }) {
  const { t } = useT();
  const session = useSession();
  const onSaved = useSaved();
  const [how, setHow] = useState<Following>('nextPart');
  const asked = useQuery('catalogue.volume', { id: from }, []);
  if (asked.status === 'loading') return <Waiting />;
  if (asked.status === 'failed')
    return asked.error.code === 'notFound' ? (
      <EmptyState title={t('rearranging.follow.lastGone')} />
    ) : (
      <FailureNotice error={asked.error} />
    );
  const options = (['nextPart', 'nextYear'] as const).map((value) => ({
    value,
    label: t(`rearranging.follow.${value}`),
  }));
  return (
    <>
      <div className="row" role="group" aria-label={t('rearranging.follow.how')}>
        <Radio.Group
          optionType="button"
          value={how}
          options={options}
          onChange={(event) => setHow(event.target.value === 'nextYear' ? 'nextYear' : 'nextPart')}
        />
        <span className="soft">{t('rearranging.follow.from', { name: nameOf(asked.value) })}</span>
      </div>
      <VolumeForm
        key={how}
        draft={`volume:following:${from}:${how}`}
        volume={null}
        values={followingValues(asked.value, how, session)}
        lists={lists}
        focus="firstMonth"
        onCancel={back}
        onSaved={onSaved}
      />
    </>
  );
}
