import { expect, it, vi } from 'vitest';
import { idleSeconds } from '../../electron/shell/idle';

vi.mock('electron', () => import('./electron-recorder'));

it.each([
  ['work in the page', { sinceActivity: 3, systemIdle: 900, systemCounts: true, previewFocused: false }, 3],
  ['work in another program', { sinceActivity: 400, systemIdle: 0, systemCounts: true, previewFocused: false }, 400],
  ['reading a preview', { sinceActivity: 400, systemIdle: 10, systemCounts: true, previewFocused: true }, 10],
  ['a preview left open', { sinceActivity: 400, systemIdle: 390, systemCounts: true, previewFocused: true }, 390],
  [
    'a system that always answers 0',
    { sinceActivity: 400, systemIdle: 0, systemCounts: false, previewFocused: true },
    400,
  ],
])('%s', (_what, facts, seconds) => {
  expect(idleSeconds(facts)).toBe(seconds);
});
