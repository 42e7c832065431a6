import type { FormLanguage } from './facts';
import { en } from './words/en';
import { zhCN, type FormWords } from './words/zh-cn';

export type { FormWords };

const tables: Readonly<Record<FormLanguage, FormWords>> = { 'zh-CN': zhCN, en };

/** The words of the forms in a language; the forms have their own setting, apart from the screens'. */
export const wordsOf = (language: FormLanguage): FormWords => tables[language];
