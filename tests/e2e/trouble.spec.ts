import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { error } from '../../shared/i18n/zh-CN/error';
import { frame } from '../../shared/i18n/zh-CN/frame';
import { operators } from '../../shared/i18n/zh-CN/operators';
import { expect, type Launched, type LaunchOptions, test } from './app';
import { PASSPHRASE, setUp, tryPassphrase } from './steps';

/** What a person reads when the folder is not as it should be; nothing is ever changed to "help". */
async function begin(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  folder: string,
): Promise<{ first: Launched; archive: string }> {
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const first = await launch();
  await setUp(first, archive);
  return { first, archive };
}

/** Turns one bit of the byte at `share` of the file (0 the first, 1 the last) and returns the sound bytes and the damaged. */
function damage(path: string, share: number): { sound: Buffer; damaged: Buffer } {
  const sound = readFileSync(path);
  const damaged = Buffer.from(sound);
  const at = Math.floor(share * (sound.length - 1));
  // The highest bit: what was JSON is then not even text, and that must not end the engine.
  damaged[at] = (damaged[at] ?? 0) ^ 0x80;
  writeFileSync(path, damaged);
  return { sound, damaged };
}

const saysNothingInternal = (page: Page) =>
  expect(page.locator('body')).not.toContainText(/sqlite|sqlcipher|json\.parse|unexpected|ENOENT/i);
const opened = (page: Page) =>
  expect(page.getByRole('navigation', { name: frame.navigation })).toBeVisible({ timeout: 30_000 });

test('a second program on the same folder says that it is open elsewhere, and the first works on', async ({
  launch,
  folder,
}) => {
  const { first, archive } = await begin(launch, folder);
  const second = await launch({ archive });
  await expect(second.page.getByRole('heading', { name: operators.broken.title })).toBeVisible();
  for (const sentence of Object.values(error.openElsewhere))
    await expect(second.page.getByRole('alert')).toContainText(sentence);
  expect(await first.call('settings.set', { key: 'idleMinutes', value: 7 })).toMatchObject({ ok: true });

  await first.close();
  await second.page.getByRole('button', { name: operators.broken.again }).click();
  await expect(second.page.getByRole('heading', { name: operators.unlock.title })).toBeVisible();
});

test('a damaged vault is said in its own sentences, and mending the byte opens it again', async ({
  launch,
  folder,
}) => {
  const { first, archive } = await begin(launch, folder);
  await first.close();
  const vault = join(archive, 'vault.json');
  const { sound, damaged } = damage(vault, 0);

  const { page } = await launch({ archive });
  for (const sentence of Object.values(error.vaultDamaged))
    await expect(page.getByRole('alert')).toContainText(sentence);
  await saysNothingInternal(page);
  expect(readFileSync(vault)).toEqual(damaged);

  writeFileSync(vault, sound);
  await page.getByRole('button', { name: operators.broken.again }).click();
  await tryPassphrase(page, PASSPHRASE);
  await opened(page);
});

test('a damaged store names the page, blames no passphrase and is left as it is', async ({ launch, folder }) => {
  const { first, archive } = await begin(launch, folder);
  await first.close();
  const store = join(archive, readdirSync(archive).find((name) => /^room-\d+\.db$/.test(name)) ?? '');
  const { sound, damaged } = damage(store, 0.5);

  const { page } = await launch({ archive });
  await tryPassphrase(page, PASSPHRASE);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/第 \d+ 页/, { timeout: 30_000 });
  for (const sentence of [error.storeDamaged.safe, error.storeDamaged.todo])
    await expect(alert).toContainText(sentence);
  await saysNothingInternal(page);
  expect(readFileSync(store)).toEqual(damaged);

  writeFileSync(store, sound);
  await tryPassphrase(page, PASSPHRASE);
  await opened(page);
});

test('what was saved is there after the power goes', async ({ launch, folder }) => {
  const { first, archive } = await begin(launch, folder);
  expect(await first.call('settings.set', { key: 'idleMinutes', value: 7 })).toMatchObject({ ok: true });
  await first.kill();

  const { page, call } = await launch({ archive });
  await tryPassphrase(page, PASSPHRASE);
  await opened(page);
  expect(await call('settings.get', {})).toMatchObject({
    ok: true,
    value: expect.arrayContaining([expect.objectContaining({ key: 'idleMinutes', value: 7 })]),
  });
  expect(await call('audit.verify', {})).toMatchObject({ ok: true, value: { firstBroken: null } });
});
