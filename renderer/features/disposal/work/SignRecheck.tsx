import { useState } from 'react';
import type { DisposalList, ListSigner } from '../../../../shared/contract/disposal-list';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { useSigners } from '../../../ui/use-signers';
import { SignDialog } from '../../../ui/SignDialog';
import { TextField } from '../../../ui/TextField';

type Props = {
  readonly list: DisposalList;
  readonly rowIds: readonly number[];
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Who rechecked signs for what is ticked. */
export function SignRecheck({ list, rowIds, onDone, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const session = useSession();
  const operators = useSigners();
  const { busy, failure, run } = useDeed();
  const [note, setNote] = useState('');
  const count = rowIds.length;
  const own: ListSigner = {
    personId: session.personId,
    name: session.fullName,
    login: session.login,
    standsIn: false,
    ways: ['session'],
  };
  const others = operators
    .filter(({ personId }) => personId !== session.personId)
    .map((one): ListSigner => ({ ...one, standsIn: false, ways: ['countersign', 'paper'] }));
  return (
    <SignDialog
      title={t('disposal.recheck.signTitle')}
      ok={t('disposal.recheck.signTitle')}
      signers={[own, ...others]}
      busy={busy}
      failure={failure}
      onClose={onClose}
      onSign={(by) =>
        void run(
          client.call('disposal.recheck', {
            id: list.id,
            version: list.version,
            rowIds: [...rowIds],
            note: note.trim() === '' ? null : note.trim(),
            by,
          }),
          () => {
            say('good', t('disposal.recheck.signed', { count }));
            onDone();
          },
        )
      }
      body={
        <>
          <p>{t('disposal.recheck.signBody', { number: list.number ?? '', count })}</p>
          <TextField label={t('disposal.recheck.note')} value={note} onChange={setNote} most={200} />
        </>
      }
    />
  );
}
