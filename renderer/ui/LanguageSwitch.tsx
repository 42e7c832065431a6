import { useTranslation } from 'react-i18next';
import { useClient } from '../lib/client-context';
import { useT } from '../lib/i18n';

/** Turns the interface to the other language at once, and lets the machine remember it. */
export function LanguageSwitch() {
  const { t, language } = useT();
  const { i18n } = useTranslation();
  const client = useClient();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <button
      type="button"
      className="link-button"
      lang={other}
      title={t('frame.languageName')}
      onClick={() => {
        void i18n.changeLanguage(other);
        void client.call('shell.setLanguage', { language: other });
      }}
    >
      {t('frame.language')}
    </button>
  );
}
