import { Checkbox, Popover } from 'antd';
import { z } from 'zod';
import { useT } from '../lib/i18n';
import { useView } from '../lib/use-view';
import './column-choice.css';

const choice = z.record(z.string(), z.boolean());
const sequence = z.array(z.string());

/** What the choice asks of a column, of a ledger or of a grid. */
export type Choosable = {
  readonly key: string;
  readonly head: string;
  /** Never hidden. */
  readonly fixed?: boolean;
  /** Not shown until a person chooses it. */
  readonly optional?: boolean;
};

/** The columns in the operator's order; one that came with a later version stands behind the one it came behind. */
function inOrder<C extends Choosable>(all: readonly C[], order: readonly string[]): C[] {
  const placed = all
    .filter(({ key }) => order.includes(key))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  all.forEach((column, at) => {
    if (order.includes(column.key)) return;
    const before = all[at - 1];
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, column);
  });
  return placed;
}

/** Which columns the operator wants, and in which order; kept for them in the archive, so that it follows them and nobody else. */
export function useColumns<C extends Choosable>(name: string, given: readonly C[]) {
  const [chosen, keep] = useView(`${name}.columns`, choice, {});
  const [order, keepOrder] = useView(`${name}.order`, sequence, []);
  const all = inOrder(given, order);
  const hidden = new Set(
    all
      .filter((column) => column.fixed !== true && !(chosen[column.key] ?? column.optional !== true))
      .map((column) => column.key),
  );
  const toggle = (key: string) => keep({ ...chosen, [key]: hidden.has(key) });
  /** Changes places with the neighbour on that side. */
  const move = (key: string, by: -1 | 1) => {
    const keys = all.map((column) => column.key);
    const at = keys.indexOf(key);
    const other = keys[at + by];
    if (at < 0 || other === undefined) return;
    keys[at] = other;
    keys[at + by] = key;
    keepOrder(keys);
  };
  return { columns: all.filter((column) => !hidden.has(column.key)), all, hidden, toggle, move };
}

type Props = {
  /** All of them, in the operator's order. */
  readonly columns: readonly Choosable[];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly move: (key: string, by: -1 | 1) => void;
  /** What is to be said of columns that are chosen and yet not shown. */
  readonly note?: string | null;
};

export function ColumnChoice({ columns, hidden, toggle, move, note = null }: Props) {
  const { t } = useT();
  const list = (
    <>
      {note !== null && <p className="soft column-note">{note}</p>}
      <ul className="column-choice">
        {columns.map(({ key, head, fixed }, at) => (
          <li key={key}>
            <Checkbox checked={!hidden.has(key)} disabled={fixed === true} onChange={() => toggle(key)}>
              {head}
            </Checkbox>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                className="column-move"
                aria-label={t(by < 0 ? 'common.columnMove.up' : 'common.columnMove.down', { name: head })}
                disabled={at + by < 0 || at + by >= columns.length}
                onClick={() => move(key, by)}
              >
                {by < 0 ? '↑' : '↓'}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <button type="button" className="link-button">
        {t('common.columns')}
      </button>
    </Popover>
  );
}
