import { useState } from 'react';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TextField } from '../../../ui/TextField';

/** Name and note of a draft. */
export function EditDialog({ list, onClose }: { readonly list: DisposalList; readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [title, setTitle] = useState(list.title);
  const [note, setNote] = useState(list.note ?? '');
  return (
    <Dialog
      title={t('disposal.list.saveTitle')}
      ok={t('common.save')}
      busy={busy}
      canGoOn={title.trim() !== ''}
      onCancel={onClose}
      onOk={() =>
        void run(
          client.call('disposal.save', {
            id: list.id,
            version: list.version,
            title: title.trim(),
            note: note.trim() === '' ? null : note.trim(),
          }),
          () => {
            say('good', t('disposal.list.saved'));
            onClose();
          },
        )
      }
    >
      <div className="stack">
        <TextField label={t('disposal.lists.name')} required value={title} onChange={setTitle} most={80} />
        <TextField
          label={t('disposal.field.note')}
          as={{ kind: 'area', rows: 3 }}
          value={note}
          onChange={setNote}
          most={1000}
        />
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
