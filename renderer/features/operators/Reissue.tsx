import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { useSay } from '../../ui/Answers';
import { FailureNotice } from '../../ui/FailureNotice';
import { RecoveryKeyGroups } from './RecoveryKeyGroups';
import { RecoveryTyped } from './RecoveryTyped';

type Props = { readonly replaces: string | null; readonly onDone: () => void };

/** A new recovery key: shown, printed, hidden, typed back; only then it is in force and the one it replaces is not. */
export function Reissue({ replaces, onDone }: Props) {
  const { t, language } = useT();
  const client = useClient();
  const say = useSay();
  const { fondsNumber, fondsName } = useSession();
  const [prepared, setPrepared] = useState<OutputOf<'operators.prepareReissue'> | null>(null);
  const [typing, setTyping] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  useEffect(() => {
    let current = true;
    void client.call('operators.prepareReissue', {}).then((made) => {
      if (!current) return;
      if (made.ok) setPrepared(made.value);
      else setFailure(made.error);
    });
    return () => {
      current = false;
    };
  }, [client]);
  const print = async () => {
    const drawn = await client.call('operators.emergencySheet', { fondsNumber, fondsName, language });
    const title = t('operators.recovery.sheetTitle');
    const shown = drawn.ok ? await client.call('shell.openPreview', { token: drawn.value.token, title }) : drawn;
    if (!shown.ok) setFailure(shown.error);
  };
  const issue = async (recoveryKeyTyped: string) => {
    const issued = await client.call('operators.issueRecovery', { recoveryKeyTyped, replaces });
    if (!issued.ok) return setFailure(issued.error);
    say('good', t('operators.keys.issued'));
    onDone();
  };
  return (
    <section className="stack operators-form" aria-label={t('operators.keys.new')}>
      {typing ? (
        <RecoveryTyped onLook={() => setTyping(false)} onTyped={(typed) => void issue(typed)} />
      ) : (
        <>
          <p>{t('operators.keys.explain')}</p>
          {prepared !== null && <RecoveryKeyGroups recoveryKey={prepared.recoveryKey} />}
          <p className="row">
            <Button disabled={prepared === null} onClick={() => void print()}>
              {t('operators.recovery.print')}
            </Button>
            <Button type="primary" disabled={prepared === null} onClick={() => setTyping(true)}>
              {t('operators.recovery.written')}
            </Button>
            <Button onClick={onDone}>{t('common.cancel')}</Button>
          </p>
        </>
      )}
      {failure !== undefined && <FailureNotice error={failure} />}
    </section>
  );
}
