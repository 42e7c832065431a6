import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useDesk } from '../../lib/desk-context';
import type { Draft } from '../../lib/desk-db';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSay } from '../../ui/Answers';
import { ConfirmDialog } from '../../ui/Dialog';
import { Section } from '../../ui/Page';
import { draftName, draftOf, isUnfinished } from './draft-words';

/** What was left without saving, newest first: gone on with, or thrown away after a question. */
export function DraftList() {
  const { t } = useT();
  const desk = useDesk();
  const say = useSay();
  const drafts = useLiveQuery(() => desk.drafts.toArray(), [desk])?.filter(({ key, body }) => isUnfinished(key, body));
  const [discarding, setDiscarding] = useState<Draft | null>(null);
  if (drafts === undefined || drafts.length === 0) return null;
  const newestFirst = [...drafts].sort((one, other) => other.savedAt.localeCompare(one.savedAt));

  const discard = async (draft: Draft) => {
    await desk.dropDraft(draft.key);
    setDiscarding(null);
    say('good', t('desk.discarded', { draft: draftName(draft.key, draft.body, t) }));
  };
  return (
    <Section title={t('desk.drafts')}>
      <p className="soft">{t('desk.draftsLine')}</p>
      <ul className="drafts">
        {newestFirst.map((draft) => {
          const name = draftName(draft.key, draft.body, t);
          const found = draftOf(draft.key);
          return (
            <li key={draft.key} aria-label={name}>
              <span className="draft-name" title={name}>
                {found === null ? name : <a href={`#${found.path}`}>{name}</a>}
              </span>
              <span className="soft figures">{t('desk.leftAt', { at: instant(draft.savedAt) })}</span>
              <button
                type="button"
                className="link-button"
                aria-label={t('desk.discardNamed', { draft: name })}
                onClick={() => setDiscarding(draft)}
              >
                {t('desk.discard')}
              </button>
            </li>
          );
        })}
      </ul>
      {discarding !== null && (
        <ConfirmDialog
          title={t('desk.discardTitle')}
          ok={t('desk.discardDo')}
          danger
          onCancel={() => setDiscarding(null)}
          onOk={() => void discard(discarding)}
          body={
            <p>
              {t('desk.discardBody', {
                draft: draftName(discarding.key, discarding.body, t),
                at: instant(discarding.savedAt),
              })}
            </p>
          }
        />
      )}
    </Section>
  );
}
