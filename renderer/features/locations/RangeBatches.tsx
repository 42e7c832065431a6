import { Button } from 'antd';
import { useClient } from '../../lib/client-context';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useDeed } from '../../lib/use-deed';
import { useQuery } from '../../lib/use-query';
import { useSay } from '../../ui/Answers';
import { FailureNotice } from '../../ui/FailureNotice';

/** The ranges made lately; one that nobody has used yet can be taken back as a whole. */
export function RangeBatches() {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const batches = useQuery('locations.ranges', {}, ['locations', 'catalogue']);
  const { busy, failure, run } = useDeed();
  if (batches.status === 'loading')
    return (
      <p role="status" aria-busy="true">
        {t('common.loading')}
      </p>
    );
  if (batches.status === 'failed') return <FailureNotice error={batches.error} />;
  if (batches.value.length === 0) return <p className="soft">{t('locations.range.noBatches')}</p>;
  return (
    <>
      {failure !== null && <FailureNotice error={failure} />}
      <ul className="range-batches">
        {batches.value.map(({ id, at, by, first, last, made, undone, undoable }) => (
          <li key={id} className="row">
            <span className="figures">{t('locations.range.batch', { first, last, count: made })}</span>
            <span className="soft">{t('locations.range.batchBy', { at: instant(at), by })}</span>
            {undoable ? (
              <Button
                size="small"
                loading={busy}
                aria-label={t('locations.range.undoNamed', { first, last })}
                onClick={() =>
                  void run(client.call('locations.undoRange', { id }), ({ removed }) =>
                    say('good', t('locations.range.removed', { count: removed })),
                  )
                }
              >
                {t('locations.range.undo')}
              </Button>
            ) : (
              <span className="soft">{t(undone ? 'locations.range.undone' : 'locations.range.used')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
