/**
 * Disposal 销毁 (DA-15):
 * ```
 * draft ─ submit ▶ appraisal ─ conclude ▶ appraised ─ approve ▶ approved ─ setApart ▶ held ─ recheck ▶ rechecked ─ execute ▶ destroyed
 * ```
 * `cancel`, `pullBack` of a row and `sendBack` (from appraisal to the draft, later to appraisal) any time before execution. The last
 * volume set apart makes a list `held`, the last one rechecked makes it `rechecked`. A list of which nothing goes on is
 * `cancelled`.
 */
export const listStates = [
  'draft',
  'appraisal',
  'appraised',
  'approved',
  'held',
  'rechecked',
  'destroyed',
  'cancelled',
] as const;
export type ListState = (typeof listStates)[number];

/** A row goes on (`listed`), has left the list with its volume kept (`left`), or its volume is destroyed. */
export const rowStates = ['listed', 'left', 'destroyed'] as const;
export type RowState = (typeof rowStates)[number];

/** Destroy 销毁 · keep N more years 续存 · permanent 转永久. */
export const opinionKinds = ['destroy', 'keepYears', 'permanent'] as const;
export type OpinionKind = (typeof opinionKinds)[number];
export type Opinion =
  | { readonly kind: 'destroy' | 'permanent' }
  /** Counted from the old last day. */
  | { readonly kind: 'keepYears'; readonly years: number };

/** Both give an opinion on every row (DA-15.1): the manager, and the head of the volume's forming department. */
export const appraiserCapacities = ['manager', 'departmentHead'] as const;
export type AppraiserCapacity = (typeof appraiserCapacities)[number];

/** What can stand between a volume and a list, or its destruction. */
export const blockKinds = [
  'hold',
  'onLoan',
  'reserved',
  'missing',
  'notAtHome',
  /** Set apart, and not where it was put. */
  'notSetApart',
  'onList',
  'undated',
  'permanent',
  'notDue',
  'notFiled',
  'destroyed',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** How papers are destroyed; anything else is written out in the remark. */
export const destructionMethods = ['shredding', 'pulping', 'burning', 'entrusted'] as const;
export type DestructionMethod = (typeof destructionMethods)[number];

export const listActions = [
  'save',
  'addRows',
  'removeRows',
  'submit',
  'appraise',
  'conclude',
  'approve',
  'sendBack',
  'setApart',
  'recheck',
  'count',
  'execute',
  'pullBack',
  'cancel',
] as const;
export type ListAction = (typeof listActions)[number];
