import type { Language } from './index';

/** The house rules that a code names, as the people in the room call them; codes are for those who build the program. */
const rules: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  DA: { 'zh-CN': '档案管理', en: 'archives rules' },
  XX: { 'zh-CN': '信息管理', en: 'information rules' },
  BM: { 'zh-CN': '保密制度', en: 'secrecy rules' },
  XZ: { 'zh-CN': '管理细则', en: 'office rules' },
};
const numbers: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3' };

/**
 * `DA-13.5` is 档案管理13条5 and archives rules 13.5, `BM-7(8)` is 保密制度7条8 and secrecy rules 7(8). A standard
 * (`DA/T 13`) is called what it is.
 */
export function clauseName(clause: string, language: Language): string {
  const [, part = '', article = '', dotted, bracketed] =
    /^([A-Z]{2})-(\d+|[一二三])(?:\.(\d+)|\((\d+)\))?$/.exec(clause) ?? [];
  const name = rules[part]?.[language];
  if (name === undefined) return clause;
  if (language === 'zh-CN') return `${name}${article}条${dotted ?? bracketed ?? ''}`;
  const section = dotted !== undefined ? `.${dotted}` : bracketed === undefined ? '' : `(${bracketed})`;
  return `${name} ${numbers[article] ?? article}${section}`;
}

/** Several clauses in one line. */
export const clauseNames = (clauses: readonly string[], language: Language): string =>
  clauses.map((clause) => clauseName(clause, language)).join(language === 'zh-CN' ? '、' : ', ');
