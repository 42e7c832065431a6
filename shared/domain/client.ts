import { cleanText, toHalfWidth } from './text';

/** XX-2.1, XX-2.2 and the members of the visit rules; the list is open, a ledger may bring others. */
export const defaultClientKinds: readonly string[] = ['供应商', '经销商', '个人会员', '协助机构'];
/** 个人会员: a private person, whose name a kept title loses at destruction (domain.md "Disposal"). */
export const isPrivatePerson = (kind: string | null): boolean => kind === '个人会员';

/** The code as the registry compares it: half width, no spaces, upper case. Leading zeros are part of it. */
export const normaliseClientCode = (text: string): string =>
  toHalfWidth(cleanText(text)).replace(/\s/gu, '').toUpperCase();
