import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { levels } from '../../../shared/domain/level';
import { roles } from '../../../shared/domain/permissions';
import { err, ok } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';
import { FreshPassphrase } from './FreshPassphrase';
import { PassphraseStrength } from './PassphraseStrength';
import { StepForm } from './StepForm';
import { type OperatorInput, operatorSchema, type WizardState } from './wizard-state';

type Props = {
  readonly state: WizardState;
  readonly onBack: () => void;
  readonly onNext: (part: Pick<WizardState, 'operator'>) => void;
};

/** The first operator. The engine judges the passphrase; words that stand nearby (name, fonds) make it weaker. */
export function OperatorStep({ state, onBack, onNext }: Props) {
  const { t } = useT();
  const client = useClient();
  const { fondsNumber, fondsName } = state.fonds;
  const save = useCallback(
    async (typed: OperatorInput) => {
      const judged = await client.call('operators.checkPassphrase', {
        passphrase: typed.passphrase,
        about: [typed.login, typed.fullName, typed.staffCode, fondsNumber, fondsName],
      });
      if (!judged.ok) return judged;
      return judged.value.acceptable
        ? ok(typed)
        : err({ code: 'invalidInput' as const, fields: { passphrase: ['tooWeak'] } });
    },
    [client, fondsNumber, fondsName],
  );
  const { control, submit, failure, saving } = useSchemaForm<OperatorInput, OperatorInput, OperatorInput>({
    schema: operatorSchema,
    values: state.operator,
    save,
    onSaved: (operator) => onNext({ operator }),
  });
  const [login, fullName, staffCode, passphrase] = useWatch({
    control,
    name: ['login', 'fullName', 'staffCode', 'passphrase'],
  });
  return (
    <StepForm onBack={onBack} onNext={() => void submit()} busy={saving}>
      <div className="columns">
        <Field control={control} name="fullName" label={t('operators.fullName')} required />
        <Field control={control} name="staffCode" label={t('operators.staffCode')} required />
        <Field control={control} name="login" label={t('operators.login')} hint={t('operators.loginHint')} required />
        <Field
          control={control}
          name="clearance"
          label={t('operators.clearance')}
          hint={t('operators.clearanceHint')}
          required
          as={{ kind: 'select', options: levels.map((level) => ({ value: level, label: t(`common.level.${level}`) })) }}
        />
        <Field
          wide
          control={control}
          name="roles"
          label={t('operators.roles')}
          required
          as={{
            kind: 'select',
            multiple: true,
            options: roles.map((role) => ({ value: role, label: t(`common.role.${role}`) })),
          }}
        />
        <FreshPassphrase
          control={control}
          names={{ once: 'passphrase', again: 'passphraseAgain' }}
          label={t('operators.passphrase')}
          hint={t('operators.passphraseHint')}
        />
      </div>
      <PassphraseStrength passphrase={passphrase} about={[login, fullName, staffCode, fondsNumber, fondsName]} />
      {failure !== undefined && <FailureNotice error={failure} />}
    </StepForm>
  );
}
