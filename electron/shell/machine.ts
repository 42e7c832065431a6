import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { language } from '../../shared/contract/primitives';

/** All that this machine remembers in the clear: which archive was open, the language, the size of the window. */
const machineSchema = z.strictObject({
  archive: z.string().max(4096).nullable().catch(null),
  language: language.catch('zh-CN'),
  window: z
    .strictObject({ width: z.int().min(640).max(10_000), height: z.int().min(480).max(10_000) })
    .catch({ width: 1280, height: 860 }),
});
export type Machine = z.infer<typeof machineSchema>;
export type MachineFile = ReturnType<typeof openMachineFile>;

/** A missing or damaged file is as none, and one that cannot be written is let be: it holds nothing that cannot be chosen again. */
export function openMachineFile(path: string) {
  let machine = parse(path);
  return {
    get: (): Machine => machine,
    set: (change: Partial<Machine>): void => {
      machine = { ...machine, ...change };
      try {
        // Beside it and over it, so that a power cut leaves the old file or the new one.
        writeFileSync(`${path}.new`, JSON.stringify(machine));
        renameSync(`${path}.new`, path);
      } catch (cause) {
        process.stderr.write(`machine.json was not written: ${String(cause)}\n`);
      }
    },
  };
}

function parse(path: string): Machine {
  const none = machineSchema.parse({ archive: null, language: undefined, window: undefined });
  try {
    const parsed = machineSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : none;
  } catch {
    return none;
  }
}
