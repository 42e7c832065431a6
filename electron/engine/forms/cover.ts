import type { Fill, VolumeForm } from './facts';
import { codeCells, levelMark, remark } from './figures';
import { drawing, frame, keyCode, keyCodeSide, penLines, rule, stacked, text, thick, type Drawing, type Page, type TextStyle } from './marks';
import { columns, inset, scaledTo, type Box, type PaperName } from './mm';
import { standardNote } from './foot';
import type { FormWords } from './words';

/** Sizes in points. Labels are bold Song, what is filled in is Song, as on printed covers. */
const label: TextStyle = { face: 'songBold', sizes: [12, 11, 10, 9, 8], align: 'center', leading: 1.15 };
const underLabel: TextStyle = { face: 'song', sizes: [10], align: 'center' };
const entry: TextStyle = { face: 'song', sizes: [14, 13, 12, 11, 10, 9, 8], align: 'center' };
const heading: TextStyle = { face: 'songBold', sizes: [30, 28, 26, 24, 22, 20, 18, 16, 14, 12], align: 'center', valign: 'bottom', leading: 1.2 };
const series: TextStyle = { face: 'song', sizes: [20, 18, 16, 14, 12, 10], align: 'center', valign: 'bottom', leading: 1.2 };
const title: TextStyle = { face: 'songBold', sizes: [26, 24, 22, 20, 18, 16, 14, 12, 10.5, 9, 8, 7], align: 'center', leading: 1.45 };

/** Places on A4 in mm: rules-and-forms 1.7. The binding margin is 25 mm. */
const left = 25;
const width = 170;
const labelWidth = 25;

/**
 * 案卷封面: the items of GB/T 9705-2008 in their order (全宗名称, 类目名称, 案卷题名, 时间, 保管期限, 件、页数,
 * 归档号, 档号), and 备注, where a marked level is written (XX-31). The QR code holds the machine key only and
 * stands outside the standard's fields. `blank` gives labels and lines for brush or pen, and no data at all (DA-7).
 */
export function cover(facts: VolumeForm, words: FormWords, paper: PaperName, fill: Fill): Page {
  const place = scaledTo(paper);
  const said = fill === 'filled' ? filledIn(facts, words) : leftBlank(words);
  return {
    paper,
    ...drawing(
      namedLine(place({ x: 45, y: 34, width: 130, height: 19 }), said.fondsName, heading, words.cover.fondsName, 'fondsName'),
      namedLine(place({ x: 60, y: 62, width: 100, height: 14 }), said.seriesName, series, words.cover.seriesName, 'seriesName'),
      titleBlock(place({ x: left, y: 90, width, height: 75 }), said.title, words),
      particulars(place({ x: left, y: 175, width, height: 52 }), said, words),
      codeBlock(place({ x: left + width - 75, y: 235, width: 75, height: 27 }), said, words),
      said.machineKey === null ? drawing() : scanCorner(place({ x: left, y: 235, width: 40, height: 27 }), said.machineKey),
      standardNote(paper, words),
    ),
  };
}

type Said = {
  readonly fondsName: string;
  readonly seriesName: string;
  readonly title: string | null;
  readonly period: string;
  readonly retention: string;
  readonly extent: string;
  readonly filingNumber: string;
  readonly note: string;
  readonly code: string;
  readonly cells: readonly [string, string, string];
  readonly machineKey: string | null;
};

const leftBlank = ({ cover: words }: FormWords): Said => ({
  fondsName: '', seriesName: '', title: null, period: words.span(null, null), retention: '', extent: words.blankExtent,
  filingNumber: '', note: '', code: '', cells: ['', '', ''], machineKey: null,
});

function filledIn(facts: VolumeForm, words: FormWords): Said {
  const oldNumber = facts.oldNumber === null ? null : `${words.cover.oldNumber} ${facts.oldNumber}`;
  return {
    fondsName: facts.fondsName,
    seriesName: facts.seriesName,
    title: facts.title,
    period: words.cover.span(facts.firstMonth, facts.lastMonth),
    retention: facts.retention === null ? '' : words.retention(facts.retention),
    extent: facts.binding === 'bound' ? words.cover.boundExtent(facts.pages) : words.cover.looseExtent(facts.itemCount),
    filingNumber: facts.filingNumber ?? '',
    note: remark([levelMark(facts.level, facts.levelLabels), oldNumber, facts.note], words.separator),
    code: facts.referenceCode ?? '',
    cells: codeCells(facts.fondsNumber, facts.referenceCode),
    machineKey: facts.machineKey,
  };
}

/** A value on a rule, with its name below. */
const namedLine = (box: Box, value: string, style: TextStyle, name: string, where: string): Drawing =>
  drawing(
    text({ ...box, height: box.height - 1 }, value, style, where),
    rule(box.x, box.y + box.height, box.x + box.width, box.y + box.height, thick),
    text({ x: box.x, y: box.y + box.height + 1, width: box.width, height: 5 }, name, underLabel, `${where}.label`),
  );

function titleBlock(box: Box, value: string | null, words: FormWords): Drawing {
  const name = { ...box, width: 14 };
  const room = { ...box, x: box.x + 14, width: box.width - 14 };
  const isLatin = /^[ -~]+$/.test(words.cover.title);
  return drawing(
    frame(box, thick),
    rule(room.x, box.y, room.x, box.y + box.height),
    isLatin
      ? text(inset(name, 0.5), words.cover.title.replaceAll(' ', '\n'), { ...label, sizes: [10, 9, 8, 7] }, 'title.label')
      : stacked(name, words.cover.title, { ...label, sizes: [14], leading: 1.7 }, 'title.label'),
    value === null ? penLines(inset(room, 8, 0), box.height / 4) : text(inset(room, 5, 4), value, title, 'title'),
  );
}

function particulars(box: Box, said: Said, words: FormWords): Drawing {
  const [third, row] = [box.height / 52, (box.height * 20) / 52];
  const rows = [box.y, box.y + row, box.y + 2 * row, box.y + 52 * third] as const;
  const scale = box.width / width;
  const cells = (y: number): Box[] => columns(box.x, y, row, [labelWidth, 70, labelWidth, 50].map((mm) => mm * scale));
  const line = (y: number, entries: readonly (readonly [string, TextStyle, string])[]): Drawing[] =>
    cells(y).map((cell, i) => {
      const [wording, style, where] = entries[i] ?? ['', entry, ''];
      return text(inset(cell, 1.2, 1), wording, style, where);
    });
  const note = columns(box.x, rows[2], rows[3] - rows[2], [labelWidth * scale, (width - labelWidth) * scale]);
  const [noteName, noteRoom] = note;
  const upright = (x: number, from: number, to: number) => rule(x, from, x, to);
  const edges = cells(0).map((cell) => cell.x);
  return drawing(
    frame(box, thick),
    rule(box.x, rows[1], box.x + box.width, rows[1]),
    rule(box.x, rows[2], box.x + box.width, rows[2]),
    upright(edges[1] ?? 0, rows[0], rows[3]),
    upright(edges[2] ?? 0, rows[0], rows[2]),
    upright(edges[3] ?? 0, rows[0], rows[2]),
    ...line(rows[0], [[words.cover.period, label, 'period.label'], [said.period, entry, 'period'], [words.cover.retention, label, 'retention.label'], [said.retention, entry, 'retention']]),
    ...line(rows[1], [[words.cover.extent, label, 'extent.label'], [said.extent, entry, 'extent'], [words.cover.filingNumber, label, 'filingNumber.label'], [said.filingNumber, entry, 'filingNumber']]),
    noteName ? text(inset(noteName, 1.2), words.cover.note, label, 'note.label') : drawing(),
    noteRoom ? text(inset(noteRoom, 2.5, 0.8), said.note, { ...entry, sizes: [12, 11, 10, 9, 8, 7], align: 'left' }, 'note') : drawing(),
  );
}

/** 档号 in full, and below it the standard's three cells, lower right. */
function codeBlock(box: Box, said: Said, words: FormWords): Drawing {
  const cellWidth = box.width / 3;
  const [top, names] = [box.y + box.height * 0.36, box.y + box.height * 0.6];
  const bottom = box.y + box.height;
  const small: TextStyle = { ...label, sizes: [9, 8, 7] };
  const value: TextStyle = { ...entry, sizes: [11, 10, 9, 8, 7, 6] };
  const code = columns(box.x, box.y, top - box.y, [cellWidth * 0.72, box.width - cellWidth * 0.72]);
  const [codeName, codeRoom] = code;
  const cells = columns(box.x, top, names - top, [cellWidth, cellWidth, cellWidth]);
  const headings = [words.cover.fonds, words.cover.catalogue, words.cover.volume];
  return drawing(
    frame(box, thick),
    rule(box.x, top, box.x + box.width, top),
    rule(box.x, names, box.x + box.width, names),
    ...[1, 2].map((n) => rule(box.x + n * cellWidth, top, box.x + n * cellWidth, bottom)),
    codeRoom ? rule(codeRoom.x, box.y, codeRoom.x, top) : drawing(),
    codeName ? text(inset(codeName, 0.8), words.referenceCode, { ...label, sizes: [11, 10, 9, 8] }, 'referenceCode.label') : drawing(),
    codeRoom ? text(inset(codeRoom, 1.2), said.code, { ...entry, face: 'songBold', sizes: [12, 11, 10, 9, 8, 7, 6] }, 'referenceCode') : drawing(),
    ...cells.flatMap((cell, i) => [
      text(inset(cell, 0.5), headings[i] ?? '', small, `cells.${i}.label`),
      text(inset({ ...cell, y: names, height: bottom - names }, 0.8), said.cells[i] ?? '', value, `cells.${i}`),
    ]),
  );
}

/** Lower left, level with the foot of the 档号 box: the code, and its digits for typing. */
const scanCorner = (box: Box, machineKey: string): Drawing =>
  drawing(
    keyCode(box.x, box.y + box.height - keyCodeSide - 4.5, machineKey),
    text({ x: box.x, y: box.y + box.height - 3.5, width: keyCodeSide, height: 3.5 }, machineKey, { face: 'song', sizes: [7], align: 'center' }, 'machineKey'),
  );
