import type { ReactNode } from 'react';
import type { Permission } from '../../shared/domain/permissions';
import type { Key } from '../../shared/i18n/index';
import { matchPath, type Params, type Place } from '../lib/route';
import type { Session } from '../lib/session';

export type RouteRow = {
  /** `/volumes/:id`; of two that fit, the first stands. */
  readonly path: string;
  readonly may: Permission;
  /** Where the left rail leads to it; without, it is reached from another screen. */
  readonly rail?: {
    readonly words: Key;
    readonly to: string;
    /** Starts of other addresses that belong to it. */
    readonly holds?: readonly string[];
  };
  readonly screen: (params: Params, query: Params) => ReactNode;
};

export type Found =
  | { readonly kind: 'screen'; readonly row: RouteRow; readonly params: Params }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' };

/** The screen at a place, for someone with these permissions. */
export function findRoute(routes: readonly RouteRow[], place: Place, session: Pick<Session, 'permissions'>): Found {
  for (const row of routes) {
    const params = matchPath(row.path, place.path);
    if (params !== null)
      return session.permissions.includes(row.may) ? { kind: 'screen', row, params } : { kind: 'forbidden' };
  }
  return { kind: 'unknown' };
}

/** Rows of the left rail that this operator may open. */
export const railOf = (
  routes: readonly RouteRow[],
  session: Pick<Session, 'permissions'>,
): (RouteRow & { rail: NonNullable<RouteRow['rail']> })[] =>
  routes.flatMap((row) =>
    row.rail !== undefined && session.permissions.includes(row.may) ? [{ ...row, rail: row.rail }] : [],
  );
