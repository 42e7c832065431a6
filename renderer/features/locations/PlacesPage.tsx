import { Button } from 'antd';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useMay } from '../../lib/session';
import { useHotkey } from '../../lib/hotkeys';
import { useQuery } from '../../lib/use-query';
import { EmptyState } from '../../ui/EmptyState';
import { useListExport } from '../../ui/use-export';
import { HoldingsNav } from '../../ui/HoldingsNav';
import { Page } from '../../ui/Page';
import { usePrintPanel } from '../../ui/print/use-print-panel';
import { PlaceTree } from './PlaceTree';
import './locations.css';

/** Places 位置: the tree 库房-架-列-层-盒 with what stands and what is free in each. */
export function PlacesPage() {
  const { t } = useT();
  const mayWrite = useMay('catalogue.write');
  const rooms = useQuery('locations.children', { parentId: null }, ['locations', 'exchange']);
  const printing = usePrintPanel({ of: 'place', id: null }, '');
  const taking = useListExport(t('locations.title'), { of: 'locations' });
  const begin = () => go(paths.newPlaces());
  useHotkey('new', begin, mayWrite);
  const make = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={begin}>
      {t('locations.make')}
    </Button>
  );
  const none = rooms.status === 'ready' && rooms.value.length === 0;
  return (
    <Page
      title={t('locations.title')}
      actions={
        <>
          <HoldingsNav />
          {!none && taking.tool}
          {!none && printing.button}
          {make}
        </>
      }
    >
      {printing.panel}
      {taking.panel}
      {none ? (
        <EmptyState title={t('locations.empty')} hint={t('locations.emptyHint')} actions={make} />
      ) : (
        <PlaceTree parentId={null} label={t('locations.tree')} />
      )}
    </Page>
  );
}
