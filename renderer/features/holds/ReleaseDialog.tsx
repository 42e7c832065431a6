import { useState } from 'react';
import type { Hold } from '../../../shared/contract/holds';
import { toHalfWidth } from '../../../shared/domain/text';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useDeed } from '../../lib/use-deed';
import { useSay } from '../../ui/Answers';
import { Control } from '../../ui/controls';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { FieldFrame } from '../../ui/FieldFrame';

type Props = { readonly hold: Hold; readonly onDone: (hold: Hold) => void; readonly onClose: () => void };

/** Releases the whole of a hold: why, and its number typed, since nothing brings it back. */
export function ReleaseDialog({ hold, onDone, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { id, version, number, volumes } = hold;
  const agrees = toHalfWidth(typed).trim().toUpperCase() === number;
  return (
    <Dialog
      title={t('holds.release.title')}
      ok={t('holds.release.ok')}
      danger
      busy={busy}
      canGoOn={agrees && reason.trim() !== ''}
      onCancel={onClose}
      onOk={() =>
        void run(client.call('holds.release', { id, version, reason: reason.trim() }), (released) => {
          say('good', t('holds.release.done', { number }));
          onDone(released);
          onClose();
        })
      }
    >
      <div className="stack">
        <p>{t('holds.release.body', { number, count: volumes })}</p>
        <FieldFrame label={t('common.reason')} required>
          {(aria) => (
            <Control
              as={{ kind: 'area', rows: 2 }}
              value={reason}
              onChange={(value) => setReason(typeof value === 'string' ? value.slice(0, 400) : '')}
              aria={aria}
            />
          )}
        </FieldFrame>
        <FieldFrame label={t('holds.release.typeNumber', { number })} required>
          {(aria) => (
            <Control
              as={{ kind: 'text' }}
              value={typed}
              onChange={(value) => setTyped(typeof value === 'string' ? value : '')}
              aria={aria}
            />
          )}
        </FieldFrame>
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
