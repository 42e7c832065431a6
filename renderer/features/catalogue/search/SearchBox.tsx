import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go, usePlace } from '../../../lib/route';
import { groupHits, isScan, pathOfHit } from './hit-groups';
import { SearchResults } from './SearchResults';
import { useSearch } from './use-search';
import './search.css';

/** The one search box (Ctrl+K): any number, name or title; arrows choose, Enter opens, Esc closes, and empties it the second time. */
export function SearchBox() {
  const { t } = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [composing, setComposing] = useState(false);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const { state, now } = useSearch(composing ? null : text);
  useHotkey('search', () => {
    input.current?.focus();
    input.current?.select();
  });

  const groups = state.status === 'found' ? groupHits(state.found.hits) : [];
  const hits = groups.flatMap((group) => group.hits);
  const all = state.status === 'found' && hits.length > 0 ? paths.catalogue({ text: state.text }) : null;
  const targets = [...hits.map(pathOfHit), ...(all === null ? [] : [all])];
  const shown = open && state.status !== 'idle';
  const answered = state.status === 'found' ? state.text : '';
  useEffect(() => setChosen(-1), [answered]);

  // A text that was given up would stand on every later page as though it were a filter of it.
  const { path: page } = usePlace();
  useEffect(() => setText(''), [page]);

  const leave = (path: string) => {
    setOpen(false);
    setText('');
    input.current?.blur();
    go(path);
  };
  /** Enter: the row chosen, else the first one for exactly this text; a scan waits for its answer and opens what it names. */
  const enter = async () => {
    const wanted = text.trim();
    const target = targets[chosen];
    if (shown && target !== undefined) return leave(target);
    if (wanted === '') return undefined;
    const here = answered === wanted && state.status === 'found' ? state.found : null;
    const answer = here === null ? await now(wanted) : null;
    const found = here ?? (answer?.ok === true ? answer.value : null);
    const first = found === null ? undefined : groupHits(found.hits)[0]?.hits[0];
    if (first !== undefined && (first.exact || !isScan(wanted))) return leave(pathOfHit(first));
    setOpen(true);
    input.current?.select();
    return undefined;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = targets.length - 1;
    if (event.key === 'ArrowDown') setChosen(shown && chosen < last ? chosen + 1 : 0);
    else if (event.key === 'ArrowUp') setChosen(shown && chosen > 0 ? chosen - 1 : last);
    else if (event.key === 'Enter') void enter();
    else if (event.key === 'Escape' && (open || text !== '')) {
      if (!shown) setText('');
      setOpen(false);
      event.preventDefault();
      return;
    } else return;
    setOpen(true);
    event.preventDefault();
  };

  return (
    <div className="search" role="search">
      <input
        ref={input}
        type="text"
        className="search-input"
        role="combobox"
        aria-label={t('catalogue.search.label')}
        placeholder={t('catalogue.search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && chosen >= 0 ? `${id}-${chosen}` : undefined}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      {shown && <SearchResults id={id} state={state} groups={groups} all={all} chosen={chosen} onPick={leave} />}
    </div>
  );
}
