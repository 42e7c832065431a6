import { Button } from 'antd';
import type { Volume } from '../../../../shared/contract/catalogue';
import { useT } from '../../../lib/i18n';
import { compareLists } from './grid-compare';
import type { GridRow } from './grid-rows';

type Props = {
  readonly rows: readonly GridRow[];
  readonly theirs: Volume;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
  readonly onBoth: () => void;
};

/**
 * Someone else saved the list meanwhile: both lists are set against each other, line by line, and the person says which
 * one stands. Nothing is saved by choosing.
 */
export function StaleItems({ rows, theirs, onTheirs, onMine, onBoth }: Props) {
  const { t } = useT();
  const { onlyTheirs, onlyMine, differing } = compareLists(rows, theirs.items);
  const field = (key: string) =>
    key === 'sourceDepartmentId' ? t('catalogue.item.sourceDepartment') : t(`catalogue.item.${key}` as never);
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-what">{t('catalogue.stale.title')}</p>
      <p>{t('catalogue.stale.kept')}</p>
      <p>
        {t('catalogue.stale.lists', {
          theirs: theirs.items.length,
          onlyTheirs: onlyTheirs.length,
          onlyMine: onlyMine.length,
          differing: differing.length,
        })}
      </p>
      <ul className="stale-lists" aria-label={t('catalogue.stale.compared')} tabIndex={0}>
        {onlyTheirs.map((item) => (
          <li key={`theirs ${item.id}`}>
            {t('catalogue.stale.onlyTheirs', { sequence: item.sequence, title: item.title })}
          </li>
        ))}
        {onlyMine.map(({ key, cells }) => (
          <li key={`mine ${key}`}>{t('catalogue.stale.onlyMine', { title: cells.title })}</li>
        ))}
        {differing.map(({ mine, theirs: item, cells }) => (
          <li key={`both ${item.id}`}>
            {t('catalogue.stale.differs', {
              theirs: item.title,
              mine: mine.cells.title,
              fields: cells.map(field).join(t('common.listSeparator')),
            })}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button size="small" onClick={onTheirs}>
          {t('catalogue.stale.takeTheirs')}
        </Button>
        <Button size="small" onClick={onMine}>
          {t('catalogue.stale.keepMine')}
        </Button>
        {onlyTheirs.length > 0 && (
          <Button size="small" onClick={onBoth}>
            {t('catalogue.stale.keepBoth', { count: onlyTheirs.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
