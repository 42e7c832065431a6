import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import { RecoveryKeyGroups } from './RecoveryKeyGroups';
import { RecoveryTyped } from './RecoveryTyped';
import { StepForm } from './StepForm';
import type { WizardState } from './wizard-state';

type Props = {
  readonly state: WizardState;
  readonly onPrepared: (recovery: NonNullable<WizardState['recovery']>) => void;
  readonly onBack: () => void;
  readonly onNext: (part: Pick<WizardState, 'recoveryKeyTyped'>) => void;
};

/** The recovery key: shown, put on paper, hidden, typed back. Whoever loses every passphrase opens the archive with it. */
export function RecoveryStep({ state, onPrepared, onBack, onNext }: Props) {
  const { t, language } = useT();
  const client = useClient();
  const [failure, setFailure] = useState<AppError>();
  const [typing, setTyping] = useState(false);
  const { recovery } = state;
  const missing = recovery === null;
  useEffect(() => {
    if (!missing) return undefined;
    let current = true;
    void client.call('operators.prepareRecovery', {}).then((prepared) => {
      if (!current) return;
      if (prepared.ok) onPrepared(prepared.value);
      else setFailure(prepared.error);
    });
    return () => {
      current = false;
    };
    // Asked for once: a second key would make the sheet already printed worthless.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, missing]);

  const print = async () => {
    const { fondsNumber, fondsName } = state.fonds;
    const drawn = await client.call('operators.emergencySheet', { fondsNumber, fondsName, language });
    const opened = drawn.ok
      ? await client.call('shell.openPreview', { token: drawn.value.token, title: t('operators.recovery.sheetTitle') })
      : drawn;
    if (!opened.ok) setFailure(opened.error);
  };
  if (typing)
    return (
      <RecoveryTyped onLook={() => setTyping(false)} onTyped={(recoveryKeyTyped) => onNext({ recoveryKeyTyped })} />
    );
  return (
    <StepForm onBack={onBack} onNext={() => setTyping(true)} next={t('operators.recovery.written')} canGoOn={!missing}>
      <p>{t('operators.recovery.explain')}</p>
      {recovery !== null && (
        <>
          <RecoveryKeyGroups recoveryKey={recovery.recoveryKey} />
          <p className="row">
            <Button onClick={() => void print()}>{t('operators.recovery.print')}</Button>
            <span className="soft">{t('operators.recovery.vault', { name: recovery.vaultName })}</span>
          </p>
          <p className="notice notice-warn">{t('operators.recovery.once')}</p>
        </>
      )}
      {failure !== undefined && <FailureNotice error={failure} />}
    </StepForm>
  );
}
