import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Engine, NOON, startEngine } from '../archive/engine-harness';
import { credentials, flip, save, useRoom } from './room';

/** A store above the size that is checked before the unlock: its seals are checked by a porter while work goes on. */
const room = useRoom();
const large = async (): Promise<Engine> => {
  room().engine.close();
  const engine = startEngine(room().folder, () => NOON, { sealsUpTo: 4096 });
  room().engine = engine;
  await engine.get('operators.unlock', credentials);
  return engine;
};
/** The check begins with the first question after the unlock and says when it found something. */
async function checked(engine: Engine) {
  await engine.get('operators.me', {});
  for (let turns = 0; turns < 20; turns += 1) await new Promise((next) => setImmediate(next));
  return (await engine.get('operators.me', {})).warnings;
}

it('whole, it is never spoken of, and entries are saved before and after', async () => {
  const engine = await large();
  await save(engine, 7);
  expect(await checked(engine)).toEqual([]);
  await save(engine, 8);
  engine.close();
  expect((await (await room().unlockAgain()).get('operators.me', {})).warnings).toEqual([]);
});

it('with a damaged page it opens, says which page, and saves nothing more over it', async () => {
  room().engine.close();
  const path = room().path('room-1.db');
  const size = readFileSync(path).length;
  flip(path, size - 2048);
  const engine = await large();
  expect(await checked(engine)).toContainEqual({ code: 'storeDamaged', page: size / 4096 });
  expect(engine.heard).toContainEqual({ kind: 'changed', topics: ['session'] });
  expect(await engine.ask('settings.set', { key: 'idleMinutes', value: 9 })).toEqual({
    ok: false,
    error: { code: 'storeDamaged', page: size / 4096 },
  });
});
