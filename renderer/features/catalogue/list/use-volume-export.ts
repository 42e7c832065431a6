import { type VolumeSort } from '../../../../shared/contract/catalogue';
import type { ExportList } from '../../../../shared/contract/export';
import { useT } from '../../../lib/i18n';
import { useExport } from '../../../ui/use-export';
import type { VolumeFilter } from './catalogue-filter';

type Asked = {
  readonly filter: VolumeFilter;
  readonly sort: VolumeSort;
  readonly descending: boolean;
  readonly selected: readonly number[];
};

/** The list as it stands, or what is marked in it, with the items or without. */
export function useVolumeExport({ filter, sort, descending, selected }: Asked) {
  const { t } = useT();
  const list = (part: 'volumes' | 'items' | 'both') => (): ExportList => ({
    of: 'volumes',
    part,
    filter,
    sort,
    descending,
    ids: selected.length === 0 ? null : [...selected],
  });
  const name = selected.length === 0 ? t('catalogue.volumes') : t('forms.volumesNamed', { count: selected.length });
  return useExport(name, [
    { words: t('exchange.asFile.xlsxBoth'), format: 'xlsx', list: list('both') },
    { words: t('exchange.asFile.xlsx'), format: 'xlsx', list: list('volumes') },
    { words: t('exchange.asFile.csv'), format: 'csv', list: list('volumes') },
    { words: t('exchange.asFile.csvItems'), format: 'csv', list: list('items') },
  ]);
}
