import { levels } from '../../../../shared/domain/level';
import { type Retention, volumeStates } from '../../../../shared/domain/volume-facts';
import { workLists } from '../../../../shared/domain/work-lists';
import { retentionText } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { useQuery } from '../../../lib/use-query';
import { FilterText } from '../../../ui/FilterText';
import { emptyFilter, isFiltered, type VolumeFilter } from './catalogue-filter';
import { ClientChip, PlaceChip } from './NamedChips';
import { Chip } from '../../../ui/Chip';
import { PlaceChoice } from './PlaceChoice';
import './list.css';

type Props = { readonly filter: VolumeFilter; readonly onChange: (filter: VolumeFilter) => void };

/** The term behind the letters of a reference code. */
const termOf = (code: string): Retention =>
  code === 'Y'
    ? { kind: 'permanent', asWritten: null }
    : { kind: 'years', years: Number(code.slice(1)), asWritten: null };

/** The conditions as one row of chips; each choice says how many volumes it would leave (`catalogue.facets`). */
export function FilterChips({ filter, onChange }: Props) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const answer = useQuery('catalogue.facets', { filter }, ['catalogue', 'clients', 'worklist', 'loans']);
  const lists = useQuery('settings.lists', {}, ['settings']);
  const facets = answer.status === 'ready' ? answer.value : null;
  const counting = answer.status === 'loading';
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
  const terms = (facets?.retention ?? []).map(({ value, count }) => ({
    value,
    label: value === 'none' ? t('catalogue.list.retention.none') : retentionText(termOf(value), t),
    count,
  }));
  const seriesChoices = (facets?.series ?? []).map(({ value, count }) => ({
    value: String(value),
    label: lists.status === 'ready' ? (lists.value.series.find(({ id }) => id === value)?.name ?? '') : '',
    count,
  }));
  const clientKinds = (facets?.clientKind ?? []).map(({ value, count }) => ({ value, label: value, count }));
  const works = workLists.map((value) => ({
    value,
    label: t(`catalogue.list.work.${value}`),
    count: countOf(facets?.work, value),
  }));
  const one = <V extends string>(list: readonly { value: V }[], value: string): V | null =>
    list.find((choice) => choice.value === value)?.value ?? null;

  return (
    <div className="chips" role="group" aria-label={t('catalogue.list.filters')}>
      <FilterText label={t('catalogue.list.text')} value={filter.text} onChange={(text) => set('text', text)} />
      <Chip
        name={t('catalogue.field.state')}
        counting={counting}
        choices={states}
        value={filter.state}
        onChange={(value) => set('state', one(states, value))}
      />
      <Chip
        name={t('catalogue.field.year')}
        counting={counting}
        choices={years}
        value={filter.year === null ? null : String(filter.year)}
        onChange={(value) => set('year', value === '' ? null : Number(value))}
      />
      <Chip
        name={t('catalogue.field.level')}
        counting={counting}
        choices={levelChoices}
        value={filter.level}
        onChange={(value) => set('level', one(levelChoices, value))}
      />
      <Chip
        name={t('catalogue.field.retention')}
        counting={counting}
        choices={terms}
        value={filter.retention}
        onChange={(value) => set('retention', value === '' ? null : value)}
      />
      {(seriesChoices.length > 1 || filter.seriesId !== null) && (
        <Chip
          name={t('catalogue.field.series')}
          counting={counting}
          choices={seriesChoices}
          value={filter.seriesId === null ? null : String(filter.seriesId)}
          onChange={(value) => set('seriesId', value === '' ? null : Number(value))}
        />
      )}
      <Chip
        name={t('clients.kind')}
        counting={counting}
        choices={clientKinds}
        value={filter.clientKind}
        onChange={(value) => set('clientKind', value === '' ? null : value)}
      />
      <PlaceChoice
        counting={counting}
        counts={facets?.place ?? []}
        under={filter.locationId}
        onChoose={(id) => set('locationId', id)}
      />
      <Chip
        name={t('catalogue.list.wants')}
        counting={counting}
        choices={works}
        value={filter.work}
        onChange={(value) => set('work', one(works, value))}
      />
      {filter.clientId !== null && <ClientChip id={filter.clientId} onDrop={() => set('clientId', null)} />}
      {filter.locationId !== null && <PlaceChip id={filter.locationId} onDrop={() => set('locationId', null)} />}
      {isFiltered({ ...filter, listed: false }) && (
        <button
          type="button"
          className="link-button"
          onClick={() => onChange({ ...emptyFilter, listed: filter.listed })}
        >
          {t('catalogue.list.clearFilters')}
        </button>
      )}
    </div>
  );
}
