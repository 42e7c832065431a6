import type { OperatorRow } from '../../../shared/contract/operators';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { useSession } from '../../lib/session';
import { Section } from '../../ui/Page';
import type { Opened } from './operator-values';

type Props = {
  readonly operators: readonly OperatorRow[];
  readonly mayChange: boolean;
  readonly onOpen: (opened: Opened) => void;
};

/** One line an account; those removed stand below, since the log still names them. */
export function OperatorTable({ operators, mayChange, onOpen }: Props) {
  const { t } = useT();
  const level = useLevelWords();
  const { operatorId } = useSession();
  const heads = ['name', 'login', 'roles', 'clearance', 'since', 'lastSignIn', 'failed'] as const;
  return (
    <Section title={t('operators.page.accounts')}>
      <table className="operators-table" aria-label={t('operators.page.accounts')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`operators.head.${head}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {operators.map((one) => (
            <tr key={one.id} className={one.removedAt === null ? undefined : 'operators-gone'}>
              <th scope="row">
                {one.fullName} {one.staffCode !== null && <span className="soft figures">{one.staffCode}</span>}
              </th>
              <td className="figures">{one.login}</td>
              <td>{one.roles.map((role) => t(`common.role.${role}`)).join(t('common.listSeparator'))}</td>
              <td>{level(one.clearance)}</td>
              <td className="figures">{instant(one.since)}</td>
              <td className="figures">
                {one.lastSignIn === null ? t('operators.page.never') : instant(one.lastSignIn)}
              </td>
              <td className="figures">
                {one.lastFailed === null
                  ? '0'
                  : t('operators.page.failed', { count: one.failedAttempts, at: instant(one.lastFailed) })}
              </td>
              <td className="operators-actions">
                {one.removedAt !== null && t('operators.page.removedAt', { at: instant(one.removedAt) })}
                {one.id === operatorId && <span className="soft">{t('operators.page.yourself')}</span>}
                {mayChange && one.removedAt === null && one.id !== operatorId && (
                  <>
                    <button
                      type="button"
                      className="link-button"
                      aria-label={t('operators.page.changeOne', { name: one.fullName })}
                      onClick={() => onOpen({ kind: 'change', operator: one })}
                    >
                      {t('common.edit')}
                    </button>
                    <button
                      type="button"
                      className="link-button"
                      aria-label={t('operators.page.removeOne', { name: one.fullName })}
                      onClick={() => onOpen({ kind: 'remove', operator: one })}
                    >
                      {t('common.remove')}
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
