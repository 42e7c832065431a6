import { type ReactNode, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/TextField';

type Props = {
  readonly notice: ReactNode;
  readonly busy: boolean;
  readonly onOk: (reason: string) => void;
  readonly onCancel: () => void;
};
const MAX_REASON = 200;

/** Takes back a volume begun by mistake: it cannot be undone, so a word is typed, and the log asks why. */
export function DiscardDialog({ notice, busy, onOk, onCancel }: Props) {
  const { t } = useT();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const word = t('catalogue.file.discardWord');
  const canGoOn = typed.trim() === word && reason.trim() !== '' && reason.length <= MAX_REASON;
  return (
    <Dialog
      title={t('catalogue.file.discardTitle')}
      ok={t('catalogue.file.discard')}
      danger
      canGoOn={canGoOn}
      busy={busy}
      onOk={() => onOk(reason.trim())}
      onCancel={onCancel}
    >
      {notice}
      <p>{t('catalogue.file.discardBody')}</p>
      <TextField label={t('common.reason')} required value={reason} onChange={setReason} />
      <TextField label={t('common.typeToConfirm', { word })} required value={typed} onChange={setTyped} />
    </Dialog>
  );
}
