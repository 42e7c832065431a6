import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useMay } from '../lib/session';
import { PageNav } from './PageNav';

/** The pages of the catalogue 目录: volumes, the places they stand in, moving them, the index of places. */
export function HoldingsNav() {
  const { t } = useT();
  const mayWrite = useMay('catalogue.write');
  return (
    <PageNav
      label={t('locations.nav.label')}
      pages={[
        { to: paths.catalogue(), words: t('locations.nav.volumes') },
        { to: paths.places(), words: t('locations.nav.places') },
        ...(mayWrite ? [{ to: paths.moveVolumes(), words: t('locations.nav.move') }] : []),
        { to: paths.placeIndex(), words: t('locations.nav.index') },
      ]}
    />
  );
}
