import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * Stands in for 'electron': records what the shell sets up and lets a test fire what Electron would. Used as
 * `vi.mock('electron', () => import('./electron-recorder'))`.
 */
export type Handler = (...words: never[]) => unknown;

class FakeWebRequest {
  filter: ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | undefined;
  onBeforeRequest(filter: FakeWebRequest['filter']): void {
    this.filter = filter;
  }
  /** Whether a request would be let through. */
  lets(url: string): boolean {
    let verdict = false;
    this.filter?.({ url }, ({ cancel }) => {
      verdict = !cancel;
    });
    return verdict;
  }
}

export class FakeSession extends EventEmitter {
  readonly webRequest = new FakeWebRequest();
  readonly handled = new Map<string, (request: { url: string; method: string }) => Response>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: { url: string; method: string }) => Response) =>
      this.handled.set(scheme, handler),
  };
  readonly setPermissionRequestHandler =
    vi.fn<(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void) => void>();
  readonly setPermissionCheckHandler = vi.fn<(handler: (contents: unknown, permission: string) => boolean) => void>();
  readonly setDevicePermissionHandler = vi.fn<(handler: (details: unknown) => boolean) => void>();
  readonly setDisplayMediaRequestHandler =
    vi.fn<(handler: (request: unknown, answer: (streams: object) => void) => void) => void>();
  readonly setSpellCheckerEnabled = vi.fn<(enabled: boolean) => void>();
  readonly clearStorageData = vi.fn(() => Promise.resolve());
}

export class FakeWebContents extends EventEmitter {
  static lastId = 0;
  readonly id = ++FakeWebContents.lastId;
  readonly send = vi.fn<(channel: string, payload: unknown) => void>();
  readonly forcefullyCrashRenderer = vi.fn();
  isDestroyed(): boolean {
    return false;
  }
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: FakeWebContents['windowOpenHandler']): void {
    this.windowOpenHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  readonly webContents = new FakeWebContents();
  readonly loaded: string[] = [];
  readonly removeMenu = vi.fn();
  readonly setTitle = vi.fn<(text: string) => void>();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly hide = vi.fn();
  destroyed = false;
  constructor(readonly options: { title?: string; webPreferences: Record<string, unknown> }) {
    super();
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    queueMicrotask(() => this.webContents.emit('did-finish-load'));
    return Promise.resolve();
  }
  getNormalBounds() {
    return { width: 1280, height: 860, x: 0, y: 0 };
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    return true;
  }
  isFocused(): boolean {
    return false;
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('closed');
  }
}

export class FakeChild extends EventEmitter {
  readonly said: unknown[] = [];
  killed = false;
  /** Ends of ports that came with a message. */
  readonly given: unknown[] = [];
  postMessage(message: unknown, ports: readonly unknown[] = []): void {
    this.said.push(message);
    this.given.push(...ports);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  switches: string[] = [];
  appended = new Map<string, string>();
  order: string[] = [];
  isFirst = true;
  ready: () => void = () => undefined;
  readonly commandLine = {
    hasSwitch: (name: string) => this.switches.includes(name),
    appendSwitch: (name: string, value = '') => this.appended.set(name, value),
  };
  readonly exit = vi.fn<(code: number) => void>();
  readonly quit = vi.fn();
  paths: Record<string, string> = {};
  enableSandbox(): void {
    this.order.push('enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    this.order.push('requestSingleInstanceLock');
    return this.isFirst;
  }
  whenReady(): Promise<void> {
    this.order.push('whenReady');
    return new Promise((resolve) => {
      this.ready = resolve;
    });
  }
  getPath(name: string): string {
    return this.paths[name] ?? '';
  }
  setPath(name: string, path: string): void {
    this.order.push(`setPath ${name}`);
    this.paths[name] = path;
  }
  getName(): string {
    return 'Guicang';
  }
  getVersion(): string {
    return '0.1.0';
  }
}
export const app = new FakeApp();

export const powerMonitor = Object.assign(new EventEmitter(), {
  idle: 0,
  getSystemIdleTime: (): number => powerMonitor.idle,
});
export const Menu = { setApplicationMenu: vi.fn<(menu: null) => void>() };
export const dialog = {
  showOpenDialog: vi.fn<(window: unknown, options: unknown) => Promise<{ canceled: boolean; filePaths: string[] }>>(),
};
export const protocol = {
  registerSchemesAsPrivileged: vi.fn<(schemes: { scheme: string; privileges: object }[]) => void>(),
};
/** Nothing of it may ever be used: an offline program opens nothing outside itself. */
export const shell = { openExternal: vi.fn(), openPath: vi.fn() };

const partitions = new Map<string, FakeSession>();
export const session = {
  defaultSession: new FakeSession(),
  fromPartition: vi.fn((name: string, _options?: { cache: boolean }) => {
    const found = partitions.get(name) ?? new FakeSession();
    partitions.set(name, found);
    return found;
  }),
};

export const ipcMain = {
  handlers: new Map<string, (event: unknown, ...words: unknown[]) => unknown>(),
  handle: (channel: string, handler: (event: unknown, ...words: unknown[]) => unknown) =>
    ipcMain.handlers.set(channel, handler),
};

export const utilityProcess = {
  forked: [] as { script: string; words: readonly string[]; child: FakeChild }[],
  fork: (script: string, words: readonly string[]) => {
    const child = new FakeChild();
    utilityProcess.forked.push({ script, words, child });
    return child;
  },
};

export class MessageChannelMain {
  readonly port1 = { end: 1 };
  readonly port2 = { end: 2 };
}

export const contextBridge = {
  exposed: new Map<string, object>(),
  exposeInMainWorld: (name: string, value: object) => contextBridge.exposed.set(name, value),
};
export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: vi.fn<(channel: string, ...words: unknown[]) => Promise<unknown>>(() => Promise.resolve('answer')),
});

/** As if nothing had ever been started: this module outlives `vi.resetModules`. */
export function reset(): void {
  vi.clearAllMocks();
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  BrowserWindow.all.length = 0;
  utilityProcess.forked.length = 0;
  partitions.clear();
  session.defaultSession = new FakeSession();
  Object.assign(app, { order: [], switches: [], paths: {}, appended: new Map() });
}
