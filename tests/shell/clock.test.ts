import { afterEach, expect, it, vi } from 'vitest';
import { clockFrom } from '../../electron/engine/clock';
import { clockWords } from '../../electron/shell/clock';
import { app } from './electron-recorder';

vi.mock('electron', () => import('./electron-recorder'));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  app.isPackaged = false;
});

it('moves the clock of an unpackaged program only', () => {
  expect(clockWords()).toEqual([]);
  vi.stubEnv('GUICANG_DAYS_AHEAD', '190');
  expect(clockWords()).toEqual(['--days-ahead', '190']);
  app.isPackaged = true;
  expect(clockWords()).toEqual([]);
});

it('is the PC’s clock, or whole days ahead of it, and nothing else', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T02:00:00Z') });
  expect(clockFrom(['node', 'engine'])()).toBe(Date.parse('2026-11-23T02:00:00Z'));
  expect(clockFrom(['--days-ahead', '190'])()).toBe(Date.parse('2027-06-01T02:00:00Z'));
  for (const days of ['-1', '1.5', 'soon']) expect(() => clockFrom(['--days-ahead', days])).toThrow(RangeError);
});
