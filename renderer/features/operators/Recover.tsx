import { useCallback, useMemo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { err, ok } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';
import { type RecoverInput, recoverSchema } from './operator-values';
import { PassphraseAdvice } from './PassphraseAdvice';
import { FreshPassphrase } from './FreshPassphrase';
import { PassphraseStrength } from './PassphraseStrength';
import { Sheet } from './Sheet';
import { StepForm } from './StepForm';

type Props = {
  readonly logins: readonly string[];
  readonly onBack: () => void;
  readonly onDone: (login: string) => void;
};

/** The passphrase is forgotten: the printed key gives an operator a new one, and nothing else; the log says so. */
export function Recover({ logins, onBack, onDone }: Props) {
  const { t } = useT();
  const client = useClient();
  const [wrong, setWrong] = useState<string>();
  const values = useMemo(
    (): RecoverInput => ({ recoveryKey: '', login: logins[0] ?? '', passphrase: '', passphraseAgain: '' }),
    [logins],
  );
  const save = useCallback(
    async ({ recoveryKey, login, passphrase }: RecoverInput) => {
      setWrong(undefined);
      const answer = await client.call('operators.recover', { recoveryKey, login, passphrase });
      if (!answer.ok || answer.value.state === 'done') return answer.ok ? ok(login) : answer;
      const { value } = answer;
      setWrong(
        value.state === 'otherKey'
          ? t('operators.recover.otherKey')
          : value.group === null
            ? t('operators.recovery.wrong')
            : t('operators.recovery.wrongGroup', { group: value.group }),
      );
      return err({ code: 'invalidInput' as const, fields: { recoveryKey: ['recoveryKeyDiffers'] } });
    },
    [client, t],
  );
  const { control, submit, failure, saving } = useSchemaForm<RecoverInput, RecoverInput, string>({
    schema: recoverSchema,
    values,
    save,
    onSaved: onDone,
  });
  const [login, passphrase] = useWatch({ control, name: ['login', 'passphrase'] });
  return (
    <Sheet wide title={t('operators.recover.title')} line={t('operators.recover.line')}>
      <StepForm onBack={onBack} onNext={() => void submit()} next={t('operators.recover.go')} busy={saving}>
        <Field
          control={control}
          name="recoveryKey"
          label={t('operators.recovery.key')}
          hint={t('operators.recovery.typeHint')}
          required
          as={{ kind: 'text', focus: true }}
        />
        {wrong !== undefined && (
          <p role="alert" className="notice notice-bad">
            {wrong}
          </p>
        )}
        <div className="columns">
          <Field
            wide
            control={control}
            name="login"
            label={t('operators.recover.whose')}
            as={{ kind: 'select', options: logins.map((one) => ({ value: one, label: one })) }}
          />
          <FreshPassphrase
            control={control}
            names={{ once: 'passphrase', again: 'passphraseAgain' }}
            label={t('operators.me.new')}
          />
        </div>
        <PassphraseStrength passphrase={passphrase} about={[login]} />
        <PassphraseAdvice />
        {failure !== undefined && <FailureNotice error={failure} />}
      </StepForm>
    </Sheet>
  );
}
