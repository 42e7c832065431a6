import { cleanText, toHalfWidth } from './text';

/** XX-2.1, XX-2.2 and the members of the visit rules; the list is open, a ledger may bring others. */
/** A private person, whose name a kept title loses at destruction (domain.md "Disposal"). */
export const privatePersonKind = '个人会员';
export const defaultClientKinds: readonly string[] = ['供应商', '经销商', privatePersonKind, '协助机构'];
export const isPrivatePerson = (kind: string | null): boolean => kind === privatePersonKind;

/** The code as the registry compares it: half width, no spaces, upper case. Leading zeros are part of it. */
export const normaliseClientCode = (text: string): string =>
  toHalfWidth(cleanText(text)).replace(/\s/gu, '').toUpperCase();

/** The title with the client's code in place of the name, set apart from letters and figures beside it: `0023 2016年度客户档案`. */
export const withCodeForName = (title: string, name: string, code: string): string =>
  title
    .split(name)
    .reduce(
      (before, after) =>
        `${before}${/[\w.]$/u.test(before) ? ' ' : ''}${code}${/^[\w.]/u.test(after) ? ' ' : ''}${after}`,
    );
