import type { z } from 'zod';
import {
  commandOf,
  isCommandName,
  type EngineCommandName,
  type ShellCommandName,
  type Topic,
} from '../../shared/contract/index';
import { may } from '../../shared/domain/permissions';
import { AppFailure, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { OpenHandlers, OpenName, SessionHandlers, Surroundings } from './archive/subject';
import type { Session } from './store/work';

export type GateDeps = {
  readonly open: OpenHandlers;
  /** `locked` before the unlock; `busy` while a rotation has the store for itself. */
  readonly current: () => Result<{ readonly session: Session; readonly handlers: SessionHandlers }, AppError>;
  readonly onChanged: (topics: readonly Topic[]) => void;
  readonly recordIncident: (command: string, cause: unknown) => string;
};

type Run = (input: unknown, around: Surroundings) => unknown;

/**
 * The one door of the engine, the same for the window and the command line. In this order: command known → session
 * open → permission → input parsed → handler → output parsed → topics announced. It never throws.
 */
export function createGate(deps: GateDeps) {
  return async function handle(name: unknown, raw: unknown, around: Surroundings): Promise<Result<unknown, AppError>> {
    if (!isEngineCommand(name)) return err({ code: 'notFound', entity: 'command', id: String(name).slice(0, 64) });
    const command = commandOf(name);
    const found = runnerFor(deps, name);
    if (!found.ok) return found;
    const parsed = command.input.safeParse(raw);
    if (!parsed.success) return err({ code: 'invalidInput', fields: fieldErrors(parsed.error) });
    try {
      const output = command.output.parse(await found.value(parsed.data, around));
      if (command.changes.length > 0) deps.onChanged(command.changes);
      return ok(output);
    } catch (cause) {
      if (cause instanceof AppFailure) return err(cause.appError);
      return err({ code: 'internal', incidentId: deps.recordIncident(name, cause) });
    }
  };
}

function runnerFor(deps: GateDeps, name: EngineCommandName): Result<Run, AppError> {
  if (Object.hasOwn(deps.open, name)) return ok(deps.open[name as OpenName] as Run);
  const found = deps.current();
  if (!found.ok) return found;
  const current = found.value;
  const permission = commandOf(name).may;
  if (!may(current.session.roles, permission)) return err({ code: 'forbidden', permission });
  const handler = current.handlers[name as Exclude<EngineCommandName, OpenName>] as (
    input: unknown,
    session: Session,
    around: Surroundings,
  ) => unknown;
  return ok((input, around) => handler(input, current.session, around));
}

function isEngineCommand(name: unknown): name is Exclude<EngineCommandName, ShellCommandName> {
  return isCommandName(name) && commandOf(name).at !== 'shell';
}

/** Path → i18n keys of what is wrong there; never the value itself. */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) (fields[issue.path.join('.')] ??= []).push(messageKey(issue));
  return fields;
}

/** Our own messages are keys already; zod's prose is replaced by the kind of the problem. */
function messageKey(issue: z.core.$ZodIssue): string {
  return /^[a-zA-Z]+$/.test(issue.message) ? issue.message : issue.code;
}
