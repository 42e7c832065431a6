import { Button } from 'antd';
import { useT } from '../../../lib/i18n';
import { FailureNotice } from '../../../ui/FailureNotice';
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
  const { failure, merged } = grid;
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
      {failure?.code === 'stale' ? (
        <div className="notice notice-bad" role="alert">
          <p className="notice-what">{t('catalogue.stale.title')}</p>
          <p>{t('catalogue.stale.kept')}</p>
          <Button size="small" onClick={() => void grid.merge()}>
            {t('catalogue.stale.merge')}
          </Button>
        </div>
      ) : (
        failure !== null && <FailureNotice error={failure} />
      )}
    </>
  );
}
