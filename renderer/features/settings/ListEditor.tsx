import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../../lib/i18n';
import { useMay } from '../../lib/session';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Page';

type Row = { readonly id: number };
type Props<R extends Row> = {
  readonly title: string;
  readonly rows: readonly R[];
  readonly columns: readonly { readonly head: string; readonly cell: (row: R) => ReactNode }[];
  /** Words for a row, for its edit button. */
  readonly nameOf: (row: R) => string;
  /** Rows may be added: the words of the button. */
  readonly addWords?: string;
  readonly form: (row: R | null, done: () => void) => ReactNode;
};

/** A short list of settings: read as a table, one row at a time opened to be changed. */
export function ListEditor<R extends Row>({ title, rows, columns, nameOf, addWords, form }: Props<R>) {
  const { t } = useT();
  const mayChange = useMay('settings.write');
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const close = () => setOpen(null);
  const adding = mayChange && addWords !== undefined && open === null;
  return (
    <Section
      title={title}
      actions={
        adding ? (
          <Button size="small" onClick={() => setOpen('new')}>
            {addWords}
          </Button>
        ) : undefined
      }
    >
      {open === 'new' && <div className="list-form">{form(null, close)}</div>}
      {rows.length === 0 && open === null ? (
        <EmptyState title={t('common.empty')} />
      ) : (
        <table className="plain">
          <thead>
            <tr>
              {columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) =>
              open === row.id ? (
                <tr key={row.id}>
                  <td colSpan={columns.length + 1}>
                    <div className="list-form">{form(row, close)}</div>
                  </td>
                </tr>
              ) : (
                <tr key={row.id}>
                  {columns.map(({ head, cell }) => (
                    <td key={head}>{cell(row)}</td>
                  ))}
                  <td className="plain-action">
                    {mayChange && open === null && (
                      <button
                        type="button"
                        className="link-button"
                        aria-label={t('settings.editOne', { name: nameOf(row) })}
                        onClick={() => setOpen(row.id)}
                      >
                        {t('common.edit')}
                      </button>
                    )}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </Section>
  );
}
