import { z } from 'zod';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { MachineFile } from './machine';
import type { Tickets } from './tickets';

/** Which field of a question names the folder that its success makes an archive. */
const asked = {
  'operators.setUp': z.object({ folder: z.string() }).transform(({ folder }) => folder),
  'backup.restore': z.object({ into: z.string() }).transform(({ into }) => into),
} as const;
const makesArchive = (name: string): name is keyof typeof asked => Object.hasOwn(asked, name);

/** A set-up or a restore that succeeded made the folder behind its ticket the archive of this machine; the shell alone knows the path. */
export function rememberSetUp(
  tickets: Tickets,
  machine: MachineFile,
  name: string,
  input: unknown,
  result: Result<unknown, AppError>,
): void {
  if (!makesArchive(name) || !result.ok) return;
  const parsed = asked[name].safeParse(input);
  const path = parsed.success ? tickets.path(parsed.data) : undefined;
  if (path !== undefined) machine.set({ archive: path });
}
