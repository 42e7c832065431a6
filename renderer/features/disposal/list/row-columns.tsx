import type { Appraisal, DisposalRow } from '../../../../shared/contract/disposal-list';
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
  width: '3rem',
  align: 'right',
  fixed: true,
  cell: (row) => row.position,
});

/** An opinion that was given: what, and on hover by whom, when and why. */
export function opinionColumn(which: 'manager' | 'departmentHead', t: T): Column<DisposalRow> {
  return {
    key: which,
    head: t(`disposal.field.${which}`),
    width: '5.75rem',
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

/** What a state has come to: the days of its own work, in place of what was decided before it. */
const shownIn: Readonly<Record<ListState, readonly Stage[]>> = {
  draft: [],
  appraisal: ['opinions'],
  appraised: ['opinions'],
  approved: ['setApart'],
  held: ['setApart', 'recheck'],
  rechecked: ['recheck', 'counted'],
  destroyed: ['recheck', 'counted'],
  cancelled: ['opinions'],
};
type Stage = 'opinions' | 'setApart' | 'recheck' | 'counted';

/** Columns of a list's rows; what its state has not come to yet, or has left behind, is there for who chooses it. */
export function rowColumns(words: Words, state: ListState): Column<DisposalRow>[] {
  const { t } = words;
  const of = volumeColumns<DisposalRow>(words);
  const told = (row: DisposalRow) =>
    row.rowState === 'left'
      ? [row.newRetention === null ? null : retentionText(row.newRetention, t), row.leftReason]
          .filter((one) => one !== null)
          .join(' · ')
      : row.rowState === 'listed'
        ? blockText(row, words)
        : '';
  const standing: Column<DisposalRow> = {
    key: 'standing',
    head: t('disposal.field.standing'),
    width: 'minmax(6rem, 0.6fr)',
    cell: (row) => (
      <>
        {row.rowState !== 'listed' && <RowTag state={row.rowState} />}{' '}
        <span className={row.rowState === 'listed' ? 'late' : undefined}>{told(row)}</span>
      </>
    ),
    whole: told,
  };
  const only = (stage: Stage, column: Column<DisposalRow>): Column<DisposalRow> => ({
    ...column,
    optional: !shownIn[state].includes(stage),
  });
  const day = (key: 'setApart' | 'recheck' | 'counted', on: (row: DisposalRow) => string | null) =>
    only(key, { key, head: t(`disposal.field.${key}`), width: '6.5rem', cell: (row) => on(row) ?? '' });
  const early = state === 'draft';
  // How long it had to be kept has been weighed by then.
  const decided = shownIn[state].some((stage) => stage !== 'opinions');
  return [
    positionColumn(t),
    of.code,
    of.title,
    of.client,
    { ...of.year, optional: decided },
    { ...of.retention, optional: decided },
    { ...of.retentionEnd, optional: !early },
    of.level,
    of.count,
    only('opinions', opinionColumn('manager', t)),
    only('opinions', opinionColumn('departmentHead', t)),
    { ...day('setApart', (row) => row.setApartPlace ?? row.setApartOn), width: '7.5rem' },
    day('recheck', (row) => row.recheckedOn),
    day('counted', (row) => row.countedOn),
    standing,
    of.months,
    of.series,
    of.department,
    of.home,
  ];
}
