import { cleanText, toHalfWidth } from './text';

/** Kinds of client the archive starts with (XX-2.1); the list is open. */
export const defaultClientKinds: readonly string[] = ['供应商', '经销商', '个人会员', '协助机构'];

/** A code as ledgers write it: full-width digits made half-width, leading zeros kept. */
export const normaliseClientCode = (text: string): string => cleanText(toHalfWidth(text)).replace(/\s+/g, '').toUpperCase();
