import { useClient } from '../../../lib/client-context';
import { instant } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { Dialog, ReasonDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { Spoken } from '../../../ui/ScanTray';
import { useDeed } from '../../../lib/use-deed';

type Props = { readonly say: (words: Spoken) => void; readonly onClose: () => void };

/** Takes back the last desk action of this session by an opposite entry with a reason (domain.md "Loan", G10). */
export function UndoDialog({ say, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const undoable = useQuery('loans.undoable', {}, ['loans']);
  const { busy, failure, run } = useDeed();
  if (undoable.status === 'loading') return null;
  const last = undoable.status === 'ready' ? undoable.value : null;
  if (last === null)
    return (
      <Dialog title={t('loans.undo.title')} ok={t('common.close')} onOk={onClose} onCancel={onClose}>
        {undoable.status === 'failed' ? (
          <FailureNotice error={undoable.error} />
        ) : (
          <>
            <p>{t('loans.undo.nothing')}</p>
            <p className="soft">{t('loans.undo.nothingMore')}</p>
          </>
        )}
      </Dialog>
    );
  const what = t(`loans.undo.what.${last.what}`, { count: last.volumes, number: last.number ?? '' });
  return (
    <ReasonDialog
      draft={`reason:undo:${last.at}`}
      title={t('loans.undo.title')}
      ok={t('loans.undo.ok')}
      busy={busy}
      onCancel={onClose}
      body={
        <>
          <p>{t('loans.undo.body', { what, at: instant(last.at) })}</p>
          {failure !== null && <FailureNotice error={failure} />}
        </>
      }
      onOk={(reason, done) =>
        void run(client.call('loans.undo', { reason }), () => {
          done();
          say({ tone: 'attention', what: t('loans.undo.done', { what }), more: [] });
          onClose();
        })
      }
    />
  );
}
