import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Launched, launchApp } from '../e2e/app';
import { demoOperator } from './archive';
import type { DemoLoans } from './loans';

type Shown = {
  readonly volumeId: number;
  readonly assemblingId: number;
  readonly clientId: number;
  readonly loans: DemoLoans;
};
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** Every screen of the program by its address; the first run and the unlock screen come before them. */
const screens = ({
  volumeId,
  assemblingId,
  clientId,
  loans,
}: Shown): readonly (readonly [name: string, address: string])[] => [
  ['desk', '/desk'],
  ['catalogue', '/catalogue'],
  ['volume', `/volumes/${String(volumeId)}`],
  ['volume-assembling', `/volumes/${String(assemblingId)}`],
  ['items', `/volumes/${String(assemblingId)}?edit=items`],
  ['clients', '/clients'],
  ['client', `/clients/${String(clientId)}`],
  ['loan-desk', '/loans'],
  ...(['toApprove', 'toFetch', 'reserved', 'dueSoon', 'overdue', 'out', 'queue', 'all'] as const).map(
    (list) => [`loans-${list}`, `/loans/lists?list=${list}`] as const,
  ),
  ...loans.slips.map((id, at) => [`slip-${String(at + 1)}`, `/loans/slips/${String(id)}`] as const),
  ['borrower', `/loans/borrowers/${String(loans.borrowerId)}`],
  ['reminders', '/loans/reminders'],
  ['outstanding', '/loans/outstanding'],
  ['copies', '/loans/copies'],
  ['loan-register', '/loans/register'],
  ['return-reports', '/loans/reports'],
  ['certificates', '/loans/certificates'],
  ['certificate', `/loans/certificates/${String(loans.certificateId)}`],
  ['import', '/exchange'],
  ['log', '/audit'],
  ['operators', '/operators'],
  ['my-access', '/me'],
  ['settings', '/settings'],
  ['persons', '/persons'],
  ['about', '/about'],
];

/** Nothing is being loaded any more: what stands there is what a person sees. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .waiting') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** The loan desk at work: what a scanner types, each scan after the answer to the one before. */
async function scanAll(page: Page, scans: readonly string[]): Promise<void> {
  await page.locator('.scan-field input:focus').waitFor();
  for (const [at, code] of scans.entries()) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.locator('.tray-list li').nth(at).waitFor();
  }
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
      if (name === 'loan-desk') await scanAll(launched.page, shown.loans.scans);
      await take(launched, folder, `${language}-${name}`);
    }
    await launched.close();
  }
}
