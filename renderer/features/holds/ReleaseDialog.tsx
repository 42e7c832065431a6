import { useState } from 'react';
import type { Hold } from '../../../shared/contract/holds';
import { toHalfWidth } from '../../../shared/domain/text';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useDeed } from '../../lib/use-deed';
import { useKeptWords } from '../../lib/use-kept-words';
import { useSay } from '../../ui/Answers';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { TextField } from '../../ui/TextField';

type Props = { readonly hold: Hold; readonly onDone: (hold: Hold) => void; readonly onClose: () => void };

/** Releases the whole of a hold: why, and its number typed, since nothing brings it back. */
export function ReleaseDialog({ hold, onDone, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [typed, setTyped] = useState('');
  const { id, version, number, volumes } = hold;
  const { words: reason, change, drop } = useKeptWords(`reason:hold:${id}`);
  const agrees = toHalfWidth(typed).trim().toUpperCase() === number;
  return (
    <Dialog
      title={t('holds.release.title')}
      ok={t('holds.release.ok')}
      danger
      busy={busy}
      canGoOn={agrees && reason.trim() !== ''}
      onCancel={() => {
        drop();
        onClose();
      }}
      onOk={() =>
        void run(client.call('holds.release', { id, version, reason: reason.trim() }), (released) => {
          drop();
          say('good', t('holds.release.done', { number }));
          onDone(released);
          onClose();
        })
      }
    >
      <div className="stack">
        <p>{t('holds.release.body', { number, count: volumes })}</p>
        <TextField
          label={t('common.reason')}
          required
          as={{ kind: 'area', rows: 2 }}
          value={reason}
          onChange={change}
          most={400}
        />
        <TextField label={t('holds.release.typeNumber', { number })} required value={typed} onChange={setTyped} />
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
