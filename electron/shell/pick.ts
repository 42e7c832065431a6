import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

export type Picked = { readonly path: string; readonly name: string; readonly bytes: number };

export const pickFolder = (window: BrowserWindow, purpose: 'create' | 'open'): Promise<Picked | null> =>
  pick(window, {
    properties: purpose === 'create' ? ['openDirectory', 'createDirectory', 'promptToCreate'] : ['openDirectory'],
  });

export const pickLedger = (window: BrowserWindow): Promise<Picked | null> =>
  pick(window, { properties: ['openFile'], filters: [{ name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] }] });

async function pick(window: BrowserWindow, options: OpenDialogOptions): Promise<Picked | null> {
  const answer = await dialog.showOpenDialog(window, options);
  const path = answer.filePaths[0];
  if (answer.canceled || path === undefined) return null;
  const found = statSync(path, { throwIfNoEntry: false });
  return { path, name: basename(path), bytes: found?.isFile() === true ? found.size : 0 };
}
