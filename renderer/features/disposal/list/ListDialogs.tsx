import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { assertNever } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { ConfirmDialog, ReasonDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { EditDialog } from './EditDialog';
import { VerdictDialog } from './VerdictDialog';

export type ListDialog =
  | { readonly kind: 'none' | 'submit' | 'conclude' | 'approve' | 'sendBack' | 'cancel' | 'save' }
  | { readonly kind: 'removeRows' | 'pullBack'; readonly rowIds: readonly number[]; readonly done: () => void };
type Props = { readonly open: ListDialog; readonly list: DisposalList; readonly onClose: () => void };

/** The one dialog that may stand over a list; its failure stays inside it, where the person looks. */
export function ListDialogs({ open, list, onClose }: Props) {
  switch (open.kind) {
    case 'none':
      return null;
    case 'submit':
    case 'conclude':
      return <GoOn key={open.kind} deed={open.kind} list={list} onClose={onClose} />;
    case 'approve':
    case 'sendBack':
      return <VerdictDialog key={open.kind} deed={open.kind} list={list} onClose={onClose} />;
    case 'save':
      return <EditDialog list={list} onClose={onClose} />;
    case 'removeRows':
    case 'pullBack':
      return <TakeOff open={open} list={list} onClose={onClose} />;
    case 'cancel':
      return <Cancel list={list} onClose={onClose} />;
    default:
      return assertNever(open);
  }
}

type Target = { readonly list: DisposalList; readonly onClose: () => void };
function GoOn({ deed, list, onClose }: Target & { readonly deed: 'submit' | 'conclude' }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const { id, version, rows } = list;
  return (
    <ConfirmDialog
      title={t(`disposal.list.${deed}Title`)}
      ok={t(`disposal.list.action.${deed}`)}
      busy={busy}
      onCancel={onClose}
      onOk={() =>
        void run(client.call(`disposal.${deed}`, { id, version }), (done) => {
          const number = done.number ?? '';
          say(
            'good',
            deed === 'submit'
              ? t('disposal.list.submitDone', { number })
              : t('disposal.list.concluded', { number, rows: done.rows, left: done.left }),
          );
          onClose();
        })
      }
      body={
        <div className="stack">
          <p>{deed === 'submit' ? t('disposal.list.submitBody', { rows }) : t('disposal.list.concludeBody')}</p>
          {failure !== null && <FailureNotice error={failure} />}
        </div>
      }
    />
  );
}

function TakeOff({ open, list, onClose }: Target & { readonly open: Extract<ListDialog, { rowIds: unknown }> }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const { id, version } = list;
  const rowIds = [...open.rowIds];
  const after = (words: string) => () => {
    say('good', words);
    open.done();
    onClose();
  };
  const notice = failure !== null && <FailureNotice error={failure} />;
  if (open.kind === 'removeRows')
    return (
      <ConfirmDialog
        title={t('disposal.list.action.removeRows', { count: rowIds.length })}
        ok={t('common.remove')}
        busy={busy}
        onCancel={onClose}
        onOk={() =>
          void run(
            client.call('disposal.removeRows', { id, version, rowIds }),
            after(t('disposal.list.removed', { count: rowIds.length })),
          )
        }
        body={notice}
      />
    );
  return (
    <ReasonDialog
      draft={`reason:disposal:${id}:pullBack`}
      title={t('disposal.list.pullBackTitle')}
      ok={t('disposal.list.action.pullBack', { count: rowIds.length })}
      busy={busy}
      onCancel={onClose}
      body={
        <>
          {notice}
          <p>{t('disposal.list.pullBackBody', { count: rowIds.length })}</p>
        </>
      }
      onOk={(reason, drop) =>
        void run(client.call('disposal.pullBack', { id, version, rowIds, reason }), () => {
          drop();
          after(t('disposal.list.pulledBack', { count: rowIds.length }))();
        })
      }
    />
  );
}

function Cancel({ list, onClose }: Target) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const { id, version, number, title } = list;
  return (
    <ReasonDialog
      draft={`reason:disposal:${id}:cancel`}
      title={t('disposal.list.cancelTitle')}
      ok={t('disposal.list.action.cancel')}
      danger
      busy={busy}
      onCancel={onClose}
      body={
        <>
          {failure !== null && <FailureNotice error={failure} />}
          <p>{t('disposal.list.cancelBody')}</p>
        </>
      }
      onOk={(reason, done) =>
        void run(client.call('disposal.cancel', { id, version, reason }), () => {
          done();
          say('good', t('disposal.list.cancelDone', { name: number ?? title }));
          onClose();
        })
      }
    />
  );
}
