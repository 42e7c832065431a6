import { z } from 'zod';
import type { Command } from './command';
import { documentToken, rowId } from './primitives';

/** Forms of one volume in this release; each later issue adds its names to this one list. */
export const volumeForms = ['cover', 'itemList', 'closingNote'] as const;
export const volumeForm = z.enum(volumeForms);

export const formRequest = z.strictObject({
  form: volumeForm,
  volumeId: rowId,
  /** a4: the sheet for the inside, the default · hard: the hard cover itself, 220×310, cover only. */
  paper: z.enum(['a4', 'hard']).default('a4'),
  /** filled, or blank lines for brush or pen (DA-7). */
  fill: z.enum(['filled', 'blank']).default('filled'),
  /** Characters without a glyph: refuse and name them, or leave their place for the pen. */
  withoutGlyph: z.enum(['refuse', 'leaveBlank']).default('refuse'),
});

const drawn = z.strictObject({ token: documentToken, pages: z.int(), sha256: z.string(), left: z.array(z.string()) });

export const formCommands = {
  'forms.preview': { input: formRequest, output: drawn, may: 'read', changes: [] },
  /** 出件: number, log entry with the hash of what was printed, final PDF. */
  'forms.issue': {
    input: formRequest,
    output: drawn.extend({ number: z.string(), copy: z.int() }),
    may: 'forms.print',
    changes: ['registers', 'audit'],
  },
  'forms.issued': {
    input: z.strictObject({ volumeId: rowId }),
    output: z.array(
      z.strictObject({
        number: z.string(),
        form: volumeForm,
        paper: z.enum(['a4', 'hard']),
        fill: z.enum(['filled', 'blank']),
        copy: z.int(),
        at: z.string(),
        by: z.string(),
        sha256: z.string(),
      }),
    ),
    may: 'read',
    changes: [],
  },
} as const satisfies Record<string, Command>;
