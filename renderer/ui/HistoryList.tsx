import type { AuditEntry } from '../../shared/contract/audit';
import { words } from '../../shared/i18n/index';
import { instant } from '../lib/format';
import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useMay } from '../lib/session';
import { useQuery } from '../lib/use-query';
import { FailureNotice } from './FailureNotice';

const fields = words['zh-CN'].audit.fields;
const isField = (key: string): key is keyof typeof fields => Object.hasOwn(fields, key);

/** Names of what an entry changed; `version` and ids are no news to a person. */
function changedIn(entry: AuditEntry): (keyof typeof fields)[] {
  const keys = entry.details.flatMap(({ before, after }) =>
    before === null || after === null
      ? []
      : Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])),
  );
  return [...new Set(keys)].filter(isField);
}

/** Who did what to one record, newest first (`audit.of`): for its page. The log itself shows before and after. */
export function HistoryList({ subject }: { readonly subject: `volume:${number}` | `client:${number}` }) {
  const { t, code } = useT();
  const mayReadLog = useMay('audit.read');
  const history = useQuery('audit.of', { subject }, ['audit']);
  if (history.status === 'loading')
    return (
      <p role="status" aria-busy="true">
        {t('common.loading')}
      </p>
    );
  if (history.status === 'failed') return <FailureNotice error={history.error} />;
  if (history.value.length === 0) return <p className="soft">{t('catalogue.volume.noHistory')}</p>;
  return (
    <>
      <ol className="history">
        {history.value.map((entry) => {
          const changed = [...new Set(changedIn(entry).map((key) => t(`audit.fields.${key}`)))];
          return (
            <li key={entry.seq}>
              <time className="figures" dateTime={entry.at}>
                {instant(entry.at)}
              </time>{' '}
              {entry.operator} · {code('deed', entry.deed)}
              {entry.reason !== null &&
                ` · ${t('catalogue.labelled', { label: t('common.reason'), value: entry.reason })}`}
              {changed.length > 0 && (
                <span className="soft">
                  {' '}
                  · {t('catalogue.volume.changed', { fields: changed.join(t('common.listSeparator')) })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {mayReadLog && (
        <p>
          <a href={`#${paths.audit({ subject })}`}>{t('catalogue.volume.fullLog')}</a>
        </p>
      )}
    </>
  );
}
