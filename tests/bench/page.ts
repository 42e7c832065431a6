import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { catalogue } from '../../shared/i18n/zh-CN/catalogue';
import { operators } from '../../shared/i18n/zh-CN/operators';
import { demoOperator } from '../demo/archive';
import { type Launched, launchApp } from '../e2e/app';
import { type Line, lineOf } from './measure';
import { memoryOf } from './memory';
import { typeToPainted } from './painted';

/** The real Electron: from the start to the unlock screen, from a key to painted hits, and what it holds in memory. */
export async function measurePage(work: string, archive: string): Promise<Line[]> {
  const starts: number[] = [];
  const keys: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const began = performance.now();
    const launched = await launchApp(join(work, randomUUID()), { language: 'zh-CN', archive });
    await launched.page.getByRole('heading', { name: operators.unlock.title }).waitFor();
    // The first start also finds the Electron of this machine and fills the disk cache.
    if (run > 0) starts.push(performance.now() - began);
    await openCatalogue(launched);
    const held = memoryOf(launched.app.process().pid ?? 0);
    if (held !== null) memory.push(held);
    if (run > 0) keys.push(...(await typeNumbers(launched.page)));
    await launched.close();
  }
  return [
    lineOf({ name: 'start to the unlock screen', goal: 2_000 }, starts),
    lineOf({ name: 'keystroke to painted hits', goal: 50 }, keys),
    ...(memory.length === 0
      ? []
      : [lineOf({ name: 'memory of all processes, catalogue open', unit: 'MB', goal: 450 }, memory)]),
  ];
}

async function openCatalogue({ page, call }: Launched): Promise<void> {
  const unlocked = await call('operators.unlock', { login: demoOperator.login, passphrase: demoOperator.passphrase });
  if (!unlocked.ok) throw new Error(`unlock: ${unlocked.error.code}`);
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => {
    window.location.hash = '/catalogue';
  });
  await page.getByText('KH2016-00001').first().waitFor();
}

async function typeNumbers(page: Page): Promise<number[]> {
  const samples: number[] = [];
  const box = page.getByRole('combobox', { name: catalogue.search.label });
  for (const number of ['KH2016-0001', '2019-002', '1-03-1']) {
    await box.fill('');
    await box.focus();
    for (let length = 1; length <= number.length; length += 1)
      samples.push(await typeOne(page, number.slice(0, length)));
  }
  return samples;
}

/** Types the last character of `text`: milliseconds from its event to the frame after the answer to all of `text` stands there. */
export const typeOne = (page: Page, text: string): Promise<number> =>
  typeToPainted(page, text.slice(-1), '[role="search"]', `“${text}”`);
