import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app';
import { filesHolding } from './traces';

/** Items of the security checklist, in the real Electron: what the page cannot do. */
test('the page has no Node, no Electron and three frozen functions', async ({ launch }) => {
  const { page } = await launch();
  expect(
    await page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(window.archive),
      frozen: Object.isFrozen(window.archive),
    })),
  ).toEqual({ globals: [], bridge: ['invoke', 'onChanged', 'onProgress'], frozen: true });
});

test('the window is opened with every safeguard', async ({ launch }) => {
  const { app } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    enableWebSQL: false,
  });
});

test('the policy stops what an attacker would inject', async ({ launch }) => {
  const { page, complaints } = await launch();
  const outcome = await page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const ran: string[] = [];
    Object.assign(window, { ran, violated });
    const add = (tag: string, properties: Record<string, unknown>) =>
      document.body.append(Object.assign(document.createElement(tag), properties));

    add('script', { textContent: 'ran.push("inline script")' });
    add('img', { src: 'x', alt: '' });
    const handler = document.createElement('div');
    handler.setAttribute('onclick', 'ran.push("inline handler")');
    handler.click();
    // In a task of the page's own: what a test driver evaluates is exempt.
    setTimeout(() => {
      try {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the attack itself
        new Function('ran.push("eval")')();
      } catch {
        violated.push('eval');
      }
    });
    add('script', { src: 'https://example.org/x.js' });
    add('img', { src: 'https://example.org/x.png', alt: '' });
    add('iframe', { src: 'https://example.org/' });
    add('object', { data: 'https://example.org/x.swf' });
    add('style', { textContent: '#root { display: none }' });
    const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' });
    document.body.append(form);
    form.submit();
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    const socket = await new Promise((done) => {
      const opened = new WebSocket('wss://example.org/');
      opened.onopen = () => {
        done(true);
      };
      opened.onerror = () => {
        done(false);
      };
    });
    const root = document.getElementById('root');
    return { fetched, socket, hidden: root === null || getComputedStyle(root).display === 'none' };
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { violated: string[] }).violated))
    .toEqual(
      expect.arrayContaining([
        'connect-src',
        'eval',
        'form-action',
        'frame-src',
        'img-src',
        'object-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-elem',
      ]),
    );
  expect(outcome).toEqual({ fetched: false, socket: false, hidden: false });
  expect(await page.evaluate(() => (window as unknown as { ran: string[] }).ran)).toEqual([]);
  expect(page.url()).toContain('app://archive/index.html');
  // Chromium reports each refusal on the console; here they are the proof, elsewhere a fault.
  complaints.length = 0;
});

test('the page stays where it is and opens nothing', async ({ launch }) => {
  const { app, page, complaints } = await launch();
  const there = page.url();
  for (const address of [
    'https://example.org/',
    'file:///etc/passwd',
    'app://evil/index.html',
    'form://0123456789abcdef0123456789abcdef/x.pdf',
  ]) {
    expect(await page.evaluate((url) => window.open(url), address), address).toBeNull();
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      document.body.append(link);
      link.click();
    }, address);
  }
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['secret'])),
      download: 'secret.txt',
    });
    document.body.append(link);
    link.click();
  });
  expect(page.url()).toBe(there);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await page.evaluate(() => window.archive.invoke('shell.state', {}))).toMatchObject({ ok: true });
  complaints.length = 0;
});

test('no permission is granted and no device is offered', async ({ launch }) => {
  const { page } = await launch();
  expect(
    await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
      place: await new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => {
            done('granted');
          },
          () => {
            done('denied');
          },
        );
      }),
    })),
  ).toEqual({ notifications: 'denied', camera: 'denied', clipboard: 'denied', place: 'denied' });
});

test('another window that holds the same preload is not answered', async ({ launch }) => {
  const { app } = await launch();
  const answers = await app.evaluate(async ({ BrowserWindow, session }, preload) => {
    const ask = async (address: string) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, session: session.fromPartition('room') },
      });
      await other.loadURL(address).catch(() => undefined);
      const answer: unknown = await other.webContents.executeJavaScript(`window.archive.invoke('shell.state', {})`);
      other.destroy();
      return answer;
    };
    return [await ask('app://archive/index.html'), await ask('about:blank')];
  }, resolve('out/preload/index.js'));
  for (const answer of answers)
    expect(answer).toEqual({ ok: false, error: { code: 'forbidden', permission: 'sender' } });
});

test('nothing asks the network, and addresses outside the page are refused', async ({ launch }) => {
  const { app } = await launch();
  const fetched = await app.evaluate(async ({ session }) => {
    const page = session.fromPartition('room');
    const outcome: Record<string, string> = {};
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:1/',
      'app://archive/..%2f..%2fpackage.json',
      'app://archive/nothing.js',
      'app://evil/index.html',
    ]) {
      outcome[url] = await page.fetch(url).then(
        (response) => String(response.status),
        () => 'refused',
      );
    }
    return outcome;
  });
  expect(fetched).toEqual({
    'https://example.org/': 'refused',
    'http://127.0.0.1:1/': 'refused',
    'app://archive/..%2f..%2fpackage.json': '400',
    'app://archive/nothing.js': '404',
    'app://evil/index.html': '400',
  });
});

test('the window remembers its language and its size, and nothing else', async ({ launch }) => {
  const first = await launch();
  expect(await first.call('shell.setLanguage', { language: 'en' })).toEqual({ ok: true, value: {} });
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setSize(1100, 700);
  });
  await first.close();
  const kept: unknown = JSON.parse(readFileSync(join(first.userData, 'machine.json'), 'utf8'));
  expect(kept).toMatchObject({ archive: null, language: 'en', window: { width: 1100 } });
  const second = await launch({ userData: first.userData });
  expect(await second.call('shell.state', {})).toMatchObject({ ok: true, value: { language: 'en' } });
});

test('a page that crashes comes back by itself', async ({ launch }) => {
  const { app } = await launch();
  const loads = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    const loaded = new Promise((done) => {
      contents.once('did-finish-load', () => {
        done(null);
      });
    });
    contents.forcefullyCrashRenderer();
    await loaded;
    return contents.executeJavaScript(`window.archive.invoke('shell.state', {})`) as Promise<unknown>;
  });
  expect(loads).toMatchObject({ ok: true });
});

test('an engine that dies is replaced by a locked one', async ({ launch }) => {
  const { app, call } = await launch();
  expect(await call('operators.status', {})).toEqual({ ok: true, value: { state: 'none' } });
  const died = await enginePids(app);
  expect(died).toHaveLength(1);
  process.kill(Number(died[0]), 'SIGKILL');
  await expect.poll(async () => (await enginePids(app)).filter((pid) => !died.includes(pid))).toHaveLength(1);
  await expect
    .poll(() => call('operators.status', {}).catch(() => null))
    .toEqual({ ok: true, value: { state: 'none' } });
});

/** Utility processes that Chromium did not start for itself. */
function enginePids(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .filter(({ name }) => name === 'engine')
      .map(({ pid }) => pid),
  );
}

test('Ctrl+L gives a fresh page and empties what the old one kept', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    Object.assign(window, { old: true });
    localStorage.setItem('left', 'secret');
  });
  await page.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.open('desk-left').onsuccess = () => {
          done(null);
        };
      }),
  );
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control'] });
  });
  await expect.poll(() => page.evaluate(() => 'old' in window).catch(() => true)).toBe(false);
  expect(
    await page.evaluate(async () => [
      localStorage.getItem('left'),
      (await indexedDB.databases()).map(({ name }) => name).includes('desk-left'),
    ]),
  ).toEqual([null, false]);
});

test('the page leaves no trace under the user-data folder', async ({ launch }) => {
  const { page, userData, close } = await launch();
  await page.evaluate(() => {
    localStorage.setItem('client', 'ZHONGHE-TRACE');
    document.cookie = 'client=ZHONGHE-TRACE';
    return new Promise((done) => {
      const asked = indexedDB.open('trace');
      asked.onupgradeneeded = () => asked.result.createObjectStore('s').put('ZHONGHE-TRACE', 1);
      asked.onsuccess = done;
    });
  });
  await close();
  expect(existsSync(join(userData, 'Partitions'))).toBe(false);
  expect(filesHolding(userData, 'ZHONGHE-TRACE')).toEqual([]);
});
