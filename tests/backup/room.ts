import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Engine, newArchive, NOON, PASSPHRASE, startEngine, temporaryFolder } from '../archive/engine-harness';

/** A room with one archivist on real files, and what can befall the files. */
export const credentials = { login: 'liwen', passphrase: PASSPHRASE };

export type Room = {
  readonly folder: string;
  /** The archive's folder as it stands at this moment: what a cut of power leaves. */
  readonly frozen: (name: string) => string;
  readonly path: (file: string) => string;
  engine: Engine;
  /** Ends the engine and starts another on `folder`, locked. */
  readonly again: (folder?: string, clock?: () => number) => Engine;
  readonly unlockAgain: (folder?: string, clock?: () => number) => Promise<Engine>;
};

export function useRoom(): () => Room {
  let room: Room;
  let outer: ReturnType<typeof temporaryFolder>;
  const engines: Engine[] = [];
  beforeEach(async () => {
    outer = temporaryFolder();
    const folder = join(outer.path, 'archive');
    mkdirSync(folder);
    const engine = await newArchive(folder);
    engines.push(engine);
    const again = (at = folder, clock: () => number = () => NOON) => {
      engines.forEach((one) => {
        one.close();
      });
      const next = startEngine(at, clock);
      engines.push(next);
      room.engine = next;
      return next;
    };
    room = {
      folder,
      engine,
      path: (file) => join(folder, file),
      frozen: (name) => {
        const copy = join(outer.path, name);
        cpSync(folder, copy, { recursive: true });
        return copy;
      },
      again,
      unlockAgain: async (at, clock) => {
        const next = again(at, clock);
        await next.get('operators.unlock', credentials);
        return next;
      },
    };
  });
  afterEach(() => {
    engines.splice(0).forEach((one) => {
      one.close();
    });
    outer.remove();
  });
  return () => room;
}

/** One saved entry of the log: a setting changed. */
export const save = (engine: Engine, minutes: number) =>
  engine.get('settings.set', { key: 'idleMinutes', value: minutes });

export function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = at < 0 ? bytes.length + at : at;
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.from([(bytes[place] ?? 0) ^ 0x40]), 0, 1, place);
  closeSync(handle);
}

export function moveAway(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.away`);
}
export const remove = (path: string): void => {
  rmSync(path, { force: true });
};
