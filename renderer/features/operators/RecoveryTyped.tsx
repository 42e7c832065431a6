import { useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import { TextField } from '../../ui/TextField';
import { StepForm } from './StepForm';

/** Typed back from the paper while the key is hidden; a wrong group is named, the right one is not. */
export function RecoveryTyped({
  onLook,
  onTyped,
}: {
  readonly onLook: () => void;
  readonly onTyped: (typed: string) => void;
}) {
  const { t } = useT();
  const client = useClient();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<AppError>();
  const check = async () => {
    setFailure(undefined);
    const checked = await client.call('operators.checkRecoveryKey', { typed });
    if (!checked.ok) setFailure(checked.error);
    else if (checked.value.matches) onTyped(typed);
    else
      setWrong(
        checked.value.wrongGroup === null
          ? t('operators.recovery.wrong')
          : t('operators.recovery.wrongGroup', { group: checked.value.wrongGroup }),
      );
  };
  return (
    <StepForm onBack={onLook} onNext={() => void check()} canGoOn={typed.trim() !== ''}>
      <p>{t('operators.recovery.typeBack')}</p>
      <TextField
        label={t('operators.recovery.key')}
        hint={t('operators.recovery.typeHint')}
        error={wrong}
        required
        as={{ kind: 'text', focus: true }}
        value={typed}
        onChange={(words) => {
          setTyped(words);
          setWrong(undefined);
        }}
      />
      {failure !== undefined && <FailureNotice error={failure} />}
    </StepForm>
  );
}
