import type { ReactNode } from 'react';
import { levels } from '../../../../shared/domain/level';
import { volumeStates } from '../../../../shared/domain/volume-facts';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { useQuery } from '../../../lib/use-query';
import { FilterText } from '../../../ui/FilterText';
import { emptyFilter, isFiltered, type VolumeFilter } from './catalogue-filter';
import { ClientChip, DropChip, PlaceChip } from './NamedChips';
import './list.css';

type Props = { readonly filter: VolumeFilter; readonly onChange: (filter: VolumeFilter) => void };
type Choice = { readonly value: string; readonly label: string; readonly count: number };

/** The conditions as one row of chips; each choice says how many volumes it would leave (`catalogue.facets`). */
export function FilterChips({ filter, onChange }: Props) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const answer = useQuery('catalogue.facets', { filter }, ['catalogue', 'clients']);
  const facets = answer.status === 'ready' ? answer.value : null;
  const countOf = (list: readonly { value: string | number; count: number }[] | undefined, value: string | number) =>
    list?.find((one) => one.value === value)?.count ?? 0;
  const set = <K extends keyof VolumeFilter>(key: K, value: VolumeFilter[K]) => onChange({ ...filter, [key]: value });

  const states = volumeStates.map((state) => ({
    value: state,
    label: t(`common.state.${state}`),
    count: countOf(facets?.state, state),
  }));
  const years = (facets?.year ?? [])
    .map(({ value, count }) => ({ value: String(value), label: String(value), count }))
    .sort((a, b) => b.value.localeCompare(a.value));
  if (filter.year !== null && !years.some((one) => one.value === String(filter.year)))
    years.unshift({ value: String(filter.year), label: String(filter.year), count: 0 });
  const levelChoices = levels.map((level) => ({
    value: level,
    label: levelWord(level),
    count: countOf(facets?.level, level),
  }));
  const kinds = (['permanent', 'years', 'none'] as const).map((kind) => ({
    value: kind,
    label: t(`catalogue.list.retention.${kind}`),
    count: countOf(facets?.retention, kind),
  }));
  const one = <V extends string>(list: readonly { value: V }[], value: string): V | null =>
    list.find((choice) => choice.value === value)?.value ?? null;

  return (
    <div className="chips" role="group" aria-label={t('catalogue.list.filters')}>
      <FilterText label={t('catalogue.list.text')} value={filter.text} onChange={(text) => set('text', text)} />
      <Chip
        name={t('catalogue.field.state')}
        choices={states}
        value={filter.state}
        onChange={(value) => set('state', one(states, value))}
      />
      <Chip
        name={t('catalogue.field.year')}
        choices={years}
        value={filter.year === null ? null : String(filter.year)}
        onChange={(value) => set('year', value === '' ? null : Number(value))}
      />
      <Chip
        name={t('catalogue.field.level')}
        choices={levelChoices}
        value={filter.level}
        onChange={(value) => set('level', one(levelChoices, value))}
      />
      <Chip
        name={t('catalogue.field.retention')}
        choices={kinds}
        value={filter.retention}
        onChange={(value) => set('retention', one(kinds, value))}
      />
      {filter.work !== null && (
        <DropChip words={t(`catalogue.list.work.${filter.work}`)} onDrop={() => set('work', null)} />
      )}
      {filter.clientId !== null && <ClientChip id={filter.clientId} onDrop={() => set('clientId', null)} />}
      {filter.locationId !== null && <PlaceChip id={filter.locationId} onDrop={() => set('locationId', null)} />}
      {isFiltered(filter) && (
        <button type="button" className="link-button" onClick={() => onChange(emptyFilter)}>
          {t('catalogue.list.clearFilters')}
        </button>
      )}
    </div>
  );
}

type ChipProps = {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
};
/** A plain select dressed as a chip: the system's own list, with its keys, and nothing to load. */
function Chip({ name, choices, value, onChange }: ChipProps): ReactNode {
  const { t } = useT();
  return (
    <select
      className={value === null ? 'chip' : 'chip chip-set'}
      aria-label={name}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('catalogue.list.any', { name })}</option>
      {choices
        .filter((choice) => choice.count > 0 || choice.value === value)
        .map((choice) => (
          <option key={choice.value} value={choice.value}>
            {t('catalogue.list.option', { value: choice.label, count: choice.count })}
          </option>
        ))}
    </select>
  );
}
