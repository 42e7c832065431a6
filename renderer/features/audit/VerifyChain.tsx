import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSay } from '../../ui/Answers';
import { FailureNotice } from '../../ui/FailureNotice';

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
    </div>
  );
}
