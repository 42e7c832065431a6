import type * as Fs from 'node:fs';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openArchive } from '../../electron/engine/archive/unlock';
import { createPorterHere } from '../../electron/engine/porter/client';
import { vaultFacts } from '../../electron/engine/vault/facts';
import { openVault } from '../../electron/engine/vault/vault';
import type { Unlocked } from '../../electron/engine/vault/unlocked';
import { AppFailure } from '../../shared/errors';
import { newArchive, NOON, PASSPHRASE, temporaryFolder } from '../archive/engine-harness';

/**
 * A disk that refuses the witness and nothing else. A false word of tampering is a serious fault: whatever refuses, and
 * whenever, the next unlock has nothing to report, since nothing was lost.
 */
const disk = vi.hoisted(() => ({ fails: null as 'write' | 'sync' | null, spared: 0, refused: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof Fs>();
  const refuse = (kind: 'write' | 'sync'): void => {
    if (disk.fails !== kind) return;
    if (disk.spared > 0) {
      disk.spared -= 1;
      return;
    }
    disk.refused += 1;
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  return {
    ...real,
    writeSync: (...args: Parameters<typeof real.writeSync>) => {
      refuse('write');
      return real.writeSync(...args);
    },
    fdatasyncSync: (handle: number) => {
      refuse('sync');
      real.fdatasyncSync(handle);
    },
  };
});

const outer = temporaryFolder();
const sound = join(outer.path, 'sound');
let unlocked: Unlocked;
let copies = 0;
let now = NOON;

const copyOf = (folder: string): string => {
  const copy = join(outer.path, `copy-${String((copies += 1))}`);
  cpSync(folder, copy, { recursive: true });
  return copy;
};
const open = (folder: string) =>
  openArchive(folder, 'room-1.db', unlocked, [], () => (now += 1000), createPorterHere());
type Open = Awaited<ReturnType<typeof open>>;
const save = ({ context, session }: Open, note: string): void => {
  context.work.write(session, (db) => {
    db.prepare('INSERT INTO client (code, name) VALUES (?, ?)').run([note, `客户 ${note}`]);
    return {
      value: null,
      deeds: [
        {
          deed: 'client.saved',
          changes: [{ subject: 'client:1', level: 0, before: null, after: { code: note } }],
        },
      ],
    };
  });
};
/** What the next unlock has to say, and of its own close. */
async function warningsOf(folder: string): Promise<readonly unknown[]> {
  const archive = await open(folder);
  const found = archive.warnings();
  archive.close();
  return found;
}
const logLeft = (folder: string): boolean =>
  existsSync(join(folder, 'room-1.db-wal')) && statSync(join(folder, 'room-1.db-wal')).size > 0;
/** An archive whose engine was killed with commits in the write-ahead log. */
async function killed(): Promise<string> {
  const living = copyOf(sound);
  const archive = await open(living);
  for (const note of ['1', '2', '3']) save(archive, note);
  const copy = copyOf(living);
  archive.close();
  expect(logLeft(copy)).toBe(true);
  return copy;
}

beforeAll(async () => {
  mkdirSync(sound);
  const engine = await newArchive(sound);
  engine.close();
  const bytes = readFileSync(join(sound, 'vault.json'));
  expect(vaultFacts(bytes)).toMatchObject({ value: { store: 'room-1.db' } });
  const opened = await openVault(bytes, { login: 'liwen', passphrase: PASSPHRASE });
  if (!opened.ok) throw new AppFailure(opened.error);
  unlocked = opened.value;
});
afterAll(() => {
  outer.remove();
});

describe.each(['write', 'sync'] as const)('a witness whose %s is refused', (kind) => {
  async function refusing(spared: number, run: () => unknown): Promise<unknown> {
    Object.assign(disk, { fails: kind, spared, refused: 0 });
    try {
      return await run();
    } catch (cause) {
      return cause instanceof AppFailure ? cause.appError.code : cause;
    } finally {
      disk.fails = null;
    }
  }
  it('while the archive is closed', async () => {
    const folder = copyOf(sound);
    const archive = await open(folder);
    save(archive, '1');
    await refusing(0, () => {
      archive.close();
    });
    expect(disk.refused).toBeGreaterThan(0);
    expect(logLeft(folder), 'the log is left for the next unlock').toBe(true);
    expect(await warningsOf(copyOf(folder)), 'after the process has ended').toEqual([]);
    expect(await warningsOf(folder), 'in the same process').toEqual([]);
  });
  it('at a save, and again while the archive is closed', async () => {
    const folder = copyOf(sound);
    const archive = await open(folder);
    save(archive, '1');
    const answer = await refusing(0, () => {
      try {
        save(archive, '2');
      } finally {
        archive.close();
      }
    });
    expect(answer).toBe('witnessNotWritten');
    expect(await warningsOf(copyOf(folder))).toEqual([]);
  });
  it('at any moment of an unlock, with a log that a kill has left or without one', async () => {
    for (const begun of [sound, await killed()]) {
      let whole = false;
      for (let spared = 0; !whole; spared += 1) {
        const folder = copyOf(begun);
        await refusing(spared, async () => {
          (await open(folder)).close();
        });
        whole = disk.refused === 0;
        expect(await warningsOf(copyOf(folder)), `refused after ${String(spared)}`).toEqual([]);
        expect(spared).toBeLessThan(20);
      }
    }
  });
});
