import { useT } from '../../lib/i18n';

/** `RK-QPMA3-GE3UG-…` in numbered groups, so that a wrong one can be named. */
export function RecoveryKeyGroups({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useT();
  const groups = recoveryKey.replace(/^RK-/i, '').split('-');
  return (
    <ol className="recovery" aria-label={t('operators.recovery.key')}>
      {groups.map((group, index) => (
        <li key={`${index}-${group}`}>
          <small>{index + 1}</small>
          <span>{group}</span>
        </li>
      ))}
    </ol>
  );
}
