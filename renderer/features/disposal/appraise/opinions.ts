import { z } from 'zod';
import { opinionSchema } from '../../../../shared/contract/disposal-list';

/** Opinions written and not yet signed, by row; kept on the desk, so that a lock or a crash loses none of a thousand. */
const draftSchema = z.strictObject({ opinion: opinionSchema, reason: z.string() });
export const opinionsSchema = z.strictObject({
  /** Whose they are to be (parts.ts); what was written as one is not the other's opinion. */
  part: z.string(),
  rows: z.record(z.string(), draftSchema),
});
export type Draft = z.infer<typeof draftSchema>;
export type Opinions = z.infer<typeof opinionsSchema>;
export type Kind = Draft['opinion']['kind'];

export const emptyOpinions: Opinions = { part: '', rows: {} };
export const countOf = ({ rows }: Opinions, kind?: Kind): number =>
  kind === undefined
    ? Object.keys(rows).length
    : Object.values(rows).filter(({ opinion }) => opinion.kind === kind).length;

/** The same opinion on many rows. */
export function written(opinions: Opinions, rowIds: readonly number[], draft: Draft): Opinions {
  return { ...opinions, rows: { ...opinions.rows, ...Object.fromEntries(rowIds.map((id) => [String(id), draft])) } };
}
/** Another reason for what was already written. */
export function reasoned(opinions: Opinions, rowIds: readonly number[], reason: string): Opinions {
  const rows = { ...opinions.rows };
  for (const id of rowIds) {
    const before = rows[String(id)];
    if (before !== undefined) rows[String(id)] = { ...before, reason };
  }
  return { ...opinions, rows };
}
export function cleared(opinions: Opinions, rowIds: readonly number[]): Opinions {
  const gone = new Set(rowIds.map(String));
  return { ...opinions, rows: Object.fromEntries(Object.entries(opinions.rows).filter(([id]) => !gone.has(id))) };
}
