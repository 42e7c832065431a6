import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { catalogue } from '../../shared/i18n/zh-CN/catalogue';
import { common } from '../../shared/i18n/zh-CN/common';
import { exchange } from '../../shared/i18n/zh-CN/exchange';
import { frame } from '../../shared/i18n/zh-CN/frame';
import { operators } from '../../shared/i18n/zh-CN/operators';
import { expect, type Launched } from './app';

/** What a person does, by the words on the screen; the words come from the same list the screens take them from. */
export const LOGIN = 'liwen';
export const PASSPHRASE = '石桥 晚风 借据 梅子 铜铃 七里';
export const FONDS = { number: 'HX01', name: '云岭金石商贸有限公司' };

const next = (page: Page) => page.getByRole('button', { name: common.next, exact: true }).click();

/** First run to the open, empty archive in `folder`, the recovery key typed back from "paper". */
export async function setUp({ page, pick }: Launched, folder: string): Promise<void> {
  await page.getByRole('button', { name: operators.first.createGo, exact: true }).click();
  await page.getByRole('textbox', { name: operators.fondsNumber }).fill(FONDS.number);
  await page.getByRole('textbox', { name: operators.fondsName }).fill(FONDS.name);
  await pick(folder);
  await page.getByRole('button', { name: operators.pickFolder }).click();
  await expect(page.getByText(operators.noFolder)).toBeHidden();
  await next(page);

  await page.getByRole('button', { name: operators.levels.allUnmarked }).click();
  await expect(page.getByText(operators.levels.complete)).toBeVisible();
  await next(page);

  await page.getByRole('textbox', { name: operators.fullName }).fill('李文');
  await page.getByRole('textbox', { name: operators.staffCode }).fill('G1001');
  await page.getByRole('textbox', { name: operators.login }).fill(LOGIN);
  await page.getByLabel(operators.passphrase, { exact: false }).first().fill(PASSPHRASE);
  await page.getByLabel(operators.passphraseAgain).fill(PASSPHRASE);
  await next(page);

  const groups = page.getByRole('list', { name: operators.recovery.key }).getByRole('listitem').locator('span');
  await expect(groups).toHaveCount(8);
  const paper = (await groups.allTextContents()).join('-');
  await page.getByRole('button', { name: operators.recovery.written }).click();
  await expect(page.getByText(paper.slice(0, 5))).toBeHidden();
  await page.getByRole('textbox', { name: operators.recovery.key }).fill(`RK-${paper}`);
  await next(page);
  await page.getByRole('button', { name: operators.confirm.create }).click();
  await expect(page.getByRole('navigation', { name: frame.navigation })).toBeVisible({ timeout: 30_000 });
}

/** Types the passphrase on the unlock screen; what comes of it is the caller's to look at. */
export async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(operators.passphrase).fill(passphrase);
  await page.getByRole('button', { name: operators.unlock.unlock, exact: true }).click();
}

/** A ledger through the import screen, every guess of the program accepted and the first department named. */
export async function importLedger({ page, pick }: Launched, path: string): Promise<void> {
  await page.getByRole('navigation', { name: frame.navigation }).getByRole('link', { name: frame.exchange }).click();
  await pick(path);
  const again = page.getByRole('button', { name: exchange.again });
  const choose = page.getByRole('button', { name: exchange.choose });
  // What came of the file before still stands there.
  await expect(again.or(choose)).toBeVisible();
  if (await again.isVisible()) await again.click();
  await choose.click();
  await chooseFirst(page, exchange.formingDepartment);
  await chooseFirst(page, exchange.series);
  await page.getByRole('button', { name: exchange.check, exact: true }).click();
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click({ timeout: 30_000 });
  await expect(page.getByText(exchange.done.replace('{{fileName}}', basename(path)))).toBeVisible({ timeout: 30_000 });
}

async function chooseFirst(page: Page, name: string): Promise<void> {
  const box = page.getByRole('region', { name: exchange.choices }).getByRole('combobox', { name });
  await box.click();
  await box.press('Enter');
}

/** Ctrl+K, the number, Enter: the volume's page. */
export async function openVolume(page: Page, number: string, text = number): Promise<void> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: catalogue.search.label });
  await expect(box).toBeFocused();
  await box.fill(text);
  await expect(page.getByRole('listbox', { name: catalogue.search.results }).getByRole('option').first()).toContainText(
    number,
  );
  await box.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
}

/** Ctrl+L as the keyboard sends it, caught by the window before the page. Done when the unlock screen stands. */
export async function lockByKey({ app, page }: Launched): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().startsWith('app:'))
      ?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control'] });
  });
  await expect(page.getByRole('heading', { name: operators.unlock.title })).toBeVisible();
}
