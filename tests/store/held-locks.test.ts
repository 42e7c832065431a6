import { randomBytes } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../electron/engine/store/migrate';
import { checkpoint, createStore, openReader, openStore, openStoreWith } from '../../electron/engine/store/open';
import { watch } from '../../electron/engine/store/watch';
import { Secret } from '../../electron/engine/vault/secret';
import { AppFailure } from '../../shared/errors';
import { temporaryFolder } from '../archive/engine-harness';

/**
 * On POSIX systems, closing any descriptor of a file drops every lock that the process holds on it. The database keeps a
 * shared lock on the store for as long as it is open, by which other processes know that they are not the last to close
 * it. Read from the system's own list of locks.
 */
const key = randomBytes(32).toString('hex');
let folder: ReturnType<typeof temporaryFolder>;
let path: string;
const SHARED_BYTES = '1073741826 1073742335';
const isHeld = (): boolean =>
  readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .some((line) => line.includes(`:${String(statSync(path).ino)} ${SHARED_BYTES}`));

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'room-1.db');
  const db = createStore(path, key);
  migrate(db);
  checkpoint(db);
  db.close();
});
afterEach(() => {
  folder.remove();
});

describe.runIf(process.platform === 'linux')('the lock on an open store', () => {
  it('is held while its pages are read and read again, and gone once it is closed', () => {
    const { db: writer, recovered } = openStoreWith(path, key);
    const witness = { witnessPath: join(folder.path, 'room.witness'), key: new Secret(randomBytes(32)) };
    const watching = watch({ path, ...witness, writer, recovered });
    watching.settle();
    expect(isHeld(), 'once watched').toBe(true);
    const reader = openReader(path, key);
    writer.exec(`INSERT INTO client (code, name) VALUES ('1', '甲')`);
    watching.checkpoint();
    expect(isHeld(), 'after a checkpoint').toBe(true);
    reader.close();
    watching.close();
    expect(isHeld(), 'after the end').toBe(false);
  });
  it('is held by a second try, where the first was refused', () => {
    const sound = readFileSync(path);
    // Open to the end: closing it here would do what is looked for.
    const handle = openSync(path, 'r+');
    ftruncateSync(handle, sound.length - 4096);
    expect(() => openStore(path, key)).toThrow(AppFailure);
    writeSync(handle, sound, 0, sound.length, 0);
    const opened = openStore(path, key);
    expect(isHeld()).toBe(true);
    opened.close();
    closeSync(handle);
  });
  it('would be gone with any descriptor: the list tells', () => {
    const db = openStore(path, key);
    expect(isHeld()).toBe(true);
    closeSync(openSync(path, 'r'));
    expect(isHeld()).toBe(false);
    db.close();
  });
});
