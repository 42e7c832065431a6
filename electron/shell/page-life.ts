import type { BrowserWindow } from 'electron';
import { PAGE_URL } from './page-scheme';

const HUNG_AFTER_MS = 3_000;
const CRASHES_ALLOWED = 3;
const WITHIN_MS = 60_000;

/**
 * The page when it does not behave. A crashed page comes back by itself: the desk is in the session, not in the page.
 * `giveUp` is called when it crashes again and again.
 */
export function setupPageLife(window: BrowserWindow, giveUp: () => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => Date.now() - at < WITHIN_MS), Date.now()];
    if (crashes.length > CRASHES_ALLOWED) giveUp();
    else void window.loadURL(PAGE_URL);
  });
  // A page may not hold itself open against a lock or a closing window; drafts are kept.
  window.webContents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
}

/** A fresh page with nothing of the old one in it; one that hangs is ended by force. */
export async function freshPage(window: BrowserWindow): Promise<void> {
  const contents = window.webContents;
  const hung = setTimeout(() => {
    if (!contents.isDestroyed()) contents.forcefullyCrashRenderer();
  }, HUNG_AFTER_MS);
  contents.once('did-finish-load', () => {
    clearTimeout(hung);
  });
  await window.loadURL(PAGE_URL).catch(() => undefined);
}
