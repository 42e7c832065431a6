import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Tests and the demo keep to a folder of their own; a packaged program is not told where its folder is. */
export function chooseUserData(): void {
  const wanted = process.env['GUICANG_USER_DATA'];
  if (wanted === undefined || app.isPackaged) return;
  mkdirSync(wanted, { recursive: true });
  app.setPath('userData', wanted);
}

export const machinePath = (): string => join(app.getPath('userData'), 'machine.json');
