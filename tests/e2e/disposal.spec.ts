import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { common } from '../../shared/i18n/zh-CN/common';
import { disposal } from '../../shared/i18n/zh-CN/disposal';
import { forms } from '../../shared/i18n/zh-CN/forms';
import { frame } from '../../shared/i18n/zh-CN/frame';
import { expect, type Launched, test } from './app';
import { importLedger, lockByKey, openVolume, PASSPHRASE, setUp, tryPassphrase } from './steps';

const LEDGER = resolve('build/samples/ledger.xlsx');
/** The sample ledger has nothing due yet: by then its ten-year volumes of 2016 are. */
const DUE = 400;
/** Half a year and a little more: what the setting asks for between setting apart and destroying (DA-15.2). */
const APART = 190;
const MANAGER = { login: 'zhoulan', fullName: '周岚', staffCode: 'S01', passphrase: '松针 灯塔 邮票 蜂蜜 铁路 木桶' };
const HEAD = { login: 'heping', fullName: '何平', staffCode: 'M01', passphrase: '银杏 茶壶 麦田 渡口 信封 棉袄' };
const DIRECTOR = { login: 'chenzj', fullName: '陈至', staffCode: 'Z01', passphrase: '竹篮 海棠 船票 风筝 石磨 纸伞' };
const SUPERVISOR = { login: 'sunyue', fullName: '孙悦', staffCode: 'S02', passphrase: '砚台 稻谷 渔网 钟楼 茉莉 皮箱' };
type Colleague = typeof MANAGER;

async function must<R>(answer: Promise<{ ok: true; value: R } | { ok: false; error: { code: string } }>): Promise<R> {
  const said = await answer;
  if (!said.ok) throw new Error(JSON.stringify(said.error));
  return said.value;
}

/** Everyone whose word a list needs, each with a passphrase of their own. */
async function colleagues({ call }: Launched): Promise<void> {
  const account = async (
    { passphrase, login, fullName, staffCode }: Colleague,
    role: 'manager' | 'departmentHead' | 'director' | 'supervisor',
  ) => {
    const person = { kind: 'new' as const, fullName, staffCode };
    const { operators } = await must(
      call('operators.add', { person, login, roles: [role], clearance: 'topSecret', passphrase }),
    );
    return operators.find((one) => one.login === login)?.personId ?? 0;
  };
  await account(MANAGER, 'manager');
  await account(DIRECTOR, 'director');
  await account(SUPERVISOR, 'supervisor');
  const headId = await account(HEAD, 'departmentHead');
  for (const { id, version, name } of (await must(call('settings.lists', {}))).departments)
    await must(call('settings.saveDepartment', { id, version, name, headId, deputyId: null }));
}

/** A scanner is a keyboard: the digits in one burst, then Enter, to whatever has the focus of the window. */
async function scan({ app }: Launched, digits: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, text) => {
    const page = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().startsWith('app:'),
    )?.webContents;
    page?.focus();
    for (const keyCode of [...text, 'Enter']) {
      page?.sendInputEvent({ type: 'keyDown', keyCode });
      if (keyCode !== 'Enter') page?.sendInputEvent({ type: 'char', keyCode });
      page?.sendInputEvent({ type: 'keyUp', keyCode });
    }
  }, digits);
}
const result = (page: Page) => page.locator('.scan-result');
const filled = (words: string, values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), words);
const goTo = (page: Page, path: string) =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
const act = (page: Page, action: keyof typeof disposal.list.action) =>
  page.locator('.list-actions').getByRole('button', { name: disposal.list.action[action], exact: true }).click();

/** Their own passphrase into the dialog; the session goes on as it was. */
async function countersign(page: Page, { login, fullName, passphrase }: Colleague): Promise<void> {
  const dialog = page.getByRole('dialog');
  const who = dialog.getByRole('combobox', { name: common.countersign.login });
  if (!(await dialog.getByTitle(`${fullName} (${login})`).isVisible())) {
    await who.click();
    await page.getByTitle(`${fullName} (${login})`).last().click();
  }
  const field = dialog.getByLabel(common.countersign.passphrase);
  await field.fill(passphrase);
  await field.press('Enter');
  await expect(dialog).toBeHidden({ timeout: 60_000 });
}

test('from the due list to the stub: two opinions by keys, approved, set apart and counted by scan, half a year later destroyed', async ({
  launch,
  folder,
}) => {
  test.setTimeout(600_000);
  const userData = join(folder, 'machine');
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const launched = await launch({ userData, daysAhead: DUE });
  const { page } = launched;
  await setUp(launched, archive);
  await importLedger(launched, LEDGER);
  await colleagues(launched);
  const { today: begun } = await must(launched.call('operators.me', {}));
  const number = `XH-${begun.slice(0, 4)}-001`;

  await test.step('two of what is due go onto a new list', async () => {
    await page
      .getByRole('navigation', { name: frame.navigation })
      .getByRole('link', { name: frame.disposal, exact: true })
      .click();
    await page.getByRole('combobox', { name: disposal.field.blocks }).selectOption('free');
    await expect(page.getByText(disposal.free, { exact: true }).first()).toBeVisible();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: filled(disposal.due.put, { count: 2 }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /列\s*入/u })
      .click();
    await page.getByRole('link', { name: disposal.add.open }).click();
    await expect(page.getByRole('region', { name: disposal.list.steps })).toBeVisible();
  });
  const id = Number(/\/disposal\/lists\/(\d+)/u.exec(page.url())?.[1]);
  const rows = (await must(launched.call('disposal.rows', { id }))).rows;
  expect(rows).toHaveLength(2);
  const keys = await Promise.all(
    rows.map(async ({ volumeId }) => (await must(launched.call('catalogue.volume', { id: volumeId }))).machineKey),
  );

  await test.step('it is submitted, appraised by keys by both, concluded and approved', async () => {
    await act(page, 'submit');
    await page.getByRole('dialog').getByRole('button', { name: disposal.list.action.submit }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
    for (const who of [MANAGER, HEAD]) {
      await act(page, 'appraise');
      const radio = page.getByRole('radio', {
        name: who === MANAGER ? disposal.capacity.manager : disposal.capacity.departmentHead,
      });
      await radio.check();
      await expect(page.getByRole('gridcell', { name: rows[0]?.code ?? '' })).toBeVisible();
      await page.getByRole('grid').focus();
      await page.keyboard.press('Home');
      await page.keyboard.type('dd');
      await expect(page.getByText(filled(disposal.appraise.drafted, { count: 2 }))).toBeVisible();
      await page.keyboard.press('Control+s');
      await countersign(page, who);
      await expect(page.getByText(filled(disposal.appraise.signed, { count: 2 }))).toBeVisible();
      await page.getByRole('link', { name: disposal.appraise.back }).click();
    }
    await act(page, 'conclude');
    await page.getByRole('dialog').getByRole('button', { name: disposal.list.action.conclude }).click();
    await act(page, 'approve');
    await countersign(page, DIRECTOR);
    await expect(page.getByText(filled(disposal.list.approved, { number }))).toBeVisible();
  });

  await test.step('both are moved to the place set apart, by scan', async () => {
    await act(page, 'setApart');
    const place = (await must(launched.call('locations.find', { text: '' }))).places.find(
      ({ kind }) => kind === 'shelf',
    );
    const box = page.getByRole('combobox', { name: disposal.scan.placeLabel });
    await box.click();
    await box.fill(place?.code ?? '');
    await page
      .getByTitle(place?.code ?? '', { exact: true })
      .last()
      .click();
    await page.keyboard.press('F2');
    for (const [at, key] of keys.entries()) {
      await scan(launched, key);
      await expect(result(page)).toContainText(disposal.scan.setApart.done);
      await expect(result(page)).toContainText(
        at === 0 ? filled(disposal.scan.left, { count: 1 }) : disposal.scan.complete,
      );
    }
    await page.getByRole('link', { name: disposal.appraise.back }).click();
    await expect(page.locator('.page-heading').getByText(disposal.state.held, { exact: true })).toBeVisible();
  });
  await launched.close();

  const later = await launch({ userData, archive, daysAhead: DUE + APART });
  await tryPassphrase(later.page, PASSPHRASE);
  await expect(later.page.getByRole('navigation', { name: frame.navigation })).toBeVisible({ timeout: 60_000 });

  await test.step('half a year later both are scanned again and the recheck is signed', async () => {
    await goTo(later.page, `/disposal/lists/${String(id)}/recheck`);
    await expect(later.page.getByRole('textbox', { name: disposal.scan.field })).toBeFocused();
    for (const key of keys) {
      await scan(later, key);
      await expect(result(later.page)).toContainText(disposal.scan.recheck.done);
    }
    await later.page.getByRole('button', { name: filled(disposal.recheck.sign, { count: 2 }) }).click();
    await later.page.getByRole('dialog').getByRole('button', { name: common.signMyself }).click();
    await expect(later.page.getByText(filled(disposal.recheck.signed, { count: 2 }))).toBeVisible();
  });

  await test.step('counted by scan, written down, signed by two, its number typed, destroyed', async () => {
    await goTo(later.page, `/disposal/lists/${String(id)}/execute`);
    await expect(later.page.getByRole('textbox', { name: disposal.scan.field })).toBeFocused();
    for (const key of keys) await scan(later, key);
    await expect(later.page.getByText(disposal.scan.complete).first()).toBeVisible();
    const text = (name: string) => later.page.getByRole('textbox', { name });
    await text(disposal.execute.place).fill('云岭造纸厂');
    await later.page.getByRole('combobox', { name: disposal.execute.method }).click();
    await later.page.getByTitle(disposal.method.pulping).last().click();
    const today = (await must(later.call('operators.me', {}))).today;
    await text(disposal.execute.started).fill(`${today} 00:00`);
    await text(disposal.execute.ended).fill(`${today} 00:01`);
    const executor = later.page.getByRole('combobox', { name: disposal.execute.executor });
    await executor.click();
    await executor.fill('李文');
    await later.page.getByTitle(/李文/u).last().click();
    for (const who of [SUPERVISOR, HEAD]) {
      await later.page.getByRole('button', { name: disposal.execute.addSupervisor }).click();
      await countersign(later.page, who);
    }
    const book = later.page.getByRole('button', { name: disposal.execute.ok });
    await expect(book).toBeDisabled();
    await text(filled(disposal.execute.typeNumber, { number })).fill(number);
    await book.click();
    await expect(later.page.getByText(filled(disposal.execute.done, { number, rows: 2 }))).toBeVisible({
      timeout: 120_000,
    });
    await expect(later.page.getByText(disposal.list.olderBackups)).toBeVisible();
  });

  await test.step('the register is issued for printing', async () => {
    await later.page.keyboard.press('Control+p');
    const preview = later.nextWindow();
    await later.page.getByRole('button', { name: forms.issue, exact: true }).click();
    await (await preview).close();
    await expect(
      later.page
        .getByRole('region', { name: disposal.list.printed })
        .getByText(new RegExp(forms.name.destructionRegister, 'u')),
    ).toBeVisible();
  });

  await test.step('after a lock the stub still says on which list it went, and the log holds', async () => {
    await lockByKey(later);
    await tryPassphrase(later.page, PASSPHRASE);
    await expect(later.page.getByRole('navigation', { name: frame.navigation })).toBeVisible({ timeout: 60_000 });
    await openVolume(later.page, rows[0]?.code ?? '');
    await expect(later.page.getByText(common.state.destroyed, { exact: true }).first()).toBeVisible();
    await expect(later.page.getByRole('link', { name: filled(disposal.trace.destroyed, { number }) })).toBeVisible();
    await expect(later.page.getByText(filled(disposal.trace.stub, { number }))).toBeVisible();
    expect((await must(later.call('catalogue.volume', { id: rows[0]?.volumeId ?? 0 }))).items).toEqual([]);
    expect(await later.call('audit.verify', {})).toMatchObject({ ok: true, value: { firstBroken: null } });
  });
});
