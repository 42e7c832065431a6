import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operators } from '../../shared/i18n/zh-CN/operators';
import { operators as english } from '../../shared/i18n/en/operators';
import { type Launched, launchApp } from '../e2e/app';
import { demoOperator } from './archive';

/** What can befall an archive's files, and the screen that then stands there. */
export const troubles = [
  {
    name: 'alarm',
    befall: (archive: string) => {
      rmSync(join(archive, 'room.witness'));
    },
    unlocks: true,
  },
  {
    name: 'damaged',
    befall: (archive: string) => {
      const path = join(archive, 'room-1.db');
      const bytes = readFileSync(path);
      bytes.fill(7, bytes.length - 3000, bytes.length - 2900);
      writeFileSync(path, bytes);
    },
    unlocks: true,
  },
  {
    name: 'no-keys',
    befall: (archive: string) => {
      rmSync(join(archive, 'vault.json'));
    },
    unlocks: false,
  },
] as const;

/** Each trouble done to a copy of the archive, opened as a person does; `take` pictures what is shown. */
export async function showTroubles(
  language: 'zh-CN' | 'en',
  { archive, work }: { readonly archive: string; readonly work: string },
  take: (launched: Launched, name: string) => Promise<void>,
): Promise<void> {
  const words = language === 'en' ? english : operators;
  for (const { name, befall, unlocks } of troubles) {
    const copy = join(work, `${language}-${name}`);
    cpSync(archive, copy, { recursive: true });
    befall(copy);
    const launched = await launchApp(join(work, `machine-${language}-${name}`), { language, archive: copy });
    if (unlocks) {
      await launched.page.getByLabel(words.passphrase).fill(demoOperator.passphrase);
      await launched.page.keyboard.press('Enter');
      await launched.page.getByRole('alert').first().waitFor();
    }
    await take(launched, name);
    await launched.close();
  }
}
