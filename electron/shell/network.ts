import { app, type Session } from 'electron';

/** Parts of Chromium's own document viewer, served from inside the program. */
const VIEWER = ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/', 'chrome://resources/'];
const PAGE = ['app://archive/', 'blob:app://archive/'];

/** What the two sessions may fetch: the page its files, the preview one document and the viewer; neither a network. */
export const allowedFor = {
  page: (url: string, packaged: boolean): boolean => starts(url, packaged ? PAGE : [...PAGE, 'devtools://']),
  preview: (url: string): boolean =>
    starts(url, ['form://', ...VIEWER, 'blob:chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/']),
} as const;

const starts = (url: string, prefixes: readonly string[]): boolean => prefixes.some((prefix) => url.startsWith(prefix));

export function setupNetwork(session: Session, kind: keyof typeof allowedFor): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowedFor[kind](details.url, app.isPackaged) });
  });
}
