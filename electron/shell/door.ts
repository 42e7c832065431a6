import { randomBytes } from 'node:crypto';
import { type BrowserWindow, ipcMain } from 'electron';
import { CHANGED_CHANNEL, COMMAND_CHANNEL, PROGRESS_CHANNEL } from '../../shared/contract/channels';
import { commandOf, type ProgressEvent, type ShellCommandName, type Topic } from '../../shared/contract/index';
import { shellCommands } from '../../shared/contract/shell';
import { AppFailure, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { ShellHandlers } from './commands';
import { isOurSender } from './sender';

export type DoorDeps = {
  readonly window: () => BrowserWindow | undefined;
  readonly handlers: ShellHandlers;
  readonly askEngine: (name: string, input: unknown) => Promise<Result<unknown, AppError>>;
  readonly announce: (topics: readonly Topic[]) => void;
};

/** The one way in. In this order: sender → a command of the shell answered here → everything else to the engine's gate. */
export function setupDoor(deps: DoorDeps): void {
  ipcMain.handle(COMMAND_CHANNEL, (event, name: unknown, input: unknown) => {
    if (!isOurSender(event, deps.window()?.webContents.id))
      return err<AppError>({ code: 'forbidden', permission: 'sender' });
    if (typeof name !== 'string') return err<AppError>({ code: 'notFound', entity: 'command', id: typeof name });
    return isShellCommand(name) ? answerHere(deps, name, input) : deps.askEngine(name, input);
  });
}

const isShellCommand = (name: string): name is ShellCommandName => Object.hasOwn(shellCommands, name);

/** The two ways out; neither carries anything of the archive. */
export function createAnnouncer(window: () => BrowserWindow | undefined) {
  return {
    changed: (topics: readonly Topic[]): void => window()?.webContents.send(CHANGED_CHANNEL, { topics }),
    progress: ({ job, step, done, of }: ProgressEvent): void =>
      window()?.webContents.send(PROGRESS_CHANNEL, { job, step, done, of }),
  };
}

async function answerHere(
  { handlers, announce }: DoorDeps,
  name: ShellCommandName,
  raw: unknown,
): Promise<Result<unknown, AppError>> {
  const command = commandOf(name);
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return err({ code: 'invalidInput', fields: fieldsOf(parsed.error.issues) });
  try {
    const run = handlers[name] as (input: unknown) => unknown;
    const output = command.output.parse(await run(parsed.data));
    if (command.changes.length > 0) announce(command.changes);
    return ok(output);
  } catch (cause) {
    return err(
      cause instanceof AppFailure
        ? cause.appError
        : { code: 'internal', incidentId: `shell-${randomBytes(4).toString('hex')}` },
    );
  }
}

function fieldsOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[],
): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of issues) (fields[issue.path.map(String).join('.')] ??= []).push(issue.code ?? 'custom');
  return fields;
}
