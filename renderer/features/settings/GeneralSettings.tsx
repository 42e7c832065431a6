import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { Section } from '../../ui/Page';
import { SettingRow } from './SettingRow';
import './settings.css';

/** One row a setting: what it is, its value, the clause it comes from, and whether it was changed. */
export function GeneralSettings() {
  const { t } = useT();
  const settings = useQuery('settings.get', {}, ['settings']);
  return (
    <Section title={t('settings.general')}>
      {settings.status === 'loading' && <p role="status">{t('common.loading')}</p>}
      {settings.status === 'failed' && <FailureNotice error={settings.error} />}
      {settings.status === 'ready' && (
        <ul className="settings">
          {settings.value.map((setting) => (
            <SettingRow key={setting.key} setting={setting} />
          ))}
        </ul>
      )}
    </Section>
  );
}
