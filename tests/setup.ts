import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A warning of React or of ours is a fault nobody looked at: it fails the test it appears in. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => {
    complaints.push(said.map(String).join(' '));
  });
});
const complaints: string[] = [];
afterEach(() => {
  const heard = complaints.splice(0);
  expect(heard, 'console.error was called').toEqual([]);
});
