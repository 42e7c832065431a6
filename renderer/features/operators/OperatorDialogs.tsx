import { useState } from 'react';
import type { CommandName, InputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { assertNever } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useKeptWords } from '../../lib/use-kept-words';
import { useProgress } from '../../lib/use-progress';
import { useSay } from '../../ui/Answers';
import { ConfirmDialog, Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { ProgressBar } from '../../ui/ProgressBar';
import { TextField } from '../../ui/TextField';
import type { Opened } from './operator-values';

type Close = { readonly onClose: () => void };
type Deed = Extract<CommandName, `operators.${'remove' | 'renewKey' | 'dropRecovery'}`>;

/** What cannot be undone, asked over the page. */
export function OperatorDialogs({ opened, onClose }: Close & { readonly opened: Opened }) {
  switch (opened.kind) {
    case 'remove':
      return <Remove operator={opened.operator} onClose={onClose} />;
    case 'renewKey':
      return <RenewKey onClose={onClose} />;
    case 'drop':
      return <Drop slot={opened.slot} place={opened.place} onClose={onClose} />;
    case 'nothing':
    case 'add':
    case 'change':
    case 'reissue':
      return null;
    default:
      return assertNever(opened);
  }
}

/** Sends one command and answers in words; the dialog stays while it fails. */
function useDeed(done: string, onClose: () => void) {
  const client = useClient();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const run = async <N extends Deed>(name: N, input: InputOf<N>) => {
    setBusy(true);
    setFailure(undefined);
    const result = await client.call(name, input);
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    say('good', done);
    onClose();
  };
  return { busy, failure, run };
}

/** Why; it goes into the log. */
function Reason({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  const { t } = useT();
  return <TextField label={t('common.reason')} required value={value} onChange={onChange} />;
}

function Steps() {
  const { t } = useT();
  const progress = useProgress(true);
  const words = (step: string) =>
    t(
      step === 'check'
        ? 'operators.rotation.check'
        : step === 'settle'
          ? 'operators.rotation.settle'
          : 'operators.rotation.copy',
    );
  return <ProgressBar progress={progress} stepWords={words} />;
}

function Remove({
  operator,
  onClose,
}: Close & { readonly operator: Extract<Opened, { kind: 'remove' | 'change' }>['operator'] }) {
  const { t } = useT();
  const { id, login, version } = operator;
  const [typed, setTyped] = useState('');
  const { words: reason, change, drop } = useKeptWords(`reason:operator:${id}`);
  const close = () => {
    drop();
    onClose();
  };
  const { busy, failure, run } = useDeed(t('operators.removal.done', { name: operator.fullName }), close);
  const remove = () =>
    void run('operators.remove', { operatorId: id, version, loginTyped: typed.trim(), reason: reason.trim() });
  return (
    <Dialog
      title={t('operators.page.removeOne', { name: operator.fullName })}
      ok={t('operators.removal.ok')}
      danger
      busy={busy}
      canGoOn={typed.trim() === login && reason.trim() !== ''}
      onOk={remove}
      onCancel={close}
    >
      <p>{t('operators.removal.what')}</p>
      <p>{t('operators.removal.stays')}</p>
      <Reason value={reason} onChange={change} />
      <TextField label={t('common.typeToConfirm', { word: login })} value={typed} onChange={setTyped} />
      {busy && <Steps />}
      {failure !== undefined && <FailureNotice error={failure} />}
    </Dialog>
  );
}

function RenewKey({ onClose }: Close) {
  const { t } = useT();
  const { words: reason, change, drop } = useKeptWords('reason:dataKey');
  const close = () => {
    drop();
    onClose();
  };
  const { busy, failure, run } = useDeed(t('operators.dataKey.done'), close);
  return (
    <Dialog
      title={t('operators.dataKey.renew')}
      ok={t('operators.dataKey.ok')}
      busy={busy}
      canGoOn={reason.trim() !== ''}
      onOk={() => void run('operators.renewKey', { reason: reason.trim() })}
      onCancel={close}
    >
      <p>{t('operators.dataKey.line')}</p>
      <Reason value={reason} onChange={change} />
      {busy && <Steps />}
      {failure !== undefined && <FailureNotice error={failure} />}
    </Dialog>
  );
}

function Drop({ slot, place, onClose }: Close & { readonly slot: string; readonly place: number }) {
  const { t } = useT();
  const { busy, failure, run } = useDeed(t('operators.keys.dropped', { place }), onClose);
  return (
    <ConfirmDialog
      title={t('operators.keys.dropOne', { place })}
      ok={t('operators.keys.drop')}
      danger
      busy={busy}
      word={String(place)}
      onOk={() => void run('operators.dropRecovery', { slot })}
      onCancel={onClose}
      body={
        <>
          <p>{t('operators.keys.dropWhat')}</p>
          {failure !== undefined && <FailureNotice error={failure} />}
        </>
      }
    />
  );
}
