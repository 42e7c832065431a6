import { signLine } from './desk-blocks';
import { levelMark, remark } from './figures';
import type { CaseList, ClientOverview, HoldingFacts, ItemRegister, LocationIndex } from './holding-facts';
import type { LedgerRow, LedgerShape } from './ledger';
import { drawing, frame, rule, text, thick, type Drawing, type Page, type TextStyle } from './marks';
import { report, reportLeft, sourceNote } from './report';
import { namedLine } from './cover-blocks';
import type { FormWords } from './words';

/** 案卷目录: a book of its own, with cover, table and closing note (GB/T 9705; rules-and-forms 1.2). */

type Column = 'number' | 'title' | 'span' | 'items' | 'pages' | 'retention' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'number', width: 42, kind: 'figure' },
    { name: 'title', width: 54, kind: 'prose' },
    { name: 'span', width: 22, kind: 'code' },
    { name: 'items', width: 9, kind: 'figure' },
    { name: 'pages', width: 10, kind: 'figure' },
    { name: 'retention', width: 15, kind: 'code' },
    { name: 'note', width: 18, kind: 'prose' },
  ],
  rowHeight: 12,
  headHeight: 10,
  isReadWhole: true,
};

const bigLabel: TextStyle = { face: 'songBold', sizes: [12, 11, 10], align: 'left', lines: 1 };
const bigEntry: TextStyle = { face: 'song', sizes: [14, 13, 12, 11, 10, 9, 8], align: 'left', lines: 1 };

const spanOf = ({ firstMonth, lastMonth }: HoldingFacts): string =>
  remark([firstMonth, lastMonth === firstMonth ? null : lastMonth], '\n');

/** What has become of a volume, where it is not simply at home. */
const stateWord = (state: HoldingFacts['state'], { holdings }: FormWords): string | null =>
  state === 'filed' || state === 'assembling' ? null : holdings.state[state];

/** 备注 of a volume in a list: its level (XX-31), that it was destroyed and on which list, what was noted. */
const remarksOf = (volume: HoldingFacts, labels: CaseList['levelLabels'], words: FormWords): string =>
  remark(
    [levelMark(volume.level, labels), stateWord(volume.state, words), volume.disposalNumber, volume.note],
    words.separator,
  );

export function caseList(facts: CaseList, words: FormWords): Page[] {
  const { holdings } = words;
  const said = holdings.caseList;
  return [
    coverPage(facts, words),
    ...report(
      {
        paper: 'a4',
        name: said.name,
        left: `${facts.fondsNumber} ${facts.fondsName}`,
        right: holdings.volumeCount(facts.volumes.length),
        shape,
        labels: {
          number: words.referenceCode,
          title: holdings.title,
          span: holdings.span,
          items: holdings.items,
          pages: holdings.pages,
          retention: holdings.retention,
          note: holdings.note,
        },
        rows: facts.volumes.map((volume): LedgerRow<Column> => ({
          cells: {
            number: volume.referenceCode ?? '',
            title: volume.title,
            span: spanOf(volume),
            items: String(volume.itemCount),
            pages: volume.pages === null ? '' : String(volume.pages),
            retention: volume.retention === null ? '' : words.retention(volume.retention),
            note: remarksOf(volume, facts.levelLabels, words),
          },
          isStruck: volume.state === 'destroyed',
        })),
        isRuled: true,
        source: words.standard,
      },
      words,
    ),
    closingPage(facts, words),
  ];
}

const sumOf = (volumes: readonly HoldingFacts[], of: (volume: HoldingFacts) => number | null): number =>
  volumes.reduce((sum, volume) => sum + (of(volume) ?? 0), 0);

function yearsOf(volumes: readonly HoldingFacts[]): string {
  const years = volumes.flatMap(({ year }) => (year === null ? [] : [year]));
  if (years.length === 0) return '';
  const [first, last] = years.reduce(([a, b], year) => [Math.min(a, year), Math.max(b, year)], [9999, 0]);
  return first === last ? String(first) : `${String(first)} – ${String(last)}`;
}

function coverPage(facts: CaseList, words: FormWords): Page {
  const { holdings } = words;
  const said = holdings.caseList;
  const codes = facts.volumes.flatMap(({ referenceCode }) => (referenceCode === null ? [] : [referenceCode]));
  const rows: readonly (readonly [name: string, value: string, where: string])[] = [
    [holdings.fondsNumber, facts.fondsNumber, 'fondsNumber'],
    [holdings.years, yearsOf(facts.volumes), 'years'],
    [said.from, codes[0] ?? '', 'from'],
    [said.to, codes.at(-1) ?? '', 'to'],
    [said.extent, holdings.volumeCount(facts.volumes.length), 'extent'],
    [holdings.madeOn, words.day(facts.madeOn), 'madeOn'],
  ];
  return {
    paper: 'a4',
    ...drawing(
      frame({ x: 25, y: 20, width: 170, height: 255 }, thick),
      namedLine(
        { x: 45, y: 48, width: 130, height: 19 },
        facts.fondsName,
        {
          face: 'songBold',
          sizes: [28, 26, 24, 22, 20, 18, 16, 14, 12],
          align: 'center',
          valign: 'bottom',
          balanced: true,
          leading: 1.2,
        },
        holdings.fondsName,
        'fondsName',
      ),
      text(
        { x: 35, y: 100, width: 150, height: 24 },
        said.name,
        { face: 'songBold', sizes: [42, 38, 34, 30, 26], align: 'center', tracking: 0.4, lines: 1 },
        'heading',
      ),
      ...rows.map(([name, value, where], index) => {
        const y = 155 + index * 15;
        return drawing(
          text({ x: 55, y, width: 30, height: 9 }, name, bigLabel, `${where}.label`),
          text({ x: 88, y, width: 80, height: 9 }, value, bigEntry, where),
          rule(86, y + 9, 168, y + 9),
        );
      }),
      sourceNote('a4', words.standard),
    ),
  };
}

/** Closing note: how many volumes, items and pages when it was made, what has gone since is written below by hand. */
function closingPage(facts: CaseList, words: FormWords): Page {
  const { holdings } = words;
  const said = holdings.caseList;
  const destroyed = facts.volumes.filter(({ state }) => state === 'destroyed').length;
  const room = { x: 25, y: 35, width: 170, height: 225 };
  return {
    paper: 'a4',
    ...drawing(
      text(
        { x: 25, y: 18.5, width: 170, height: 9 },
        said.closingName,
        { face: 'songBold', sizes: [18, 16], align: 'center', tracking: 0.15 },
        'heading',
      ),
      frame(room, thick),
      text(
        { x: 33, y: 44, width: 154, height: 24 },
        said.closing(
          facts.volumes.length,
          sumOf(facts.volumes, ({ itemCount }) => itemCount),
          sumOf(facts.volumes, ({ pages }) => pages),
          destroyed,
        ),
        { face: 'song', sizes: [12, 11, 10], leading: 1.6, valign: 'top' },
        'closing',
      ),
      text({ x: 33, y: 74, width: 154, height: 7 }, said.changes, bigLabel, 'changes.label'),
      ...Array.from({ length: 9 }, (_, i) => rule(33, 93 + i * 12, 187, 93 + i * 12)),
      signLine({ x: 100, y: 222, width: 84, height: 7 }, holdings.madeBy, facts.madeBy, 'madeBy', 24),
      signLine({ x: 100, y: 236, width: 84, height: 7 }, holdings.madeOn, words.day(facts.madeOn), 'madeOn', 24),
      sourceNote('a4', words.standard),
    ),
  };
}

type ItemColumn =
  'sequence' | 'referenceCode' | 'documentNumber' | 'responsible' | 'title' | 'date' | 'level' | 'pages' | 'note';
/** mm: 10/52/28/28/78/18/12/10/21 fill the 257 of A4 lying (rules-and-forms 1.7). */
export const itemShape: LedgerShape<ItemColumn> = {
  columns: [
    { name: 'sequence', width: 10, kind: 'figure' },
    { name: 'referenceCode', width: 52, kind: 'figure' },
    { name: 'documentNumber', width: 28, kind: 'code' },
    { name: 'responsible', width: 28, kind: 'code' },
    { name: 'title', width: 78, kind: 'prose' },
    { name: 'date', width: 18, kind: 'figure' },
    { name: 'level', width: 12, kind: 'figure' },
    { name: 'pages', width: 10, kind: 'figure' },
    { name: 'note', width: 21, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
  isReadWhole: true,
};

/** 归档文件目录 (DA/T 22): one line a document, 密级 as marked and empty where there is none. */
export function itemRegister(facts: ItemRegister, words: FormWords): Page[] {
  const { holdings, itemList } = words;
  return report(
    {
      paper: 'a4Landscape',
      name: holdings.itemRegister.name,
      left: `${facts.fondsNumber} ${facts.fondsName}`,
      right: `${holdings.itemCount(facts.items.filter(({ stub }) => stub === null).length)}　${words.day(facts.madeOn)}`,
      shape: itemShape,
      labels: {
        sequence: holdings.sequence,
        referenceCode: words.referenceCode,
        documentNumber: itemList.documentNumber,
        responsible: itemList.responsible,
        title: itemList.title,
        date: itemList.date,
        level: holdings.level,
        pages: holdings.pages,
        note: holdings.note,
      },
      rows: facts.items.map((item, index) => ({
        cells: {
          sequence: String(index + 1),
          referenceCode: item.referenceCode ?? '',
          documentNumber: item.documentNumber ?? '',
          responsible: item.responsible ?? '',
          title: item.title,
          date: item.date === null ? '' : item.date.replaceAll('-', '').padEnd(8, '0'),
          level: levelMark(item.level, facts.levelLabels) ?? '',
          pages: item.pages === null ? '' : String(item.pages),
          note:
            item.stub === null
              ? (item.note ?? '')
              : remark([holdings.state.destroyed, item.stub.disposalNumber], words.separator),
        },
        isStruck: item.stub !== null,
      })),
      isRuled: true,
      source: holdings.itemRegister.standard,
    },
    words,
  );
}

type OverviewColumn = 'year' | 'referenceCode' | 'title' | 'span' | 'items' | 'pages' | 'retention' | 'place' | 'note';
const overviewShape: LedgerShape<OverviewColumn> = {
  columns: [
    { name: 'year', width: 10, kind: 'figure' },
    { name: 'referenceCode', width: 38, kind: 'figure' },
    { name: 'title', width: 40, kind: 'prose' },
    { name: 'span', width: 14, kind: 'code' },
    { name: 'items', width: 10, kind: 'figure' },
    { name: 'pages', width: 9, kind: 'figure' },
    { name: 'retention', width: 14, kind: 'code' },
    { name: 'place', width: 20, kind: 'figure' },
    { name: 'note', width: 15, kind: 'prose' },
  ],
  rowHeight: 11,
  headHeight: 9,
  isReadWhole: true,
};

/** 客户档案一览表 (XX-16): who the client is, and every volume of his papers with its place, year by year. */
export function clientOverview(facts: ClientOverview, words: FormWords): Page[] {
  const { holdings } = words;
  const said = holdings.clientOverview;
  const contacts = facts.contacts.map(({ name, phone }) => remark([name, phone], ' ')).filter((one) => one !== '');
  const about = remark(
    [
      facts.kind,
      facts.keeper === null ? null : `${said.keeper}${words.colon}${facts.keeper}`,
      facts.openedOn === null ? null : `${said.openedOn}${words.colon}${facts.openedOn}`,
      contacts.length === 0 ? null : `${said.contacts}${words.colon}${contacts.join('、')}`,
      facts.note,
    ],
    words.separator,
  );
  return report(
    {
      paper: 'a4',
      name: said.name,
      left: `${words.client}${words.colon}${facts.name}　${words.clientCode}${words.colon}${facts.code}`,
      right: `${holdings.volumeCount(facts.volumes.length)}　${words.day(facts.madeOn)}`,
      shape: overviewShape,
      labels: {
        year: holdings.year,
        referenceCode: words.referenceCode,
        title: holdings.title,
        span: holdings.spanHead,
        items: holdings.items,
        pages: holdings.pages,
        retention: holdings.retentionHead,
        place: holdings.place,
        note: holdings.note,
      },
      rows: facts.volumes.map((volume) => ({
        cells: {
          year: volume.year === null ? '' : String(volume.year),
          referenceCode: volume.referenceCode ?? '',
          title: volume.title,
          span: spanOf(volume),
          items: String(volume.itemCount),
          pages: volume.pages === null ? '' : String(volume.pages),
          retention: volume.retention === null ? '' : words.retention(volume.retention),
          place: volume.home ?? '',
          note: remarksOf(volume, facts.levelLabels, words),
        },
        isStruck: volume.state === 'destroyed',
      })),
      isRuled: false,
      source: said.standard,
      closing: { height: 26, draw: (y) => aboutClient(y, about, words) },
    },
    words,
  );
}

const aboutClient = (y: number, about: string, words: FormWords): Drawing =>
  text(
    { x: reportLeft, y: y + 4, width: 170, height: 20 },
    about === '' ? '' : `${words.holdings.clientOverview.about}${words.colon}${about}`,
    { face: 'song', sizes: [9.5, 9, 8, 7, 6], valign: 'top', leading: 1.4 },
    'about',
  );

type IndexColumn = 'sequence' | 'place' | 'referenceCode' | 'title' | 'client' | 'note';
const indexShape = (byPlace: boolean): LedgerShape<IndexColumn> => {
  const place = { name: 'place', width: 30, kind: 'figure' } as const;
  const code = { name: 'referenceCode', width: 44, kind: 'figure' } as const;
  return {
    columns: [
      { name: 'sequence', width: 10, kind: 'figure' },
      ...(byPlace ? [place, code] : [code, place]),
      { name: 'title', width: 46, kind: 'prose' },
      { name: 'client', width: 22, kind: 'prose' },
      { name: 'note', width: 18, kind: 'prose' },
    ],
    rowHeight: 9.5,
    headHeight: 8,
    isReadWhole: true,
  };
};

/** 存放地点索引 (XX-19): by archive in the order of the codes, or by place in the order of the shelves (XX-20). */
export const locationIndex =
  (order: 'byArchive' | 'byPlace') =>
  (facts: LocationIndex, words: FormWords): Page[] => {
    const { holdings } = words;
    const said = holdings.locationIndex;
    return report(
      {
        paper: 'a4',
        name: said[order],
        left: remark([facts.fondsName, facts.place === null ? null : `${holdings.place} ${facts.place}`], '　'),
        right: `${holdings.volumeCount(facts.rows.length)}　${words.day(facts.madeOn)}`,
        shape: indexShape(order === 'byPlace'),
        labels: {
          sequence: holdings.sequence,
          place: holdings.place,
          referenceCode: words.referenceCode,
          title: holdings.title,
          client: words.client,
          note: holdings.note,
        },
        rows: facts.rows.map((row, index) => ({
          cells: {
            sequence: String(index + 1),
            place: row.place ?? said.nowhere,
            referenceCode: row.referenceCode ?? '',
            title: row.title,
            client: row.clientName ?? '',
            note: remark([levelMark(row.level, facts.levelLabels), stateWord(row.state, words)], words.separator),
          },
        })),
        isRuled: false,
        source: said.standard,
      },
      words,
    );
  };
