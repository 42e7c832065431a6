import type { LineRow, SlipRow } from '../../../../shared/contract/loans';
import type { Level } from '../../../../shared/domain/level';
import type { LineList, SlipList } from '../../../../shared/domain/loan-lists';
import type { T } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import type { Column } from '../../../ui/DataTable';
import { LineTag, LoanTag } from '../LoanTag';

type Words = { readonly t: T; readonly levelWord: (level: Level) => string };
const late = (days: number, t: T) =>
  days > 0 ? <span className="late">{t('loans.field.overdueDays', { days })}</span> : '';

/** Columns of a list of slips; the days that matter in a list stand in it, the others may be chosen. */
export function slipColumns({ t, levelWord }: Words, list: SlipList): Column<SlipRow>[] {
  const day = (
    key: 'submittedOn' | 'approvedOn' | 'lapseOn' | 'issuedOn' | 'dueOn',
    shown: boolean,
  ): Column<SlipRow> => ({
    key,
    head: t(`loans.field.${key}`),
    width: '6.5rem',
    cell: (row) => row[key] ?? '',
    ...(shown ? {} : { optional: true }),
  });
  const step = (row: SlipRow) =>
    row.nextStep === null
      ? ''
      : row.renewalDays === null
        ? t(`loans.step.${row.nextStep}`)
        : `${t('loans.slip.action.askRenewal')} · ${t(`loans.step.${row.nextStep}`)}`;
  return [
    {
      key: 'number',
      head: t('loans.field.number'),
      width: '7.5rem',
      fixed: true,
      cell: (row) => row.number ?? <span className="soft">{t('loans.state.draft')}</span>,
    },
    {
      key: 'state',
      head: t('loans.field.state'),
      width: '7.5rem',
      cell: (row) => <LoanTag state={row.state} waiting={row.state === 'submitted' && row.nextStep === null} />,
    },
    { key: 'manner', head: t('loans.field.manner'), width: '6.5rem', cell: (row) => t(`loans.manner.${row.manner}`) },
    {
      key: 'borrower',
      head: t('loans.field.borrower'),
      width: '5.5rem',
      cell: (row) => row.borrower,
      whole: (row) => [row.borrower, row.department].filter((one) => one !== null).join(' · '),
    },
    {
      key: 'department',
      head: t('loans.field.department'),
      width: '8rem',
      cell: (row) => row.department ?? '',
      whole: (row) => row.department ?? '',
      // Beside the name on hover.
      optional: true,
    },
    { key: 'volumes', head: t('loans.field.volumes'), width: '5rem', align: 'right', cell: (row) => row.volumes },
    {
      key: 'first',
      head: t('loans.field.volume'),
      width: 'minmax(10rem, 1fr)',
      cell: (row) => `${row.firstCode} ${row.firstTitle}`,
      whole: (row) => `${row.firstCode} ${row.firstTitle}`,
    },
    { key: 'level', head: t('loans.field.level'), width: '6rem', cell: (row) => levelWord(row.level) },
    ...(list === 'toApprove' || list === 'all'
      ? [{ key: 'step', head: t('loans.field.nextStep'), width: '8.25rem', cell: step, whole: step }]
      : []),
    day('submittedOn', list === 'toApprove' || list === 'waiting'),
    day('approvedOn', list === 'approved' || list === 'lapsed'),
    day('lapseOn', list === 'approved' || list === 'lapsed'),
    day('issuedOn', list === 'issued'),
    day('dueOn', list === 'issued' || list === 'all'),
    {
      key: 'overdue',
      head: t('loans.field.overdue'),
      width: '4.75rem',
      align: 'right',
      cell: (row) => late(row.overdueDays, t),
      ...(list === 'issued' || list === 'all' ? {} : { optional: true }),
    },
    {
      key: 'purpose',
      head: t('loans.field.purpose'),
      width: '10rem',
      optional: true,
      cell: (row) => row.purpose,
      whole: (row) => row.purpose,
    },
  ];
}

/** Columns of a list of volumes on slips. To fetch stands in shelf order, so the place comes first. */
export function lineColumns({ t, levelWord }: Words, list: LineList): Column<LineRow>[] {
  const place: Column<LineRow> = {
    key: 'home',
    head: t('loans.field.home'),
    width: '9rem',
    fixed: true,
    cell: (row) => row.home ?? '',
  };
  const toFetch = list === 'toFetch';
  const isQueue = list === 'queue';
  const isOut = list === 'out' || list === 'dueSoon' || list === 'overdue';
  return [
    ...(toFetch ? [place] : []),
    {
      key: 'code',
      head: t('loans.field.code'),
      width: '13rem',
      fixed: true,
      cell: (row) => <a href={`#${paths.volume(row.volumeId)}`}>{row.code}</a>,
    },
    {
      key: 'title',
      head: t('loans.field.volume'),
      width: 'minmax(10rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'borrower',
      head: t('loans.field.borrower'),
      width: '6.5rem',
      cell: (row) => row.borrower,
      whole: (row) => [row.borrower, row.department, row.phone].filter((one) => one !== null).join(' · '),
    },
    {
      key: 'department',
      head: t('loans.field.department'),
      width: '7.5rem',
      cell: (row) => row.department ?? '',
      whole: (row) => row.department ?? '',
      // Beside the name on hover; the monthly list and the reminders stand by department.
      ...(toFetch || isOut || list === 'reserved' ? { optional: true } : {}),
    },
    { key: 'number', head: t('loans.field.number'), width: '7.5rem', cell: (row) => row.number ?? '' },
    {
      key: 'manner',
      head: t('loans.field.manner'),
      width: '6.5rem',
      cell: (row) => t(`loans.manner.${row.manner}`),
      // Its place is needed for the day of the last reminder.
      ...(list === 'overdue' ? { optional: true } : {}),
    },
    ...(isOut
      ? [
          {
            key: 'issuedOn',
            head: t('loans.field.issuedOn'),
            width: '6.5rem',
            cell: (row: LineRow) => row.issuedOn ?? '',
          },
          { key: 'dueOn', head: t('loans.field.dueOn'), width: '6.5rem', cell: (row: LineRow) => row.dueOn ?? '' },
          {
            key: 'overdue',
            head: t('loans.field.overdue'),
            width: '5.5rem',
            align: 'right' as const,
            cell: (row: LineRow) => late(row.overdueDays, t),
          },
          {
            key: 'remindedOn',
            head: t('loans.field.remindedOn'),
            width: '6.5rem',
            cell: (row: LineRow) => row.remindedOn ?? '',
            ...(list === 'overdue' ? {} : { optional: true }),
          },
        ]
      : []),
    ...(toFetch || list === 'reserved'
      ? [
          {
            key: 'lapseOn',
            head: t('loans.field.lapseOn'),
            width: '6.5rem',
            cell: (row: LineRow) => row.lapseOn ?? '',
          },
          {
            key: 'fetched',
            head: t('loans.field.fetched'),
            width: '6.5rem',
            cell: (row: LineRow) => row.fetchedOn ?? '',
          },
        ]
      : []),
    ...(isQueue
      ? [
          {
            key: 'position',
            head: t('loans.field.position'),
            width: '4.5rem',
            align: 'right' as const,
            cell: (row: LineRow) => row.position ?? '',
          },
          { key: 'holder', head: t('loans.field.holder'), width: '7rem', cell: (row: LineRow) => row.holder ?? '' },
        ]
      : [
          {
            key: 'waiting',
            head: t('loans.field.waiting'),
            width: '4.5rem',
            align: 'right' as const,
            cell: (row: LineRow) => (row.waiting === 0 ? '' : row.waiting),
            ...(toFetch ? { optional: true } : {}),
          },
        ]),
    ...(list === 'papersToList'
      ? [
          {
            key: 'state',
            head: t('loans.field.state'),
            width: '9.5rem',
            cell: (row: LineRow) => <LineTag state={row.state} />,
          },
        ]
      : []),
    { key: 'level', head: t('loans.field.level'), width: '6rem', optional: true, cell: (row) => levelWord(row.level) },
    {
      key: 'current',
      head: t('loans.field.current'),
      width: '9rem',
      optional: true,
      cell: (row) => row.current ?? '',
    },
    ...(toFetch ? [] : [{ ...place, fixed: false, optional: true }]),
  ];
}
