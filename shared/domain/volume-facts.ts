import type { Level } from './level';

/** What the rules and the forms know of a volume 案卷 and its items 件: plain data, no ids of the store. */

/** `YYYY-MM`. */
export type Month = string;
/** `YYYY-MM-DD`, in the archive's time zone. */
export type Day = string;

/** assembling 组卷 · filed 在库 · out 借出 · inRoom 阅览中 · missing 缺失 · setApart 待销毁 · destroyed 已销毁 (domain.md "Volume"). */
export const volumeStates = ['assembling', 'filed', 'out', 'inRoom', 'missing', 'setApart', 'destroyed'] as const;
export type VolumeState = (typeof volumeStates)[number];

/** bound 装订: counted in pages · loose 不装订: counted in items (GB/T 9705, 件、页数). */
export const bindings = ['bound', 'loose'] as const;
export type Binding = (typeof bindings)[number];

/** Retention 保管期限: permanent or N years, with the words of an old ledger kept as written (长期, 短期). */
export type Retention =
  | { readonly kind: 'permanent'; readonly asWritten: string | null }
  | { readonly kind: 'years'; readonly years: number; readonly asWritten: string | null };

/** What the years run from (domain.md "Retention"). */
export const retentionBases = ['lastDocument', 'contractEnd', 'relationEnd', 'caseClosed'] as const;
export type RetentionBasis = (typeof retentionBases)[number];

/** A person named on a volume: a row of `person`, or only a name as an old ledger wrote it. */
export type NamedPerson = { readonly personId: number | null; readonly name: string };

/** Inseparable documents (DA-8.1): items of one `group` stay together, in the fixed order of their roles. */
export const itemRoles = [
  'reply',
  'request',
  'text',
  'attachment',
  'print',
  'draft',
  'forwarding',
  'original',
  'translation',
] as const;
/** reply 批复 · request 请示 · text 正文 · attachment 附件 · print 印件 · draft 底稿 · forwarding 转发 · original 原件 · translation 译本. */
export type ItemRole = (typeof itemRoles)[number];

/** XX-21: carrier of the document. */
export const carriers = ['paper', 'film', 'disk', 'photo'] as const;
export type Carrier = (typeof carriers)[number];
/** XX-22: what it is written with; the last four fade and are flagged. */
export const writings = ['print', 'ink', 'ballpoint', 'pencil', 'carbon', 'photocopy'] as const;
export type Writing = (typeof writings)[number];

export type ItemFacts = {
  readonly sequence: number;
  /** 文号 */
  readonly documentNumber: string | null;
  /** 责任者 */
  readonly responsible: string | null;
  /** 题名; one that was made up stands in [ ]. */
  readonly title: string;
  /** `YYYY-MM-DD`, or `YYYY-MM`, or `YYYY` where the paper says no more. */
  readonly date: string | null;
  readonly pageFrom: number | null;
  readonly pageTo: number | null;
  readonly typeCode: string | null;
  /** DA-2: the department the document came from. */
  readonly sourceDepartment: string | null;
  readonly handler: string | null;
  readonly carrier: Carrier;
  readonly writing: Writing | null;
  readonly level: Level;
  readonly note: string | null;
  /** Items with the same group number are inseparable. */
  readonly group: number | null;
  readonly role: ItemRole | null;
};

export type VolumeFacts = {
  readonly state: VolumeState;
  readonly clientCode: string | null;
  readonly clientName: string | null;
  readonly year: number | null;
  readonly title: string;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  readonly retention: Retention | null;
  readonly level: Level;
  readonly formingDepartment: string | null;
  readonly binding: Binding;
  /** Pages counted in the whole volume; null when nobody has counted. */
  readonly pages: number | null;
  readonly compiledBy: NamedPerson | null;
  readonly checkedBy: NamedPerson | null;
  readonly items: readonly ItemFacts[];
};
