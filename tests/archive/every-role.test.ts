import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGate } from '../../electron/engine/gate';
import { commandOf, commands, isCommandName } from '../../shared/contract/index';
import { permissions, permissionsOf, type Role, roles } from '../../shared/domain/permissions';
import { ok } from '../../shared/result';
import { addColleague, type Engine, newArchive, signIn, temporaryFolder } from './engine-harness';

/**
 * Every command of the contract, asked by every role, at the real gate of an unlocked engine: forbidden exactly where
 * the table of domain/permissions says so. Nothing is done by it, since no question has the right shape; only questions
 * without any input are answered.
 */
const names = Object.keys(commands)
  .filter(isCommandName)
  .filter((name) => commandOf(name).at !== 'shell');
const inside = names.filter((name) => commandOf(name).before === undefined);
/** No command takes this: the permission is asked before the input is parsed, so nothing is ever done. */
const NO_SUCH_INPUT = ['nothing that any command takes'] as never;

it('walks the whole contract, each command under a permission of the table', () => {
  expect(inside.length).toBeGreaterThan(40);
  expect(inside.filter((name) => !permissions.includes(commandOf(name).may))).toEqual([]);
});

it('asks nothing before the unlock of anybody but the public', () => {
  expect(names.filter((name) => commandOf(name).before === 'unlock' && commandOf(name).may !== 'public')).toEqual([]);
  expect(inside.filter((name) => commandOf(name).may === 'public')).toEqual([]);
});

describe.each(roles)('%s', (role: Role) => {
  const folder = temporaryFolder();
  let engine: Engine;
  beforeAll(async () => {
    const first = await newArchive(folder.path);
    await addColleague(first, { login: 'other', fullName: '何远', roles: [role] });
    first.close();
    engine = await signIn(folder.path, 'other');
  }, 60_000);
  afterAll(() => {
    engine.close();
    folder.remove();
  });

  it('is forbidden exactly what the table withholds', async () => {
    const answers = await Promise.all(
      inside.map(async (name) => {
        const answer = await engine.ask(name as 'operators.me', NO_SUCH_INPUT);
        return [name, answer.ok ? 'answered' : answer.error.code] as const;
      }),
    );
    const expected = inside.map((name) => [
      name,
      permissionsOf[role].includes(commandOf(name).may) ? 'invalidInput' : 'forbidden',
    ]);
    expect(answers).toEqual(expected);
    expect(answers.some(([, code]) => code === 'invalidInput')).toBe(true);
  });
});

it('a person of several roles may do what any of them may, and one of none nothing', async () => {
  const asked = async (held: readonly Role[]) => {
    const gate = createGate({
      open: {} as never,
      current: () => ok({ session: { roles: held } as never, handlers: {} as never }),
      onChanged: () => undefined,
      recordIncident: () => '',
    });
    const around = {} as never;
    const answers = await Promise.all(inside.map((name) => gate(name, NO_SUCH_INPUT, around)));
    return inside.filter((_, at) => {
      const answer = answers[at];
      return answer?.ok === false && answer.error.code !== 'forbidden';
    });
  };
  const both = await asked(['auditor', 'supervisor']);
  expect(both).toEqual(
    inside.filter((name) => [...permissionsOf.auditor, ...permissionsOf.supervisor].includes(commandOf(name).may)),
  );
  expect(await asked([])).toEqual([]);
});
