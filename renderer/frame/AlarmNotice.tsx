import { Button } from 'antd';
import { useState } from 'react';
import type { AppError, AppErrorCode } from '../../shared/errors';
import { useClient } from '../lib/client-context';
import { useT } from '../lib/i18n';
import { useMay } from '../lib/session';
import { useSay } from '../ui/Answers';
import { ReasonDialog } from '../ui/Dialog';
import { FailureNotice } from '../ui/FailureNotice';

const alarmCodes: readonly AppErrorCode[] = [
  'entriesMissing',
  'historyDiffers',
  'pageReplaced',
  'witnessBehind',
  'witnessMissing',
  'witnessDamaged',
];
/** What the witness reports: it stands, and nothing is saved, until somebody has answered for it. */
export const isAlarm = (code: AppErrorCode): boolean => alarmCodes.includes(code);

export function AlarmNotice({ alarms }: { readonly alarms: readonly AppError[] }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const mayAnswer = useMay('backup.write');
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const answer = async (reason: string, drop: () => void) => {
    setAsking(false);
    const done = await client.call('witness.acknowledge', { reason });
    setFailure(done.ok ? undefined : done.error);
    if (!done.ok) return;
    drop();
    say('good', t('backup.alarm.answered'));
  };
  return (
    <section className="opening" aria-label={t('frame.warnings')}>
      {[...alarms, ...(failure === undefined ? [] : [failure])].map((alarm) => (
        <FailureNotice key={alarm.code} error={alarm} />
      ))}
      {mayAnswer ? (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('backup.alarm.answer')}
        </Button>
      ) : (
        <p className="soft">{t('backup.alarm.notYours')}</p>
      )}
      {asking && (
        <ReasonDialog
          draft="reason:witness"
          title={t('backup.alarm.title')}
          body={<p>{t('backup.alarm.body')}</p>}
          ok={t('backup.alarm.answer')}
          danger
          onCancel={() => setAsking(false)}
          onOk={(reason, done) => void answer(reason, done)}
        />
      )}
    </section>
  );
}
