import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { OutputOf } from '../../../../shared/contract/index';
import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { useView } from '../../../lib/use-view';
import { useSay } from '../../../ui/Answers';
import type { Cells, GridRow } from '../items/grid-rows';
import { TemplatePanel } from './TemplatePanel';
import { toCells } from './template-cells';

type Props = {
  readonly lists: OutputOf<'settings.lists'>;
  /** The item under the hand: a new template begins with its values. */
  readonly row: GridRow | undefined;
  readonly onStick: (cells: Partial<Cells>) => void;
};

/** Which template new rows begin with; the operator's choice is kept, and asked for again when templates change. */
export function Templates({ lists, row, onStick }: Props) {
  const { t } = useT();
  const say = useSay();
  const asked = useQuery('catalogue.templates', {}, ['settings']);
  const [chosen, keep] = useView('items.template', z.int().positive().nullable(), null);
  const [open, setOpen] = useState(false);
  const templates = asked.status === 'ready' ? asked.value : [];
  const active = templates.find(({ id }) => id === chosen) ?? null;
  const stick = useRef(onStick);
  useEffect(() => {
    stick.current = onStick;
  });
  const cells = JSON.stringify(active === null ? {} : toCells(active.cells));
  useEffect(() => stick.current(JSON.parse(cells) as Partial<Cells>), [cells]);
  const choose = (id: number | null) => {
    keep(id);
    const name = templates.find((one) => one.id === id)?.name;
    say('good', name === undefined ? t('catalogue.grid.template.off') : t('catalogue.grid.template.applied', { name }));
  };
  return (
    <div className="templates">
      <label className="template-choice">
        {t('catalogue.grid.template.label')}{' '}
        <select
          className="chip"
          value={active === null ? '' : String(active.id)}
          onChange={(event) => choose(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">{t('catalogue.grid.template.none')}</option>
          {templates.map(({ id, name, shared }) => (
            <option key={id} value={id}>
              {t(shared ? 'catalogue.grid.template.shared' : 'catalogue.grid.template.own', { name })}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('catalogue.grid.template.manage')}
      </button>
      {open && (
        <TemplatePanel
          key={active?.id ?? 'new'}
          lists={lists}
          row={row}
          active={active}
          onKept={(id) => {
            keep(id);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
