import type { Volume } from '../../../../shared/contract/catalogue';
import { ok } from '../../../../shared/result';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { type Column, DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import './items.css';

type ItemRow = Volume['items'][number];
const pages = ({ pageFrom, pageTo }: ItemRow): string =>
  pageFrom === null ? '' : pageTo === null || pageTo === pageFrom ? String(pageFrom) : `${pageFrom}–${pageTo}`;

/** The items as the in-volume list 卷内文件目录 has them; they came with the volume, so nothing more is asked. */
export function ItemTable({
  volume,
  item = null,
  chosen,
  onChoose,
}: {
  readonly volume: Volume;
  /** Stood on when it opens. */ readonly item?: number | null;
  /** Ids of the items that are marked, where they may be. */
  readonly chosen?: ReadonlySet<number> | undefined;
  readonly onChoose?: ((chosen: ReadonlySet<number>) => void) | undefined;
}) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const { items } = volume;
  if (items.length === 0)
    return (
      <EmptyState
        title={t('catalogue.grid.empty')}
        {...(volume.state === 'assembling' ? { hint: t('catalogue.grid.emptyHint') } : {})}
      />
    );
  const columns: Column<ItemRow>[] = [
    {
      key: 'sequence',
      head: t('catalogue.item.sequence'),
      width: '4rem',
      align: 'right',
      fixed: true,
      cell: (item) => item.sequence,
    },
    {
      key: 'documentNumber',
      head: t('catalogue.item.documentNumber'),
      width: '9rem',
      cell: (item) => item.documentNumber ?? '',
      whole: (item) => item.documentNumber ?? '',
    },
    {
      key: 'responsible',
      head: t('catalogue.item.responsible'),
      width: '8rem',
      cell: (item) => item.responsible ?? '',
      whole: (item) => item.responsible ?? '',
    },
    {
      key: 'title',
      head: t('catalogue.item.title'),
      width: 'minmax(14rem, 1fr)',
      cell: (item) => item.title,
      whole: (item) => item.title,
    },
    { key: 'date', head: t('catalogue.item.date'), width: '6.5rem', cell: (item) => item.date ?? '' },
    { key: 'pages', head: t('catalogue.item.pages'), width: '5rem', align: 'right', cell: pages },
    {
      key: 'type',
      head: t('catalogue.item.typeCode'),
      width: '7rem',
      cell: (item) => item.typeName ?? item.typeCode ?? '',
    },
    {
      key: 'source',
      head: t('catalogue.item.sourceDepartment'),
      width: '7rem',
      optional: true,
      cell: (item) => item.sourceDepartment ?? '',
    },
    { key: 'level', head: t('catalogue.item.level'), width: '6rem', cell: (item) => levelWord(item.level) },
    {
      key: 'carrier',
      head: t('catalogue.item.carrier'),
      width: '5rem',
      optional: true,
      cell: (item) => t(`catalogue.carrier.${item.carrier}`),
    },
    {
      key: 'writing',
      head: t('catalogue.item.writing'),
      width: '6rem',
      optional: true,
      cell: (item) => (item.writing === null ? '' : t(`catalogue.writing.${item.writing}`)),
    },
    {
      key: 'group',
      head: t('catalogue.item.group'),
      width: '7rem',
      optional: true,
      cell: (item) =>
        [item.group, item.role === null ? null : t(`catalogue.itemRole.${item.role}`)]
          .filter((part) => part !== null)
          .join(' '),
    },
    {
      key: 'handler',
      head: t('catalogue.item.handler'),
      width: '6rem',
      optional: true,
      cell: (item) => item.handler ?? '',
    },
    {
      key: 'note',
      head: t('catalogue.item.note'),
      width: '8rem',
      cell: (item) => item.note ?? '',
      whole: (item) => item.note ?? '',
    },
  ];
  return (
    <div className="item-table">
      <DataTable<ItemRow>
        name="items"
        label={t('catalogue.grid.list')}
        columns={columns}
        rowKey={(item) => item.id}
        topics={[]}
        question={`${volume.id}:${volume.version}`}
        empty={null}
        {...(chosen === undefined || onChoose === undefined
          ? {}
          : {
              selected: chosen,
              onSelect: (keys: ReadonlySet<string | number>) => onChoose(new Set([...keys].map(Number))),
            })}
        standOn={item === null ? -1 : items.findIndex(({ id }) => id === item)}
        load={({ after, limit }) => {
          const start = after === null ? 0 : Number(after);
          return Promise.resolve(
            ok({
              rows: items.slice(start, start + limit),
              next: start + limit < items.length ? String(start + limit) : null,
              total: items.length,
            }),
          );
        }}
      />
    </div>
  );
}
