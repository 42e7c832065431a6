import { type KeyboardEvent, useRef, useState } from 'react';
import type { PlaceRow } from '../../../shared/contract/locations';
import { count as figure } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { bar, useSpaceWords } from '../../lib/space-words';

/**
 * The tree of places under one (null: from the rooms), in shelf order; branches are asked for when they are unfolded. A
 * room that is the only one stands open.
 */
export function PlaceTree({ parentId, label }: { readonly parentId: number | null; readonly label: string }) {
  const { t } = useT();
  const grid = useRef<HTMLDivElement>(null);
  /** Those that are not as they began: unfolded by hand, or the only one folded. */
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState<number | null>(null);
  const turn = (id: number) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const rows = (): HTMLElement[] => [
    ...(grid.current?.querySelectorAll<HTMLElement>('[role="row"][data-place]') ?? []),
  ];
  const stand = (row: HTMLElement | undefined) => {
    if (row === undefined) return;
    setAt(Number(row.dataset['place']));
    row.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = rows();
    const here = all.findIndex((row) => row === document.activeElement);
    const row = all[here];
    if (row === undefined) return;
    const id = Number(row.dataset['place']);
    const expanded = row.getAttribute('aria-expanded');
    const level = Number(row.getAttribute('aria-level'));
    const above = all
      .slice(0, here)
      .reverse()
      .find((one) => Number(one.getAttribute('aria-level')) < level);
    const deeds: Partial<Record<string, () => void>> = {
      ArrowDown: () => stand(all[here + 1]),
      ArrowUp: () => stand(all[here - 1]),
      Home: () => stand(all[0]),
      End: () => stand(all.at(-1)),
      ArrowRight: () => (expanded === 'false' ? turn(id) : expanded === 'true' ? stand(all[here + 1]) : undefined),
      ArrowLeft: () => (expanded === 'true' ? turn(id) : stand(above)),
      Enter: () => go(paths.place(id)),
    };
    const deed = deeds[event.key];
    if (deed === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    deed();
  };

  return (
    <div
      className="place-tree"
      role="treegrid"
      aria-label={label}
      aria-describedby="place-tree-keys"
      ref={grid}
      onKeyDown={onKeyDown}
    >
      <div className="place-row place-head" role="row">
        {(['place', 'purpose', 'volumes', 'below', 'room', 'free'] as const).map((head) => (
          <span key={head} role="columnheader">
            {t(`locations.head.${head}`)}
          </span>
        ))}
      </div>
      <Branch parentId={parentId} level={1} turned={turned} at={at} onTurn={turn} onStand={setAt} />
      <p id="place-tree-keys" className="soft place-keys">
        {t('locations.treeKeys')}
      </p>
    </div>
  );
}

type BranchProps = {
  readonly parentId: number | null;
  readonly level: number;
  readonly turned: ReadonlySet<number>;
  readonly at: number | null;
  readonly onTurn: (id: number) => void;
  readonly onStand: (id: number) => void;
};
function Branch({ parentId, level, ...rest }: BranchProps) {
  const { t } = useT();
  const children = useQuery('locations.tree', { parentId }, ['locations', 'catalogue', 'loans', 'exchange']);
  if (children.status === 'loading')
    return (
      <p role="status" aria-busy="true" className="soft">
        {t('common.loading')}
      </p>
    );
  if (children.status === 'failed') return <FailureNotice error={children.error} />;
  if (level === 1 && children.value.length === 0) return <p className="soft">{t('locations.page.belowNone')}</p>;
  return children.value.map((place, index) => (
    <PlaceLine
      key={place.id}
      place={place}
      level={level}
      first={level === 1 && index === 0}
      sole={level === 1 && children.value.length === 1}
      {...rest}
    />
  ));
}

type LineProps = Omit<BranchProps, 'parentId'> & {
  readonly place: PlaceRow;
  readonly first: boolean;
  readonly sole: boolean;
};
function PlaceLine({ place, level, first, sole, turned, at, onTurn, onStand }: LineProps) {
  const { t, language } = useT();
  const words = useSpaceWords();
  const unfolded = turned.has(place.id) !== sole;
  const leaf = place.places === 0;
  return (
    <>
      <div
        className={place.closed ? 'place-row place-closed' : 'place-row'}
        role="row"
        data-place={place.id}
        aria-level={level}
        {...(leaf ? {} : { 'aria-expanded': unfolded })}
        tabIndex={at === place.id || (at === null && first) ? 0 : -1}
        onFocus={() => onStand(place.id)}
        onDoubleClick={() => go(paths.place(place.id))}
      >
        <span role="gridcell" className="place-code" style={{ paddingInlineStart: `${String((level - 1) * 1.4)}rem` }}>
          <button
            type="button"
            className="place-fold"
            tabIndex={-1}
            aria-hidden="true"
            disabled={leaf}
            onClick={() => onTurn(place.id)}
          >
            {leaf ? '·' : unfolded ? '▾' : '▸'}
          </button>
          <a href={`#${paths.place(place.id)}`} tabIndex={-1}>
            {t(`locations.kind.${place.kind}`)} {place.code}
          </a>
          {place.closed && <span className="soft"> {t('locations.closed')}</span>}
        </span>
        <span role="gridcell" className="place-cut" title={place.purpose ?? ''}>
          {place.purpose ?? ''}
        </span>
        <span role="gridcell" className="place-figure">
          {figure(place.volumes, language)}
        </span>
        <span role="gridcell" className="place-figure">
          {leaf ? '' : figure(place.places, language)}
        </span>
        <span role="gridcell" className="place-cut">
          <span className="place-bar" aria-hidden="true">
            {bar(place)}
          </span>{' '}
          {words.used(place)}
        </span>
        <span role="gridcell" className={place.over > 0 ? 'place-over' : ''}>
          {words.free(place)}
        </span>
      </div>
      {unfolded && !leaf && (
        <Branch parentId={place.id} level={level + 1} turned={turned} at={at} onTurn={onTurn} onStand={onStand} />
      )}
    </>
  );
}
