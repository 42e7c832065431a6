import { Button } from 'antd';
import { useState } from 'react';
import { instant } from '../lib/format';
import { useT } from '../lib/i18n';
import { useSession } from '../lib/session';
import { FailureNotice } from '../ui/FailureNotice';
import { AlarmNotice, isAlarm } from './AlarmNotice';

/** What was found while opening that does not stop work, e.g. a clock behind the log or failed attempts to unlock; stands until it is noted. */
export function OpeningNotices() {
  const { warnings } = useSession();
  const alarms = warnings.filter(({ code }) => isAlarm(code));
  return (
    <>
      {alarms.length > 0 && <AlarmNotice alarms={alarms} />}
      <PassingNotices />
    </>
  );
}

function PassingNotices() {
  const { t } = useT();
  const session = useSession();
  const { failedAttempts } = session;
  const warnings = session.warnings.filter(({ code }) => !isAlarm(code));
  const [noted, setNoted] = useState(false);
  const tries = triesByName(failedAttempts);
  // Tries that belong to no operator (vault/throttle.ts).
  const whose = (login: string) =>
    login === '?' ? t('frame.failedUnknown') : login === '#recovery' ? t('frame.failedRecovery') : login;
  if (noted || (warnings.length === 0 && tries.length === 0)) return null;
  return (
    <section className="opening" aria-label={t('frame.warnings')}>
      {warnings.map((warning) => (
        <FailureNotice key={warning.code} error={warning} />
      ))}
      {tries.length > 0 && (
        <div className="notice notice-warn">
          <p className="notice-what">{t('frame.failedTitle', { count: failedAttempts.length })}</p>
          <ul>
            {tries.map(({ login, count, at }) => (
              <li key={login}>{t('frame.failedOne', { login: whose(login), count, at: instant(at) })}</li>
            ))}
          </ul>
        </div>
      )}
      <Button size="small" onClick={() => setNoted(true)}>
        {t('frame.noticed')}
      </Button>
    </section>
  );
}

type Tries = { readonly login: string; readonly count: number; readonly at: string };
/** How often under each name, and when last. */
function triesByName(failed: readonly { readonly login: string; readonly at: string }[]): readonly Tries[] {
  const names = [...new Set(failed.map(({ login }) => login))];
  return names.map((login) => {
    const own = failed.filter((one) => one.login === login);
    return { login, count: own.length, at: own.at(-1)?.at ?? '' };
  });
}
