import { useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useKeptWords } from '../../lib/use-kept-words';
import { useSay } from '../../ui/Answers';
import { useProgress } from '../../lib/use-progress';
import { useStop } from '../../lib/use-stop';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { ProgressBar } from '../../ui/ProgressBar';
import { TextField } from '../../ui/TextField';
import type { Batch } from './BatchList';
import { countsLine } from './counts-line';

const REASON_MAX = 200;
type Props = { readonly batch: Batch; readonly onUndone: () => void; readonly onClose: () => void };

/**
 * Undoing a batch takes all of it out of the archive again: a reason for the log, and a word typed so that no slip does it.
 * It stays while the work goes on; Esc asks the work to stop.
 */
export function UndoDialog({ batch, onUndone, onClose }: Props) {
  const { t, language } = useT();
  const client = useClient();
  const say = useSay();
  const { words: reason, change, drop } = useKeptWords(`reason:import:${batch.id}`);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const progress = useProgress(busy);
  const stop = useStop(progress);
  const word = t('exchange.undoWord');
  const counts = countsLine(batch.counts, t, language);
  const tooLong = reason.trim().length > REASON_MAX;

  const undo = async () => {
    stop.forget();
    setBusy(true);
    setFailure(null);
    const result = await client.call('exchange.undo', { batchId: batch.id, reason });
    setBusy(false);
    if (!result.ok && result.error.code === 'cancelled') return say('good', t('exchange.undoStopped'));
    if (!result.ok) return setFailure(result.error);
    drop();
    say('good', t('exchange.undoSaid', { batch: batch.id, counts }));
    onClose();
    onUndone();
  };
  return (
    <Dialog
      title={t('exchange.undoTitle', { batch: batch.id })}
      ok={t('exchange.undoDo')}
      danger
      busy={busy}
      onStop={stop.ask}
      canGoOn={reason.trim() !== '' && !tooLong && typed.trim() === word}
      onOk={() => void undo()}
      onCancel={() => {
        drop();
        onClose();
      }}
    >
      <div className="stack">
        <p>{t('exchange.undoBody', { fileName: batch.fileName, counts })}</p>
        <TextField
          label={t('common.reason')}
          required
          error={tooLong ? t('invalid.tooLong') : undefined}
          as={{ kind: 'area', rows: 2 }}
          value={reason}
          onChange={change}
          disabled={busy}
        />
        <TextField
          label={t('common.typeToConfirm', { word })}
          required
          value={typed}
          onChange={setTyped}
          disabled={busy}
        />
        {busy && (
          <section aria-label={t('exchange.undoingWork')}>
            <ProgressBar progress={progress} stepWords={() => t('exchange.undoingWork')} stop={false} />
            {stop.asked && <p role="status">{t('common.stopping')}</p>}
          </section>
        )}
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
