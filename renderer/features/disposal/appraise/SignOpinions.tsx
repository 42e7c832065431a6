import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { SignDialog } from '../../../ui/SignDialog';
import { countOf, type Opinions } from './opinions';
import type { Part } from './parts';

type Props = {
  readonly list: DisposalList;
  readonly part: Part;
  readonly opinions: Opinions;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** All that is written goes under one signature of the appraiser. */
export function SignOpinions({ list, part, opinions, onDone, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const count = countOf(opinions);
  return (
    <SignDialog
      title={t('disposal.appraise.signTitle')}
      ok={t('disposal.appraise.signTitle')}
      signers={part.signers}
      busy={busy}
      failure={failure}
      onClose={onClose}
      onSign={(by) =>
        void run(
          client.call('disposal.appraise', {
            id: list.id,
            version: list.version,
            capacity: part.capacity,
            opinions: Object.entries(opinions.rows).map(([rowId, { opinion, reason }]) => ({
              rowId: Number(rowId),
              opinion,
              reason,
            })),
            by,
          }),
          () => {
            say('good', t('disposal.appraise.signed', { count }));
            onDone();
          },
        )
      }
      body={
        <p>
          {t('disposal.appraise.signBody', {
            capacity: t(`disposal.capacity.${part.capacity}`),
            count,
            destroy: countOf(opinions, 'destroy'),
            keep: countOf(opinions, 'keepYears'),
            permanent: countOf(opinions, 'permanent'),
          })}
        </p>
      }
    />
  );
}
