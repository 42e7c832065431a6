import type { Hold } from '../../shared/contract/holds';
import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';

type Props = { readonly holds: readonly Hold[]; readonly hidden: boolean };

/** The holds on a volume or a client. One above the reader's clearance is not told, only that it forbids destroying. */
export function HoldNotice({ holds, hidden }: Props) {
  const { t } = useT();
  const standing = holds.filter(({ state }) => state === 'active');
  if (standing.length === 0 && !hidden) return null;
  return (
    <div className="notice notice-warn">
      {standing.map((hold) => (
        <p key={hold.id}>
          <a href={`#${paths.hold(hold.id)}`}>
            {t('disposal.trace.hold', {
              number: hold.number,
              title: hold.title,
              since: hold.startsOn,
              reason: hold.reason,
            })}
          </a>
        </p>
      ))}
      {hidden && <p>{t('disposal.trace.holdHidden')}</p>}
    </div>
  );
}
