import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DrawnDocument, FromEngine } from '../../electron/engine-protocol';
import { createEngine } from '../../electron/engine/engine';
import { createPorterHere } from '../../electron/engine/porter/client';
import { draw } from '../../electron/engine/forms/draw';
import type { EngineCommandName, InputOf, OutputOf } from '../../shared/contract/index';
import type { OperatorRow } from '../../shared/contract/operators';
import { builtInDocumentTypes } from '../../shared/domain/document-types';
import type { Level } from '../../shared/domain/level';
import type { Role } from '../../shared/domain/permissions';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';

/** A real engine on real encrypted files in a folder of its own, driven by messages as the shell drives it. */
export const PASSPHRASE = '石桥 晚风 借据 梅子 铜铃 七里';
export const NOON = Date.parse('2026-03-10T04:00:00Z');

export type Engine = ReturnType<typeof startEngine>;
export function startEngine(
  folder: string | null,
  clock: () => number = () => NOON,
  more: { readonly sealsUpTo?: number } = {},
) {
  const waiting = new Map<number, (answer: Extract<FromEngine, { kind: 'answer' }>) => void>();
  const heard: FromEngine[] = [];
  let last = 0;
  const engine = createEngine({
    folder,
    clock,
    press: { draw },
    porter: createPorterHere(),
    ...more,
    send: (message) => {
      if (message.kind === 'answer') waiting.get(message.id)?.(message);
      else heard.push(message);
    },
  });
  const documents: DrawnDocument[] = [];
  const ask = async <N extends EngineCommandName>(
    name: N,
    input: InputOf<N>,
  ): Promise<Result<OutputOf<N>, AppError>> => {
    const id = (last += 1);
    const answer = await new Promise<Extract<FromEngine, { kind: 'answer' }>>((done) => {
      waiting.set(id, done);
      engine.receive({ kind: 'call', id, name, input });
    });
    if (answer.document !== undefined) documents.push(answer.document);
    return answer.result as Result<OutputOf<N>, AppError>;
  };
  /** The value, where the test expects nothing to go wrong. */
  const get = async <N extends EngineCommandName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const result = await ask(name, input);
    if (!result.ok) expect.fail(`${name}: ${JSON.stringify(result.error)} ${JSON.stringify(engine.incidents())}`);
    return result.value;
  };
  return {
    ask,
    get,
    heard,
    documents,
    receive: engine.receive,
    idle: engine.idle,
    close: engine.close,
    incidents: engine.incidents,
  };
}

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'guicang-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export const typeLevels = Object.fromEntries(builtInDocumentTypes.map(({ code }) => [code, 'general' as const]));

/** A new archive with one archivist of the highest clearance, unlocked. */
export async function newArchive(folder: string, clock?: () => number): Promise<Engine> {
  const engine = startEngine(null, clock);
  engine.receive({ kind: 'grant', ticket: 'folder', path: folder });
  const { recoveryKey } = await engine.get('operators.prepareRecovery', {});
  await engine.get('operators.setUp', {
    folder: 'folder',
    fondsNumber: 'HX01',
    fondsName: '云岭金石商贸有限公司',
    typeLevels,
    recoveryKeyTyped: recoveryKey,
    language: 'zh-CN',
    operator: {
      login: 'liwen',
      fullName: '李文',
      staffCode: 'G1001',
      roles: ['archivist'],
      clearance: 'topSecret',
      passphrase: PASSPHRASE,
    },
  });
  return engine;
}

export type NewColleague = {
  readonly login: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly clearance?: Level;
  readonly staffCode?: string;
  readonly passphrase?: string;
};

/** A second, third … operator beside 李文, added by whoever is signed in at `engine`; `signIn` opens a window as them. */
export async function addColleague(engine: Engine, colleague: NewColleague): Promise<OperatorRow> {
  const { login, fullName, roles, clearance = 'topSecret', staffCode = `G-${login}`, passphrase } = colleague;
  const { operators } = await engine.get('operators.add', {
    person: { kind: 'new', fullName, staffCode },
    login,
    roles: [...roles],
    clearance,
    passphrase: passphrase ?? PASSPHRASE,
  });
  const added = operators.find((one) => one.login === login);
  if (added === undefined) expect.fail(`${login} is not in the list`);
  return added;
}

/** A fresh engine on the folder, unlocked. One engine an archive: close the one before. */
export async function signIn(
  folder: string,
  login: string,
  { passphrase = PASSPHRASE, clock }: { passphrase?: string; clock?: () => number } = {},
): Promise<Engine> {
  const engine = startEngine(folder, clock);
  await engine.get('operators.unlock', { login, passphrase });
  return engine;
}
