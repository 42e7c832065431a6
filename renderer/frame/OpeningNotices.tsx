import { Button } from 'antd';
import { useState } from 'react';
import { instant } from '../lib/format';
import { useT } from '../lib/i18n';
import { useSession } from '../lib/session';
import { FailureNotice } from '../ui/FailureNotice';

/** What was found while opening that does not stop work, e.g. a clock behind the log or failed attempts to unlock; stands until it is noted. */
export function OpeningNotices() {
  const { t } = useT();
  const { warnings, failedAttempts } = useSession();
  const [noted, setNoted] = useState(false);
  const latest = failedAttempts.at(-1);
  if (noted || (warnings.length === 0 && latest === undefined)) return null;
  return (
    <section className="opening" aria-label={t('frame.warnings')}>
      {warnings.map((warning) => (
        <FailureNotice key={warning.code} error={warning} />
      ))}
      {latest !== undefined && (
        <p className="notice notice-warn">
          {t('frame.failedAttempts', { count: failedAttempts.length, login: latest.login, at: instant(latest.at) })}
        </p>
      )}
      <Button size="small" onClick={() => setNoted(true)}>
        {t('frame.noticed')}
      </Button>
    </section>
  );
}
