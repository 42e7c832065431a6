import { Button } from 'antd';
import { useT } from '../../../lib/i18n';
import type { StaleState } from './use-stale-merge';

/** Someone else saved meanwhile: what happened, what is safe, what to do; then what to compare. */
export function StaleNotice({
  state,
  nameOfField,
}: {
  readonly state: StaleState;
  readonly nameOfField: (field: string) => string;
}) {
  const { t } = useT();
  if (state.status === 'none') return null;
  if (state.status === 'merged') {
    return (
      <div className="notice notice-warn" role="status">
        <p>{t('catalogue.stale.merged')}</p>
        {state.both.length > 0 && (
          <p className="notice-what">
            {t('catalogue.stale.both', { fields: state.both.map(nameOfField).join(t('common.listSeparator')) })}
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-what">{t('catalogue.stale.title')}</p>
      <p>{t('catalogue.stale.kept')}</p>
      <Button size="small" onClick={() => void state.merge()}>
        {t('catalogue.stale.merge')}
      </Button>
    </div>
  );
}
