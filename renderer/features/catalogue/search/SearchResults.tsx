import { placeKinds } from '../../../../shared/domain/location-code';
import { useT } from '../../../lib/i18n';
import { useNothingFound } from './nothing-found';
import { FailureNotice } from '../../../ui/FailureNotice';
import { StateTag } from '../../../ui/StateTag';
import { type Hit, type HitGroup, pathOfHit } from './hit-groups';
import type { SearchState } from './use-search';

type Props = {
  readonly id: string;
  readonly state: SearchState;
  readonly groups: readonly HitGroup[];
  /** Where the last line leads, that lists everything in the catalogue; null when nothing was found. */
  readonly all: string | null;
  readonly chosen: number;
  readonly onPick: (path: string) => void;
};

/** What was found, in groups; a list box that the input above keeps the focus of. */
export function SearchResults({ id, state, groups, all, chosen, onPick }: Props) {
  const { t } = useT();
  const nothingFound = useNothingFound();
  if (state.status === 'idle') return null;
  if (state.status === 'failed')
    return (
      <div className="search-list" id={`${id}-list`}>
        <FailureNotice error={state.error} />
      </div>
    );
  const { found, text } = state;
  if (groups.length === 0) {
    const { what, todo } = nothingFound(text);
    return (
      <div className="search-list search-none" id={`${id}-list`} role="status">
        <p>{what}</p>
        <p className="soft">{todo}</p>
      </div>
    );
  }
  let index = -1;
  const option = (hit: Hit) => {
    index += 1;
    return (
      <HitOption
        key={`${hit.kind}-${hit.id}`}
        id={`${id}-${index}`}
        hit={hit}
        chosen={index === chosen}
        onPick={onPick}
      />
    );
  };
  const count = found.hits.length;
  return (
    <div className="search-list">
      <p className="hidden-text" role="status">
        {t('catalogue.search.found', { count })}
      </p>
      <ul id={`${id}-list`} role="listbox" aria-label={t('catalogue.search.results')}>
        {groups.map((group) => (
          <li key={group.name} role="group" aria-label={t(`catalogue.search.${group.name}`)}>
            <p className="search-group" aria-hidden="true">
              {t(`catalogue.search.${group.name}`)}
            </p>
            <ul role="presentation">{group.hits.map(option)}</ul>
          </li>
        ))}
        {all !== null && (
          <li
            id={`${id}-${count}`}
            role="option"
            aria-selected={chosen === count}
            className={chosen === count ? 'search-all search-chosen' : 'search-all'}
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(all);
            }}
          >
            {t('catalogue.search.all', { text })}
          </li>
        )}
      </ul>
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly hit: Hit;
  readonly chosen: boolean;
  readonly onPick: (path: string) => void;
};
function HitOption({ id, hit, chosen, onPick }: OptionProps) {
  const { t } = useT();
  const kind = hit.kind === 'location' ? placeKinds.find((one) => one === hit.detail) : undefined;
  // The mouse must not take the focus from the input before the click has opened the hit.
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className={chosen ? 'search-hit search-chosen' : 'search-hit'}
      onMouseDown={(event) => {
        event.preventDefault();
        onPick(pathOfHit(hit));
      }}
    >
      {hit.code !== null && <span className="search-code figures">{hit.code}</span>}
      {hit.title !== hit.code && <span className="search-title">{hit.title}</span>}
      <span className="search-detail">{kind === undefined ? hit.detail : t(`catalogue.placeKind.${kind}`)}</span>
      {hit.state !== null && <StateTag state={hit.state} list={hit.disposalNumber} />}
    </li>
  );
}
