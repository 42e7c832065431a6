import type { DisposalList } from '../../../../shared/contract/disposal';
import { assertNever } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { EditDialog } from './EditDialog';

export type ListDialog =
  | { readonly kind: 'none' | 'submit' | 'save' }
  | { readonly kind: 'removeRows'; readonly rowIds: readonly number[]; readonly done: () => void };
type Props = { readonly open: ListDialog; readonly list: DisposalList; readonly onClose: () => void };

/** The one dialog that may stand over a list; its failure stays inside it, where the person looks. */
export function ListDialogs({ open, list, onClose }: Props) {
  switch (open.kind) {
    case 'none':
      return null;
    case 'submit':
      return <Submit list={list} onClose={onClose} />;
    case 'save':
      return <EditDialog list={list} onClose={onClose} />;
    case 'removeRows':
      return <TakeOff open={open} list={list} onClose={onClose} />;
    default:
      return assertNever(open);
  }
}

type Target = { readonly list: DisposalList; readonly onClose: () => void };
function Submit({ list, onClose }: Target) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const { id, version, rows } = list;
  return (
    <ConfirmDialog
      title={t('disposal.list.submitTitle')}
      ok={t('disposal.list.action.submit')}
      busy={busy}
      onCancel={onClose}
      onOk={() =>
        void run(client.call('disposal.submit', { id, version }), (done) => {
          say('good', t('disposal.list.submitDone', { number: done.number ?? '' }));
          onClose();
        })
      }
      body={
        <div className="stack">
          <p>{t('disposal.list.submitBody', { rows })}</p>
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
  return (
    <ConfirmDialog
      title={t('disposal.list.action.removeRows', { count: rowIds.length })}
      ok={t('common.remove')}
      busy={busy}
      onCancel={onClose}
      onOk={() =>
        void run(client.call('disposal.removeRows', { id, version, rowIds }), () => {
          say('good', t('disposal.list.removed', { count: rowIds.length }));
          open.done();
          onClose();
        })
      }
      body={failure !== null && <FailureNotice error={failure} />}
    />
  );
}
