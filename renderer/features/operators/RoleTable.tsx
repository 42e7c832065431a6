import { permissions, permissionsOf, roles } from '../../../shared/domain/permissions';
import { useT } from '../../lib/i18n';
import { Section } from '../../ui/Page';

/** Which role may do what: the very table the gate asks. */
export function RoleTable() {
  const { t, code } = useT();
  const shown = permissions.filter((permission) => permission !== 'public' && permission !== 'session');
  return (
    <Section title={t('operators.powers.title')}>
      <p className="operators-text">{t('operators.powers.line')}</p>
      <table className="operators-table operators-powers" aria-label={t('operators.powers.title')}>
        <thead>
          <tr>
            <th scope="col">{t('operators.powers.permission')}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {t(`common.role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((permission) => (
            <tr key={permission}>
              <th scope="row">{code('permission', permission)}</th>
              {roles.map((role) => (
                <td key={role}>
                  {permissionsOf[role].includes(permission) ? t('operators.powers.yes') : t('operators.powers.no')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
