import { addDays } from './office-day';
import type { Day } from './volume-facts';

/** How a contact with a client was made 联系方式: visit 拜访 · telephone 电话 · letter 信函 · message 短信网络 · other 其他. */
export const contactManners = ['visit', 'telephone', 'letter', 'message', 'other'] as const;
export type ContactManner = (typeof contactManners)[number];

/** ZZ-1.3: a new client is first contacted within one week. */
export const FIRST_CONTACT_DAYS = 7;

/**
 * notAsked: the client was opened before the books of this archive began, and its contacts stand on paper · made ·
 * open until `dueOn` · late since then.
 */
export type FirstContact =
  | { readonly kind: 'notAsked' }
  | { readonly kind: 'made'; readonly onDay: Day }
  | { readonly kind: 'open' | 'late'; readonly dueOn: Day };

/** First contact of a client opened on a day; `since` is the first opening day that is asked for, `first` the first contact made. */
export function firstContact(openedOn: Day | null, first: Day | null, since: Day, today: Day): FirstContact {
  if (first !== null) return { kind: 'made', onDay: first };
  if (openedOn === null || openedOn < since || openedOn > today) return { kind: 'notAsked' };
  const dueOn = addDays(openedOn, FIRST_CONTACT_DAYS);
  return { kind: dueOn < today ? 'late' : 'open', dueOn };
}
