import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Launched, test } from './app';
import { filesHolding } from './traces';

/** The emergency sheet of a key that protects nothing yet: the one document that needs no archive. */
async function openSheet({ call, nextWindow }: Launched) {
  const prepared = await call('operators.prepareRecovery', {});
  const drawn = await call('operators.emergencySheet', {
    fondsNumber: 'HX01',
    fondsName: '华夏汇祥',
    language: 'zh-CN',
  });
  if (!prepared.ok || !drawn.ok) throw new Error('the engine drew no sheet');
  const opening = nextWindow();
  expect(await call('shell.openPreview', { token: drawn.value.token, title: '应急单' })).toEqual({
    ok: true,
    value: {},
  });
  return { preview: await opening, token: drawn.value.token, recoveryKey: prepared.value.recoveryKey };
}

/** How many different colours the preview window shows: a blank viewer has one or two. */
const colours = ({ app }: Launched): Promise<number> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().startsWith('form://'));
    const bitmap = (await shown?.webContents.capturePage())?.toBitmap() ?? Buffer.alloc(0);
    const seen = new Set<number>();
    for (let at = 0; at + 4 <= bitmap.length; at += 4) seen.add(bitmap.readUInt32LE(at));
    return seen.size;
  });

test('the viewer draws a document from memory, once, and nothing of it is on the disk', async ({ launch, folder }) => {
  const launched = await launch();
  const { token, recoveryKey } = await openSheet(launched);
  await expect.poll(() => colours(launched), { timeout: 20_000 }).toBeGreaterThan(40);
  expect(await launched.call('shell.openPreview', { token, title: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'notFound' },
  });

  const saved = join(folder, 'saved.pdf');
  await launched.app.evaluate(async ({ BrowserWindow, session }, path) => {
    const done = new Promise((resolve) => {
      session.defaultSession.once('will-download', (_event, item) => {
        item.setSavePath(path);
        item.once('done', (_done, state) => {
          resolve(state);
        });
      });
    });
    const shown = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().startsWith('form://'));
    shown?.webContents.downloadURL(shown.webContents.getURL());
    await done;
  }, saved);
  expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');

  await launched.close();
  expect(existsSync(launched.userData)).toBe(true);
  for (const text of [recoveryKey, '华夏汇祥', '%PDF-1']) expect(filesHolding(launched.userData, text)).toEqual([]);
});

test('a lock closes the preview', async ({ launch }) => {
  const launched = await launch();
  const { preview } = await openSheet(launched);
  const closed = preview.waitForEvent('close');
  void launched.call('shell.lock', {}).catch(() => undefined);
  await closed;
  await expect.poll(() => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
