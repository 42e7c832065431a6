import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { Field } from '../../ui/Field';
import { AccountForm } from './AccountForm';
import { addOf, type AddOutput, addSchema, blankOperator } from './operator-values';
import { PassphraseAdvice } from './PassphraseAdvice';
import { FreshPassphrase } from './FreshPassphrase';
import { PassphraseStrength } from './PassphraseStrength';
import { PowersFields } from './PowersFields';

/** A new account. The colleague sits here and types the first passphrase; it is never kept as a draft. */
export function AddOperator({ onDone }: { readonly onDone: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { fondsName, fondsNumber } = useSession();
  const save = useCallback((typed: AddOutput) => client.call('operators.add', addOf(typed)), [client]);
  const { control, form, submit, failure, saving } = useSchemaForm({
    schema: addSchema,
    values: blankOperator,
    save,
    onSaved: () => {
      say('good', t('operators.add.done', { login: form.getValues('login') }));
      onDone();
    },
  });
  const [personId, fullName, staffCode, login, passphrase] = useWatch({
    control,
    name: ['personId', 'fullName', 'staffCode', 'login', 'passphrase'],
  });
  return (
    <AccountForm title={t('operators.page.add')} failure={failure} saving={saving} submit={submit} onCancel={onDone}>
      <div className="columns">
        <Field
          control={control}
          name="personId"
          label={t('operators.add.person')}
          hint={t('operators.add.personHint')}
          as={{ kind: 'person', shown: null }}
        />
        <Field control={control} name="login" label={t('operators.login')} hint={t('operators.loginHint')} required />
        {personId === null && (
          <>
            <Field control={control} name="fullName" label={t('operators.fullName')} required />
            <Field control={control} name="staffCode" label={t('operators.staffCode')} required />
          </>
        )}
        <PowersFields control={control} names={{ roles: 'roles', clearance: 'clearance' }} />
      </div>
      <p className="notice notice-warn">{t('operators.add.themselves')}</p>
      <div className="columns">
        <FreshPassphrase
          control={control}
          names={{ once: 'passphrase', again: 'passphraseAgain' }}
          label={t('operators.passphrase')}
        />
      </div>
      <PassphraseStrength passphrase={passphrase} about={[login, fullName, staffCode, fondsNumber, fondsName]} />
      <PassphraseAdvice />
    </AccountForm>
  );
}
