import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Launched, launchApp } from '../e2e/app';
import { demoOperator } from './archive';

type Shown = { readonly volumeId: number; readonly assemblingId: number; readonly clientId: number };
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** Every screen of the program by its address; the first run and the unlock screen come before them. */
const screens = ({
  volumeId,
  assemblingId,
  clientId,
}: Shown): readonly (readonly [name: string, address: string])[] => [
  ['desk', '/desk'],
  ['catalogue', '/catalogue'],
  ['volume', `/volumes/${String(volumeId)}`],
  ['volume-assembling', `/volumes/${String(assemblingId)}`],
  ['items', `/volumes/${String(assemblingId)}?edit=items`],
  ['clients', '/clients'],
  ['client', `/clients/${String(clientId)}`],
  ['import', '/exchange'],
  ['log', '/audit'],
  ['settings', '/settings'],
  ['persons', '/persons'],
  ['about', '/about'],
];

/** Nothing is being loaded any more: what stands there is what a person sees. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .waiting') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function take(launched: Launched, folder: string, name: string): Promise<void> {
  for (const size of SIZES) {
    // The window itself, not only the page's viewport: the layout is the one a person gets.
    await launched.app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await launched.page.setViewportSize(size);
    await settled(launched.page);
    await launched.page.screenshot({ path: join(folder, `${name}-${String(size.width)}.png`) });
  }
}

/** Pictures from the real Electron: DIR/screens/<language>-<screen>-<width>.png. */
export async function takeScreens(folder: string, work: string, archive: string, shown: Shown): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const language of ['zh-CN', 'en'] as const) {
    const empty = await launchApp(join(work, `first-${language}`), { language });
    await take(empty, folder, `${language}-first-run`);
    await empty.close();
    const launched = await launchApp(join(work, `machine-${language}`), { language, archive });
    await take(launched, folder, `${language}-unlock`);
    const unlocked = await launched.call('operators.unlock', {
      login: demoOperator.login,
      passphrase: demoOperator.passphrase,
    });
    if (!unlocked.ok) throw new Error(`unlock: ${unlocked.error.code}`);
    await launched.page.getByRole('navigation').first().waitFor();
    for (const [name, address] of screens(shown)) {
      await launched.page.evaluate((hash) => {
        window.location.hash = hash;
      }, address);
      await take(launched, folder, `${language}-${name}`);
    }
    await launched.close();
  }
}
