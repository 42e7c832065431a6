import { z } from 'zod';
import { createEngine } from '../../electron/engine/engine';
import { draw } from '../../electron/engine/forms/draw';
import { createPorterHere } from '../../electron/engine/porter/client';
import { openReader } from '../../electron/engine/store/open';
import type { FromEngine } from '../../electron/engine-protocol';
import { commandOf, commands, isCommandName, type CommandName } from '../../shared/contract/index';
import { join } from 'node:path';
import { seeded } from '../fixtures/seeded';
import { likely, raw, spoiled } from './junk';
import type { Outcome } from './report';
import { credentials, type Subject } from './subject';

/**
 * Malformed messages at every command of the contract, through the real gate of an unlocked engine: each is refused as
 * invalid, nothing is written, nothing ends. What happens to be well formed is not sent. Control: one good message.
 */
export async function messages(subject: Subject, each: number): Promise<Outcome> {
  const folder = subject.copy();
  const waiting = new Map<number, (answer: Extract<FromEngine, { kind: 'answer' }>) => void>();
  const engine = createEngine({
    folder,
    press: { draw },
    porter: createPorterHere(),
    clock: () => Date.now(),
    send: (message) => {
      if (message.kind === 'answer') waiting.get(message.id)?.(message);
    },
  });
  let last = 0;
  const ask = async (name: string, input: unknown) => {
    const id = (last += 1);
    const answer = new Promise<Extract<FromEngine, { kind: 'answer' }>>((done) => waiting.set(id, done));
    engine.receive({ kind: 'call', id, name, input });
    const { result } = await answer;
    waiting.delete(id);
    return result;
  };
  const unlocked = await ask('operators.unlock', credentials);
  if (!unlocked.ok) throw new Error(`not unlocked: ${unlocked.error.code}`);
  const reader = openReader(join(folder, 'room-1.db'), subject.unlocked.dataKey.hex());
  const written = (): number => Number(reader.pragma('data_version', { simple: true }));

  const random = seeded(77);
  const faults: string[] = [];
  let slowest = 0;
  let sent = 0;
  const names = Object.keys(commands).filter(
    (name): name is CommandName => isCommandName(name) && commandOf(name).at !== 'shell',
  );
  for (const name of names) {
    const { input } = commandOf(name);
    const schema: unknown = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    const before = written();
    for (let n = 0, tries = 0; n < each && tries < each * 4; tries += 1) {
      const message = random(4) === 0 ? raw(random) : spoiled(likely(schema, random), random);
      if (input.safeParse(message).success) continue;
      n += 1;
      const start = performance.now();
      const result = await ask(name, message);
      slowest = Math.max(slowest, performance.now() - start);
      if (result.ok || result.error.code !== 'invalidInput')
        faults.push(`${name}: ${result.ok ? 'accepted' : result.error.code}`);
    }
    sent += each;
    if (written() !== before) faults.push(`${name} wrote`);
  }
  for (let n = 0; n < each; n += 1) {
    const name = raw(random);
    const result = await ask(name as string, {});
    if (result.ok || !['notFound', 'invalidInput'].includes(result.error.code))
      faults.push(`a made-up command: ${JSON.stringify(result)}`);
  }
  faults.push(...engine.incidents().map(({ command, kind, where }) => `incident in ${command}: ${kind} ${where}`));
  const before = written();
  await ask('desk.saveDraft', { key: 'volume:1', body: '{}' });
  const control = written() === before ? 0 : 1;
  reader.close();
  engine.close();
  return {
    fault: 'malformed messages',
    runs: sent,
    of: `${String(each)} for each of ${String(names.length)} commands; slowest answer ${slowest.toFixed(0)} ms`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'a good message, seen to write', losses: control },
  };
}
