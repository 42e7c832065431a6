import { createInstance, type i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
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

type Words = {
  readonly t: T;
  /** The sentence for a code; one that has no sentence yet is shown as a named code, never as nothing. */
  readonly code: (subject: CodeSubject, code: string, values?: Values) => string;
  readonly language: Language;
};
const Spoken = createContext<Words | null>(null);

/**
 * The words for all that stands inside, in the language of the instance, drawn anew when that changes. They are asked for
 * once for the whole page: a table of hundreds of cells that each listened to the instance took a third of its time so.
 */
export function WordsProvider({ i18n: instance, children }: { readonly i18n: i18n; readonly children: ReactNode }) {
  return (
    <I18nextProvider i18n={instance}>
      <Speaking>{children}</Speaking>
    </I18nextProvider>
  );
}

function Speaking({ children }: { readonly children: ReactNode }) {
  const { t, i18n: instance } = useTranslation();
  const language: Language = instance.language === 'en' ? 'en' : 'zh-CN';
  const spoken = useMemo((): Words => {
    const plain = new Map<Key, string>();
    const say: T = (key, values) => {
      if (values !== undefined) return t(key, { ...values });
      const known = plain.get(key) ?? t(key);
      plain.set(key, known);
      return known;
    };
    return {
      t: say,
      code: (subject, code, values) => {
        const key = `${subject}.${code}`;
        return instance.exists(key) ? t(key, { ...values }) : say('common.unknownCode', { code });
      },
      language,
    };
  }, [t, instance, language]);
  return <Spoken value={spoken}>{children}</Spoken>;
}

/** `t` for keys that stand in the code, `code` for those the engine names (a rule, a finding, a deed …). */
export function useT(): Words {
  const spoken = useContext(Spoken);
  if (spoken === null) throw new Error('no words outside of a WordsProvider');
  return spoken;
}
