import { disposal } from './disposal.en';
import { holdings } from './holdings.en';
import { loans } from './loans.en';
import type { FormWords } from './zh-cn';

/** The forms in English, for an office that keeps its files so; record text stays as it was entered. */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthName = (number: string | undefined): string => months[Number(number) - 1] ?? '';
const line = (value: string | number | null, length: number): string =>
  value === null ? '_'.repeat(length) : String(value);
const monthOf = (value: string | null): string => {
  const [year, number] = value?.split('-') ?? [];
  return year === undefined ? line(null, 10) : `${monthName(number).slice(0, 3)} ${year}`;
};
const counted = (value: number | null, one: string, many: string): string =>
  `${line(value, 6)} ${value === 1 ? one : many}`;

export const en: FormWords = {
  referenceCode: 'Reference code',
  crossReference: 'See also',
  client: 'Client',
  clientCode: 'Client code',
  colon: ': ',
  separator: '; ',
  standard: 'Fields as in GB/T 9705',
  preview: 'PREVIEW',
  issued: (number, copy, on) => `Issued ${number} · print no. ${copy} · ${on}`,
  pageOf: (page, pages) => `Page ${line(page, 3)} of ${line(pages, 3)}`,
  day: (day) => {
    const [year, number, date] = day?.split('-') ?? [];
    return year && number && date ? `${Number(date)} ${monthName(number)} ${year}` : '';
  },
  retention: (retention) => {
    const period =
      retention.kind === 'permanent'
        ? 'Permanent'
        : retention.years === 1
          ? '1\u00a0year'
          : `${retention.years}\u00a0years`;
    return retention.asWritten === null ? period : `${period} (${retention.asWritten})`;
  },

  disposal,
  loans,
  holdings,

  cover: {
    name: 'Volume cover',
    fondsName: 'Fonds',
    seriesName: 'Series',
    title: 'Title',
    period: 'Dates',
    retention: 'Retention',
    extent: 'Extent',
    filingNumber: 'Filing no.',
    note: 'Remarks',
    fonds: 'Fonds no.',
    catalogue: 'Catalogue no.',
    volume: 'Volume no.',
    oldNumber: 'Old no.',
    span: (first, last) => `${monthOf(first)} – ${monthOf(last)}`,
    boundExtent: (pages) => counted(pages, 'page', 'pages'),
    looseExtent: (items) => counted(items, 'item', 'items'),
    blankExtent: '_______ items   _______ pages',
  },
  itemList: {
    name: 'List of items in the volume',
    sequence: 'No.',
    documentNumber: 'Document no.',
    responsible: 'Author',
    title: 'Title',
    date: 'Date',
    page: 'Page',
    note: 'Remarks',
  },
  closingNote: {
    name: 'Closing note of the volume',
    statement: 'State of the volume',
    total: (items, pages) =>
      `This volume holds ${counted(items, 'item', 'items')} on ${counted(pages, 'page', 'pages')}.`,
    continued: '(continued)',
    compiledBy: 'Compiled by',
    checkedBy: 'Checked by',
    date: 'Date',
  },
  emergencySheet: {
    name: 'Recovery key',
    lead: 'When every passphrase is lost, this key opens the archive. Keep it away from the computer.',
    archive: 'Archive',
    vault: 'Vault',
    madeOn: 'Made on',
    key: 'Recovery key',
    notBefore: (day) => `Does not open backups made before ${day}: those need the sheet of their time.`,
    keeping: [
      'Seal it in an envelope, sign across the flap, and have the manager lock it in a safe, not beside the records-room PC.',
      'Do not photograph it, scan it, type it into a file or send it by any program.',
      'Whoever has seen this sheet can open the archive. If you doubt it, have a new key made at once and destroy this sheet.',
      'If the passphrases and this sheet are both lost, the archive cannot be opened by anyone, its makers included.',
    ],
    keepingTitle: 'Safe keeping',
    sealedBy: 'Sealed by',
    keptAt: 'Kept at',
    date: 'Date',
  },
};
