import { assertNever } from '../../shared/result';
import { useT } from '../lib/i18n';
import type { Place } from '../lib/route';
import { useSession } from '../lib/session';
import { EmptyState } from '../ui/EmptyState';
import { Page } from '../ui/Page';
import { findRoute, railOf, type RouteRow } from './routes';

/** The screen of the address, or the sentence why there is none. */
export function Outlet({ routes, place }: { readonly routes: readonly RouteRow[]; readonly place: Place }) {
  const { t } = useT();
  const session = useSession();
  const found = findRoute(routes, place, session);
  switch (found.kind) {
    case 'screen':
      return found.row.screen(found.params, place.query);
    case 'forbidden':
      return (
        <Page title={t('frame.forbidden')}>
          <EmptyState title={t('error.forbidden.what')} hint={t('error.forbidden.todo')} />
        </Page>
      );
    case 'unknown':
      if (place.path === '/' && railOf(routes, session).length > 0) return null;
      return place.path === '/' ? (
        <Page title={t('frame.product')}>
          <EmptyState title={t('frame.noScreens')} />
        </Page>
      ) : (
        <Page title={t('frame.notFound')}>
          <EmptyState title={t('frame.notFoundHint')} />
        </Page>
      );
    default:
      return assertNever(found);
  }
}
