import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { type Params, replace } from '../../../lib/route';
import { useQuery } from '../../../lib/use-query';
import { lineLists, slipLists, type LineList, type SlipList } from '../../../../shared/domain/loan-lists';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { LoanNav } from '../LoanNav';
import { LineListTable } from './LineListTable';
import { SlipListTable } from './SlipListTable';
import '../../../ui/chips.css';

/** In the order of a day: what waits for a person first, what is out last. */
const chips = [
  'toApprove',
  'toFetch',
  'reserved',
  'dueSoon',
  'overdue',
  'out',
  'queue',
  'waiting',
  'lapsed',
  'papersToList',
  'drafts',
  'all',
] as const satisfies readonly (SlipList | LineList)[];
const isSlipList = (name: string): name is SlipList => slipLists.some((one) => one === name);
const isLineList = (name: string): name is LineList => lineLists.some((one) => one === name);

/** Work lists 工作清单: one row of chips, each with its number; Enter opens the slip. The list stands in the address. */
export function LoanLists({ query }: { readonly query: Params }) {
  const { t } = useT();
  const counts = useQuery('loans.counts', {}, ['loans', 'catalogue']);
  const asked = query['list'] ?? 'toApprove';
  const list = isSlipList(asked) || isLineList(asked) ? asked : 'toApprove';
  const countOf = (name: SlipList | LineList): number | null => {
    if (counts.status !== 'ready' || name === 'all' || name === 'approved' || name === 'issued') return null;
    return counts.value[name];
  };
  return (
    <Page fill title={t('loans.lists.label')} actions={<LoanNav />}>
      {counts.status === 'failed' && <FailureNotice error={counts.error} />}
      <div className="list-chips" role="group" aria-label={t('loans.lists.label')}>
        {chips.map((name) => {
          const count = countOf(name);
          const words = t(`loans.lists.name.${name}`);
          return (
            <button
              key={name}
              type="button"
              className={name === list ? 'list-chip list-chip-on' : 'list-chip'}
              aria-pressed={name === list}
              onClick={() => replace(paths.loanList(name))}
            >
              {count === null ? words : t('loans.lists.chip', { name: words, count })}
            </button>
          );
        })}
      </div>
      {isSlipList(list) ? <SlipListTable key={list} list={list} /> : <LineListTable key={list} list={list} />}
    </Page>
  );
}
