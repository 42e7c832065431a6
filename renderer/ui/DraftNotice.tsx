import type { DraftState } from '../lib/use-draft';
import { instant } from '../lib/format';
import { useT } from '../lib/i18n';
import './notice.css';

/** Says that the form shows a draft left earlier, and offers to throw it away. */
export function DraftNotice({ draft }: { readonly draft: DraftState }) {
  const { t } = useT();
  if (draft.restoredAt === null) return null;
  return (
    <p className="notice notice-warn" role="status">
      {t('common.draft.restored', { at: instant(draft.restoredAt) })}{' '}
      <button type="button" className="link-button" onClick={draft.discard}>
        {t('common.draft.discard')}
      </button>
    </p>
  );
}
