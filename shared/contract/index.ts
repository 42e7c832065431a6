import { z } from 'zod';
import { attachmentCommands } from './attachments';
import { auditCommands } from './audit';
import { catalogueCommands } from './catalogue';
import { backupCommands } from './backup';
import { clientCommands } from './clients';
import { type Command, topics } from './command';
import { deskCommands } from './desk';
import { disposalCommands } from './disposal';
import { dueCommands } from './disposal-due';
import { exportCommands } from './export';
import { exchangeCommands } from './exchange';
import { formCommands } from './forms';
import { holdCommands } from './holds';
import { certificateCommands } from './certificates';
import { loanListCommands } from './loan-lists';
import { loanRecordCommands } from './loan-records';
import { loanCommands } from './loans';
import { locationCommands } from './locations';
import { operatorCommands } from './operators';
import { personCommands } from './persons';
import { rearrangingCommands } from './rearranging';
import { settingsCommands } from './settings';
import { shellCommands } from './shell';
import { templateCommands } from './templates';
import { worklistCommands } from './worklist';

/**
 * The one list of what may cross a process boundary. A new command is one row in its subject's file and one handler;
 * without permission, topics or handler it does not compile.
 */
export const commands = {
  ...shellCommands,
  ...operatorCommands,
  ...settingsCommands,
  ...personCommands,
  ...clientCommands,
  ...locationCommands,
  ...catalogueCommands,
  ...rearrangingCommands,
  ...templateCommands,
  ...worklistCommands,
  ...exchangeCommands,
  ...exportCommands,
  ...formCommands,
  ...auditCommands,
  ...deskCommands,
  ...loanCommands,
  ...loanListCommands,
  ...loanRecordCommands,
  ...certificateCommands,
  ...holdCommands,
  ...dueCommands,
  ...disposalCommands,
  ...attachmentCommands,
  ...backupCommands,
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
export type ShellCommandName = keyof typeof shellCommands;
export type EngineCommandName = Exclude<CommandName, ShellCommandName>;
export type InputOf<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
export type ParsedInputOf<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type OutputOf<N extends CommandName> = z.output<(typeof commands)[N]['output']>;
export type { Command, Topic } from './command';

export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);
export const commandOf = (name: CommandName): Command => commands[name];

/** The two events. They carry no data of the archive: a screen is told what to ask for again, or how far a job is. */
export const changedEvent = z.strictObject({ topics: z.array(z.enum(topics)).min(1) });
export type ChangedEvent = z.infer<typeof changedEvent>;
export const progressEvent = z.strictObject({
  job: z.string().max(64),
  step: z.string().max(40),
  done: z.int(),
  of: z.int(),
});
export type ProgressEvent = z.infer<typeof progressEvent>;
