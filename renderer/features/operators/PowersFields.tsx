import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { levels } from '../../../shared/domain/level';
import { roles } from '../../../shared/domain/permissions';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { useSession } from '../../lib/session';
import { Field } from '../../ui/Field';

type Props<V extends FieldValues, O> = {
  readonly control: Control<V, unknown, O>;
  readonly names: { readonly roles: FieldPath<V>; readonly clearance: FieldPath<V> };
};

/** Roles and clearance; nobody hands out a clearance above his own, so none is offered. */
export function PowersFields<V extends FieldValues, O>({ control, names }: Props<V, O>) {
  const { t } = useT();
  const level = useLevelWords();
  const own = levels.indexOf(useSession().clearance);
  return (
    <>
      <Field
        control={control}
        name={names.roles}
        label={t('operators.roles')}
        required
        as={{
          kind: 'select',
          multiple: true,
          options: roles.map((role) => ({ value: role, label: t(`common.role.${role}`) })),
        }}
      />
      <Field
        control={control}
        name={names.clearance}
        label={t('operators.clearance')}
        hint={t('operators.clearanceHint')}
        required
        as={{
          kind: 'select',
          options: levels.filter((_, rank) => rank <= own).map((one) => ({ value: one, label: level(one) })),
        }}
      />
    </>
  );
}
