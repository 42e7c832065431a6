import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/index';
import type { ItemTemplate } from '../../../../shared/contract/templates';
import { useT } from '../../../lib/i18n';
import { useJob } from '../../../lib/use-job';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TextField } from '../../../ui/TextField';
import { CellInput } from '../items/CellInput';
import type { CellKey, Cells, GridRow } from '../items/grid-rows';
import { useGridColumns } from '../items/use-grid-columns';
import { readCells, stickyKeys, toCells } from './template-cells';

type Props = {
  readonly lists: OutputOf<'settings.lists'>;
  readonly row: GridRow | undefined;
  /** The template in use, which may be changed or deleted; null where none is. */
  readonly active: ItemTemplate | null;
  /** The template that is in use from now on. */
  readonly onKept: (id: number | null) => void;
};

/** The values that every new row gets: ticked, named, kept for oneself or for all. */
export function TemplatePanel({ lists, row, active, onKept }: Props) {
  const { t } = useT();
  const say = useSay();
  const job = useJob();
  const columns = useGridColumns(lists).filter(({ key }) => stickyKeys.includes(key));
  const [cells, setCells] = useState<Partial<Cells>>(() => (active === null ? {} : toCells(active.cells)));
  const [name, setName] = useState(active?.name ?? '');
  const [shared, setShared] = useState(active?.shared ?? false);
  const tick = (key: CellKey, on: boolean) => {
    const { [key]: _dropped, ...rest } = cells;
    setCells(on ? { ...rest, [key]: row?.cells[key] ?? '' } : rest);
  };

  const save = async (over: ItemTemplate | null) => {
    if (name.trim() === '') return say('bad', t('catalogue.grid.template.nameMissing'));
    if (Object.keys(cells).length === 0) return say('bad', t('catalogue.grid.template.empty'));
    const read = readCells(cells);
    if ('bad' in read) {
      const column = columns.find(({ key }) => key === read.bad)?.head ?? '';
      return say('bad', t('catalogue.grid.template.bad', { column }));
    }
    const kept = await job.run('catalogue.saveTemplate', {
      id: over?.id ?? null,
      version: over?.version ?? 0,
      name,
      shared,
      cells: read.cells,
    });
    if (kept === null) return;
    say('good', t('catalogue.grid.template.saved', { name: kept.name }));
    onKept(kept.id);
  };
  const drop = async ({ id, version, name: dropped }: ItemTemplate) => {
    if ((await job.run('catalogue.dropTemplate', { id, version })) === null) return;
    say('good', t('catalogue.grid.template.dropped', { name: dropped }));
    onKept(null);
  };

  return (
    <section className="template-panel" aria-label={t('catalogue.grid.template.title')}>
      <p className="soft">{t('catalogue.grid.template.hint')}</p>
      <div className="template-cells">
        {columns.map((column) => (
          <div key={column.key} className="template-cell">
            <Checkbox checked={column.key in cells} onChange={(event) => tick(column.key, event.target.checked)}>
              {column.head}
            </Checkbox>
            {column.key in cells && (
              <CellInput
                column={column}
                text={cells[column.key] ?? ''}
                label={t('catalogue.grid.template.value', { column: column.head })}
                invalid={false}
                onFocus={() => undefined}
                onWrite={(text) => setCells({ ...cells, [column.key]: text })}
              />
            )}
          </div>
        ))}
      </div>
      {job.failure !== undefined && <FailureNotice error={job.failure} />}
      <div className="row template-deeds">
        <TextField label={t('catalogue.grid.template.name')} value={name} onChange={setName} />
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t('catalogue.grid.template.sharedBy')}
        </Checkbox>
        {active !== null && (
          <Button loading={job.running} onClick={() => void save(active)}>
            {t('catalogue.grid.template.change', { name: active.name })}
          </Button>
        )}
        <Button type={active === null ? 'primary' : 'default'} loading={job.running} onClick={() => void save(null)}>
          {t('catalogue.grid.template.save')}
        </Button>
        {active !== null && (
          <Button danger type="text" onClick={() => void drop(active)}>
            {t('catalogue.grid.template.drop', { name: active.name })}
          </Button>
        )}
      </div>
    </section>
  );
}
