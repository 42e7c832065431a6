import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { catalogue } from '../../shared/i18n/zh-CN/catalogue';
import { common } from '../../shared/i18n/zh-CN/common';
import { error } from '../../shared/i18n/zh-CN/error';
import { forms } from '../../shared/i18n/zh-CN/forms';
import { frame } from '../../shared/i18n/zh-CN/frame';
import { expect, test } from './app';
import { importLedger, lockByKey, LOGIN, openVolume, PASSPHRASE, setUp, tryPassphrase } from './steps';
import { filesHolding } from './traces';

const LEDGER = resolve('build/samples/ledger.xlsx');
const OLD_LEDGER = resolve('build/samples/old-ledger-gb18030.csv');
const NUMBER = 'KH2016-00001';
const SECRETS = ['高静梅', '云岭金石', PASSPHRASE];

test('a day of work: an archive is made, a ledger taken in, a volume found, edited, filed, printed, locked and there again', async ({
  launch,
  folder,
}) => {
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const launched = await launch();
  const { page, nextWindow, userData, close } = launched;

  await test.step('first run', () => setUp(launched, archive));
  await test.step('the ledger is taken in', () => importLedger(launched, LEDGER));
  await test.step('and an old one in the encoding of its time', () => importLedger(launched, OLD_LEDGER));
  await test.step('a volume is found by its number', async () => {
    await openVolume(page, NUMBER);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('高静梅');
  });

  await test.step('it is reopened with a reason, edited, checked by another and filed again under the same code', async () => {
    await page.getByRole('button', { name: catalogue.file.reopen }).click();
    const dialog = page.getByRole('dialog', { name: catalogue.file.reopenTitle });
    await dialog.getByRole('textbox', { name: common.reason }).fill('补充回访记录');
    await dialog.getByRole('button', { name: catalogue.file.reopen }).click();
    await expect(page.getByText(common.state.assembling, { exact: true }).first()).toBeVisible();

    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: catalogue.volume.editing });
    await form.getByRole('textbox', { name: catalogue.field.title }).fill('高静梅客户档案（已补回访）');
    await form.getByRole('combobox', { name: catalogue.field.checkedBy }).fill('沈检');
    await page.keyboard.press('Control+s');
    await expect(form).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('高静梅客户档案（已补回访）');

    await page.getByRole('button', { name: catalogue.file.button, exact: true }).click();
    await page
      .getByRole('dialog', { name: catalogue.file.title })
      .getByRole('button', { name: catalogue.file.ok, exact: true })
      .click();
    await expect(page.getByText(catalogue.file.done.replace('{{code}}', NUMBER)).first()).toBeVisible();
    await expect(page.getByRole('button', { name: catalogue.file.reopen })).toBeVisible();
  });

  await test.step('its cover opens in a window with the viewer', async () => {
    await page.keyboard.press('Control+p');
    const opening = nextWindow();
    await page.getByRole('button', { name: forms.preview, exact: true }).click();
    const preview = await opening;
    await expect.poll(() => preview.url()).toMatch(/^form:\/\/[a-f0-9]{32}\//);
    await expect(
      preview.locator('embed[type="application/x-google-chrome-pdf"], embed[type="application/pdf"]'),
    ).toBeAttached();
    await expect(page.getByText(forms.previewed.replace('{{pages}}', '1')).first()).toBeVisible();
  });

  await test.step('Ctrl+L closes everything; a wrong passphrase is answered in words', async () => {
    await lockByKey(launched);
    expect(launched.app.windows()).toHaveLength(1);
    await expect(page.getByText('高静梅')).toBeHidden();
    await tryPassphrase(page, '错误的口令');
    const alert = page.getByRole('alert');
    for (const sentence of Object.values(error.wrongPassphrase)) await expect(alert).toContainText(sentence);
  });

  await test.step('the right one brings all of it back', async () => {
    await tryPassphrase(page, PASSPHRASE);
    await expect(page.getByRole('navigation', { name: frame.navigation })).toBeVisible({ timeout: 30_000 });
    await openVolume(page, NUMBER, '已补回访');
    await expect(page.getByText('沈检').first()).toBeVisible();
    const listed = await launched.call('catalogue.list', { filter: {} });
    expect(listed).toMatchObject({ ok: true, value: { total: expectedVolumes() } });
  });

  await close();
  // The one thing said before the passphrase, and the proof that this search finds what is there.
  const named = filesHolding(archive, LOGIN);
  expect(named).toContain(join(archive, 'vault.json'));
  // The backup made at the end carries its own.
  expect(named.filter((path) => basename(path) !== 'vault.json')).toEqual([]);
  for (const secret of SECRETS) {
    expect(filesHolding(userData, secret), `${secret} under the user-data folder`).toEqual([]);
    expect(filesHolding(archive, secret), `${secret} in the archive folder`).toEqual([]);
  }
});

function expectedVolumes(): number {
  const expected = JSON.parse(readFileSync(resolve('build/samples/expected.json'), 'utf8')) as {
    volumeRowsWithoutFault: number;
  };
  // Every row of the old ledger is taken; its first line is the head.
  const old = readFileSync(OLD_LEDGER, 'latin1').trimEnd().split('\n').length - 1;
  return expected.volumeRowsWithoutFault + old;
}
