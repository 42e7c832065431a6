import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { catalogue } from '../../shared/i18n/zh-CN/catalogue';
import { operators } from '../../shared/i18n/zh-CN/operators';
import { demoOperator } from '../demo/archive';
import { type Launched, launchApp } from '../e2e/app';
import { type Line, lineOf } from './measure';
import { memoryOf } from './memory';

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

/** Presses the last key of `text`: milliseconds from the key event to the frame after the answer to all of `text` stands there. */
export async function typeOne(page: Page, text: string): Promise<number> {
  await page.evaluate((typed) => {
    const took = new Promise<number>((done) => {
      let pressed = 0;
      // A key, or what an input method hands over: whichever comes first.
      const began = (event: Event): void => {
        if (pressed === 0) pressed = event.timeStamp;
      };
      window.addEventListener('keydown', began, { once: true, capture: true });
      window.addEventListener('input', began, { once: true, capture: true });
      const answered = new MutationObserver(() => {
        if (pressed === 0 || document.querySelector('[role="search"]')?.textContent.includes(`“${typed}”`) !== true)
          return;
        answered.disconnect();
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => {
            done(performance.now() - pressed);
          };
          painted.port2.postMessage(null);
        });
      });
      answered.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    Object.assign(window, { took });
  }, text);
  const key = text.slice(-1);
  await (/[ -~]/.test(key) ? page.keyboard.press(key) : page.keyboard.insertText(key));
  return page.evaluate(() => (window as unknown as { took: Promise<number> }).took);
}
