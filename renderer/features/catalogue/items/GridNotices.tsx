import { useT } from '../../../lib/i18n';
import { FailureNotice } from '../../../ui/FailureNotice';
import { StaleItems } from './StaleItems';
import type { useItemGrid } from './use-item-grid';

/** What a person must know before going on: a draft stands here, someone else saved, saving failed. */
export function GridNotices({
  grid,
  restored,
}: {
  readonly grid: ReturnType<typeof useItemGrid>;
  readonly restored: string | null;
}) {
  const { t } = useT();
  const { failure, merged, theirs } = grid;
  return (
    <>
      {restored !== null && (
        <p className="notice notice-warn" role="status">
          {t('catalogue.grid.draftRestored', { at: restored })}{' '}
          <button type="button" className="link-button" onClick={grid.discard}>
            {t('common.draft.discard')}
          </button>
        </p>
      )}
      {merged && (
        <p className="notice notice-warn" role="status">
          {t('catalogue.stale.itemsMerged')}
        </p>
      )}
      {theirs !== null ? (
        <StaleItems
          rows={grid.state.rows}
          theirs={theirs}
          onTheirs={() => grid.settle('theirs')}
          onMine={() => grid.settle('mine')}
          onBoth={() => grid.settle('both')}
        />
      ) : (
        failure !== null && <FailureNotice error={failure} />
      )}
    </>
  );
}
