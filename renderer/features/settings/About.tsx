import { licences } from 'virtual:licences';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';

/** What runs here, and which archive is open. */
export function About() {
  const { t } = useT();
  const session = useSession();
  const shell = useQuery('shell.state', {}, ['session']);
  return (
    <Page title={t('settings.about.title')}>
      {shell.status === 'failed' && <FailureNotice error={shell.error} />}
      <dl className="summary-facts">
        <dt>{t('settings.about.version')}</dt>
        <dd className="figures">{shell.status === 'ready' ? shell.value.version : ''}</dd>
        <dt>{t('settings.about.archive')}</dt>
        <dd>{shell.status === 'ready' ? shell.value.archiveName : ''}</dd>
        <dt>{t('settings.fonds')}</dt>
        <dd>
          {session.fondsNumber} {session.fondsName}
        </dd>
        <dt>{t('settings.about.tag')}</dt>
        <dd className="figures">{session.archiveTag}</dd>
        <dt>{t('settings.about.licence')}</dt>
        <dd>AGPL-3.0-only</dd>
      </dl>
      <p className="soft">{t('settings.about.line')}</p>
      <details>
        <summary>{t('settings.about.licences', { count: licences.length })}</summary>
        <table className="licences">
          <caption className="soft">{t('settings.about.licencesLine')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('settings.about.package')}</th>
              <th scope="col">{t('settings.about.packageVersion')}</th>
              <th scope="col">{t('settings.about.licence')}</th>
            </tr>
          </thead>
          <tbody>
            {licences.map(({ name, version, licence }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="figures">{version}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Page>
  );
}
