import { isDay } from '../../../shared/domain/office-day';
import type { InputOf } from '../../../shared/contract/index';

/** What the reader of the log asks for. Days stand as typed until they are days. */
export type LogFilter = {
  readonly operatorId: number | null;
  readonly deed: string | null;
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
};
export const everything: LogFilter = { operatorId: null, deed: null, subject: null, from: null, to: null };

/** The question to the engine; a half-typed day narrows nothing. */
export function questionOf(filter: LogFilter): Omit<InputOf<'audit.list'>, 'after' | 'limit'> {
  const dayOr = (text: string | null) => (text !== null && isDay(text) ? text : null);
  return { ...filter, from: dayOr(filter.from), to: dayOr(filter.to) };
}
export const isNarrowed = (filter: LogFilter): boolean => Object.values(filter).some((value) => value !== null);
