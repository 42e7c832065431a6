import { Button } from 'antd';
import { useT } from '../../../lib/i18n';
import type { useCellKeys } from './use-cell-keys';
import type { useItemGrid } from './use-item-grid';

type Props = {
  readonly grid: ReturnType<typeof useItemGrid>;
  readonly keys: ReturnType<typeof useCellKeys>;
  readonly onCancel: () => void;
};

/** The same deeds as the keys, for the mouse, and what the keys are. */
export function GridTools({ grid, keys, onCancel }: Props) {
  const { t } = useT();
  const { state, dirty, saving } = grid;
  return (
    <div className="grid-tools">
      <div className="row">
        <Button type="primary" title="Ctrl+S" loading={saving} onClick={() => void grid.save()}>
          {t('catalogue.grid.save')}
        </Button>
        <Button onClick={onCancel}>{t('catalogue.grid.cancel')}</Button>
        <span className="grid-gap" />
        <Button size="small" onClick={keys.append}>
          {t('catalogue.grid.add')}
        </Button>
        <Button size="small" title="Insert" onClick={keys.insert}>
          {t('catalogue.grid.insert')}
        </Button>
        <Button size="small" title="Ctrl+Delete" disabled={state.rows.length === 0} onClick={keys.remove}>
          {t('catalogue.grid.remove')}
        </Button>
        <Button size="small" title="Ctrl+Z" disabled={state.past.length === 0} onClick={() => keys.travel('undo')}>
          {t('catalogue.grid.undo')}
        </Button>
        <Button size="small" title="Ctrl+Y" disabled={state.future.length === 0} onClick={() => keys.travel('redo')}>
          {t('catalogue.grid.redo')}
        </Button>
        <Button size="small" disabled={state.rows.length < 2} onClick={() => void grid.sort()}>
          {t('catalogue.grid.sort')}
        </Button>
        <Button size="small" disabled={state.rows.length < 2} onClick={grid.pair}>
          {t('catalogue.grid.pair')}
        </Button>
        <span className="grid-gap" />
        <Button size="small" title="Alt+↑" aria-label={t('catalogue.grid.up')} onClick={() => keys.move(-1)}>
          ↑
        </Button>
        <Button size="small" title="Alt+↓" aria-label={t('catalogue.grid.down')} onClick={() => keys.move(1)}>
          ↓
        </Button>
        <Button size="small" title="Ctrl+G" onClick={keys.join}>
          {t('catalogue.grid.join')}
        </Button>
        <Button size="small" title="Ctrl+Shift+G" onClick={keys.leave}>
          {t('catalogue.grid.leave')}
        </Button>
        {dirty && (
          <span className="unsaved" role="status">
            {t('catalogue.volume.unsaved')}
          </span>
        )}
      </div>
      <p className="soft grid-keys">{t('catalogue.grid.keys')}</p>
    </div>
  );
}
