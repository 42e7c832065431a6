import { join } from 'node:path';
import { app, BrowserWindow, Menu, type Session, type WebPreferences } from 'electron';
import type { MachineFile } from './machine';
import { PAGE_URL } from './page-scheme';

/** Every safeguard of the page is written out, those that are Electron's default too. */
export const safeguards = (session: Session): WebPreferences => ({
  session,
  preload: join(__dirname, '../preload/index.js'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
  enableWebSQL: false,
  devTools: !app.isPackaged,
});

/** The one window with the page. */
export function openWindow(session: Session, machine: MachineFile): BrowserWindow {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    ...machine.get().window,
    minWidth: 960,
    minHeight: 640,
    title: app.getName(),
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: safeguards(session),
  });
  // The title names the archive (shell.setTitle), not the document that happens to be loaded.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.on('close', () => {
    const { width, height } = window.getNormalBounds();
    machine.set({ window: { width, height } });
  });
  void window.loadURL(PAGE_URL);
  return window;
}
