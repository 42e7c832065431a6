import type { DisposalRow } from '../../../../shared/contract/disposal-list';
import type { AppraiserCapacity } from '../../../../shared/domain/disposal';
import type { Column } from '../../../ui/DataTable';
import { opinionColumn, opinionText, positionColumn } from '../list/row-columns';
import { blockText, volumeColumns, type Words } from '../volume-columns';
import type { Opinions } from './opinions';

/** Both opinions side by side; in the column of whoever appraises also what is written and not yet signed, and why. */
export function appraiseColumns(words: Words, capacity: AppraiserCapacity, { rows }: Opinions): Column<DisposalRow>[] {
  const { t } = words;
  const of = volumeColumns<DisposalRow>(words);
  const drafted = (row: DisposalRow) => rows[String(row.id)];
  const mine = (which: AppraiserCapacity): Column<DisposalRow> => {
    const given = opinionColumn(which, t);
    if (which !== capacity) return given;
    return {
      ...given,
      width: '7rem',
      cell: (row) => {
        const draft = drafted(row);
        return draft === undefined ? (
          given.cell(row)
        ) : (
          <span className={`op-${draft.opinion.kind} op-draft`}>
            {t('disposal.appraise.unsigned', { opinion: opinionText(draft.opinion, t) })}
          </span>
        );
      },
    };
  };
  return [
    positionColumn(t),
    of.code,
    of.title,
    of.client,
    of.year,
    of.retention,
    of.level,
    of.count,
    mine('manager'),
    mine('departmentHead'),
    {
      key: 'reason',
      head: t('common.reason'),
      width: 'minmax(6rem, 0.6fr)',
      cell: (row) => drafted(row)?.reason ?? row[capacity]?.reason ?? '',
      whole: (row) => drafted(row)?.reason ?? row[capacity]?.reason ?? '',
    },
    { ...of.retentionEnd, optional: true },
    of.months,
    of.series,
    of.department,
    {
      key: 'standing',
      head: t('disposal.field.standing'),
      width: '9rem',
      optional: true,
      cell: (row) => blockText(row, words),
      whole: (row) => blockText(row, words),
    },
  ];
}
