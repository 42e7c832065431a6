import type { ListSummary } from '../../../shared/contract/disposal';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay, useSession } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { Section } from '../../ui/Page';

const waitingStates = ['appraisal', 'appraised', 'approved', 'held', 'rechecked'] as const;

/** What waits on the path of disposal lists, and which holds are to be looked at again, for whoever takes part. */
export function DisposalLines() {
  return useMay('disposal.read') ? <Lines /> : null;
}

function Lines() {
  const { t } = useT();
  const { today } = useSession();
  const asked = useQuery('disposal.lists', { states: [...waitingStates], limit: 500 }, ['disposal']);
  const reviews = useQuery('holds.list', { state: 'active', reviewDue: true, limit: 1 }, ['holds']);
  const lists = asked.status === 'ready' ? asked.value.rows : [];
  const count = (fits: (list: ListSummary) => boolean) => lists.filter(fits).length;
  const lines = [
    { line: 'execute', to: paths.disposalLists('rechecked'), number: count(({ state }) => state === 'rechecked') },
    {
      line: 'recheck',
      to: paths.disposalLists('apart'),
      number: count(({ state, earliestOn }) => state === 'held' && earliestOn !== null && earliestOn <= today),
    },
    { line: 'appraise', to: paths.disposalLists('appraisal'), number: count(({ state }) => state === 'appraisal') },
    { line: 'approve', to: paths.disposalLists('appraised'), number: count(({ state }) => state === 'appraised') },
    { line: 'setApart', to: paths.disposalLists('apart'), number: count(({ state }) => state === 'approved') },
    {
      line: 'reviews',
      to: paths.holds('reviewDue'),
      number: reviews.status === 'ready' ? reviews.value.total : 0,
    },
  ] as const;
  const waiting = lines.filter(({ number }) => number > 0);
  if (waiting.length === 0) return null;
  return (
    <Section title={t('disposal.desk.title')}>
      <ul className="work-lines">
        {waiting.map(({ line, to, number }) => (
          <li key={line}>
            <a href={`#${to}`}>
              <span className="work-number">{number}</span>
              <span>{t(`disposal.desk.${line}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
