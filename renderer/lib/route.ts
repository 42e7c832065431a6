import { useSyncExternalStore } from 'react';

/** Hash routes: a record screen survives reload and Back, and no server is asked. */
export type Params = Readonly<Record<string, string>>;
export type Place = { readonly path: string; readonly query: Params };

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function parseHash(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path === '' ? '/' : path, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Where the window is; draws again when it moves. */
export function usePlace(): Place {
  return parseHash(useSyncExternalStore(subscribe, () => window.location.hash));
}

/** Goes to a path made by lib/paths. */
export function go(path: string): void {
  window.location.hash = path;
}
/** Exchanges the address without a new step in the history: for filters. */
export function replace(path: string): void {
  window.history.replaceState(null, '', `#${path}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
export const back = (): void => window.history.back();

/** `/volumes/:id` against `/volumes/12` is `{ id: '12' }`; null where it does not fit. */
export function matchPath(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const found = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(found);
    else if (part !== found) return null;
  }
  return params;
}
