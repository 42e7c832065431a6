import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { common } from '../../shared/i18n/zh-CN/common';
import { frame } from '../../shared/i18n/zh-CN/frame';
import { loans } from '../../shared/i18n/zh-CN/loans';
import { expect, type Launched, test } from './app';
import { importLedger, lockByKey, PASSPHRASE, setUp, tryPassphrase } from './steps';

const LEDGER = resolve('build/samples/ledger.xlsx');
/** Who countersigns, each with a passphrase of their own. */
const HEAD = { login: 'heping', fullName: '何平', staffCode: 'M01', passphrase: '银杏 茶壶 麦田 渡口 信封 棉袄' };
const MANAGER = { login: 'zhoulan', fullName: '周岚', staffCode: 'S01', passphrase: '松针 灯塔 邮票 蜂蜜 铁路 木桶' };
const BORROWER = { name: '张三', staffCode: 'M10' };

/** People of the desk, as the archivist enters them once: a department with its head, a manager, a borrower. */
async function people({ call }: Launched): Promise<void> {
  const must = async <R>(
    answer: Promise<{ ok: true; value: R } | { ok: false; error: { code: string } }>,
  ): Promise<R> => {
    const said = await answer;
    if (!said.ok) throw new Error(said.error.code);
    return said.value;
  };
  const account = async (
    { login, fullName, staffCode, passphrase }: typeof HEAD,
    role: 'departmentHead' | 'manager',
  ) => {
    const person = { kind: 'new' as const, fullName, staffCode };
    const { operators } = await must(
      call('operators.add', { person, login, roles: [role], clearance: 'topSecret', passphrase }),
    );
    return operators.find((one) => one.login === login)?.personId ?? 0;
  };
  const headId = await account(HEAD, 'departmentHead');
  await account(MANAGER, 'manager');
  const { departments } = await must(call('settings.lists', {}));
  const [department] = departments;
  if (department === undefined) throw new Error('no department');
  const { id, version, name } = department;
  await must(call('settings.saveDepartment', { id, version, name, headId, deputyId: null }));
  const nothing = { organisation: null, identityPaper: null, phone: '8021', leftOn: null };
  await must(call('persons.save', { id: null, version: 0, ...BORROWER, departmentId: id, ...nothing }));
}

/** The machine keys of filed, unmarked volumes: what their barcodes hold. */
async function keysOf({ call }: Launched, count: number): Promise<{ key: string; code: string; count: number }[]> {
  const listed = await call('catalogue.list', { filter: { state: 'filed', level: 'general' }, limit: count });
  if (!listed.ok) throw new Error(listed.error.code);
  const keys: { key: string; code: string; count: number }[] = [];
  for (const row of listed.value.rows) {
    const volume = await call('catalogue.volume', { id: row.id });
    if (!volume.ok) throw new Error(volume.error.code);
    const { machineKey, referenceCode, binding, pages, itemCount } = volume.value;
    keys.push({
      key: machineKey,
      code: referenceCode ?? '',
      count: (binding === 'bound' ? pages : itemCount) ?? itemCount,
    });
  }
  return keys;
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
const field = (page: Page) => page.getByRole('textbox', { name: loans.desk.field });
const result = (page: Page) => page.locator('.scan-result');
const openDesk = (page: Page) =>
  page.getByRole('navigation', { name: frame.navigation }).getByRole('link', { name: frame.loans }).click();
const filled = (words: string, values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), words);

async function opened(launched: Launched, folder: string): Promise<void> {
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  await setUp(launched, archive);
  await importLedger(launched, LEDGER);
}

test('a loan from the request by scan to closed: countersigned, approved on paper, handed over and brought back by scan', async ({
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  const launched = await launch();
  const { page } = launched;
  await opened(launched, folder);
  await people(launched);
  const [volume] = await keysOf(launched, 1);
  if (volume === undefined) throw new Error('no volume');
  const number = `JY-${new Date().getFullYear()}-0001`;

  await test.step('card, volume, purpose, Ctrl+S', async () => {
    await openDesk(page);
    await expect(field(page)).toBeFocused();
    await page.keyboard.type(BORROWER.staffCode);
    await page.keyboard.press('Enter');
    await expect(result(page)).toContainText(filled(loans.scan.borrowerHolds, { name: BORROWER.name }));
    await scan(launched, volume.key);
    await expect(result(page)).toContainText(loans.scan.added);
    await expect(result(page)).toContainText(volume.code);
    await page.keyboard.press('F6');
    await page.keyboard.type('核对合同条款');
    await page.keyboard.press('Control+s');
    await expect(result(page)).toContainText(filled(loans.desk.submitted, { number }));
    await page.getByRole('link', { name: filled(loans.desk.openSlip, { number }) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
  });

  const approve = () => page.getByRole('button', { name: loans.slip.action.approve, exact: true }).click();
  await test.step('the head countersigns with a passphrase of his own, a wrong one is said in words', async () => {
    await approve();
    const dialog = page.getByRole('dialog', {
      name: filled(loans.slip.approveTitle, { step: loans.step.departmentHead }),
    });
    const passphrase = dialog.getByLabel(common.countersign.passphrase);
    await passphrase.fill('不是这一句');
    await passphrase.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible({ timeout: 30_000 });
    await passphrase.fill(HEAD.passphrase);
    await passphrase.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(
      page.getByText(filled(loans.slip.approved, { number, step: loans.step.departmentHead })),
    ).toBeVisible();
  });
  await test.step('the archivist signs in the session', async () => {
    await approve();
    await page.getByRole('button', { name: common.signMyself }).click();
    await expect(page.getByText(filled(loans.slip.approved, { number, step: loans.step.archivist }))).toBeVisible();
  });
  await test.step('the manager signed on paper', async () => {
    await approve();
    const dialog = page.getByRole('dialog', { name: filled(loans.slip.approveTitle, { step: loans.step.manager }) });
    await dialog.getByRole('radio', { name: common.countersign.paper }).click();
    await dialog.getByRole('textbox', { name: common.countersign.paperNumber }).fill('批 2026-18');
    await dialog.getByRole('button', { name: loans.slip.approveOk, exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(loans.state.approved, { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: loans.slip.approvals })).toContainText('批 2026-18');
  });

  await test.step('it is handed over by its scan', async () => {
    await openDesk(page);
    await expect(field(page)).toBeFocused();
    await scan(launched, volume.key);
    await expect(result(page)).toContainText(loans.scan.handOver);
  });
  await test.step('it comes back by its scan and is counted', async () => {
    await scan(launched, volume.key);
    await expect(result(page)).toContainText(loans.scan.returning);
    const count = page.getByRole('textbox', { name: /实点/u });
    await expect(count).toBeFocused();
    await page.keyboard.type(String(volume.count));
    await page.keyboard.press('Enter');
    await expect(result(page)).toContainText(loans.scan.returned);
    await expect(field(page)).toBeFocused();
  });
  await test.step('the slip is closed and the volume says who had it', async () => {
    await page.evaluate(() => {
      window.location.hash = '/loans/lists?list=all';
    });
    await page.getByRole('grid').getByText(number).dblclick();
    await expect(page.getByText(loans.state.closed, { exact: true })).toBeVisible();
    await page.getByRole('link', { name: volume.code }).click();
    await expect(page.getByRole('region', { name: loans.trace.title, exact: true })).toContainText(BORROWER.name);
  });
  const log = await launched.call('audit.verify', {});
  expect(log).toMatchObject({ ok: true, value: { firstBroken: null } });
});

test('200 scans come faster than any scanner sends them, and none is lost; the tray outlives a lock', async ({
  launch,
  folder,
}) => {
  test.setTimeout(300_000);
  const launched = await launch();
  const { page } = launched;
  await opened(launched, folder);
  const keys = (await keysOf(launched, 40)).map(({ key }) => key);
  await openDesk(page);
  await expect(field(page)).toBeFocused();
  const sent = Array.from({ length: 200 }, (_, at) => keys[at % keys.length] ?? '');
  const start = Date.now();
  for (const key of sent) await scan(launched, key);
  const seconds = (Date.now() - start) / 1000;
  await expect(page.getByText(filled(common.scans.count, { count: 200 }))).toBeVisible();
  await expect(result(page)).toContainText(filled(loans.desk.answers, { count: 200 }));
  // However busy the machine is, each scan is answered in the end.
  await expect(result(page)).toContainText(loans.scan.free, { timeout: 120_000 });
  expect(seconds, 'slower than 200 a minute').toBeLessThan(60);
  const kept = async () => {
    const drafts = await launched.call('desk.drafts', {});
    const body = drafts.ok ? drafts.value.find(({ key }) => key === 'tray:loans')?.body : undefined;
    const tray = JSON.parse(body ?? '{"entries":[]}') as {
      entries: { code: string; answer: { kind: string; volume?: { machineKey: string } } | null }[];
    };
    return tray.entries.map(({ code, answer }) => [code, answer?.volume?.machineKey ?? null]);
  };
  const newest = sent.slice(-120).reverse();
  await expect.poll(kept).toEqual(newest.map((key) => [key, key]));
  await lockByKey(launched);
  await tryPassphrase(page, PASSPHRASE);
  await expect(page.getByRole('navigation', { name: frame.navigation })).toBeVisible({ timeout: 30_000 });
  await openDesk(page);
  await expect(page.getByText(filled(common.scans.count, { count: 200 }))).toBeVisible();
  await expect(field(page)).toBeFocused();
});
