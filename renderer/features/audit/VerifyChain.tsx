import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSay } from '../../ui/Answers';
import { useProgress } from '../../lib/use-progress';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { ProgressBar } from '../../ui/ProgressBar';

type Answer = OutputOf<'audit.verify'>;
const FINGERPRINT = 16;

/** Walks the whole chain and its signatures when asked, and says what came of it. */
export function useVerify() {
  const client = useClient();
  const say = useSay();
  const { t } = useT();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const verify = async () => {
    setBusy(true);
    setAnswer(null);
    setFailure(null);
    const result = await client.call('audit.verify', {});
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    setAnswer(result.value);
    if (result.value.firstBroken === null) say('good', t('audit.verifiedSaid'));
    else say('bad', t('audit.broken', { seq: result.value.firstBroken }));
  };
  return { busy, answer, failure, verify };
}

export function VerifyButton({ busy, onVerify }: { readonly busy: boolean; readonly onVerify: () => void }) {
  const { t } = useT();
  return (
    <Button loading={busy} onClick={onVerify}>
      {busy ? t('audit.verifying') : t('audit.verify')}
    </Button>
  );
}

export function VerifyAnswer({
  answer,
  failure,
}: {
  readonly answer: Answer | null;
  readonly failure: AppError | null;
}) {
  const { t, language } = useT();
  if (failure !== null) return <FailureNotice error={failure} />;
  if (answer === null) return null;
  if (answer.firstBroken !== null) {
    return (
      <div role="alert" className="notice notice-bad">
        <p className="notice-what">{t('audit.broken', { seq: answer.firstBroken })}</p>
        <p>{t('audit.brokenTodo')}</p>
      </div>
    );
  }
  return (
    <div role="status" className="notice notice-good">
      <p className="notice-what">
        {t('audit.verified', {
          entries: count(answer.entries, language),
          signatures: count(answer.signatures, language),
        })}
      </p>
      <p className="figures soft">{t('audit.verifiedHead', { head: answer.head.slice(0, FINGERPRINT) })}</p>
      {!answer.recorded && <p>{t('audit.notRecorded')}</p>}
    </div>
  );
}

/** How far a long walk through the log is, and a way to stop it. */
export function LogWork({ words }: { readonly words: string }) {
  const progress = useProgress(true);
  return (
    <section aria-label={words}>
      <ProgressBar progress={progress} stepWords={() => words} />
    </section>
  );
}

/** When the whole log was verified last, and that the log of then is still the one of now. */
export function LastVerified() {
  const { t, language } = useT();
  const last = useQuery('audit.lastVerified', {}, ['audit']);
  const verified = last.status === 'ready' ? last.value.verified : null;
  if (verified === null) return null;
  const { at, operator, entries, unchanged } = verified;
  return unchanged ? (
    <p className="soft figures">
      {t('audit.verifiedLast', { at: instant(at), operator, entries: count(entries, language) })}
    </p>
  ) : (
    <p role="alert" className="notice notice-bad">
      {t('audit.verifiedChanged', { at: instant(at), operator })}
    </p>
  );
}
