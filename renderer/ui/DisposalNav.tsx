import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useMay } from '../lib/session';
import { PageNav } from './PageNav';

/** The pages of disposal; holds stand beside it for everyone who reads, lists only for who takes part. */
export function DisposalNav() {
  const { t } = useT();
  const takesPart = useMay('disposal.read');
  return (
    <PageNav
      label={t('disposal.nav.label')}
      pages={[
        ...(takesPart
          ? [
              { to: paths.disposalDue(), words: t('disposal.nav.due') },
              { to: paths.disposalUndated(), words: t('disposal.nav.undated') },
              { to: paths.disposalLists(), words: t('disposal.nav.lists') },
            ]
          : []),
        { to: paths.holds(), words: t('disposal.nav.holds') },
      ]}
    />
  );
}
