import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { type Added } from './AddedNotice';
import { AddToList } from './AddToList';

type Props = { readonly onDone: (added: Added) => void; readonly onClose: () => void };

/** Brought from the working list: all of it is to be put on a disposal list, each volume under the rules of the due list. */
export function AddWorklist({ onDone, onClose }: Props) {
  const { t } = useT();
  const listed = useQuery('worklist.ids', {}, ['worklist']);
  if (listed.status === 'loading') return null;
  if (listed.status === 'ready' && listed.value.ids.length > 0) {
    const { ids } = listed.value;
    return (
      <AddToList
        adding={{ from: 'volumes', volumeIds: [...ids], count: ids.length }}
        onDone={onDone}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={t('disposal.add.title')} ok={t('common.close')} onOk={onClose} onCancel={onClose}>
      {listed.status === 'failed' ? <FailureNotice error={listed.error} /> : <p>{t('catalogue.worklist.empty')}</p>}
    </Dialog>
  );
}
