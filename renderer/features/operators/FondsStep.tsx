import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useController } from 'react-hook-form';
import type { AppError } from '../../../shared/errors';
import { ok } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';
import { FieldFrame } from '../../ui/FieldFrame';
import { StepForm } from './StepForm';
import { type FondsInput, fondsSchema, type WizardState } from './wizard-state';

type Props = {
  readonly state: WizardState;
  readonly onBack: () => void;
  readonly onNext: (part: Pick<WizardState, 'fonds'>) => void;
};

/** Fonds 全宗: number and name as printed, and the empty folder that will hold the archive. */
export function FondsStep({ state, onBack, onNext }: Props) {
  const { t, code } = useT();
  const client = useClient();
  const [refused, setRefused] = useState<AppError>();
  const save = useCallback((fonds: FondsInput) => Promise.resolve(ok(fonds)), []);
  const { control, form, submit } = useSchemaForm<FondsInput, FondsInput, FondsInput>({
    schema: fondsSchema,
    values: state.fonds,
    save,
    onSaved: (fonds) => onNext({ fonds }),
  });
  const { field, fieldState } = useController({ control, name: 'folder' });
  const pick = async () => {
    const picked = await client.call('shell.pickFolder', { purpose: 'create' });
    setRefused(picked.ok ? undefined : picked.error);
    if (!picked.ok || picked.value === null) return;
    field.onChange(picked.value);
    form.clearErrors('folder');
  };
  return (
    <StepForm onBack={onBack} onNext={() => void submit()}>
      <div className="columns">
        <Field
          control={control}
          name="fondsNumber"
          label={t('operators.fondsNumber')}
          hint={t('operators.fondsNumberHint')}
          required
        />
        <Field
          control={control}
          name="fondsName"
          label={t('operators.fondsName')}
          hint={t('operators.fondsNameHint')}
          required
        />
        <FieldFrame
          wide
          label={t('operators.folder')}
          hint={t('operators.folderHint')}
          required
          error={fieldState.error === undefined ? undefined : code('invalid', fieldState.error.message ?? 'chooseOne')}
        >
          {({ id, 'aria-describedby': describedBy }) => (
            <div className="row">
              <Button aria-describedby={describedBy} onClick={() => void pick()}>
                {t('operators.pickFolder')}
              </Button>
              <output id={id}>{field.value?.name ?? t('operators.noFolder')}</output>
            </div>
          )}
        </FieldFrame>
      </div>
      {refused !== undefined && <FailureNotice error={refused} />}
    </StepForm>
  );
}
