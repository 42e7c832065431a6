import { z } from 'zod';
import type { Command } from './command';
import { documentToken, language, nothing, ticket } from './primitives';

/** Answered by the shell: windows, dialogs, language of the machine. None of these can read a record. */
export const shellCommands = {
  'shell.state': {
    input: nothing,
    output: z.strictObject({ language, archiveName: z.string().nullable(), version: z.string() }),
    may: 'public',
    changes: [],
    before: 'unlock',
    at: 'shell',
  },
  'shell.setLanguage': {
    input: z.strictObject({ language }),
    output: nothing,
    may: 'public',
    changes: [],
    before: 'unlock',
    at: 'shell',
  },
  'shell.pickFolder': {
    input: z.strictObject({ purpose: z.enum(['create', 'open']) }),
    output: z.strictObject({ ticket, name: z.string() }).nullable(),
    may: 'public',
    changes: [],
    before: 'unlock',
    at: 'shell',
  },
  'shell.pickFile': {
    input: z.strictObject({ purpose: z.enum(['ledger', 'scan']) }),
    output: z.strictObject({ ticket, name: z.string(), bytes: z.int() }).nullable(),
    may: 'public',
    changes: [],
    at: 'shell',
  },
  /** Where an export goes, chosen in the system's own dialog, which also asks before a file is replaced. */
  'shell.pickSave': {
    input: z.strictObject({ name: z.string().min(1).max(120) }),
    output: z.strictObject({ ticket, name: z.string() }).nullable(),
    may: 'public',
    changes: [],
    at: 'shell',
  },
  /** Remembers the folder as the last archive and starts a fresh, locked engine on it. */
  'shell.openArchive': {
    input: z.strictObject({ ticket }),
    output: nothing,
    may: 'public',
    changes: ['session'],
    before: 'unlock',
    at: 'shell',
  },
  'shell.openPreview': {
    input: z.strictObject({ token: documentToken, title: z.string().max(200) }),
    output: nothing,
    may: 'public',
    changes: [],
    before: 'unlock',
    at: 'shell',
  },
  'shell.setTitle': {
    input: z.strictObject({ text: z.string().max(200) }),
    output: nothing,
    may: 'public',
    changes: [],
    before: 'unlock',
    at: 'shell',
  },
  'shell.setIdleMinutes': {
    input: z.strictObject({ minutes: z.int().min(1).max(30) }),
    output: nothing,
    may: 'public',
    changes: [],
    at: 'shell',
  },
  'shell.activity': { input: nothing, output: nothing, may: 'public', changes: [], before: 'unlock', at: 'shell' },
  'shell.lock': { input: nothing, output: nothing, may: 'public', changes: ['session'], before: 'unlock', at: 'shell' },
  'shell.cancel': {
    input: z.strictObject({ job: z.string().max(64) }),
    output: nothing,
    may: 'public',
    changes: [],
    before: 'unlock',
    at: 'shell',
  },
} as const satisfies Record<string, Command>;
