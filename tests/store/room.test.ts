import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lengthOf, withRoom } from '../../electron/engine/store/room';
import { type AppError, AppFailure } from '../../shared/errors';
import { temporaryFolder } from '../archive/engine-harness';

const MB = 1024 * 1024;
const said = (error: AppError, bytes: number): unknown => {
  const answer = withRoom(new AppFailure(error), () => bytes);
  return answer instanceof AppFailure ? answer.appError : answer;
};

/** What a full disk is told to make free. */
it('is the length of what was to be copied, begun megabytes, and room for a save; never less than was said before', () => {
  expect(said({ code: 'diskFull', needed: 32 }, 0)).toEqual({ code: 'diskFull', needed: 32 });
  expect(said({ code: 'diskFull', needed: 32 }, 1)).toEqual({ code: 'diskFull', needed: 33 });
  expect(said({ code: 'diskFull', needed: 32 }, 900 * MB)).toEqual({ code: 'diskFull', needed: 932 });
  expect(said({ code: 'diskFull', needed: 500 }, 10 * MB)).toEqual({ code: 'diskFull', needed: 500 });
  const copy = (needed: string): AppError => ({ code: 'backupFailed', reason: 'diskFull', facts: { needed } });
  expect(said({ code: 'backupFailed', reason: 'diskFull', facts: {} }, 64 * MB)).toEqual(copy('96'));
  expect(said(copy('200'), 64 * MB)).toEqual(copy('200'));
});
it('is not said of any other failure', () => {
  const other: AppError = { code: 'backupFailed', reason: 'diskError', facts: {} };
  expect(said(other, MB)).toEqual(other);
  const unnamed = new Error('unnamed');
  expect(withRoom(unnamed, () => MB)).toBe(unnamed);
});
it('counts files together, and none that is not there', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder.path, name);
  writeFileSync(at('a'), Buffer.alloc(1000));
  writeFileSync(at('b'), Buffer.alloc(24));
  expect(lengthOf(at('a'), at('gone'), at('b'))).toBe(1024);
  folder.remove();
});
