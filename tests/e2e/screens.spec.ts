import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { demoOperator, makeDemoArchive } from '../demo/archive';
import { type Shown, screens } from '../demo/screen-list';
import { drawn, settled } from '../demo/screens';
import { expect, type Launched, test } from './app';

/**
 * Every screen with the demo's holdings behind it, painted: what jsdom cannot see. Axe looks at the light page with all
 * its rules and at the dark one for its colours; the layout is looked at in both languages, in the smallest window that
 * the program is made for.
 */
const SMALLEST = { width: 1280, height: 800 };
let home: string;
let archive: string;
let shown: Shown;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  home = mkdtempSync(join(tmpdir(), 'guicang-screens-'));
  archive = join(home, 'archive');
  const made = await makeDemoArchive(archive, {
    engineScript: resolve('out/engine/index.js'),
    samples: resolve('build/samples'),
  });
  const [volume] = (await made.engine.get('catalogue.list', { filter: {}, limit: 1 })).rows;
  shown = {
    volumeId: volume?.id ?? 0,
    assemblingId: made.assembling,
    clientId: volume?.clientId ?? 0,
    loans: made.loans,
    holdId: made.holdId,
    shelf: made.shelf,
    disposal: made.disposal,
  };
  await made.engine.close();
});
test.afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

type Axe = typeof axe;
/** Findings of axe that are serious or critical, one line each. */
async function findings(page: Page, colours: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: colours });
  // The controls take their colours when they are drawn next.
  await drawn(page);
  return page.evaluate(async (only) => {
    const { violations } = await (window as unknown as { readonly axe: Axe }).axe.run(
      document,
      only ? { runOnly: ['color-contrast'] } : {},
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, colours === 'dark');
}

/** What stands outside its place: a page or a list that scrolls sideways, a text that is cut and not said whole on hover. */
function outOfPlace(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Half a point too narrow is not in scrollWidth, and costs a word three letters all the same.
    const text = document.createRange();
    const inner = (one: Element) => {
      const { width, paddingLeft, paddingRight } = getComputedStyle(one);
      return parseFloat(width) - parseFloat(paddingLeft) - parseFloat(paddingRight);
    };
    const cut = (one: Element) => {
      if (getComputedStyle(one).textOverflow !== 'ellipsis') return false;
      text.selectNodeContents(one);
      return text.getBoundingClientRect().width > inner(one) + 0.01;
    };
    const wider = (one: Element) => one.scrollWidth > one.clientWidth || cut(one);
    const named = (one: Element) => `${one.className || one.tagName}: ${one.textContent.trim().slice(0, 40)}`;
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    return [
      ...all('html, main, .page, .table-scroll').filter(wider),
      ...all('.table-line .cell').filter((one) => wider(one) && !one.hasAttribute('title')),
      ...all('.table-head .cell, .cell-fixed, h1, h2, h3, label, button, .tag').filter(wider),
    ].map(named);
  });
}

async function open({ page, app, call }: Launched): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SMALLEST);
  await page.setViewportSize(SMALLEST);
  await call('operators.unlock', { login: demoOperator.login, passphrase: demoOperator.passphrase });
  await page.getByRole('navigation').first().waitFor();
}

/** Goes through all screens and gathers what `look` finds on each, so that one run tells all. */
async function walk(page: Page, look: () => Promise<string[]>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, address] of screens(shown)) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);
    await settled(page);
    const here = await look();
    if (here.length > 0) found[name] = here;
  }
  return found;
}

for (const language of ['zh-CN', 'en'] as const)
  test(`every screen keeps within the window (${language})`, async ({ launch }) => {
    test.setTimeout(180_000);
    const launched = await launch({ language, archive });
    expect(await outOfPlace(launched.page), 'unlock').toEqual([]);
    await open(launched);
    expect(await walk(launched.page, () => outOfPlace(launched.page))).toEqual({});
    const first = await launch({ language });
    expect(await outOfPlace(first.page), 'first run').toEqual([]);
  });

test('axe has nothing serious to say about any screen, in light and in dark', async ({ launch }) => {
  test.setTimeout(240_000);
  const launched = await launch({ archive });
  const { page } = launched;
  const look = async () => [...(await findings(page, 'light')), ...(await findings(page, 'dark'))];
  await page.evaluate(axe.source);
  expect(await look(), 'unlock').toEqual([]);
  await open(launched);
  expect(await walk(page, look)).toEqual({});
});
