import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { type Launched, launchApp } from '../e2e/app';
import { languages, words } from '../../shared/i18n/index';
import { demoOperator } from './archive';
import { importScenes, spoiledLedger } from './import-scenes';
import { scanAll } from './loan-scenes';
import { scenes } from './scenes';
import { type Shown, screens } from './screen-list';
import { showTroubles } from './trouble';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** What was asked for last is on the page, if only that it is being loaded. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Nothing is being loaded any more: what stands there is what a person sees. */
export async function settled(page: Page): Promise<void> {
  await drawn(page);
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
    // No row is drawn as if somebody pointed at it.
    await launched.page.mouse.move(1, size.height - 1);
    await settled(launched.page);
    await launched.page.screenshot({ path: join(folder, `${name}-${String(size.width)}.png`) });
  }
}

/** Something on the working list, columns of a ledger that are known again, and a template (each kept once). */
async function collect({ call }: Launched, { clientId }: Shown): Promise<void> {
  const listed = await call('worklist.addAll', { filter: { clientId } });
  const known = await call('exchange.mappings', {});
  if (!listed.ok || !known.ok) throw new Error('nothing could be collected');
  if (known.value.length > 0) return;
  const kept = await call('exchange.saveMapping', {
    name: '客服部旧台账',
    kind: 'volumes',
    header: ['档号', '客户编号', '题名'],
    mapping: { number: 0, clientCode: 1, title: 2 },
  });
  if (!kept.ok) throw new Error(`mapping: ${kept.error.code}`);
  const cells = { responsible: '销售部', title: '关于…的函', carrier: 'paper', writing: 'print' } as const;
  const template = await call('catalogue.saveTemplate', { id: null, version: 0, name: '来函', shared: true, cells });
  if (!template.ok) throw new Error(`template: ${template.error.code}`);
}

/** Pictures from the real Electron: DIR/screens/<language>-<screen>-<width>.png. */
export async function takeScreens(folder: string, work: string, archive: string, shown: Shown): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const language of languages) {
    const empty = await launchApp(join(work, `first-${language}`), { language });
    await take(empty, folder, `${language}-first-run`);
    await empty.close();
    const launched = await launchApp(join(work, `machine-${language}`), { language, archive });
    try {
      await take(launched, folder, `${language}-unlock`);
      const unlocked = await launched.call('operators.unlock', {
        login: demoOperator.login,
        passphrase: demoOperator.passphrase,
      });
      if (!unlocked.ok) throw new Error(`unlock: ${unlocked.error.code}`);
      await launched.page.getByRole('navigation').first().waitFor();
      await collect(launched, shown);
      for (const [name, address] of screens(shown)) {
        await launched.page.evaluate((hash) => {
          window.location.hash = hash;
        }, address);
        if (name === 'catalogue-export') await launched.page.getByRole('button', { name: /^(导出|Export)$/ }).click();
        if (name === 'loan-desk') await scanAll(launched.page, shown.loans.scans.desk);
        await take(launched, folder, `${language}-${name}`);
      }
      const ledger = spoiledLedger(resolve('build/samples'), work, languages.indexOf(language));
      for (const { name, address, act } of [...scenes(shown), ...importScenes(ledger)]) {
        await launched.page.evaluate((hash) => {
          window.location.hash = hash;
        }, address);
        await settled(launched.page);
        await act(launched, words[language]);
        await take(launched, folder, `${language}-${name}`);
      }
    } finally {
      // A program that stays open would keep the demo from ending where a screen is not what it was.
      await launched.close();
    }
    await showTroubles(language, { archive, work }, (program, name) => take(program, folder, `${language}-${name}`));
  }
}
