import { useLiveQuery } from 'dexie-react-hooks';
import { useDesk } from '../../lib/desk-context';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { readDraft, IMPORT_DRAFT } from './import-draft';

/**
 * Imports that were under way before a lock or a crash: what was chosen is kept, the file is not (what was read of it
 * ended with the engine), so the person is asked to choose it again.
 */
export function WaitingDrafts() {
  const { t } = useT();
  const desk = useDesk();
  const drafts = useLiveQuery(() => desk.drafts.where('key').startsWith(IMPORT_DRAFT).toArray(), [desk]) ?? [];
  return drafts.map(({ key, body, savedAt }) => {
    const fileName = readDraft(body)?.name;
    return fileName === undefined ? null : (
      <p key={key} className="notice notice-warn" role="status">
        {t('exchange.draftWaiting', { fileName, at: instant(savedAt) })}{' '}
        <button
          type="button"
          className="link-button"
          aria-label={t('desk.discardNamed', { draft: fileName })}
          onClick={() => void desk.dropDraft(key)}
        >
          {t('common.draft.discard')}
        </button>
      </p>
    );
  });
}
