import { createInstance, type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type CodeSubject, type Key, type Language, languages, words } from '../../shared/i18n/index';

export type Values = Readonly<Record<string, string | number>>;
export type T = (key: Key, values?: Values) => string;

/** One i18next instance holding both languages; a key that is missing at run time shows as itself and is a fault. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...languages],
    resources: { 'zh-CN': { translation: words['zh-CN'] }, en: { translation: words.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  });
  return instance;
}

/** `t` for keys that stand in the code, `code` for those the engine names (a rule, a finding, a deed …). */
export function useT(): {
  readonly t: T;
  /** The sentence for a code; one that has no sentence yet is shown as a named code, never as nothing. */
  readonly code: (subject: CodeSubject, code: string, values?: Values) => string;
  readonly language: Language;
} {
  const { t, i18n: instance } = useTranslation();
  const language: Language = instance.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(
    () => ({
      t: (key, values) => t(key, { ...values }),
      code: (subject, code, values) => {
        const key = `${subject}.${code}`;
        return instance.exists(key) ? t(key, { ...values }) : t('common.unknownCode', { code });
      },
      language,
    }),
    [t, instance, language],
  );
}
