import { z } from 'zod';
import { scanMedia } from '../domain/scan';
import type { Command } from './command';
import { documentToken, optionalLine, rowId, ticket } from './primitives';

/** Attachments 附件: scans of signed papers, encrypted, never deleted, only superseded. */
export const attachedTo = ['disposal', 'volume', 'loan', 'certificate'] as const;
export type AttachedTo = (typeof attachedTo)[number];

export const attachmentSchema = z.strictObject({
  id: rowId,
  /** As the file was called. */
  name: z.string(),
  media: z.enum(scanMedia),
  bytes: z.int(),
  sha256: z.string(),
  /** What it is: 销毁清册签字页, 第二次扫描 … */
  note: z.string().nullable(),
  addedAt: z.string(),
  by: z.string(),
  /** The later scan that stands in its place, and why. */
  supersededBy: rowId.nullable(),
  supersededReason: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const attachmentCommands = {
  /** Oldest first, superseded ones too. */
  'attachments.list': {
    input: z.strictObject({ of: z.enum(attachedTo), id: rowId }),
    output: z.array(attachmentSchema),
    may: 'read',
    changes: [],
  },
  /** Takes in the file behind the ticket; `supersedes` an earlier one of the same subject, with a reason. */
  'attachments.add': {
    input: z
      .strictObject({
        of: z.enum(attachedTo),
        id: rowId,
        file: ticket,
        note: optionalLine(120).default(null),
        supersedes: rowId.nullable().default(null),
        reason: optionalLine(200).default(null),
      })
      .refine(({ supersedes, reason }) => supersedes === null || reason !== null, {
        path: ['reason'],
        message: 'required',
      }),
    output: attachmentSchema,
    may: 'catalogue.write',
    changes: ['attachments', 'audit'],
  },
  /** Beside the answer the bytes go to the preview window, from memory. */
  'attachments.open': {
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({ token: documentToken, name: z.string(), media: z.enum(scanMedia) }),
    may: 'read',
    changes: [],
  },
} as const satisfies Record<string, Command>;
