import { Checkbox, Popover } from 'antd';
import { z } from 'zod';
import { useT } from '../lib/i18n';
import { useView } from '../lib/use-view';
import type { Column } from './DataTable';

const choice = z.record(z.string(), z.boolean());

/** Which columns the operator wants; kept for them in the archive, so that it follows them and nobody else. */
export function useColumns<Row>(name: string, all: readonly Column<Row>[]) {
  const [chosen, keep] = useView(`${name}.columns`, choice, {});
  const hidden = new Set(
    all
      .filter((column) => column.fixed !== true && !(chosen[column.key] ?? column.optional !== true))
      .map((column) => column.key),
  );
  const toggle = (key: string) => keep({ ...chosen, [key]: hidden.has(key) });
  return { columns: all.filter((column) => !hidden.has(column.key)), hidden, toggle };
}

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
};

export function ColumnChoice<Row>({ columns, hidden, toggle }: Props<Row>) {
  const { t } = useT();
  const list = (
    <div className="column-choice">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={!hidden.has(column.key)}
          disabled={column.fixed === true}
          onChange={() => toggle(column.key)}
        >
          {column.head}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <button type="button" className="link-button">
        {t('common.columns')}
      </button>
    </Popover>
  );
}
