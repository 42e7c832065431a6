import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useT } from '../../../lib/i18n';

/** In which capacity how many rows still want an opinion, and who may give it. */
export function AppraiserPart({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  return (
    <ul className="chain">
      {list.appraisers.map(({ capacity, departmentId, department, rows, open, signers }) => {
        const words = { capacity: t(`disposal.capacity.${capacity}`), open, rows };
        const names = signers.map(({ name, standsIn }) => (standsIn ? t('disposal.list.standsIn', { name }) : name));
        return (
          <li key={`${capacity} ${departmentId ?? 0}`}>
            <span className={open === 0 ? 'can-go' : undefined}>
              {department === null
                ? t('disposal.list.appraiserLineAll', words)
                : t('disposal.list.appraiserLine', { ...words, department })}
            </span>
            <span>
              {open === 0 ? null : names.length === 0 ? (
                <span className="late">{t('disposal.list.nobody')}</span>
              ) : (
                t('disposal.list.mayNow', { names: names.join(t('common.listSeparator')) })
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
