/**
 * Hold 冻结 (domain.md "Holds"): while it stands nothing of it may be destroyed. It ends by release only, as a whole and with
 * a reason; the review date reminds and never releases. A hold on a client covers all its volumes, later ones too.
 */
export const holdStates = ['active', 'released'] as const;
export type HoldState = (typeof holdStates)[number];

export const holdRules = ['holdReleased', 'holdStartsLater', 'reviewBeforeStart', 'holdEmpty'] as const;
export type HoldRule = (typeof holdRules)[number];

export type HoldFacts = { readonly released: boolean; readonly startsOn: string; readonly reviewOn: string | null };

/** Why a hold cannot be saved, added to or released as asked; null when it can. */
export function holdRefused(hold: HoldFacts, action: 'save' | 'add' | 'release', today: string): HoldRule | null {
  if (hold.released) return 'holdReleased';
  if (action !== 'save') return null;
  if (hold.startsOn > today) return 'holdStartsLater';
  return hold.reviewOn !== null && hold.reviewOn < hold.startsOn ? 'reviewBeforeStart' : null;
}

/** The review day has come; the hold goes on all the same. */
export const isReviewDue = (hold: HoldFacts, today: string): boolean =>
  !hold.released && hold.reviewOn !== null && hold.reviewOn <= today;
