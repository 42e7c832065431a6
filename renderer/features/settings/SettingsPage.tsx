import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import { DepartmentList } from './DepartmentList';
import { DocumentTypeList } from './DocumentTypeList';
import { FondsList } from './FondsList';
import { GeneralSettings } from './GeneralSettings';
import { SeriesList } from './SeriesList';
import { SoundSetting } from './SoundSetting';

/** Settings: the rules that may be chosen, each with its clause, and the lists that forms choose from. Each change is logged. */
export function SettingsPage() {
  const { t } = useT();
  const mayReadLog = useMay('audit.read');
  const lists = useQuery('settings.lists', {}, ['settings', 'persons']);
  return (
    <Page
      title={t('settings.title')}
      line={
        <>
          {t('settings.line')} {mayReadLog && <a href={`#${paths.operators()}`}>{t('operators.page.title')}</a>}{' '}
          <a href={`#${paths.me()}`}>{t('operators.me.title')}</a> <a href="#/about">{t('frame.about')}</a>
        </>
      }
    >
      <GeneralSettings />
      <SoundSetting />
      {lists.status === 'loading' && <p role="status">{t('common.loading')}</p>}
      {lists.status === 'failed' && <FailureNotice error={lists.error} />}
      {lists.status === 'ready' && (
        <>
          <FondsList fonds={lists.value.fonds} />
          <SeriesList series={lists.value.series} />
          <DepartmentList departments={lists.value.departments} />
          <DocumentTypeList types={lists.value.documentTypes} departments={lists.value.departments} />
        </>
      )}
    </Page>
  );
}
