import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startShell } from './program';

vi.mock('electron', () => import('./electron-recorder'));
vi.mock('../../electron/shell/page-files', () => ({
  readPageFiles: () => new Map([['/index.html', { bytes: Buffer.from('<p></p>'), type: 'text/html' }]]),
}));

/** Numbers are those of Electron's security checklist (tutorial/security.md). */
let started: Awaited<ReturnType<typeof startShell>>;
beforeAll(async () => {
  started = await startShell();
});

const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'mediaKeySystem',
  'window-management',
  'idle-detection',
  'hid',
  'serial',
  'usb',
  'fileSystem',
  'one-that-comes-later',
];

it('1, 18: loads the page from its own scheme and nothing else', () => {
  expect(started.window.loaded).toEqual(['app://archive/index.html']);
  expect([...started.page.handled.keys()]).toEqual(['app']);
  expect([...started.preview.handled.keys()]).toEqual(['form']);
});

it('4: the sandbox is on for everything, before the program is ready', () => {
  const { order } = started.electron.app;
  expect(order.indexOf('enableSandbox')).toBe(0);
  expect(order.indexOf('whenReady')).toBeGreaterThan(order.indexOf('requestSingleInstanceLock'));
});

it('2, 3, 4, 6, 8, 9, 10, 11: the window states every safeguard', () => {
  expect(started.window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
    devTools: true,
  });
  expect(started.window.options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
});

it('the page lives in a session that is never written down', () => {
  expect(started.electron.session.fromPartition).toHaveBeenCalledWith('room', { cache: false });
  expect(started.window.options.webPreferences['session']).toBe(started.page);
});

describe('5: permissions', () => {
  it.each(PERMISSIONS)('%s is denied to page and preview', (permission) => {
    for (const each of [started.page, started.preview]) {
      const answered: boolean[] = [];
      each.setPermissionRequestHandler.mock.calls[0]?.[0]({}, permission, (granted) => answered.push(granted));
      expect(answered).toEqual([false]);
      expect(each.setPermissionCheckHandler.mock.calls[0]?.[0]({}, permission)).toBe(false);
    }
  });
  it('no device and no screen is offered', () => {
    for (const each of [started.page, started.preview]) {
      expect(each.setDevicePermissionHandler.mock.calls[0]?.[0]({ deviceType: 'hid' })).toBe(false);
      const streams: object[] = [];
      each.setDisplayMediaRequestHandler.mock.calls[0]?.[0]({}, (given) => streams.push(given));
      expect(streams).toEqual([{}]);
    }
  });
});

describe('12, 13: no page goes anywhere or embeds anything', () => {
  const addresses = [
    'https://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://archive/1',
    'app://evil/',
    'about:blank',
  ];
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s is prevented',
    (name) => {
      for (const url of addresses) {
        const preventDefault = vi.fn();
        started.window.webContents.emit(name, { preventDefault, url }, url);
        expect(preventDefault, url).toHaveBeenCalled();
      }
    },
  );
  it('14: no window is opened by a page', () => {
    for (const url of addresses)
      expect(started.window.webContents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
  });
});

it('15: nothing is handed to other programs', () => {
  expect(started.electron.shell.openExternal).not.toHaveBeenCalled();
  expect(started.electron.shell.openPath).not.toHaveBeenCalled();
});

describe('network', () => {
  it.each([
    ['app://archive/index.html', true],
    ['blob:app://archive/5e1c', true],
    ['devtools://devtools/bundled/x.js', true],
    ['app://evil/index.html', false],
    ['https://example.org/', false],
    ['http://127.0.0.1/', false],
    ['ws://127.0.0.1/', false],
    ['file:///etc/passwd', false],
    ['form://00/x.pdf', false],
    ['chrome://settings/', false],
    ['chrome-extension://aaaa/', false],
  ])('the page may fetch %s: %s', (url, may) => {
    expect(started.page.webRequest.lets(url)).toBe(may);
  });
  it.each([
    ['form://0123456789abcdef0123456789abcdef/cover.pdf', true],
    ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', true],
    ['chrome://resources/js/assert.js', true],
    ['chrome-extension://other/index.html', false],
    ['chrome://settings/', false],
    ['app://archive/index.html', false],
    ['https://example.org/', false],
    ['file:///etc/passwd', false],
    ['devtools://devtools/', false],
  ])('the preview may fetch %s: %s', (url, may) => {
    expect(started.preview.webRequest.lets(url)).toBe(may);
  });
  it('Chromium runs no errands of its own', () => {
    expect([...started.electron.app.appended.keys()]).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-component-update', 'no-pings']),
    );
    expect(started.electron.app.appended.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });
});

describe('downloads', () => {
  const item = (url: string) => ({ getURL: () => url, getFilename: () => 'cover.pdf', setSaveDialogOptions: vi.fn() });
  it('the page saves nothing', () => {
    const preventDefault = vi.fn();
    started.page.emit('will-download', { preventDefault }, item('app://archive/index.html'));
    expect(preventDefault).toHaveBeenCalled();
  });
  it('the preview saves its document through the dialog of the system', () => {
    const preventDefault = vi.fn();
    const saved = item('form://0123456789abcdef0123456789abcdef/cover.pdf');
    started.preview.emit('will-download', { preventDefault }, saved);
    expect(preventDefault).not.toHaveBeenCalled();
    expect(saved.setSaveDialogOptions).toHaveBeenCalledWith(expect.objectContaining({ defaultPath: 'cover.pdf' }));
  });
  it('the preview saves nothing else', () => {
    const preventDefault = vi.fn();
    started.preview.emit('will-download', { preventDefault }, item('https://example.org/x.exe'));
    expect(preventDefault).toHaveBeenCalled();
  });
});

it('has no menu, no spelling dictionary, and schemes without special rights', () => {
  expect(started.electron.Menu.setApplicationMenu).toHaveBeenCalledWith(null);
  for (const each of [started.page, started.preview]) expect(each.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  for (const { privileges } of started.electron.protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0] ?? []) {
    expect(privileges).not.toHaveProperty('bypassCSP');
    expect(privileges).not.toHaveProperty('allowServiceWorkers');
  }
});

it('a second start shows the window of the first', () => {
  started.electron.app.emit('second-instance');
  expect(started.window.restore).toHaveBeenCalled();
  expect(started.window.focus).toHaveBeenCalled();
});

it('starts the engine locked, without an archive before the first set-up', () => {
  expect(started.engine()).toMatchObject({ words: [] });
  expect(started.engine().script).toMatch(/engine\/index\.js$/);
});
