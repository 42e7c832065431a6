import { count as figure } from '../lib/format';
import { useT } from '../lib/i18n';
import './chips.css';

type Props<N extends string> = {
  readonly label: string;
  readonly chosen: N;
  /** `count` null where nobody counts. */
  readonly chips: readonly { readonly name: N; readonly words: string; readonly count: number | null }[];
  readonly onChoose: (name: N) => void;
};

/** One row of chips, one of them chosen, each with how many it holds. */
export function ListChips<N extends string>({ label, chosen, chips, onChoose }: Props<N>) {
  const { language } = useT();
  return (
    <div className="list-chips" role="group" aria-label={label}>
      {chips.map(({ name, words, count }) => (
        <button
          key={name}
          type="button"
          className={name === chosen ? 'list-chip list-chip-on' : 'list-chip'}
          aria-pressed={name === chosen}
          onClick={() => onChoose(name)}
        >
          {count === null ? words : `${words} ${figure(count, language)}`}
        </button>
      ))}
    </div>
  );
}
