import type { DueRow } from '../../../../shared/contract/disposal-due';
import type { Appraisal, DisposalRow, ListSummary } from '../../../../shared/contract/disposal-list';
import { levelLabel } from '../../../../shared/domain/level';
import { retentionLabel } from '../../../../shared/domain/retention';
import { blockWords } from '../../../../shared/i18n/block-words';
import { fill } from '../../../../shared/i18n/fill';
import { type Language, words } from '../../../../shared/i18n/index';
import { ledgerWord } from '../../exchange/ledger-words';
import { NUMERIC, type OutList, text, WIDE } from './out-list';
import { type Cell, idsSheet, pagedSheet, type PageOf } from './row-sheet';

/** Disposal 销毁 as lists only: what is due follows from the holdings, a list from what was signed on it. */

/** A volume as due list and disposal list write it. */
type Facts = Omit<DueRow, 'version'>;

const headsOf = (language: Language) => {
  const { exchange, disposal } = words[language];
  const { clientCode, clientName, firstMonth, lastMonth, itemCount, pages, state } = exchange.field.volumes;
  const { place, note } = { place: disposal.scan.placeLabel, note: disposal.recheck.note };
  const ofVolume = { clientCode, clientName, firstMonth, lastMonth, itemCount, pages };
  return { ...disposal.field, ...ofVolume, volumeState: state, setApartPlace: place, recheckNote: note };
};
type Head = keyof ReturnType<typeof headsOf>;

function blocksOf({ blocks }: Facts, language: Language): string {
  const { disposal, common } = words[language];
  return blocks
    .map((block) => blockWords(block, (key, values = {}) => fill(disposal.block[key], values), common.none))
    .join(common.listSeparator);
}
const factCells = (language: Language): readonly Cell<Facts, Head>[] => [
  ['code', (row) => row.code, { width: 26 }],
  ['title', (row) => row.title, WIDE],
  ['clientCode', (row) => text(row.clientCode)],
  ['clientName', (row) => text(row.clientName), { width: 24 }],
  ['year', (row) => text(row.year), NUMERIC],
  ['firstMonth', (row) => text(row.firstMonth)],
  ['lastMonth', (row) => text(row.lastMonth)],
  ['retention', (row) => (row.retention === null ? '' : retentionLabel(row.retention, language))],
  ['retentionStart', (row) => text(row.retentionStart)],
  ['retentionEnd', (row) => text(row.retentionEnd)],
  ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
  ['itemCount', (row) => text(row.itemCount), NUMERIC],
  ['pages', (row) => text(row.pages), NUMERIC],
  ['volumeState', (row) => ledgerWord('state', row.state, language)],
  ['series', (row) => row.seriesName],
  ['department', (row) => text(row.department)],
  ['home', (row) => text(row.home), { width: 18 }],
  ['current', (row) => text(row.current), { width: 18 }],
];

type RowsOf<Row> = (ids: readonly number[]) => readonly Row[];

/** The due list with what stands in the way of each volume, a sentence each. */
export function dueSheet(name: string, language: Language, ids: readonly number[], rowsOf: RowsOf<DueRow>): OutList {
  const { free } = words[language].disposal;
  const cells: readonly Cell<DueRow, Head>[] = [
    ...factCells(language),
    ['blocks', (row) => (row.blocks.length === 0 ? free : blocksOf(row, language)), WIDE],
  ];
  return idsSheet(name, headsOf(language), cells, ids, rowsOf);
}

/** An opinion, whose it is, when and why it was given. */
function opinionOf(given: Appraisal | null, language: Language): string {
  if (given === null) return '';
  const { opinion: said, appraise } = words[language].disposal;
  const { opinion, name, on, reason } = given;
  const what = fill(said[opinion.kind], opinion.kind === 'keepYears' ? { years: opinion.years } : {});
  return `${fill(appraise.given, { opinion: what, name, on })} ${reason}`;
}

/** Rows of a disposal list 销毁清册 with both opinions and how far each has come. */
export function rowsSheet(
  name: string,
  language: Language,
  ids: readonly number[],
  rowsOf: RowsOf<DisposalRow>,
): OutList {
  const { rowState } = words[language].disposal;
  const retention = (of: DisposalRow['newRetention']) => (of === null ? '' : retentionLabel(of, language));
  const cells: readonly Cell<DisposalRow, Head>[] = [
    ['position', (row) => text(row.position), NUMERIC],
    ...factCells(language),
    ['rowState', (row) => rowState[row.rowState]],
    ['standing', (row) => (row.rowState === 'left' ? text(row.leftReason) : blocksOf(row, language)), WIDE],
    ['manager', (row) => opinionOf(row.manager, language), WIDE],
    ['departmentHead', (row) => opinionOf(row.departmentHead, language), WIDE],
    ['newRetention', (row) => retention(row.newRetention)],
    ['setApart', (row) => text(row.setApartOn)],
    ['setApartPlace', (row) => text(row.setApartPlace), { width: 18 }],
    ['recheck', (row) => text(row.recheckedOn)],
    ['recheckedBy', (row) => text(row.recheckedBy)],
    ['recheckNote', (row) => text(row.recheckNote), WIDE],
    ['counted', (row) => text(row.countedOn)],
  ];
  return idsSheet(name, headsOf(language), cells, ids, rowsOf);
}

/** The board of disposal lists. */
export function listsSheet(name: string, language: Language, page: PageOf<ListSummary>): OutList {
  const { disposal } = words[language];
  const heads = { ...disposal.field, name: disposal.lists.name };
  const cells: readonly Cell<ListSummary, keyof typeof heads>[] = [
    ['number', (row) => text(row.number), { width: 16 }],
    ['name', (row) => row.title, WIDE],
    ['state', (row) => disposal.state[row.state]],
    ['rows', (row) => text(row.rows), NUMERIC],
    ['left', (row) => text(row.left), NUMERIC],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
    ['drawnBy', (row) => row.drawnBy],
    ['drawnOn', (row) => row.drawnOn],
    ['submittedOn', (row) => text(row.submittedOn)],
    ['earliestOn', (row) => text(row.earliestOn)],
    ['destroyedOn', (row) => text(row.destroyedOn)],
  ];
  return pagedSheet(name, heads, cells, page);
}
