import { useState } from 'react';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TextField } from '../../../ui/TextField';

/** A new, empty draft with its name. */
export function NewListDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [title, setTitle] = useState('');
  return (
    <Dialog
      title={t('disposal.lists.createTitle')}
      ok={t('disposal.lists.create')}
      busy={busy}
      canGoOn={title.trim() !== ''}
      onCancel={onClose}
      onOk={() =>
        void run(
          client.call('disposal.save', { id: null, version: 0, title: title.trim(), note: null }),
          ({ id, title: name }) => {
            say('good', t('disposal.lists.created', { name }));
            go(paths.disposalList(id));
          },
        )
      }
    >
      <div className="stack">
        <TextField
          label={t('disposal.lists.name')}
          required
          as={{ kind: 'text', focus: true }}
          value={title}
          onChange={setTitle}
          most={80}
        />
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
