import { z } from 'zod';
import type { Command } from './command';
import { nothing } from './primitives';

/** The desk: what a person is in the middle of, kept encrypted so that a lock loses nothing. Never logged. */
export const draftKey = z.string().regex(/^[a-z]+:[\w.:-]{1,60}$/);
export const draftSchema = z.strictObject({ key: draftKey, body: z.string().max(2_000_000), savedAt: z.string() });

export const deskCommands = {
  'desk.drafts': { input: nothing, output: z.array(draftSchema), may: 'session', changes: [] },
  'desk.saveDraft': {
    input: z.strictObject({ key: draftKey, body: z.string().max(2_000_000) }),
    output: nothing,
    may: 'session',
    changes: [],
  },
  'desk.dropDraft': { input: z.strictObject({ key: draftKey }), output: nothing, may: 'session', changes: ['desk'] },
  'desk.views': { input: nothing, output: z.record(z.string(), z.unknown()), may: 'session', changes: [] },
  'desk.saveView': {
    input: z.strictObject({ name: z.string().regex(/^[\w.-]{1,60}$/), value: z.unknown() }),
    output: nothing,
    may: 'session',
    changes: [],
  },
  /** What wants doing today: each number is a line of the start screen and leads to its list. */
  'desk.today': {
    input: nothing,
    output: z.strictObject({
      volumes: z.int(),
      filed: z.int(),
      assembling: z.int(),
      readyToFile: z.int(),
      undated: z.int(),
      due: z.int(),
      dueWithinYear: z.int(),
      clients: z.int(),
      /** New clients whose first contact nobody has made yet (ZZ-1.3). */
      firstContacts: z.int(),
      drafts: z.int(),
      overdue: z.int(),
      /** Due today or tomorrow. */
      dueSoon: z.int(),
      toApprove: z.int(),
      toFetch: z.int(),
      /** Borrowers to be reminded today. */
      reminders: z.int(),
      lastImport: z.string().nullable(),
    }),
    may: 'read',
    changes: [],
  },
} as const satisfies Record<string, Command>;
