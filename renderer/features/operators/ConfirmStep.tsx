import { useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import { StepForm } from './StepForm';
import { setUpOf, type WizardState } from './wizard-state';

/** What will be made, once more; after it the archive is open and the frame stands. */
export function ConfirmStep({ state, onBack }: { readonly state: WizardState; readonly onBack: () => void }) {
  const { t, language } = useT();
  const client = useClient();
  const [failure, setFailure] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  const { fonds, operator, levels } = state;
  const input = setUpOf(state, language);
  const marked = Object.values(levels).filter((level) => level !== 'general').length;
  const create = async () => {
    if (input === null) return;
    setBusy(true);
    setFailure(undefined);
    const made = await client.call('operators.setUp', input);
    setBusy(false);
    if (!made.ok) setFailure(made.error);
  };
  return (
    <StepForm
      onBack={onBack}
      onNext={() => void create()}
      next={t('operators.confirm.create')}
      busy={busy}
      canGoOn={input !== null}
    >
      <dl className="sheet-summary">
        <dt>{t('operators.fondsNumber')}</dt>
        <dd className="figures">{fonds.fondsNumber}</dd>
        <dt>{t('operators.fondsName')}</dt>
        <dd>{fonds.fondsName}</dd>
        <dt>{t('operators.folder')}</dt>
        <dd>{fonds.folder?.name}</dd>
        <dt>{t('operators.levels.type')}</dt>
        <dd>{t('operators.confirm.marked', { count: marked })}</dd>
        <dt>{t('operators.confirm.operator')}</dt>
        <dd>
          {operator.fullName} · {operator.login} ·{' '}
          {operator.roles.map((role) => t(`common.role.${role}`)).join(t('common.listSeparator'))} ·{' '}
          {t(`common.level.${operator.clearance}`)}
        </dd>
        <dt>{t('operators.recovery.key')}</dt>
        <dd>{t('operators.confirm.recoveryDone')}</dd>
      </dl>
      <p className="soft">{t('operators.confirm.line')}</p>
      {failure !== undefined && <FailureNotice error={failure} />}
    </StepForm>
  );
}
