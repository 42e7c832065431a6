import { entryCell, labelCell, leftCell, voidStamp } from './desk-blocks';
import {
  appraiserSigners,
  extentCells,
  headCells,
  opinionWords,
  signedWords,
  signerBoxes,
  signingLines,
  spanWords,
  supervisorsOf,
  volumeCells,
  volumeLabels,
} from './disposal-blocks';
import type { DestructionRegister, Extent, ListedVolume } from './disposal-facts';
import { grid } from './grid';
import type { LedgerShape } from './ledger';
import { drawing, frame, rule, text, thick, type Drawing, type Step, type TextStyle } from './marks';
import { reportLeft, reportSteps, reportWidth } from './report';
import { sealHeight } from './seal';
import type { FormWords } from './words';

type Column =
  | 'sequence'
  | 'referenceCode'
  | 'title'
  | 'client'
  | 'period'
  | 'pages'
  | 'level'
  | 'retention'
  | 'startsOn'
  | 'endsOn'
  | 'heldYears'
  | 'opinion'
  | 'note';
/** The union of what registers of destruction show (rules-and-forms 2.2), 257 mm between the margins. */
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 8, kind: 'figure' },
    { name: 'referenceCode', width: 38, kind: 'figure' },
    { name: 'title', width: 45, kind: 'prose' },
    { name: 'client', width: 26, kind: 'prose' },
    { name: 'period', width: 20, kind: 'code' },
    { name: 'pages', width: 11, kind: 'figure' },
    { name: 'level', width: 16, kind: 'figure' },
    { name: 'retention', width: 16, kind: 'code' },
    { name: 'startsOn', width: 17, kind: 'figure' },
    { name: 'endsOn', width: 17, kind: 'figure' },
    { name: 'heldYears', width: 11, kind: 'figure' },
    { name: 'opinion', width: 15, kind: 'code' },
    { name: 'note', width: 17, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
};
const paper = 'a4Landscape';
const width = reportWidth(paper);
const totalHeight = 6;
const signersHeight = 29;
const closingHeight = 8 + signersHeight + 4 + sealHeight;

/**
 * 档案销毁清册: cover, every volume with the totals of each page and so far, on the last page all signatures and the log's
 * number and check code, which fix what is listed. Titles wrap, nothing is cut.
 */
export function destructionRegister(facts: DestructionRegister, words: FormWords): Generator<Step> {
  const { disposal } = words;
  const said = disposal.register;
  const sums = runningSums(facts.rows);
  return reportSteps(
    {
      paper,
      name: said.name,
      left: `${facts.fondsName}　${disposal.number}${words.colon}${facts.number ?? ''}`,
      right: spanWords(facts.years, words),
      shape,
      labels: {
        ...volumeLabels(words),
        client: disposal.client,
        period: disposal.period,
        pages: disposal.pages,
        level: disposal.level,
        retention: disposal.retention,
        startsOn: disposal.startsOn,
        endsOn: disposal.endsOn,
        heldYears: disposal.heldYears,
        opinion: disposal.opinion,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          ...volumeCells(row, index, facts, words),
          client: clientOf(row),
          period: periodOf(row, words),
          pages: row.pages === null ? '' : String(row.pages),
          level: facts.levelLabels[row.level],
          retention: row.retention === null ? '' : words.retention(row.retention),
          startsOn: row.startsOn ?? '',
          endsOn: row.endsOn ?? '',
          heldYears: row.heldYears === null ? '' : String(row.heldYears),
          opinion: opinionWords(row.opinion, words),
        },
      })),
      isRuled: false,
      source: said.source,
      cover: cover(facts, words),
      pageTotals: {
        height: 2 * totalHeight,
        draw: (y, from, to) => {
          const before = sums[from] ?? nothing;
          const sofar = sums[to] ?? nothing;
          return drawing(
            totalRow(y, said.pageTotal, less(sofar, before), words),
            totalRow(y + totalHeight, said.runningTotal, sofar, words),
          );
        },
      },
      closing: {
        height: closingHeight,
        draw: (y) => closing(facts, words, y),
        sealAt: (y) => ({ x: reportLeft, y: y + closingHeight - sealHeight, width, height: sealHeight }),
      },
    },
    words,
  );
}

/** 客户: name and code; the code alone where the name is not kept. */
const clientOf = ({ clientName, clientCode }: ListedVolume): string =>
  clientName === null || clientName === ''
    ? (clientCode ?? '')
    : clientCode === null
      ? clientName
      : `${clientName} ${clientCode}`;

/** 所属年度, and below it from which month to which. */
const periodOf = ({ year, firstMonth, lastMonth }: ListedVolume, { disposal }: FormWords): string =>
  [year === null ? '' : String(year), disposal.monthsOf(year, firstMonth, lastMonth)]
    .filter((part) => part !== '')
    .join('\n');

const nothing: Extent = { volumes: 0, items: 0, pages: 0, uncounted: 0 };
/** Sums before each row, and after the last. */
function runningSums(rows: readonly ListedVolume[]): Extent[] {
  const sums = [nothing];
  let sum = nothing;
  for (const { itemCount, pages } of rows) {
    sum = {
      volumes: sum.volumes + 1,
      items: sum.items + itemCount,
      pages: sum.pages + (pages ?? 0),
      uncounted: sum.uncounted + (pages === null ? 1 : 0),
    };
    sums.push(sum);
  }
  return sums;
}
const less = (a: Extent, b: Extent): Extent => ({
  volumes: a.volumes - b.volumes,
  items: a.items - b.items,
  pages: a.pages - b.pages,
  uncounted: a.uncounted - b.uncounted,
});

const totalStyle: TextStyle = { face: 'songBold', sizes: [9, 8.5, 8], lines: 1 };
/** `本页小计 13卷 65件 1040页` across the table; its pages stand under the column of pages as well. */
function totalRow(y: number, name: string, sum: Extent, { disposal, separator }: FormWords): Drawing {
  const box = { x: reportLeft, y, width, height: totalHeight };
  const said = disposal.countOf(sum.volumes, sum.items, sum.pages);
  const more = sum.uncounted === 0 ? '' : `${separator}${disposal.uncounted(sum.uncounted)}`;
  return drawing(
    frame(box, thick),
    text({ ...box, x: box.x + 10, width: 38 }, name, { ...totalStyle, align: 'center' }, 'total.label'),
    rule(box.x + 48, y, box.x + 48, y + totalHeight),
    text({ ...box, x: box.x + 50, width: 200 }, `${said}${more}`, totalStyle, 'total'),
  );
}

const coverTop = 40;
const coverHeading: TextStyle = { face: 'songBold', sizes: [26, 24, 22], align: 'center', tracking: 0.3, lines: 1 };

/** The cover: what, how much, of which years; who appraised, approved, rechecked, destroyed and watched, and when. */
function cover(facts: DestructionRegister, words: FormWords): Drawing {
  const { disposal } = words;
  const said = disposal.register;
  const { act, setApartOn, earliestOn, rechecked, extent } = facts;
  const appraisers = appraiserSigners(facts.appraisers, said.appraisedWords(extent.volumes), words);
  const director = { who: disposal.capacity.director, says: said.approvedWords, signed: facts.approved };
  const supervisors = supervisorsOf(facts).map((one) =>
    one === null ? '' : `${signedWords(one, words)}　${words.day(one.on)}`,
  );
  const wide = { x: reportLeft, width };
  return drawing(
    text({ ...wide, y: 22, height: 14 }, said.name, coverHeading, 'heading'),
    voidStamp({ x: reportLeft + width - 26, y: 24, width: 26, height: 10 }, facts.isVoid, words),
    grid({ ...wide, y: coverTop, height: 40 }, [
      ...headCells(facts, words).map((cells) => ({ share: 1, cells })),
      {
        share: 1,
        cells: extentCells(facts, { volumes: [24, 27], items: [24, 27], pages: [24, 40], years: [24, 40] }, words),
      },
      {
        share: 1,
        cells: [
          labelCell(24, disposal.drawnBy, 'drawnBy'),
          entryCell(78, facts.drawnBy, 'drawnBy'),
          labelCell(24, disposal.drawnOn, 'drawnOn'),
          entryCell(104, words.day(facts.drawnOn), 'drawnOn'),
        ],
      },
    ]),
    signerBoxes({ ...wide, y: coverTop + 43, height: 36 }, [...appraisers, director], words),
    grid({ ...wide, y: coverTop + 82, height: 50 }, [
      {
        share: 1,
        cells: [
          labelCell(30, said.setApart, 'setApart'),
          entryCell(
            98,
            said.setApartSpan(words.day(setApartOn), words.day(act === null ? earliestOn : dayOf(act.startedAt))),
            'setApart',
          ),
          labelCell(30, said.recheck, 'recheck'),
          entryCell(99, rechecked === null ? '' : `${rechecked.name}　${words.day(rechecked.on)}`, 'recheck'),
        ],
      },
      {
        share: 1,
        cells: [
          labelCell(30, said.place, 'place'),
          leftCell(98, act?.place ?? '', 'place'),
          labelCell(30, said.method, 'method'),
          entryCell(99, act === null ? '' : disposal.method[act.method], 'method'),
        ],
      },
      {
        share: 1,
        cells: [
          labelCell(30, said.destroyedOn, 'destroyedOn'),
          entryCell(98, words.day(act === null ? null : dayOf(act.endedAt)), 'destroyedOn'),
          labelCell(30, said.executor, 'executor'),
          entryCell(99, act?.executor ?? '', 'executor'),
        ],
      },
      {
        share: 1.4,
        cells: supervisors.flatMap((name, index) => [
          labelCell(30, said.supervisor(index + 1), 'supervisor'),
          leftCell(supervisors.length === 1 ? 227 : index === 0 ? 98 : 99, name, 'supervisor'),
        ]),
      },
    ]),
    text(
      { ...wide, y: coverTop + 134, height: 5 },
      said.permanent,
      { face: 'song', sizes: [9, 8], align: 'right', lines: 1 },
      'permanent',
    ),
  );
}
const dayOf = (moment: string): string => moment.slice(0, 10);

/** What the parties declare, and a line for each of them. Names stand where the record knows them; all sign by pen. */
function closing(facts: DestructionRegister, words: FormWords, y: number): Drawing {
  const { disposal } = words;
  const said = disposal.register;
  const { act } = facts;
  const lines: readonly (readonly [who: string, name: string])[] = [
    [said.archivist, facts.drawnBy],
    ...facts.appraisers.map(({ capacity, signed }) => [disposal.capacity[capacity], signed?.name ?? ''] as const),
    [disposal.capacity.director, facts.approved?.name ?? ''],
    [said.rechecker, facts.rechecked?.name ?? ''],
    [said.executor, act?.executor ?? ''],
    ...supervisorsOf(facts).map((one, index) => [said.supervisor(index + 1), one?.name ?? ''] as const),
  ];
  return drawing(
    text(
      { x: reportLeft, y: y + 1.5, width, height: 6 },
      said.closing,
      { face: 'song', sizes: [9.5, 9, 8.5, 8, 7.5, 7], lines: 1 },
      'closing',
    ),
    signingLines({ x: reportLeft, y: y + 8, width, height: signersHeight }, lines, words),
  );
}
