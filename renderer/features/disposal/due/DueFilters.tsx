import { useT } from '../../../lib/i18n';
import type { QueryState } from '../../../lib/use-query';
import type { OutputOf } from '../../../../shared/contract/index';
import { Chip, type Choice } from '../../../ui/Chip';
import { FailureNotice } from '../../../ui/FailureNotice';
import { ListChips } from '../../../ui/ListChips';
import { emptyFilter, type Filter, isFiltered } from './due-filter';

type Props = {
  readonly filter: Filter;
  readonly answer: QueryState<OutputOf<'disposal.dueFacets'>>;
  readonly onChange: (filter: Filter) => void;
};
const kinds = ['due', 'dueWithinYear'] as const;
const idOf = (value: string): number | null => (value === '' ? null : Number(value));

/** Which list, and its conditions; each choice says how many volumes it would leave (`disposal.dueFacets`). */
export function DueFilters({ filter, answer, onChange }: Props) {
  const { t } = useT();
  if (answer.status === 'failed') return <FailureNotice error={answer.error} />;
  const facets = answer.status === 'ready' ? answer.value : null;
  const named = (rows: readonly { value: number; name: string; count: number }[] | undefined): Choice[] =>
    (rows ?? []).map(({ value, name, count }) => ({ value: String(value), label: name, count }));
  const years = (facets?.years ?? []).map(({ value, count }) => ({
    value: String(value),
    label: String(value),
    count,
  }));
  const clients = (facets?.clients ?? []).map(({ value, code, name, count }) => ({
    value: String(value),
    label: `${code} ${name}`,
    count,
  }));
  const free = [
    { value: 'free', label: t('disposal.due.free.free'), count: facets?.free ?? 0 },
    { value: 'blocked', label: t('disposal.due.free.blocked'), count: facets?.blocked ?? 0 },
  ];
  const text = (value: number | null) => (value === null ? null : String(value));
  return (
    <>
      {filter.which !== 'undated' && (
        <ListChips
          label={t('disposal.due.chips')}
          chosen={filter.which}
          chips={kinds.map((name) => ({
            name,
            words: t(`disposal.due.which.${name}`),
            count: facets?.which.find(({ value }) => value === name)?.count ?? null,
          }))}
          onChoose={(which) => onChange({ ...filter, which, year: null })}
        />
      )}
      <div className="chips" role="group" aria-label={t('disposal.due.filters')}>
        {filter.which !== 'undated' && (
          <Chip
            name={t('disposal.due.year')}
            choices={years}
            value={text(filter.year)}
            onChange={(value) => onChange({ ...filter, year: idOf(value) })}
          />
        )}
        <Chip
          name={t('disposal.field.series')}
          choices={named(facets?.series)}
          value={text(filter.seriesId)}
          onChange={(value) => onChange({ ...filter, seriesId: idOf(value) })}
        />
        <Chip
          name={t('disposal.field.department')}
          choices={named(facets?.departments)}
          value={text(filter.departmentId)}
          onChange={(value) => onChange({ ...filter, departmentId: idOf(value) })}
        />
        <Chip
          name={t('disposal.field.client')}
          choices={clients}
          value={text(filter.clientId)}
          onChange={(value) => onChange({ ...filter, clientId: idOf(value) })}
        />
        {filter.which === 'due' && (
          <Chip
            name={t('disposal.field.blocks')}
            choices={free}
            value={filter.free === null ? null : filter.free ? 'free' : 'blocked'}
            onChange={(value) => onChange({ ...filter, free: value === '' ? null : value === 'free' })}
          />
        )}
        {isFiltered(filter) && (
          <button
            type="button"
            className="link-button"
            onClick={() => onChange({ ...emptyFilter, which: filter.which })}
          >
            {t('disposal.due.clear')}
          </button>
        )}
      </div>
    </>
  );
}
