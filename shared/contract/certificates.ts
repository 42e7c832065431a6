import { z } from 'zod';
import { certificateActions, certificateFindings, certificateStates } from '../domain/certificate';
import type { Command } from './command';
import { approvalBy } from './approvals';
import { level, optionalText, page, pageRequest, line, requiredLine, rowId, version } from './primitives';

/** Archive certificate 档案证明 (DA-13.4): whether and how a fact is recorded, with its source and nothing beyond. */
const isoDay = z.iso.date();
const signed = z.strictObject({
  personId: rowId,
  name: z.string(),
  manner: z.enum(['session', 'countersign', 'paper']),
  on: isoDay,
});
export const certificateSchema = z.strictObject({
  id: rowId,
  /** ZM-2026-001, taken when it goes to the proofreader; void ones keep theirs. */
  number: z.string().nullable(),
  state: z.enum(certificateStates),
  level,
  applicant: z.string(),
  purpose: z.string(),
  /** The question, as asked. */
  question: z.string(),
  finding: z.enum(certificateFindings),
  /** The words of the record, copied; null when nothing is recorded. */
  extract: z.string().nullable(),
  /** Where nothing was found: what was searched. */
  searched: z.string().nullable(),
  copies: z.int(),
  sources: z.array(
    z.strictObject({
      volumeId: rowId,
      itemId: rowId.nullable(),
      code: z.string(),
      title: z.string(),
      itemTitle: z.string().nullable(),
      sequence: z.int().nullable(),
      page: z.string(),
    }),
  ),
  draftedBy: signed.nullable(),
  proofreadBy: signed.nullable(),
  checkedBy: signed.nullable(),
  reason: z.string().nullable(),
  actions: z.array(z.enum(certificateActions)),
  version,
});
export type Certificate = z.infer<typeof certificateSchema>;

export const certificateInput = z.strictObject({
  id: rowId.nullable(),
  version,
  applicant: requiredLine(80),
  purpose: requiredLine(200),
  question: requiredLine(400),
  finding: z.enum(certificateFindings),
  extract: optionalText(2000),
  searched: optionalText(400),
  copies: z.int().min(1).max(99),
  sources: z.array(z.strictObject({ volumeId: rowId, itemId: rowId.nullable(), page: requiredLine(40) })).max(50),
});
export type CertificateInput = z.input<typeof certificateInput>;

const target = { id: rowId, version };
const write = { may: 'certificates.write', changes: ['certificates', 'audit'] } as const;
export const certificateCommands = {
  'certificates.list': {
    input: z.strictObject({
      state: z.enum(certificateStates).nullable().default(null),
      text: line(40).default(''),
      ...pageRequest,
    }),
    output: page(
      certificateSchema
        .pick({
          id: true,
          number: true,
          state: true,
          level: true,
          applicant: true,
          question: true,
          finding: true,
          copies: true,
          version: true,
        })
        .extend({ on: isoDay.nullable() }),
    ).extend({
      /** How many there are in each state, whatever is asked for. */ counts: z.record(
        z.enum(certificateStates),
        z.int(),
      ),
    }),
    may: 'read',
    changes: [],
  },
  'certificates.get': { input: z.strictObject({ id: rowId }), output: certificateSchema, may: 'read', changes: [] },
  'certificates.save': { input: certificateInput, output: certificateSchema, ...write },
  /** The drafter signs 拟稿 and the number is taken. */
  'certificates.submit': { input: z.strictObject(target), output: certificateSchema, ...write },
  /** 校对, by another person. */
  'certificates.proofread': {
    input: z.strictObject({ ...target, by: approvalBy }),
    output: certificateSchema,
    ...write,
  },
  /** 审查, by a third person. */
  'certificates.check': { input: z.strictObject({ ...target, by: approvalBy }), output: certificateSchema, ...write },
  /** Back to the drafter, with the same number. */
  'certificates.sendBack': {
    input: z.strictObject({ ...target, reason: requiredLine(200) }),
    output: certificateSchema,
    ...write,
  },
  /** 作废: the number stays in the register. */
  'certificates.void': {
    input: z.strictObject({ ...target, reason: requiredLine(200) }),
    output: certificateSchema,
    ...write,
  },
} as const satisfies Record<string, Command>;
