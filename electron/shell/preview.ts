import { BrowserWindow, session } from 'electron';
import type { DrawnDocument } from '../engine-protocol';
import type { Documents } from './documents';

type ScanMedia = NonNullable<DrawnDocument['media']>;

/**
 * Windows with Chromium's own viewer. They live in the default session, where alone the viewer draws (in an in-memory
 * partition it stays blank); the document comes from memory under `form://<token>/<title>.pdf`.
 */
export function setupPreviews(documents: Documents) {
  const windows = new Set<BrowserWindow>();
  session.defaultSession.protocol.handle('form', (request) => answerDocument(documents, request.method, request.url));

  return {
    windows: (): readonly BrowserWindow[] => [...windows],
    open: (token: string, title: string): boolean => {
      if (!documents.show(token)) return false;
      const window = new BrowserWindow({
        width: 900,
        height: 1000,
        title,
        autoHideMenuBar: true,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webviewTag: false,
          webSecurity: true,
          spellcheck: false,
          plugins: true,
          devTools: false,
        },
      });
      windows.add(window);
      window.removeMenu();
      window.on('page-title-updated', (event) => {
        event.preventDefault();
      });
      window.on('closed', () => {
        windows.delete(window);
        documents.close(token);
      });
      void window.loadURL(`form://${token}/${fileName(title, documents.shown(token)?.media)}`);
      return true;
    },
    closeAll: (): void => {
      for (const window of windows) window.destroy();
    },
  };
}
export type Previews = ReturnType<typeof setupPreviews>;

const ENDING: Readonly<Record<ScanMedia, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** What the viewer offers as a file name when a person saves. */
function fileName(title: string, media: ScanMedia = 'application/pdf'): string {
  const plain = title
    .replace(/[^\p{L}\p{N} ._·-]/gu, '')
    .trim()
    .slice(0, 80);
  return `${encodeURIComponent(plain === '' ? 'document' : plain)}.${ENDING[media]}`;
}

export function answerDocument(documents: Documents, method: string, address: string): Response {
  const token = /^form:\/\/([a-f0-9]{32})\//.exec(address)?.[1];
  const document = token === undefined || method !== 'GET' ? undefined : documents.shown(token);
  if (document === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(document.pdf), {
    headers: {
      'content-type': document.media ?? 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
