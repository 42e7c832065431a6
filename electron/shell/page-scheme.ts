import type { Session } from 'electron';
import { freshNonce, policyHeader, policyMeta } from './csp';
import type { PageFiles } from './page-files';

export const PAGE_URL = 'app://archive/index.html';

/** Answers `app://archive/<file>` and nothing else. On the session, since a handler of the default one misses a partition. */
export function setupPageScheme(session: Session, files: PageFiles): void {
  session.protocol.handle('app', (request) => answerPage(files, request.method, request.url));
}

/** Exported for its tests: 200 for a file of the map, 404 for one that is not there, 400 for an address nobody of ours writes. */
export function answerPage(files: PageFiles, method: string, address: string): Response {
  const path = method === 'GET' ? pathOf(address) : null;
  if (path === null) return new Response(null, { status: 400 });
  const file = files.get(path);
  if (file === undefined) return new Response(null, { status: 404 });
  const nonce = freshNonce();
  const body = path.endsWith('.html') ? withPolicy(file.bytes.toString('utf8'), nonce) : new Uint8Array(file.bytes);
  return new Response(body, {
    headers: {
      'content-type': file.type,
      'content-security-policy': policyHeader(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}

/** Taken by hand from the text: a parser would first fold `..` and `%2e` away and call it a good address. */
function pathOf(address: string): string | null {
  const match = /^app:\/\/archive(\/[\w./-]*)$/.exec(address);
  const path = match?.[1];
  return path === undefined || path.includes('..') || path.includes('//') ? null : path;
}

function withPolicy(html: string, nonce: string): string {
  return html.replaceAll('__CSP_NONCE__', nonce).replaceAll('__CSP__', policyMeta(nonce));
}
