import { useCallback, useMemo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { paths } from '../../lib/paths';
import { useMay, useSession } from '../../lib/session';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { Field } from '../../ui/Field';
import { Page, Section } from '../../ui/Page';
import { AccountForm } from './AccountForm';
import { type OwnInput, ownSchema } from './operator-values';
import { PassphraseAdvice } from './PassphraseAdvice';
import { FreshPassphrase } from './FreshPassphrase';
import { PassphraseStrength } from './PassphraseStrength';
import './operators.css';

const nothing: OwnInput = { current: '', passphrase: '', passphraseAgain: '' };

/** What one may do here oneself, and one's own passphrase. */
export function MyAccess() {
  const { t } = useT();
  const level = useLevelWords();
  const { fullName, login, roles, clearance } = useSession();
  const mayRead = useMay('audit.read');
  return (
    <Page
      title={t('operators.me.title')}
      line={mayRead && <a href={`#${paths.operators()}`}>{t('operators.page.title')}</a>}
    >
      <dl className="operators-facts">
        <dt>{t('operators.fullName')}</dt>
        <dd>{fullName}</dd>
        <dt>{t('operators.login')}</dt>
        <dd className="figures">{login}</dd>
        <dt>{t('operators.roles')}</dt>
        <dd>{roles.map((role) => t(`common.role.${role}`)).join(t('common.listSeparator'))}</dd>
        <dt>{t('operators.clearance')}</dt>
        <dd>{level(clearance)}</dd>
      </dl>
      <Section title={t('operators.me.passphrase')}>
        <OwnPassphrase />
      </Section>
    </Page>
  );
}

function OwnPassphrase() {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { login, fullName, fondsNumber, fondsName } = useSession();
  const [changed, setChanged] = useState(false);
  const values = useMemo(() => nothing, []);
  const save = useCallback(
    ({ current, passphrase }: OwnInput) => client.call('operators.changePassphrase', { current, passphrase }),
    [client],
  );
  const { control, form, submit, failure, saving } = useSchemaForm<OwnInput, OwnInput, Record<string, never>>({
    schema: ownSchema,
    values,
    save,
    onSaved: () => {
      form.reset(nothing);
      setChanged(true);
      say('good', t('operators.me.changed'));
    },
  });
  const passphrase = useWatch({ control, name: 'passphrase' });
  return (
    <AccountForm title={t('operators.me.passphrase')} failure={failure} saving={saving} submit={submit}>
      <p className="operators-text">{t('operators.me.olderBackups')}</p>
      <div className="columns">
        <Field control={control} name="current" label={t('operators.me.current')} required as={{ kind: 'password' }} />
      </div>
      <div className="columns">
        <FreshPassphrase
          control={control}
          names={{ once: 'passphrase', again: 'passphraseAgain' }}
          label={t('operators.me.new')}
        />
      </div>
      <PassphraseStrength passphrase={passphrase} about={[login, fullName, fondsNumber, fondsName]} />
      <PassphraseAdvice />
      {changed && (
        <p role="status" className="notice notice-good">
          {t('operators.me.changedLine')}
        </p>
      )}
    </AccountForm>
  );
}
