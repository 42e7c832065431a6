import { Button } from 'antd';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';

/** From its own page onto the working list; whether it was there before is said. */
export function CollectVolume({ id }: { readonly id: number }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  return (
    <>
      {failure !== null && <FailureNotice error={failure} />}
      <Button
        loading={busy}
        onClick={() =>
          void run(client.call('worklist.add', { ids: [id] }), ({ added, total }) =>
            say('good', added === 0 ? t('catalogue.worklist.there') : t('catalogue.worklist.added', { added, total })),
          )
        }
      >
        {t('catalogue.worklist.addOne')}
      </Button>
    </>
  );
}
