import type { ListState } from '../../../shared/domain/disposal';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { Section } from '../../ui/Page';

/** What waits on the path of disposal lists, and which holds are to be looked at again, for whoever takes part. */
export function DisposalLines() {
  return useMay('disposal.read') ? <Lines /> : null;
}

function Lines() {
  const { t } = useT();
  const asked = useQuery('disposal.counts', {}, ['disposal']);
  const reviews = useQuery('holds.list', { state: 'active', reviewDue: true, limit: 1 }, ['holds']);
  const counts = asked.status === 'ready' ? asked.value : null;
  const standing = (state: ListState) => counts?.states.find(({ value }) => value === state)?.count ?? 0;
  const lines = [
    { line: 'execute', to: paths.disposalLists('rechecked'), number: standing('rechecked') },
    { line: 'recheck', to: paths.disposalLists('apart'), number: counts?.recheckDue ?? 0 },
    { line: 'appraise', to: paths.disposalLists('appraisal'), number: standing('appraisal') },
    { line: 'approve', to: paths.disposalLists('appraised'), number: standing('appraised') },
    { line: 'setApart', to: paths.disposalLists('apart'), number: standing('approved') },
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
