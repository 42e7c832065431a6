import { useState } from 'react';
import type { Volume } from '../../../../shared/contract/catalogue';
import type { AppError } from '../../../../shared/errors';
import { assertNever } from '../../../../shared/result';
import type { Result } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useSay } from '../../../ui/Answers';
import { ReasonDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { GoTo } from './Checks';
import { DiscardDialog } from './DiscardDialog';
import { FileDialog } from './FileDialog';
import { nameOf } from './volume-values';

export type OpenDialog = 'none' | 'file' | 'reopen' | 'discard';
type Props = {
  readonly open: OpenDialog;
  readonly volume: Volume;
  readonly onClose: () => void;
  readonly goTo: GoTo;
  readonly onDone: (volume: Volume) => void;
};

/** The one dialog that may stand over a volume page; its failure stays inside it, where the person looks. */
export function VolumeDialogs({ open, volume, onClose, goTo, onDone }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const target = { id: volume.id, version: volume.version };
  const close = () => {
    setFailure(null);
    onClose();
  };
  const run = async <R,>(deed: Promise<Result<R, AppError>>, after: (value: R) => void) => {
    setBusy(true);
    const answer = await deed;
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    close();
    after(answer.value);
  };
  const notice = failure === null ? null : <FailureNotice error={failure} />;

  switch (open) {
    case 'none':
      return null;
    case 'file':
      return (
        <FileDialog
          volume={volume}
          notice={notice}
          busy={busy}
          onCancel={close}
          goTo={(where) => {
            close();
            goTo(where);
          }}
          onOk={() =>
            void run(client.call('catalogue.file', target), (filed) => {
              say('good', t('catalogue.file.done', { code: filed.referenceCode ?? '' }));
              onDone(filed);
            })
          }
        />
      );
    case 'reopen':
      return (
        <ReasonDialog
          draft={`reason:volume:${volume.id}:reopen`}
          title={t('catalogue.file.reopenTitle')}
          ok={t('catalogue.file.reopen')}
          busy={busy}
          onCancel={close}
          body={
            <>
              {notice}
              <p>{t('catalogue.file.reopenBody')}</p>
            </>
          }
          onOk={(reason, done) =>
            void run(client.call('catalogue.reopen', { ...target, reason }), (opened) => {
              done();
              say('good', t('catalogue.file.reopened', { name: nameOf(opened) }));
              onDone(opened);
            })
          }
        />
      );
    case 'discard':
      return (
        <DiscardDialog
          draft={`reason:volume:${volume.id}:discard`}
          notice={notice}
          busy={busy}
          onCancel={close}
          onOk={(reason, done) =>
            void run(client.call('catalogue.discard', { ...target, reason }), () => {
              done();
              say('good', t('catalogue.file.discarded'));
              go(paths.catalogue());
            })
          }
        />
      );
    default:
      return assertNever(open);
  }
}
