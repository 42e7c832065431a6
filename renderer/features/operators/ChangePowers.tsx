import { useCallback, useMemo } from 'react';
import { commands, type InputOf } from '../../../shared/contract/index';
import type { OperatorRow } from '../../../shared/contract/operators';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { AccountForm } from './AccountForm';
import { PowersFields } from './PowersFields';

const { input: schema } = commands['operators.save'];

/** Roles and clearance of another operator; in force when they next unlock. */
export function ChangePowers({ operator, onDone }: { readonly operator: OperatorRow; readonly onDone: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { id, version, roles, clearance } = operator;
  const values = useMemo(() => ({ operatorId: id, version, roles, clearance }), [id, version, roles, clearance]);
  const save = useCallback((input: InputOf<'operators.save'>) => client.call('operators.save', input), [client]);
  const { control, submit, failure, saving } = useSchemaForm({
    schema,
    values,
    save,
    onSaved: () => {
      say('good', t('common.saved'));
      onDone();
    },
  });
  return (
    <AccountForm
      title={t('operators.page.changeOne', { name: operator.fullName })}
      failure={failure}
      saving={saving}
      submit={submit}
      onCancel={onDone}
    >
      <p>
        {operator.fullName} <span className="figures">{operator.login}</span>
      </p>
      <div className="columns">
        <PowersFields control={control} names={{ roles: 'roles', clearance: 'clearance' }} />
      </div>
    </AccountForm>
  );
}
