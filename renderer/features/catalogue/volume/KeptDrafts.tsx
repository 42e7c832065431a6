import { instant } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useKeptDrafts } from './use-kept-drafts';
import type { Mode } from './VolumePage';

/** Says that unsaved work on this volume was left lying, and leads back into it. */
export function KeptDrafts({ id, goOn }: { readonly id: number; readonly goOn: (mode: Mode) => void }) {
  const { t } = useT();
  const { facts, items } = useKeptDrafts(id);
  const notice = (words: string, mode: Mode) => (
    <p className="notice notice-warn" role="status">
      {words}{' '}
      <button type="button" className="link-button" onClick={() => goOn(mode)}>
        {t('catalogue.volume.draftGoOn')}
      </button>
    </p>
  );
  return (
    <>
      {facts !== null &&
        notice(t('catalogue.volume.draftWaiting', { at: instant(facts) }), { kind: 'facts', focus: null })}
      {items !== null && notice(t('catalogue.volume.itemsDraftWaiting', { at: instant(items) }), { kind: 'items' })}
    </>
  );
}
