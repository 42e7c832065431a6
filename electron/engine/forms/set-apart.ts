import { signLine, voidStamp } from './desk-blocks';
import { volumeCells, volumeLabels } from './disposal-blocks';
import type { SetApartLabels, SetApartList } from './disposal-facts';
import { levelMark } from './figures';
import type { LedgerShape } from './ledger';
import { cutLine, drawing, frame, moved, rule, text, thick, type Drawing, type Page, type Step } from './marks';
import { reportLeft, reportSteps, reportWidth } from './report';
import type { FormWords } from './words';

/** Setting apart: what is fetched from the shelves, and the labels of the boxes it waits in. */

type Column = 'sequence' | 'home' | 'referenceCode' | 'title' | 'client' | 'to' | 'taken' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 9, kind: 'figure' },
    { name: 'home', width: 24, kind: 'code' },
    { name: 'referenceCode', width: 38, kind: 'figure' },
    { name: 'title', width: 38, kind: 'prose' },
    { name: 'client', width: 15, kind: 'figure' },
    { name: 'to', width: 18, kind: 'code' },
    { name: 'taken', width: 9, kind: 'figure' },
    { name: 'note', width: 19, kind: 'prose' },
  ],
  rowHeight: 9,
  headHeight: 9,
};

/** 待销毁案卷提取单: in shelf order (XX-20), with a box to tick for each and where it went. */
export function setApartList(facts: SetApartList, words: FormWords): Generator<Step> {
  const { disposal } = words;
  const said = disposal.setApartList;
  const earliest = facts.earliestOn === null ? [] : [said.earliest(words.day(facts.earliestOn))];
  return reportSteps(
    {
      paper: 'a4',
      name: said.name,
      left: [`${disposal.number}${words.colon}${facts.number ?? ''}`, said.order, ...earliest].join('　'),
      right: `${said.count(facts.rows.length)}　${words.day(facts.on)}`,
      shape,
      labels: {
        ...volumeLabels(words),
        home: said.home,
        client: words.clientCode,
        to: said.to,
        taken: said.taken,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          ...volumeCells(row, index, facts, words),
          home: row.home ?? said.noHome,
          client: row.clientCode ?? '',
          to: row.setApartPlace ?? '',
          taken: row.setApartPlace === null ? '□' : '√',
        },
      })),
      isRuled: false,
      source: '',
      closing: {
        height: 16,
        draw: (y) =>
          drawing(
            signLine({ x: reportLeft, y: y + 7, width: 52, height: 6 }, said.movedBy, '', 'movedBy', 22),
            signLine({ x: reportLeft + 57, y: y + 7, width: 56, height: 6 }, said.receivedBy, '', 'receivedBy', 22),
            signLine({ x: reportLeft + 118, y: y + 7, width: 52, height: 6 }, disposal.date, '', 'movedOn', 12),
            voidStamp({ x: reportLeft + reportWidth('a4') - 24, y: 18, width: 24, height: 9 }, facts.isVoid, words),
          ),
      },
    },
    words,
  );
}

/** mm: two across and four down on A4, cut lines between them, as the labels of ordinary boxes. */
const box = { width: 100, height: 68, across: 2, down: 4, x: 5, y: 10 };
const onSheet = box.across * box.down;

/** 待销毁盒标签: the list's number and the earliest day large enough to read from the aisle; a full sheet where no box is known yet. */
export function setApartLabels(facts: SetApartLabels, words: FormWords): Page[] {
  const blank = { place: null, volumes: 0, firstCode: null, lastCode: null, level: 'general' } as const;
  const boxes = facts.boxes.length > 0 ? facts.boxes : Array.from({ length: onSheet }, () => blank);
  const foot = box.y + box.down * box.height;
  const right = box.x + box.across * box.width;
  return Array.from({ length: Math.ceil(boxes.length / onSheet) }, (_, sheet) => ({
    paper: 'a4',
    ...drawing(
      ...boxes
        .slice(sheet * onSheet, (sheet + 1) * onSheet)
        .map((one, i) =>
          moved(
            oneLabel(one, facts, words),
            box.x + (i % box.across) * box.width,
            box.y + Math.floor(i / box.across) * box.height,
          ),
        ),
      ...Array.from({ length: box.across + 1 }, (__, i) =>
        cutLine(box.x + i * box.width, box.y - 4, box.x + i * box.width, foot + 4),
      ),
      ...Array.from({ length: box.down + 1 }, (__, i) =>
        cutLine(1, box.y + i * box.height, right + 4, box.y + i * box.height),
      ),
    ),
  }));
}

function oneLabel(one: SetApartLabels['boxes'][number], facts: SetApartLabels, words: FormWords): Drawing {
  const said = words.disposal.setApartLabels;
  const inner = { x: 6, width: box.width - 12 };
  const line = (y: number, name: string, value: string, where: string, sizes = [10.5, 10, 9, 8, 7, 6]): Drawing =>
    drawing(
      text(
        { x: inner.x, y, width: 23, height: 6 },
        name,
        { face: 'songBold', sizes: [9, 8.5, 8, 7], lines: 1 },
        `${where}.label`,
      ),
      text({ x: inner.x + 24, y, width: inner.width - 24, height: 6 }, value, { face: 'song', sizes, lines: 1 }, where),
    );
  const known = one.volumes > 0;
  const codes =
    one.firstCode === one.lastCode ? (one.firstCode ?? '') : `${one.firstCode ?? ''} –\n${one.lastCode ?? ''}`;
  return drawing(
    frame({ x: 2, y: 2, width: box.width - 4, height: box.height - 4 }, thick),
    text(
      { ...inner, y: 4, height: 9 },
      said.heading,
      { face: 'heiBold', sizes: [20, 18, 16, 14], align: 'center', lines: 1 },
      'heading',
    ),
    rule(inner.x, 14, inner.x + inner.width, 14, thick),
    text(
      { ...inner, y: 15, height: 11 },
      facts.number ?? '',
      { face: 'heiBold', sizes: [28, 26, 24, 22, 20], align: 'center', lines: 1 },
      'number',
    ),
    line(27.5, said.earliest, words.day(facts.earliestOn), 'earliest', [13, 12, 11, 10]),
    line(34.5, said.place, one.place ?? '', 'place'),
    line(41, said.holds, known ? words.holdings.volumeCount(one.volumes) : '', 'holds'),
    line(47, said.codes, '', 'codes'),
    text(
      { x: inner.x + 24, y: 46.4, width: inner.width - 24, height: 7.4 },
      known ? codes : '',
      { face: 'song', sizes: [8.5, 8, 7.5, 7, 6.5, 6], leading: 1.15 },
      'codes',
    ),
    text(
      { x: inner.x + 58, y: 41, width: inner.width - 58, height: 6 },
      levelMark(one.level, facts.levelLabels) ?? '',
      { face: 'songBold', sizes: [12, 11, 10, 9], align: 'right', lines: 1 },
      'level',
    ),
    text(
      { ...inner, y: 53.5, height: 5 },
      facts.fondsName,
      { face: 'song', sizes: [8.5, 8, 7, 6], lines: 1 },
      'fondsName',
    ),
    text(
      { ...inner, y: 53.5, height: 5 },
      said.box,
      { face: 'song', sizes: [8.5, 8, 7], align: 'right', lines: 1 },
      'box',
    ),
    text(
      { ...inner, y: 58.6, height: 5 },
      said.keep,
      { face: 'songBold', sizes: [9, 8.5, 8, 7.5, 7], align: 'center', lines: 1 },
      'keep',
    ),
    voidStamp({ x: box.width - 28, y: 4, width: 22, height: 8 }, facts.isVoid, words),
  );
}
