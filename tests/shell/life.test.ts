import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startShell } from './program';

vi.mock('electron', () => import('./electron-recorder'));
vi.mock('../../electron/shell/page-files', () => ({ readPageFiles: () => new Map() }));

let started: Awaited<ReturnType<typeof startShell>>;
beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  started = await startShell();
  started.engine().child.emit('message', { kind: 'ready' });
  return () => vi.useRealTimers();
});
const engines = () => started.electron.utilityProcess.forked;
const announced = () => started.window.webContents.send.mock.calls.map(([channel, payload]) => [channel, payload]);
const lockedAgain = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1_000);
  expect(engines()).toHaveLength(2);
  expect(engines()[0]?.child.killed).toBe(true);
  expect(started.page.clearStorageData).toHaveBeenCalledOnce();
  expect(announced()).toContainEqual(['archive:changed', { topics: ['session'] }]);
  expect(started.window.loaded).toEqual(['app://archive/index.html', 'app://archive/index.html']);
};

describe('what locks', () => {
  it('the button', async () => {
    const asked = started.ask('shell.lock', {});
    await lockedAgain();
    expect(await asked).toEqual({ ok: true, value: {} });
  });
  it.each(['lock-screen', 'suspend', 'user-did-resign-active'])('%s', async (name) => {
    started.electron.powerMonitor.emit(name);
    await lockedAgain();
  });
  it('Ctrl+L, which the page never sees', async () => {
    const preventDefault = vi.fn();
    started.window.webContents.emit(
      'before-input-event',
      { preventDefault },
      { type: 'keyDown', key: 'L', control: true, meta: false, alt: false, shift: false },
    );
    expect(preventDefault).toHaveBeenCalled();
    await lockedAgain();
  });
  it.each([
    ['L alone', { type: 'keyDown', key: 'l', control: false, meta: false, alt: false, shift: false }],
    ['Ctrl+K', { type: 'keyDown', key: 'k', control: true, meta: false, alt: false, shift: false }],
    ['letting go of Ctrl+L', { type: 'keyUp', key: 'l', control: true, meta: false, alt: false, shift: false }],
  ])('not %s', async (_what, input) => {
    const preventDefault = vi.fn();
    started.window.webContents.emit('before-input-event', { preventDefault }, input);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([preventDefault.mock.calls.length, engines().length]).toEqual([0, 1]);
  });
  it('many at once lock once', async () => {
    started.electron.powerMonitor.emit('lock-screen');
    started.electron.powerMonitor.emit('suspend');
    void started.ask('shell.lock', {});
    await lockedAgain();
  });
  it('five minutes without work, and not one second of work', async () => {
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    await started.ask('shell.activity', {});
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(engines()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(70_000);
    expect(engines()).toHaveLength(2);
  });
  it('as many minutes as the archive says', async () => {
    await started.ask('shell.setIdleMinutes', { minutes: 1 });
    await vi.advanceTimersByTimeAsync(70_000);
    expect(engines()).toHaveLength(2);
  });
});

describe('how it locks', () => {
  it('waits for what is under way, 300 ms and no longer, and then answers it itself', async () => {
    const asking = started.ask('desk.saveDraft', { key: 'volume:1', body: '{}' });
    const locking = started.ask('shell.lock', {});
    await vi.advanceTimersByTimeAsync(250);
    expect(engines()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(engines()).toHaveLength(2);
    expect(await asking).toEqual({ ok: false, error: { code: 'locked' } });
    await locking;
  });
  it('closes previews, forgets their documents and every ticket', async () => {
    const token = 'abcdefabcdefabcdefabcdefabcdefab';
    started.electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/srv/room'] });
    const { value } = (await started.ask('shell.pickFolder', { purpose: 'open' })) as { value: { ticket: string } };
    const asking = started.ask('forms.preview', {});
    await vi.advanceTimersByTimeAsync(10);
    const { id } = engines()[0]?.child.said.at(-1) as { id: number };
    engines()[0]?.child.emit('message', {
      kind: 'answer',
      id,
      result: { ok: true, value: { token } },
      document: { token, pdf: new Uint8Array([1]) },
    });
    await asking;
    await started.ask('shell.openPreview', { token, title: 'x' });
    const preview = started.electron.BrowserWindow.all.at(-1);
    void started.ask('shell.lock', {});
    await lockedAgain();
    expect(preview?.destroyed).toBe(true);
    expect(started.preview.handled.get('form')?.({ url: `form://${token}/x.pdf`, method: 'GET' }).status).toBe(404);
    expect(await started.ask('shell.openArchive', { ticket: value.ticket })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  });
  it('an engine that dies answers what was asked, and a fresh locked one takes its place', async () => {
    const asking = started.ask('catalogue.find', { text: 'x' });
    engines()[0]?.child.emit('exit', 134);
    expect(await asking).toMatchObject({
      ok: false,
      error: { code: 'internal', incidentId: expect.stringMatching(/^engine-/) as unknown },
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(engines()).toHaveLength(2);
    expect(announced()).toContainEqual(['archive:changed', { topics: ['session'] }]);
  });
  it('a late word of the old engine is not heard', async () => {
    void started.ask('shell.lock', {});
    await lockedAgain();
    started.window.webContents.send.mockClear();
    engines()[0]?.child.emit('message', { kind: 'changed', topics: ['catalogue'] });
    engines()[0]?.child.emit('exit', 0);
    await vi.advanceTimersByTimeAsync(100);
    expect([announced(), engines().length]).toEqual([[], 2]);
  });
  it('what is asked before the engine is ready waits for it', async () => {
    void started.ask('shell.lock', {});
    await lockedAgain();
    void started.ask('operators.status', {});
    await vi.advanceTimersByTimeAsync(0);
    expect(engines()[1]?.child.said).toEqual([]);
    engines()[1]?.child.emit('message', { kind: 'ready' });
    expect(engines()[1]?.child.said).toMatchObject([{ kind: 'call', name: 'operators.status' }]);
  });
});

describe('which archive', () => {
  const pick = async (path: string): Promise<string> => {
    started.electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [path] });
    return ((await started.ask('shell.pickFolder', { purpose: 'open' })) as { value: { ticket: string } }).value.ticket;
  };
  const machine = (): unknown => JSON.parse(readFileSync(join(started.userData, 'machine.json'), 'utf8'));

  it('one that is opened is remembered, and a fresh engine serves it', async () => {
    const ticket = await pick('/srv/档案室');
    const opening = started.ask('shell.openArchive', { ticket });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await opening).toEqual({ ok: true, value: {} });
    expect(engines()[1]?.words).toEqual(['--archive', '/srv/档案室']);
    expect(machine()).toMatchObject({ archive: '/srv/档案室' });
    expect(await started.ask('shell.state', {})).toMatchObject({ value: { archiveName: '档案室' } });
  });
  it.each([
    [true, '/srv/new'],
    [false, null],
  ])('one whose set-up succeeded (%s) is remembered as %s', async (ok, archive) => {
    const folder = await pick('/srv/new');
    const asking = started.ask('operators.setUp', { folder });
    await vi.advanceTimersByTimeAsync(0);
    const { id } = engines()[0]?.child.said.at(-1) as { id: number };
    const result = ok ? { ok, value: {} } : { ok, error: { code: 'diskFull', needed: 32 } };
    engines()[0]?.child.emit('message', { kind: 'answer', id, result });
    expect(await asking).toEqual(result);
    expect(await started.ask('shell.state', {})).toMatchObject({
      value: { archiveName: archive === null ? null : 'new' },
    });
  });
});

describe('the page', () => {
  it('comes back by itself when it crashes, and the program ends when it crashes on and on', () => {
    for (let crash = 0; crash < 3; crash += 1)
      started.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(started.window.loaded).toHaveLength(4);
    expect(started.electron.app.exit).not.toHaveBeenCalled();
    started.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(started.electron.app.exit).toHaveBeenCalledWith(1);
  });
  it('is ended by force when it hangs at a lock', async () => {
    const { webContents } = started.window;
    started.window.loadURL = () => new Promise(() => undefined);
    void started.ask('shell.lock', {});
    await vi.advanceTimersByTimeAsync(2_500);
    expect(webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
  });
  it('does not hold itself open', () => {
    const preventDefault = vi.fn();
    started.window.webContents.emit('will-prevent-unload', { preventDefault });
    expect(preventDefault).toHaveBeenCalled();
  });
  it('closing it flushes, kills the engine, empties the session and ends the program', async () => {
    const preventDefault = vi.fn();
    started.window.emit('close', { preventDefault });
    expect([preventDefault.mock.calls.length, started.window.destroyed]).toEqual([1, false]);
    await vi.advanceTimersByTimeAsync(1_000);
    // The window is out of the way while the engine makes the backup that is due, if one is.
    expect([started.window.hide.mock.calls.length, engines()[0]?.child.killed]).toEqual([1, false]);
    const asked = engines()[0]?.child.said.at(-1) as { id: number; name: string; input: object };
    expect(asked).toMatchObject({ name: 'backup.makeDue', input: { reason: 'quit' } });
    engines()[0]?.child.emit('message', {
      kind: 'answer',
      id: asked.id,
      result: { ok: true, value: { made: 1, failed: 0 } },
    });
    await vi.advanceTimersByTimeAsync(10);
    expect([engines()[0]?.child.killed, engines().length, started.window.destroyed]).toEqual([true, 1, true]);
    expect(started.page.clearStorageData).toHaveBeenCalledOnce();
    expect(started.electron.app.quit).toHaveBeenCalled();
  });
  it('does not wait for ever for a backup at the end', async () => {
    started.window.emit('close', { preventDefault: () => undefined });
    await vi.advanceTimersByTimeAsync(119_000);
    expect(started.window.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([engines()[0]?.child.killed, started.window.destroyed]).toEqual([true, true]);
  });
});

describe('a porter', () => {
  const porters = () => engines().filter(({ script }) => script.endsWith('porter.js'));
  const engine = () => engines().find(({ script }) => script.endsWith('index.js'))?.child;
  it('is started when the engine asks, and the two get one end of a port each', () => {
    engine()?.emit('message', { kind: 'wantPorter', id: 1 });
    expect(porters()).toHaveLength(1);
    expect(porters()[0]?.child.said).toEqual([{ kind: 'line' }]);
    expect(engine()?.said.at(-1)).toEqual({ kind: 'porter', id: 1 });
    expect([porters()[0]?.child.given, engine()?.given]).toEqual([[{ end: 1 }], [{ end: 2 }]]);
  });
  it('ends when the engine says so, and the engine hears when it ends by itself', () => {
    engine()?.emit('message', { kind: 'wantPorter', id: 1 });
    engine()?.emit('message', { kind: 'wantPorter', id: 2 });
    engine()?.emit('message', { kind: 'endPorter', id: 1 });
    expect(porters().map(({ child }) => child.killed)).toEqual([true, false]);
    porters()[1]?.child.emit('exit', 1);
    expect(engine()?.said.at(-1)).toEqual({ kind: 'porterEnded', id: 2 });
  });
  it('is gone with a lock', async () => {
    engine()?.emit('message', { kind: 'wantPorter', id: 1 });
    const asked = started.ask('shell.lock', {});
    await vi.advanceTimersByTimeAsync(1_000);
    await asked;
    expect(porters()[0]?.child.killed).toBe(true);
  });
});
