import type { z } from 'zod';
import type { Permission } from '../domain/permissions';

/** What an open screen may be told has changed; it then asks again. A topic carries no data. */
export const topics = [
  'session',
  'operators',
  'catalogue',
  'clients',
  'locations',
  'persons',
  'settings',
  'exchange',
  'audit',
  'desk',
  'backup',
  'registers',
  'loans',
  'certificates',
  'disposal',
  'holds',
  'attachments',
  'worklist',
] as const;
export type Topic = (typeof topics)[number];

/**
 * One row of the contract. `may` is required: a command nobody thought about permissions for does not compile.
 * `before: 'unlock'` rows are all that a locked engine answers; `at: 'shell'` rows are answered by the shell
 * (windows, dialogs), hold no record and never reach the engine.
 */
export type Command = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly may: Permission;
  readonly changes: readonly Topic[];
  readonly before?: 'unlock';
  readonly at?: 'shell';
};
