import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { commandOf, commands, isCommandName, type ProgressEvent } from '../shared/contract/index';
import type { AppError } from '../shared/errors';
import type { Result } from '../shared/result';
import type { EngineClient } from './engine-client';

/**
 * The command line: a second client of the very same gate, for IT staff, scheduled work and tests. Under plain Node it is
 * `cli.ts`, in a packaged program `guicang --cli …`; they differ in how the engine's process is started.
 *   archive -- --help
 *   archive -- call <command> '<json>' --archive DIR --operator NAME --passphrase-file F [--file NAME=PATH] [--out FILE.pdf]
 * Answers go to standard output as one line of JSON, progress and failures to standard error; exit code 0, 1 refused, 2 usage.
 */
type Options = {
  readonly command: string;
  readonly input: unknown;
  readonly archive: string | null;
  readonly operator: string | null;
  readonly passphraseFile: string | null;
  readonly files: ReadonlyMap<string, string>;
  readonly out: string | null;
};

/** Starts the engine on `folder`, or on none before set-up. */
export type Connect = (
  folder: string | null,
  onProgress: (event: ProgressEvent) => void,
) => Pick<EngineClient, 'ask' | 'grant' | 'close'>;

const USAGE = `archive --help
archive call <command> '<json>' --archive DIR --operator NAME (--passphrase-file F | passphrase on standard input)
             [--file TICKET=PATH]  a file or folder; the input names it by TICKET
             [--out FILE.pdf]      where a drawn form is written`;

function help(): string {
  const rows = Object.keys(commands)
    .filter(isCommandName)
    .filter((name) => commandOf(name).at !== 'shell')
    .map((name) => {
      const { input, may, before } = commandOf(name);
      const shape: unknown = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
      return `${name}\n  may: ${may}${before === undefined ? '' : ' (before unlock)'}\n  input: ${describe(shape)}`;
    });
  return `${USAGE}\n\n${rows.join('\n')}\n`;
}

/** A JSON schema as one readable line: `{ id: integer, limit?: integer }`. */
const schemaShape = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});
function describe(schema: unknown): string {
  const read = schemaShape.safeParse(schema);
  if (!read.success) return 'any';
  const {
    type,
    enum: choices,
    const: fixed,
    anyOf,
    oneOf,
    properties,
    required = [],
    items,
    additionalProperties,
  } = read.data;
  if (fixed !== undefined) return JSON.stringify(fixed);
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  const either = anyOf ?? oneOf;
  if (either !== undefined) return either.map(describe).join(' | ');
  if (type === 'array') return `[${describe(items)}]`;
  if (properties !== undefined)
    return `{ ${Object.entries(properties)
      .map(([name, inner]) => `${name}${required.includes(name) ? '' : '?'}: ${describe(inner)}`)
      .join(', ')} }`.replace('{  }', '{}');
  if (additionalProperties !== undefined && typeof additionalProperties === 'object')
    return `{ [name]: ${describe(additionalProperties)} }`;
  return typeof type === 'string' ? type : 'any';
}

function parseArguments(argv: readonly string[]): Options | string {
  const [verb, command = '', json = '{}', ...rest] = argv;
  if (verb !== 'call' || command === '') return USAGE;
  const given = new Map<string, string>();
  const files = new Map<string, string>();
  for (let i = 0; i < rest.length; i += 2) {
    const name = rest[i] ?? '';
    const value = rest[i + 1];
    if (!['--archive', '--operator', '--passphrase-file', '--file', '--out'].includes(name) || value === undefined)
      return `unknown or incomplete option: ${name}\n${USAGE}`;
    if (name === '--file') files.set(value.split('=', 1)[0] ?? '', resolve(value.slice(value.indexOf('=') + 1)));
    else given.set(name, value);
  }
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    return `the input is not JSON\n${USAGE}`;
  }
  return {
    command,
    input,
    files,
    archive: given.get('--archive') ?? null,
    operator: given.get('--operator') ?? null,
    passphraseFile: given.get('--passphrase-file') ?? null,
    out: given.get('--out') ?? null,
  };
}

/** The first line, without its line break. A passphrase lying beside the vault protects nothing. */
function readPassphrase({ passphraseFile, archive }: Options): string {
  if (passphraseFile !== null && archive !== null && dirname(resolve(passphraseFile)) === resolve(archive))
    throw new Error('the passphrase file may not lie beside the vault');
  return (readFileSync(passphraseFile ?? 0, 'utf8').split(/\r?\n/)[0] ?? '').normalize('NFC');
}

function say(result: Result<unknown, AppError>): number {
  if (result.ok) process.stdout.write(`${JSON.stringify(result.value)}\n`);
  else process.stderr.write(`${JSON.stringify(result.error)}\n`);
  return result.ok ? 0 : 1;
}

/** Answers one command line and gives its exit code; never throws. */
export async function runCommandLine(argv: readonly string[], connect: Connect): Promise<number> {
  try {
    return await run(argv, connect);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : 'failed'}\n`);
    return 2;
  }
}

async function run(argv: readonly string[], connect: Connect): Promise<number> {
  if (argv[0] === '--help' || argv.length === 0) {
    process.stdout.write(help());
    return 0;
  }
  const options = parseArguments(argv);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  const engine = connect(options.archive, ({ step, done, of }) => {
    process.stderr.write(`${step} ${String(done)}/${String(of)}\n`);
  });
  try {
    for (const [ticket, path] of options.files) engine.grant(ticket, path);
    const open = isCommandName(options.command) && commandOf(options.command).before === 'unlock';
    if (!open) {
      const unlocked = await engine.ask('operators.unlock', {
        login: options.operator,
        passphrase: readPassphrase(options),
      });
      if (!unlocked.result.ok) return say(unlocked.result);
    }
    const answer = await engine.ask(options.command, options.input);
    if (answer.document !== null && options.out !== null) {
      writeFileSync(options.out, answer.document.pdf, { flag: 'wx' });
      process.stderr.write(`${basename(options.out)} written\n`);
    }
    return say(answer.result);
  } finally {
    await engine.close();
  }
}
