import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { Chip } from '../../../ui/Chip';

type Props = {
  readonly counts: readonly { readonly value: number; readonly count: number }[];
  readonly counting: boolean;
  /** The place that is filtered by, or null: then the rooms are offered. */
  readonly under: number | null;
  readonly onChoose: (id: number) => void;
};

/** Goes one step down the tree of places (XX-19) at each choice; how many volumes stand there now is said beside it. */
export function PlaceChoice({ counts, counting, under, onChoose }: Props) {
  const { t } = useT();
  const places = useQuery('locations.children', { parentId: under }, ['locations']);
  if (places.status !== 'ready' || places.value.length === 0) return null;
  const choices = places.value.map(({ id, code }) => ({
    value: String(id),
    label: code,
    count: counts.find(({ value }) => value === id)?.count ?? 0,
  }));
  return (
    <Chip
      name={t(under === null ? 'catalogue.field.current' : 'catalogue.list.within')}
      counting={counting}
      choices={choices}
      value={null}
      onChange={(value) => value !== '' && onChoose(Number(value))}
    />
  );
}
