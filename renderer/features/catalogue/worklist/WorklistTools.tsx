import { Button } from 'antd';
import { mostListed } from '../../../../shared/contract/worklist';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useDeed } from '../../../lib/use-deed';
import { useQuery } from '../../../lib/use-query';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { VolumeFilter } from '../list/catalogue-filter';

type Props = {
  readonly filter: VolumeFilter;
  readonly selected: readonly number[];
};

/** Putting volumes on the working list from the catalogue, or taking them off it where it is shown. */
export function WorklistTools({ filter, selected }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const listed = useQuery('worklist.count', {}, ['worklist', 'catalogue']);
  const total = listed.status === 'ready' ? listed.value.total : 0;
  const said = ({ added, total: now }: { readonly added: number; readonly total: number }) =>
    say('good', t('catalogue.worklist.added', { added, total: now }));
  const ids = selected.slice(0, mostListed);
  return (
    <>
      {failure !== null && <FailureNotice error={failure} />}
      {!filter.listed && selected.length > 0 && (
        <Button size="small" loading={busy} onClick={() => void run(client.call('worklist.add', { ids }), said)}>
          {t('catalogue.worklist.add', { count: selected.length })}
        </Button>
      )}
      {!filter.listed && selected.length === 0 && (
        <button
          type="button"
          className="link-button"
          disabled={busy}
          onClick={() => void run(client.call('worklist.addAll', { filter }), said)}
        >
          {t('catalogue.worklist.addAll')}
        </button>
      )}
      {filter.listed && selected.length > 0 && (
        <Button
          size="small"
          loading={busy}
          onClick={() =>
            void run(client.call('worklist.remove', { ids }), ({ removed }) =>
              say('good', t('catalogue.worklist.removed', { count: removed })),
            )
          }
        >
          {t('catalogue.worklist.remove', { count: selected.length })}
        </Button>
      )}
      {!filter.listed && <a href={`#${paths.worklist()}`}>{t('catalogue.worklist.open', { count: total })}</a>}
    </>
  );
}
