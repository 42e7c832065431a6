import { addDays } from './office-day';
import type { Day } from './volume-facts';

/** Reminders 催还 (G7): computed when shown, never sent by the program. */

/** phone 电话 · inPerson 当面 · notice 催还通知单 */
export const reminderManners = ['phone', 'inPerson', 'notice'] as const;
export type ReminderManner = (typeof reminderManners)[number];

/** `days` counts from the due day: -1 is the day before; after the last, again every `every` days. */
export type ReminderRhythm = { readonly days: readonly number[]; readonly every: number };
export type ReminderStage = { readonly stage: string; readonly on: Day };

/** `-1,0,1,3,7` as numbers in order; null when it is no such list. */
export function parseRhythm(text: string): readonly number[] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => /^-?\d{1,3}$/u.test(part))) return null;
  const days = parts.map(Number);
  return days.every((day, i) => i === 0 || day > (days[i - 1] ?? day)) ? days : null;
}

/** The latest stage of the rhythm that has been reached today, with its day; null before the first. */
export function stageReached(dueOn: Day, today: Day, { days, every }: ReminderRhythm): ReminderStage | null {
  const reached = days.filter((day) => addDays(dueOn, day) <= today).at(-1);
  if (reached === undefined) return null;
  const last = days.at(-1) ?? 0;
  if (reached !== last) return { stage: String(reached), on: addDays(dueOn, reached) };
  let day = last;
  while (addDays(dueOn, day + every) <= today) day += every;
  return { stage: String(day), on: addDays(dueOn, day) };
}

/** Whether somebody has reminded since the stage was reached: then it is quiet until the next. */
export const remindedSince = (reached: ReminderStage, remindedOn: Day | null): boolean =>
  remindedOn !== null && remindedOn >= reached.on;
