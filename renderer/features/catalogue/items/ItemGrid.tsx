import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Volume } from '../../../../shared/contract/catalogue';
import type { OutputOf } from '../../../../shared/contract/index';
import { levels } from '../../../../shared/domain/level';
import { instant } from '../../../lib/format';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { ColumnChoice, useColumns } from '../../../ui/ColumnChoice';
import { cellsOfBlock, isBlock, parseBlock } from './clipboard';
import { GridLine } from './GridLine';
import { GridNotices } from './GridNotices';
import { GridTools } from './GridTools';
import type { CellKey, Cells } from './grid-rows';
import { pageNotes } from './page-notes';
import { Templates } from '../templates/Templates';
import { useCellKeys } from './use-cell-keys';
import { useGridColumns } from './use-grid-columns';
import { useItemGrid } from './use-item-grid';
import './items.css';

type Props = {
  readonly volume: Volume;
  readonly lists: OutputOf<'settings.lists'>;
  readonly onSaved: (volume: Volume) => void;
  readonly onCancel: (dirty: boolean) => void;
};
const ROW_HEIGHT = 30;

/** The items of a volume, entered by keyboard alone and saved whole with Ctrl+S (peers: rapid data entry). */
export function ItemGrid({ volume, lists, onSaved, onCancel }: Props) {
  const { t } = useT();
  const say = useSay();
  const choice = useColumns('items.grid', useGridColumns(lists));
  const { columns } = choice;
  const shownKeys = columns.map(({ key }) => key);
  const reveal = (key: CellKey) => {
    choice.toggle(key);
    return choice.all
      .filter((column) => column.key === key || !choice.hidden.has(column.key))
      .findIndex((column) => column.key === key);
  };
  const grid = useItemGrid(volume, { keys: shownKeys, reveal }, onSaved);
  const { state, dispatch, active, setActive, dirty } = grid;
  const [takesFocus, setTakesFocus] = useState(true);
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useCellKeys({
    state,
    dispatch,
    active,
    setActive,
    keys: shownKeys,
    onGroup: (what) => say(what === 'joined' || what === 'left' ? 'good' : 'bad', t(`catalogue.grid.group.${what}`)),
    onRemoved: (row) => say('good', t('catalogue.grid.removed', { row })),
    onEscape: () => onCancel(dirty),
  });
  useHotkey('save', () => void grid.save());

  const virtual = useVirtualizer({
    count: state.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
    useFlushSync: false,
    // The row under the hand is always drawn: it holds the focus.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(active.row < range.count ? [active.row] : [])])].sort(
        (a, b) => a - b,
      ),
  });
  useEffect(() => virtual.scrollToIndex(active.row), [virtual, active.row]);

  const pick = useCallback(
    (row: number, column: number) => {
      setTakesFocus(true);
      setActive({ row, column });
    },
    [setActive],
  );
  /** A document type brings its source department and its mark along, where the row has none of its own. */
  const write = useCallback(
    (key: number, cells: Partial<Cells>) => {
      const type = lists.documentTypes.find(({ code }) => code === cells.typeCode);
      const row = state.rows.find((one) => one.key === key);
      const source = type?.sourceDepartmentId ?? null;
      const brought =
        type === undefined || row === undefined
          ? {}
          : {
              ...(row.cells.sourceDepartmentId === '' && source !== null ? { sourceDepartmentId: String(source) } : {}),
              ...(levels.findIndex((level) => level === type.level) >
              levels.findIndex((level) => level === row.cells.level)
                ? { level: type.level }
                : {}),
            };
      dispatch({ type: 'write', key, cells: { ...cells, ...brought } });
    },
    [dispatch, lists.documentTypes, state.rows],
  );
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    const block = parseBlock(text);
    const { rows, bad } = cellsOfBlock(
      block,
      shownKeys.slice(active.column),
      Object.fromEntries(columns.map((column) => [column.key, column.choices])),
    );
    dispatch({ type: 'paste', at: active.row, block: rows });
    say(
      bad === 0 ? 'good' : 'bad',
      bad === 0
        ? t('catalogue.grid.pasted', { rows: block.length })
        : t('catalogue.grid.pastedWith', { rows: block.length, bad }),
    );
  };

  const template = ['60px', ...columns.map((column) => column.width)].join(' ');
  const pages = pageNotes(state.rows, volume.binding === 'bound' ? volume.pages : null, t);
  return (
    <div className="item-grid">
      <GridNotices grid={grid} restored={grid.draft.restoredAt === null ? null : instant(grid.draft.restoredAt)} />
      <div className="row grid-above">
        <Templates lists={lists} row={state.rows[active.row]} onStick={(cells) => dispatch({ type: 'stick', cells })} />
        <span className="grid-gap" />
        <ColumnChoice columns={choice.all} hidden={choice.hidden} toggle={choice.toggle} move={choice.move} />
      </div>
      <div
        ref={scroller}
        role="grid"
        className="grid-scroll"
        aria-label={t('catalogue.grid.label', { count: state.rows.length })}
        aria-rowcount={state.rows.length + 1}
        onKeyDown={keys.onKeyDown}
        onPaste={onPaste}
      >
        <div role="row" aria-rowindex={1} className="grid-head" style={{ gridTemplateColumns: template }}>
          <div role="columnheader" className="grid-cell grid-number">
            {t('catalogue.item.sequence')}
          </div>
          {columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              className={column.kind === 'number' ? 'grid-cell grid-right' : 'grid-cell'}
            >
              {column.head}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = state.rows[index];
            return row === undefined ? null : (
              <GridLine
                key={row.key}
                row={row}
                index={index}
                top={start}
                template={template}
                columns={columns}
                takesFocus={takesFocus}
                oddPages={pages.rows.has(index)}
                activeColumn={index === active.row ? Math.min(active.column, columns.length - 1) : null}
                onPick={pick}
                onWrite={write}
              />
            );
          })}
        </div>
      </div>
      <p
        className={pages.notes.length === 0 ? 'grid-pages soft' : 'grid-pages grid-pages-odd'}
        role="status"
        aria-label={t('catalogue.grid.pageNotes')}
      >
        {t('catalogue.labelled', {
          label: t('catalogue.grid.pageNotes'),
          value: pages.notes.length === 0 ? t('catalogue.grid.pagesClean') : pages.notes.join(' · '),
        })}
      </p>
      <GridTools grid={grid} keys={keys} onCancel={() => onCancel(dirty)} />
    </div>
  );
}
