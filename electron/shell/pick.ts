import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

export type Picked = { readonly path: string; readonly name: string; readonly bytes: number };

export const pickFolder = (window: BrowserWindow, purpose: 'create' | 'open'): Promise<Picked | null> =>
  pick(window, {
    properties: purpose === 'create' ? ['openDirectory', 'createDirectory', 'promptToCreate'] : ['openDirectory'],
  });

const FILES = {
  ledger: { name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] },
  scan: { name: 'PDF, JPEG, PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
} as const;

export const pickFile = (window: BrowserWindow, purpose: keyof typeof FILES): Promise<Picked | null> => {
  const { name, extensions } = FILES[purpose];
  return pick(window, { properties: ['openFile'], filters: [{ name, extensions: [...extensions] }] });
};

async function pick(window: BrowserWindow, options: OpenDialogOptions): Promise<Picked | null> {
  const answer = await dialog.showOpenDialog(window, options);
  const path = answer.filePaths[0];
  if (answer.canceled || path === undefined) return null;
  const found = statSync(path, { throwIfNoEntry: false });
  return { path, name: basename(path), bytes: found?.isFile() === true ? found.size : 0 };
}

/** `name` is a proposal; nothing of a path is taken from a page. */
export async function pickSave(window: BrowserWindow, name: string): Promise<Picked | null> {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ').trim();
  const extension = extname(plain).slice(1);
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: plain,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  const path = answer.filePath;
  if (answer.canceled || path === '') return null;
  return { path, name: basename(path), bytes: 0 };
}
