import { z } from 'zod';
import {
  formFills,
  formNames,
  formPapers,
  formsOf,
  hasFill,
  hasPaper,
  labelPlaces,
  printedForms,
} from '../domain/printed-forms';
import type { Command } from './command';
import { lineList, slipFilter } from './loan-desk';
import { day, documentToken, rowId, year } from './primitives';

/** More volumes than this are printed in parts: the sheets of one document are held in memory. */
export const mostVolumes = 5000;

const choice = {
  /** Null: the form's own, the first in its list. */
  paper: z.enum(formPapers).nullable().default(null),
  /** filled, or blank lines for brush or pen (DA-7). */
  fill: z.enum(formFills).default('filled'),
  /** Characters without a glyph: refuse and name them, or leave their place for the pen. */
  withoutGlyph: z.enum(['refuse', 'leaveBlank']).default('refuse'),
};

/** What is printed, of what, and how. `of` is the kind of thing; a form belongs to one kind (domain/printed-forms.ts). */
export const formRequest = z
  .discriminatedUnion('of', [
    z.strictObject({
      of: z.literal('volumes'),
      ids: z.array(rowId).min(1, 'required').max(mostVolumes),
      form: z.enum(formsOf('volumes')),
      /** Spines: mm, with a cut line on either side. */
      spineWidth: z.int().min(10).max(50).default(20),
      /** Labels: the first place on the sheet that is still free. */
      startAt: z.int().min(1).max(labelPlaces).default(1),
      ...choice,
    }),
    z.strictObject({ of: z.literal('client'), id: rowId, form: z.enum(formsOf('client')), ...choice }),
    /** Null: the whole archive. */
    z.strictObject({ of: z.literal('place'), id: rowId.nullable(), form: z.enum(formsOf('place')), ...choice }),
    z.strictObject({ of: z.literal('loan'), id: rowId, form: z.enum(formsOf('loan')), ...choice }),
    z.strictObject({ of: z.literal('toFetch'), form: z.enum(formsOf('toFetch')), ...choice }),
    z.strictObject({ of: z.literal('borrower'), id: rowId, form: z.enum(formsOf('borrower')), ...choice }),
    /** Narrowed as the list on the screen is. */
    z.strictObject({ of: z.literal('slips'), ...slipFilter, form: z.enum(formsOf('slips')), ...choice }),
    /** What is to be fetched has its own form, the pick list. */
    z.strictObject({
      of: z.literal('lines'),
      list: lineList.exclude(['toFetch']),
      form: z.enum(formsOf('lines')),
      ...choice,
    }),
    z.strictObject({ of: z.literal('outstanding'), form: z.enum(formsOf('outstanding')), ...choice }),
    z.strictObject({ of: z.literal('period'), from: day, to: day, form: z.enum(formsOf('period')), ...choice }),
    z.strictObject({ of: z.literal('certificate'), id: rowId, form: z.enum(formsOf('certificate')), ...choice }),
    z.strictObject({ of: z.literal('disposal'), id: rowId, form: z.enum(formsOf('disposal')), ...choice }),
    z.strictObject({ of: z.literal('disposalYear'), year, form: z.enum(formsOf('disposalYear')), ...choice }),
  ])
  .superRefine((request, context) => {
    const { form, paper, fill } = request;
    if (paper !== null && !hasPaper(form, paper))
      context.addIssue({ code: 'custom', path: ['paper'], message: 'notAllowed' });
    if (!hasFill(form, fill)) context.addIssue({ code: 'custom', path: ['fill'], message: 'notAllowed' });
    if (request.of === 'period' && request.from > request.to)
      context.addIssue({ code: 'custom', path: ['to'], message: 'notAllowed' });
  })
  .transform((request) => ({ ...request, paper: request.paper ?? printedForms[request.form].papers[0] }));
export type FormRequest = z.output<typeof formRequest>;

/** Of what a list of prints may be asked. */
export const issuedSubjects = ['volume', 'client', 'place', 'loan', 'borrower', 'certificate', 'disposal'] as const;

const drawn = z.strictObject({ token: documentToken, pages: z.int(), sha256: z.string(), left: z.array(z.string()) });

export const formCommands = {
  'forms.preview': { input: formRequest, output: drawn, may: 'read', changes: [] },
  /** 出件: number, log entry with the hash of what was printed, final PDF. Of several volumes each sheet has its own number. */
  'forms.issue': {
    input: formRequest,
    output: drawn.extend({
      number: z.string(),
      copy: z.int(),
      /** The last number, where more than one was given. */
      lastNumber: z.string().nullable(),
    }),
    may: 'forms.print',
    changes: ['registers', 'audit'],
  },
  'forms.issued': {
    input: z.strictObject({ of: z.enum(issuedSubjects), id: rowId }),
    output: z.array(
      z.strictObject({
        number: z.string(),
        form: z.enum(formNames),
        paper: z.enum(formPapers),
        fill: z.enum(formFills),
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
