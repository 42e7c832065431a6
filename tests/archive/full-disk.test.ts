import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { smallDisk, type SmallDisk } from '../fixtures/small-disk';
import { type Engine, newArchive, PASSPHRASE, startEngine, temporaryFolder } from './engine-harness';

/** Every write to a disk without room is refused in its own sentence, changes nothing, and goes through once there is room. */
const MB = 1024 * 1024;
let folder: ReturnType<typeof temporaryFolder>;
let disk: SmallDisk | null;
let engine: Engine | null;
beforeEach(() => {
  folder = temporaryFolder();
  disk = smallDisk(folder.path, 12);
  engine = null;
});
afterEach(() => {
  engine?.close();
  disk?.release();
  folder.remove();
});

const client = (code: string): InputOf<'clients.save'> => ({
  id: null,
  version: 0,
  code,
  name: '宏远商贸有限公司',
  kind: null,
  keeperId: null,
  keeper: null,
  openedOn: null,
  note: '往来账目另存'.repeat(80),
  contacts: [],
});
/** Writes until one is refused: what still fits into pages already there is let through. */
async function untilFull(
  write: (n: number) => Promise<Result<unknown, AppError>>,
): Promise<{ saved: number; refused: AppError }> {
  for (let n = 0; n < 200; n += 1) {
    const answer = await write(n);
    if (!answer.ok) return { saved: n, refused: answer.error };
  }
  return expect.fail('the disk never filled');
}

describe('a full disk', () => {
  it('refuses a deed and a draft by name, keeps what was saved, and goes on when there is room', async (context) => {
    if (disk === null) return context.skip('mounting a small disk needs root on Linux');
    engine = await newArchive(disk.path);
    const makeRoom = disk.fill();
    const open = engine;
    const deed = await untilFull((n) => open.ask('clients.save', client(`A${String(n)}`)));
    const { path } = disk;
    const length = (file: string) => statSync(join(path, file)).size;
    /** The log as far as it got, and the file that it is moved into. */
    const needed = () => Math.ceil((2 * length('room-1.db-wal')) / MB) + 32;
    expect(needed()).toBeGreaterThan(32);
    expect(deed.refused).toEqual({ code: 'diskFull', needed: needed() });
    const draft = await open.ask('desk.saveDraft', { key: 'volume:1', body: '归'.repeat(500_000) });
    expect(draft).toEqual({ ok: false, error: { code: 'diskFull', needed: needed() } });
    expect(open.incidents()).toEqual([]);
    expect((await open.get('clients.list', {})).total).toBe(deed.saved);

    const store = length('room-1.db') + length('room-1.db-wal');
    expect(await open.ask('backup.make', {}), 'a copy needs its own length, and room for a save').toEqual({
      ok: false,
      error: { code: 'backupFailed', reason: 'diskFull', facts: { needed: String(Math.ceil(store / MB) + 32) } },
    });

    makeRoom();
    await open.get('clients.save', client('B1'));
    expect(await open.get('audit.verify', {})).toMatchObject({ firstBroken: null });
  });

  it('leaves no half-written file beside the vault when a wrong passphrase cannot be counted', async (context) => {
    if (disk === null) return context.skip('mounting a small disk needs root on Linux');
    engine = await newArchive(disk.path);
    engine.close();
    engine = startEngine(disk.path);
    await engine.get('operators.status', {});
    const before = readdirSync(disk.path);
    const makeRoom = disk.fill();
    expect(await engine.ask('operators.unlock', { login: 'liwen', passphrase: `${PASSPHRASE} 不对` })).toMatchObject({
      ok: false,
      error: { code: 'wrongPassphrase' },
    });
    makeRoom();
    expect(readdirSync(disk.path)).toEqual(before);
  });
});
