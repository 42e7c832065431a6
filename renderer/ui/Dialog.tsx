import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../lib/i18n';
import { useFocusBack } from '../lib/use-focus-back';
import { useKeptWords } from '../lib/use-kept-words';
import { TextField } from './TextField';

type DialogProps = {
  readonly title: string;
  readonly ok: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  readonly canGoOn?: boolean;
  /** The deed is under way: the dialog stays until its answer is there, so that neither the answer nor its progress is lost. */
  readonly busy?: boolean;
  /** Asks the deed under way to stop; Esc and the first button ask it while `busy`. */
  readonly onStop?: () => void;
  readonly onOk: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** Inside the page and not in `body`: there the library would lock the scrolling with a style that has no nonce, which the page's policy refuses. */
export const inPage = (): HTMLElement => document.getElementById('root') ?? document.body;

/** One question over the page; only for what cannot be undone, countersigns and first run. Esc is the first button. */
export function Dialog({
  title,
  ok,
  cancel,
  danger = false,
  canGoOn = true,
  busy = false,
  onStop,
  onOk,
  onCancel,
  children,
}: DialogProps) {
  const { t } = useT();
  useFocusBack();
  const leave = busy ? onStop : onCancel;
  return (
    <Modal
      open
      title={title}
      onCancel={() => leave?.()}
      closable={false}
      mask={{ closable: false }}
      destroyOnHidden
      transitionName=""
      maskTransitionName=""
      getContainer={inPage}
      footer={[
        <Button key="cancel" disabled={leave === undefined} onClick={leave}>
          {busy && onStop !== undefined ? t('common.cancelJob') : (cancel ?? t('common.cancel'))}
        </Button>,
        <Button key="ok" type="primary" danger={danger} disabled={!canGoOn} loading={busy} onClick={onOk}>
          {ok}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}

type ConfirmProps = Omit<DialogProps, 'canGoOn' | 'children'> & {
  readonly body: ReactNode;
  /** To be typed before it goes on. */ readonly word?: string;
};
/** Confirms what cannot be undone; with `word` only after that word was typed. */
export function ConfirmDialog({ body, word, ...rest }: ConfirmProps) {
  const { t } = useT();
  const [typed, setTyped] = useState('');
  return (
    <Dialog {...rest} canGoOn={word === undefined || typed.trim() === word}>
      <div>{body}</div>
      {word !== undefined && (
        <TextField label={t('common.typeToConfirm', { word })} value={typed} onChange={setTyped} />
      )}
    </Dialog>
  );
}

type ReasonProps = Omit<DialogProps, 'canGoOn' | 'children' | 'onOk'> & {
  readonly body?: ReactNode;
  /** Key of the draft on the desk, e.g. `reason:31:withdraw`: a lock leaves what was typed, "cancel" lets it go. */
  readonly draft: string;
  /** `done` once the deed is done: the draft has become its reason. */
  readonly onOk: (reason: string, done: () => void) => void;
};
/** Asks why; the reason goes into the log. */
export function ReasonDialog({ draft, body, onOk, onCancel, ...rest }: ReasonProps) {
  const { t } = useT();
  const { words, change, drop } = useKeptWords(draft);
  const cancel = () => {
    drop();
    onCancel();
  };
  const canGoOn = words.trim() !== '' && words.length <= 200;
  return (
    <Dialog {...rest} canGoOn={canGoOn} onCancel={cancel} onOk={() => onOk(words.trim(), drop)}>
      {body !== undefined && <div>{body}</div>}
      <TextField label={t('common.reason')} required as={{ kind: 'area', rows: 3 }} value={words} onChange={change} />
    </Dialog>
  );
}
