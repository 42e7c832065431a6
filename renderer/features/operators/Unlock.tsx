import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { commands, type InputOf } from '../../../shared/contract/index';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useCountdown } from '../../lib/use-countdown';
import { useQuery } from '../../lib/use-query';
import { useSchemaForm } from '../../lib/use-schema-form';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';
import { OpenOther } from './OpenOther';
import { Recover } from './Recover';
import { Sheet } from './Sheet';

const { input: schema } = commands['operators.unlock'];

/** Who and the passphrase; nothing else of the archive is known here. */
export function Unlock({
  logins,
  vaultName,
  rescue,
}: {
  readonly logins: readonly string[];
  readonly vaultName: string;
  /** Offered when the passphrase was right and the store behind it is not. */
  readonly rescue?: ReactNode;
}) {
  const { t } = useT();
  const client = useClient();
  const [caps, setCaps] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [helped, setHelped] = useState<string | null>(null);
  const values = useMemo(() => ({ login: logins[0] ?? '', passphrase: '' }), [logins]);
  const save = useCallback((input: InputOf<'operators.unlock'>) => client.call('operators.unlock', input), [client]);
  const { control, form, submit, failure, saving } = useSchemaForm({ schema, values, save, onSaved: () => undefined });
  const shell = useQuery('shell.state', {}, ['session']);
  const name = shell.status === 'ready' ? shell.value.archiveName : null;
  const waitSeconds = useCountdown(failure?.code === 'throttled' ? failure : undefined);
  const shown =
    failure?.code === 'throttled' ? (waitSeconds > 0 ? { ...failure, seconds: waitSeconds } : undefined) : failure;

  useEffect(() => {
    if (failure?.code === 'wrongPassphrase') form.reset({ login: form.getValues('login'), passphrase: '' });
  }, [failure, form]);
  const noticeCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));

  if (recovering)
    return (
      <Recover
        logins={logins}
        onBack={() => setRecovering(false)}
        onDone={(login) => {
          setHelped(login);
          form.reset({ login, passphrase: '' });
          setRecovering(false);
        }}
      />
    );
  return (
    <Sheet
      title={t('operators.unlock.title')}
      line={t('operators.unlock.which', { name: name ?? '', vault: vaultName }).trim()}
    >
      <form
        className="stack"
        noValidate
        onKeyDown={noticeCaps}
        onKeyUp={noticeCaps}
        onSubmit={(event) => {
          event.preventDefault();
          if (waitSeconds === 0) void submit();
        }}
      >
        {helped !== null && (
          <p role="status" className="notice notice-good">
            {t('operators.recover.done', { login: helped })}
          </p>
        )}
        <Field
          control={control}
          name="login"
          label={t('operators.login')}
          as={{ kind: 'select', options: logins.map((login) => ({ value: login, label: login })) }}
        />
        <Field
          control={control}
          name="passphrase"
          label={t('operators.passphrase')}
          as={{ kind: 'password', focus: true }}
          hint={caps ? t('operators.unlock.capsLock') : undefined}
        />
        {shown !== undefined && <FailureNotice error={shown} />}
        <div className="sheet-actions">
          <span className="first">
            <OpenOther />
            <button type="button" className="link-button" onClick={() => setRecovering(true)}>
              {t('operators.recover.forgot')}
            </button>
          </span>
          <Button type="primary" htmlType="submit" loading={saving} disabled={waitSeconds > 0}>
            {t('operators.unlock.unlock')}
          </Button>
        </div>
      </form>
      {(failure?.code === 'storeDamaged' || failure?.code === 'storeMissing') && rescue}
    </Sheet>
  );
}
