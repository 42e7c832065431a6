import { z } from 'zod';
import { destructionMethods } from '../../../../shared/domain/disposal';
import { officeInstant } from '../../../../shared/domain/office-day';
import { toHalfWidth } from '../../../../shared/domain/text';

/** What is written down of a destruction before it is booked: kept on the desk, the signatures never. */
export const factsSchema = z.strictObject({
  place: z.string(),
  method: z.enum(destructionMethods).nullable(),
  remark: z.string(),
  /** As typed: day and time of day in the archive's zone. */
  started: z.string(),
  ended: z.string(),
  executorId: z.int().nullable(),
});
export type Facts = z.infer<typeof factsSchema>;
export const emptyFacts: Facts = { place: '', method: null, remark: '', started: '', ended: '', executorId: null };

/** UTC milliseconds of what was typed, `2026-03-02 14:05` in any width; null while it is none. */
export const timeOf = (typed: string, timeZone: string): number | null =>
  officeInstant(toHalfWidth(typed).trim().replace(/\s+/gu, ' ').replaceAll('/', '-'), timeZone);

export const gaps = ['count', 'place', 'method', 'times', 'executor', 'supervisors', 'number'] as const;
export type Gap = (typeof gaps)[number];

type Asked = {
  readonly facts: Facts;
  readonly timeZone: string;
  readonly uncounted: number;
  readonly supervisorsLeft: number;
  readonly numberAgrees: boolean;
};
/** What is still wanting before a destruction may be booked, in the order of the page. */
export function gapsOf({ facts, timeZone, uncounted, supervisorsLeft, numberAgrees }: Asked): Gap[] {
  const from = timeOf(facts.started, timeZone);
  const to = timeOf(facts.ended, timeZone);
  const wanting: Readonly<Record<Gap, boolean>> = {
    count: uncounted > 0,
    place: facts.place.trim() === '',
    method: facts.method === null,
    times: from === null || to === null || to < from,
    executor: facts.executorId === null,
    supervisors: supervisorsLeft > 0,
    number: !numberAgrees,
  };
  return gaps.filter((gap) => wanting[gap]);
}
