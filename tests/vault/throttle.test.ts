import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openThrottle } from '../../electron/engine/vault/attempts-file';
import { realDisk, type Disk } from '../../electron/engine/vault/file';
import { delayAfter, KEPT_TIMES, noAttempts, withFailure } from '../../electron/engine/vault/throttle';
import { NOW } from './fixtures';

const LOGINS = ['lihua', 'wang'];
const SECOND = 1000;
const newPath = async () => join(await mkdtemp(join(tmpdir(), 'vault-')), 'attempts.json');

/** A PC with a clock of its own; `restart` gives what the next start of the program finds. */
async function machine(path: string, start = NOW) {
  let now = start;
  let throttle = await openThrottle(path, LOGINS, now);
  return {
    pass: (seconds: number) => (now += seconds * SECOND),
    restart: async () => void (throttle = await openThrottle(path, LOGINS, now)),
    begin: (login = 'lihua') => throttle.begin(login, now),
    succeeded: (login = 'lihua') => throttle.succeeded(login),
    now: () => now,
  };
}
const refused = (seconds: number) => ({ ok: false, error: { code: 'throttled', seconds } });

it('waits 0, 0, 0, 2, 4, 8 … 300 seconds after the n-th failure', () => {
  const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 500, 1e9];
  expect(counts.map(delayAfter)).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
});

describe('an operator at the keyboard', () => {
  it('needs at least 20 minutes for 20 wrong tries, with a restart before each', async () => {
    const pc = await machine(await newPath());
    for (let tries = 0; tries < 20;) {
      await pc.restart();
      const begun = await pc.begin();
      if (begun.ok) tries += 1;
      else pc.pass(begun.error.code === 'throttled' ? begun.error.seconds : 0);
    }
    expect(pc.now() - NOW).toBe((2 + 4 + 8 + 16 + 32 + 64 + 128 + 256 + 8 * 300) * SECOND);
    expect(pc.now() - NOW).toBeGreaterThanOrEqual(20 * 60 * SECOND);
  });

  it('is told the seconds left; a refused try does not count', async () => {
    const pc = await machine(await newPath());
    for (let tries = 0; tries < 4; tries += 1) expect((await pc.begin()).ok).toBe(true);
    expect(await pc.begin()).toEqual(refused(2));
    pc.pass(1.2);
    expect(await pc.begin()).toEqual(refused(1));
    pc.pass(1);
    expect((await pc.begin()).ok).toBe(true);
    expect(await pc.begin()).toEqual(refused(4));
  });

  it('hears of the tries that failed since the last unlock, and starts afresh', async () => {
    const path = await newPath();
    const pc = await machine(path);
    await pc.begin();
    pc.pass(60);
    await pc.begin();
    pc.pass(60);
    await pc.restart();
    const begun = await pc.begin();
    expect(begun).toEqual({
      ok: true,
      value: {
        login: 'lihua',
        failedBefore: [
          { login: 'lihua', at: NOW },
          { login: 'lihua', at: NOW + 60 * SECOND },
        ],
      },
    });
    await pc.succeeded();
    await pc.restart();
    expect(await pc.begin()).toEqual({ ok: true, value: { login: 'lihua', failedBefore: [] } });
  });

  it('does not pay for the failures of another, nor clear them', async () => {
    const pc = await machine(await newPath());
    for (let tries = 0; tries < 5; tries += 1) {
      await pc.begin('lihua');
      pc.pass(3);
    }
    expect((await pc.begin('wang')).ok).toBe(true);
    await pc.succeeded('wang');
    expect(await pc.begin('lihua')).toEqual(refused(1));
  });

  it('counts a try that was cut short by ending the program', async () => {
    const path = await newPath();
    for (let tries = 0; tries < 4; tries += 1) expect((await (await machine(path)).begin()).ok).toBe(true);
    expect(await (await machine(path)).begin()).toEqual(refused(2));
  });

  it('shares one count over all names the vault does not know, so the file stays small', async () => {
    const path = await newPath();
    const pc = await machine(path);
    for (const login of ['a1', '__proto__', 'constructor', 'toString']) expect((await pc.begin(login)).ok).toBe(true);
    expect(await pc.begin('another')).toEqual(refused(2));
    expect((await pc.begin('lihua')).ok).toBe(true);
  });

  it('keeps the last times of many failures, and all of their count', () => {
    const rounds = Array.from({ length: KEPT_TIMES + 20 }, (_, round) => NOW + round);
    const attempts = rounds.reduce((so, at) => withFailure(so, 'lihua', at), noAttempts);
    expect(attempts.failures['lihua']).toEqual({
      count: KEPT_TIMES + 20,
      times: rounds.slice(-KEPT_TIMES),
      waitFrom: NOW + KEPT_TIMES + 19,
    });
  });
});

describe('the clock', () => {
  it('set back, makes the wait start again from then: neither over at once nor in years', async () => {
    const pc = await machine(await newPath());
    for (let tries = 0; tries < 4; tries += 1) await pc.begin();
    pc.pass(-400 * 86_400);
    expect(await pc.begin()).toEqual(refused(2));
    await pc.restart();
    pc.pass(2);
    expect((await pc.begin()).ok).toBe(true);
  });
});

describe('the file', () => {
  it.each([
    ['cut off', '{"format":1,"fail'],
    ['empty', ''],
    ['of another shape', '{"format":1,"failures":{"lihua":{"count":-4}},"suspectSince":null}'],
    ['binary', '\u0000\u0001'],
  ])('%s: the longest wait for everyone, once, over restarts', async (_name, content) => {
    const path = await newPath();
    await writeFile(path, content);
    const pc = await machine(path);
    expect(await pc.begin()).toEqual(refused(300));
    expect(await pc.begin('wang')).toEqual(refused(300));
    pc.pass(100);
    await pc.restart();
    expect(await pc.begin()).toEqual(refused(200));
    pc.pass(200);
    await pc.restart();
    expect((await pc.begin()).ok).toBe(true);
    await pc.succeeded();
    expect((await pc.begin('wang')).ok).toBe(true);
  });

  it('refused by a full disk locks nobody out, and the count holds while the program runs', async () => {
    const full: Disk = {
      ...realDisk,
      writeAndSync: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    const throttle = await openThrottle(await newPath(), LOGINS, NOW, full);
    for (let tries = 0; tries < 4; tries += 1) expect((await throttle.begin('lihua', NOW)).ok).toBe(true);
    expect(await throttle.begin('lihua', NOW)).toEqual(refused(2));
  });
});
