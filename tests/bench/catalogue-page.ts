import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { operators } from '../../shared/i18n/zh-CN/operators';
import { demoOperator } from '../demo/archive';
import { type Launched, launchApp } from '../e2e/app';
import { type Line, lineOf, lineOfNamed } from './measure';
import { typeOne } from './page';
import { catalogue } from '../../shared/i18n/zh-CN/catalogue';

/** Words, names, numbers and codes, each typed to its end; enough keys that the p95 is no single one. None ends in a space, which the screen does not repeat. */
const TYPED = [
  ...['客户档案', '江城贸易', '0004', '王芳', 'HX01-KH·2016', '宁远'],
  ...['华信机电', 'C000017', '2019', '李伟', 'HX01-KH·2021', '白石'],
  ...['瑞丰物流', '0731', '陈敏', 'KH·2008', '〔2012〕31', '2016-00'],
];

/** The longest the shell did not answer, in milliseconds, from `begin` to `end`. */
async function watchShell({ app }: Launched): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    const held = { longest: 0, last: performance.now() };
    setInterval(() => {
      const now = performance.now();
      held.longest = Math.max(held.longest, now - held.last - 5);
      held.last = now;
    }, 5);
    Object.assign(globalThis, { held });
  });
  return () => app.evaluate(() => (globalThis as unknown as { held: { longest: number } }).held.longest);
}

/** Turns the wheel over the list of all volumes, then drags its scrollbar through the whole: the time of each frame. */
async function scroll(page: Page): Promise<number[]> {
  const list = page.getByRole('grid').first();
  const box = await list.boundingBox();
  if (box === null) throw new Error('the list is not on the page');
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { frames });
  });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 600);
  await list.evaluate(async (grid) => {
    const tall = [grid, ...grid.querySelectorAll('*'), grid.parentElement].find(
      (one): one is HTMLElement => one instanceof HTMLElement && one.scrollHeight > one.clientHeight * 2,
    );
    if (tall === undefined) throw new Error('nothing to scroll');
    for (let step = 0; step <= 100; step += 1) {
      tall.scrollTop = (tall.scrollHeight * step) / 100;
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  return page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(1));
}

/** The real Electron on the largest catalogue: a key to painted hits, scrolling, and whether the shell stood still. */
export async function measureCataloguePage(work: string, archive: string, volumes: number): Promise<Line[]> {
  const launched = await launchApp(join(work, randomUUID()), { language: 'zh-CN', archive });
  const { page, call } = launched;
  try {
    await page.getByRole('heading', { name: operators.unlock.title }).waitFor();
    const shell = await watchShell(launched);
    const unlocked = await call('operators.unlock', { login: demoOperator.login, passphrase: demoOperator.passphrase });
    if (!unlocked.ok) throw new Error(`unlock: ${unlocked.error.code}`);
    await page.getByRole('navigation').first().waitFor();
    await page.evaluate(() => {
      window.location.hash = '/catalogue';
    });
    await page.getByRole('grid').first().waitFor();
    const counted = await call('catalogue.list', { filter: {}, whenCounted: true });
    if (!counted.ok || counted.value.total !== volumes) throw new Error('the list does not hold all volumes');
    const frames = await scroll(page);
    const search = page.getByRole('combobox', { name: catalogue.search.label });
    const keys: { name: string; took: number }[] = [];
    for (const text of TYPED) {
      await search.fill('');
      await search.focus();
      for (let length = 1; length <= text.length; length += 1) {
        const name = text.slice(0, length);
        keys.push({ name, took: await typeOne(page, name) });
      }
    }
    const size = `${volumes.toLocaleString('en')} volumes`;
    return [
      lineOfNamed({ name: `keystroke to painted hits, ${size}`, goal: 60 }, keys),
      lineOf({ name: `frames while scrolling, ${size}` }, frames),
      lineOf({ name: `the longest frame, ${size}`, goal: 100 }, [Math.max(...frames)]),
      lineOf({ name: `the longest the shell stood still, ${size}`, goal: 50 }, [await shell()]),
    ];
  } finally {
    await launched.close();
  }
}
