import type { Appraisal, DisposalRow } from '../../../../shared/contract/disposal';
import type { ListState } from '../../../../shared/domain/disposal';
import { retentionText } from '../../../lib/format';
import type { T } from '../../../lib/i18n';
import type { Column } from '../../../ui/DataTable';
import { RowTag } from '../ListTag';
import { blockText, volumeColumns, type Words } from '../volume-columns';

/** 销毁 or 续存 5 年: the opinion alone, for a narrow cell. */
export const opinionText = (opinion: Appraisal['opinion'], t: T): string =>
  opinion.kind === 'keepYears'
    ? t('disposal.opinion.keepYears', { years: opinion.years, count: opinion.years })
    : t(`disposal.opinion.${opinion.kind}`);

export const positionColumn = (t: T): Column<DisposalRow> => ({
  key: 'position',
  head: t('disposal.field.position'),
  width: '3.5rem',
  align: 'right',
  fixed: true,
  cell: (row) => row.position,
});

/** An opinion that was given: what, and on hover by whom, when and why. */
export function opinionColumn(which: 'manager' | 'departmentHead', t: T): Column<DisposalRow> {
  return {
    key: which,
    head: t(`disposal.field.${which}`),
    width: '6.5rem',
    cell: (row) => {
      const given = row[which];
      return given === null ? '' : <span className={`op-${given.opinion.kind}`}>{opinionText(given.opinion, t)}</span>;
    },
    whole: (row) => {
      const given = row[which];
      return given === null
        ? ''
        : `${t('disposal.appraise.given', {
            opinion: opinionText(given.opinion, t),
            name: given.name,
            on: given.on,
          })} ${given.reason}`;
    },
  };
}

const later: readonly ListState[] = ['approved', 'held', 'rechecked', 'destroyed'];

/** Columns of a list's rows; what its state has not come to yet is not shown. */
export function rowColumns(words: Words, state: ListState): Column<DisposalRow>[] {
  const { t } = words;
  const of = volumeColumns<DisposalRow>(words);
  const standing: Column<DisposalRow> = {
    key: 'standing',
    head: t('disposal.field.standing'),
    width: 'minmax(7rem, 0.6fr)',
    cell: (row) =>
      row.rowState === 'listed' && row.blocks.length > 0 ? (
        <span className="late">{blockText(row, words)}</span>
      ) : row.rowState === 'left' ? (
        [row.newRetention === null ? null : retentionText(row.newRetention, t), row.leftReason]
          .filter((one) => one !== null)
          .join(' · ')
      ) : (
        ''
      ),
    whole: (row) => (row.rowState === 'left' ? (row.leftReason ?? '') : blockText(row, words)),
  };
  const day = (
    key: 'setApart' | 'recheck' | 'counted',
    of: (row: DisposalRow) => string | null,
  ): Column<DisposalRow> => ({
    key,
    head: t(`disposal.field.${key}`),
    width: '6.5rem',
    cell: (row) => of(row) ?? '',
  });
  return [
    positionColumn(t),
    of.code,
    of.title,
    of.client,
    of.year,
    of.retention,
    of.retentionEnd,
    of.level,
    of.count,
    ...(state === 'draft' ? [] : [opinionColumn('manager', t), opinionColumn('departmentHead', t)]),
    ...(later.includes(state)
      ? [
          { ...day('setApart', (row) => row.setApartPlace ?? row.setApartOn), width: '7.5rem' },
          day('recheck', (row) => row.recheckedOn),
          day('counted', (row) => row.countedOn),
        ]
      : []),
    {
      key: 'rowState',
      head: t('disposal.field.rowState'),
      width: '5.5rem',
      cell: (row) => <RowTag state={row.rowState} />,
    },
    standing,
    of.months,
    of.series,
    of.department,
    of.home,
  ];
}
