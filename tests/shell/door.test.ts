import { beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../shared/contract/index';
import { startShell } from './program';

vi.mock('electron', () => import('./electron-recorder'));
vi.mock('../../electron/shell/page-files', () => ({ readPageFiles: () => new Map() }));

let started: Awaited<ReturnType<typeof startShell>>;
beforeAll(async () => {
  started = await startShell();
  started.engine().child.emit('message', { kind: 'ready' });
});
const forbidden = { ok: false, error: { code: 'forbidden', permission: 'sender' } };

describe('17: who asks', () => {
  const frame = (url: string, parent: unknown = null) => ({ url, parent });
  const badFrames: [string, unknown][] = [
    ['no frame', null],
    ['another origin', frame('https://example.org/')],
    ['a frame inside the page', frame('app://archive/index.html', frame('app://archive/index.html'))],
    ['a host that looks alike', frame('app://archive.evil/index.html')],
    ['a host with the name in its path', frame('app://evil/archive/index.html')],
    ['another scheme', frame('form://archive/index.html')],
    ['a file', frame('file:///C:/archive/index.html')],
    ['a blank page', frame('about:blank')],
    ['no address', frame('')],
  ];
  it.each(badFrames)('%s is refused, whatever it asks', async (_what, senderFrame) => {
    for (const name of Object.keys(commands)) {
      expect(await started.ask(name, {}, { sender: started.window.webContents, senderFrame }), name).toEqual(forbidden);
    }
  });
  it('the right page in another window is refused', async () => {
    expect(
      await started.ask('shell.state', {}, { sender: { id: 999 }, senderFrame: frame('app://archive/index.html') }),
    ).toEqual(forbidden);
  });
  it('none of them reached the engine', () => {
    expect(started.engine().child.said).toEqual([]);
  });
});

describe('what is asked', () => {
  it('a command of the shell is answered here', async () => {
    expect(await started.ask('shell.state', {})).toEqual({
      ok: true,
      value: { language: 'zh-CN', archiveName: null, version: '0.1.0' },
    });
  });
  it.each([
    ['shell.setLanguage', { language: 'fr' }, 'language'],
    ['shell.openArchive', { ticket: '../../etc' }, 'ticket'],
    ['shell.openPreview', { token: 'short', title: '' }, 'token'],
    ['shell.setIdleMinutes', { minutes: 0 }, 'minutes'],
    ['shell.state', { extra: true }, ''],
    ['shell.setTitle', null, ''],
  ])('%s refuses %j', async (name, input, field) => {
    expect(await started.ask(name, input)).toMatchObject({
      ok: false,
      error: { code: 'invalidInput', fields: { [field]: expect.any(Array) as unknown } },
    });
  });
  it.each([
    ['a number', 7],
    ['nothing', undefined],
    ['an object', { toString: () => 'shell.state' }],
  ])('%s is no name', async (_what, name) => {
    expect(await started.ask(name, {})).toMatchObject({ ok: false, error: { code: 'notFound', entity: 'command' } });
  });
  it('everything else goes to the engine as it is, and its answer comes back', async () => {
    const { child } = started.engine();
    const asking = started.ask('catalogue.find', { text: '高静梅' });
    await vi.waitFor(() => expect(child.said).toHaveLength(1));
    expect(child.said[0]).toMatchObject({ kind: 'call', name: 'catalogue.find', input: { text: '高静梅' } });
    const { id } = child.said[0] as { id: number };
    child.emit('message', { kind: 'answer', id, result: { ok: true, value: { hits: [], more: false } } });
    expect(await asking).toEqual({ ok: true, value: { hits: [], more: false } });
  });
});

describe('what is announced', () => {
  it('topics and progress, nothing beside', () => {
    const { send } = started.window.webContents;
    send.mockClear();
    started.engine().child.emit('message', { kind: 'changed', topics: ['catalogue'] });
    started.engine().child.emit('message', { kind: 'progress', job: 'exchange.commit', step: 'rows', done: 3, of: 9 });
    expect(send.mock.calls).toEqual([
      ['archive:changed', { topics: ['catalogue'] }],
      ['archive:progress', { job: 'exchange.commit', step: 'rows', done: 3, of: 9 }],
    ]);
  });
});

describe('what a person picks', () => {
  it('the page gets a ticket and a name; the engine alone learns the path', async () => {
    started.electron.dialog.showOpenDialog.mockResolvedValueOnce({
      canceled: false,
      filePaths: ['/srv/secret/台账.xlsx'],
    });
    const answer = (await started.ask('shell.pickFile', { purpose: 'ledger' })) as { value: { ticket: string } };
    expect(answer).toMatchObject({ ok: true, value: { name: '台账.xlsx', bytes: 0 } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(started.engine().child.said.at(-1)).toEqual({
      kind: 'grant',
      ticket: answer.value.ticket,
      path: '/srv/secret/台账.xlsx',
    });
  });
  it('nothing picked is nothing', async () => {
    started.electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await started.ask('shell.pickFolder', { purpose: 'open' })).toEqual({ ok: true, value: null });
  });
  it('a made-up ticket opens nothing', async () => {
    expect(await started.ask('shell.openArchive', { ticket: 'made-up' })).toEqual({
      ok: false,
      error: { code: 'notFound', entity: 'ticket', id: 'made-up' },
    });
  });
});

describe('documents', () => {
  const token = '0123456789abcdef0123456789abcdef';
  it('one is kept under its token, shown once, and gone with its window', async () => {
    const { child } = started.engine();
    const asking = started.ask('forms.preview', {});
    await vi.waitFor(() => expect(child.said.at(-1)).toMatchObject({ name: 'forms.preview' }));
    const { id } = child.said.at(-1) as { id: number };
    child.emit('message', {
      kind: 'answer',
      id,
      result: { ok: true, value: { token } },
      document: { token, pdf: new Uint8Array([37, 80, 68, 70]) },
    });
    expect(await asking).toEqual({ ok: true, value: { token } });

    const form = started.preview.handled.get('form');
    const url = `form://${token}/cover.pdf`;
    expect(form?.({ url, method: 'GET' }).status).toBe(404);
    expect(await started.ask('shell.openPreview', { token, title: '案卷封面 HX01/../x' })).toEqual({
      ok: true,
      value: {},
    });
    const opened = started.electron.BrowserWindow.all.at(-1);
    expect(opened?.loaded).toEqual([`form://${token}/${encodeURIComponent('案卷封面 HX01..x')}.pdf`]);
    expect(opened?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(opened?.options.webPreferences).not.toHaveProperty('preload');
    const shown = form?.({ url, method: 'GET' });
    expect([shown?.status, shown?.headers.get('content-type')]).toEqual([200, 'application/pdf']);

    expect(await started.ask('shell.openPreview', { token, title: '' })).toMatchObject({
      ok: false,
      error: { code: 'notFound', entity: 'document' },
    });
    opened?.destroy();
    expect(form?.({ url, method: 'GET' }).status).toBe(404);
  });
});
