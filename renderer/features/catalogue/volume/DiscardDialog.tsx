import { type ReactNode, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { useKeptWords } from '../../../lib/use-kept-words';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/TextField';

type Props = {
  /** Key of the draft on the desk: a lock leaves the reason typed. */
  readonly draft: string;
  readonly notice: ReactNode;
  readonly busy: boolean;
  /** `done` once the deed is done: the draft has become its reason. */
  readonly onOk: (reason: string, done: () => void) => void;
  readonly onCancel: () => void;
};
const MAX_REASON = 200;

/** Takes back a volume begun by mistake: it cannot be undone, so a word is typed, and the log asks why. */
export function DiscardDialog({ draft, notice, busy, onOk, onCancel }: Props) {
  const { t } = useT();
  const { words: reason, change, drop } = useKeptWords(draft);
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
      onOk={() => onOk(reason.trim(), drop)}
      onCancel={() => {
        drop();
        onCancel();
      }}
    >
      {notice}
      <p>{t('catalogue.file.discardBody')}</p>
      <TextField label={t('common.reason')} required value={reason} onChange={change} />
      <TextField label={t('common.typeToConfirm', { word })} required value={typed} onChange={setTyped} />
    </Dialog>
  );
}
