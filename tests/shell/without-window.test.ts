import { expect, it, vi } from 'vitest';
import { askedWithoutWindow } from '../../electron/shell/without-window';
import { safeguards } from '../../electron/shell/window';
import { app } from './electron-recorder';

vi.mock('electron', () => import('./electron-recorder'));

it.each([
  [['guicang'], null],
  [['guicang', '--lang=en'], null],
  [['guicang', '--self-check'], { kind: 'selfCheck' }],
  [['guicang', '--cli', '--help'], { kind: 'cli', words: ['--help'] }],
  [['electron', '.', '--cli', 'call', 'x', '{}'], { kind: 'cli', words: ['call', 'x', '{}'] }],
  [['guicang', '--cli', 'call', '--self-check'], { kind: 'cli', words: ['call', '--self-check'] }],
])('%j asks for %j', (argv, asked) => {
  expect(askedWithoutWindow(argv)).toEqual(asked);
});

it('a packaged page has no tools for developers', () => {
  app.isPackaged = true;
  const packaged = safeguards({} as never);
  app.isPackaged = false;
  expect([packaged.devTools, packaged.sandbox, safeguards({} as never).devTools]).toEqual([false, true, true]);
});
