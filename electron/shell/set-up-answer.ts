import { z } from 'zod';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { MachineFile } from './machine';
import type { Tickets } from './tickets';

const asked = z.object({ folder: z.string() });

/** A set-up that succeeded made the folder behind its ticket the archive of this machine; the shell alone knows the path. */
export function rememberSetUp(
  tickets: Tickets,
  machine: MachineFile,
  name: string,
  input: unknown,
  result: Result<unknown, AppError>,
): void {
  if (name !== 'operators.setUp' || !result.ok) return;
  const parsed = asked.safeParse(input);
  const path = parsed.success ? tickets.path(parsed.data.folder) : undefined;
  if (path !== undefined) machine.set({ archive: path });
}
