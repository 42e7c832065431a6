import { grid, type Cell } from './grid';
import { keyCode, keyCodeSide } from './key-marks';
import { drawing, frame, penLines, rule, stacked, text, thick, type Drawing, type TextStyle } from './marks';
import { inset, type Box } from './mm';
import type { FormWords } from './words';

/** What the cover says in each of its places; empty texts and nulls leave the place for the pen. */
export type Said = {
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
  readonly machineKey: string;
};

/** Sizes in points. Labels are bold Song, what is filled in is Song, as on printed covers. */
const label: TextStyle = { face: 'songBold', sizes: [12, 11, 10, 9, 8], align: 'center', leading: 1.15 };
const underLabel: TextStyle = { face: 'song', sizes: [10], align: 'center' };
const entry: TextStyle = { face: 'song', sizes: [14, 13, 12, 11.5, 11, 10.5, 10, 9, 8], align: 'center', lines: 1 };
export const heading: TextStyle = {
  face: 'songBold',
  sizes: [30, 28, 26, 24, 22, 20, 18, 16, 14, 12],
  align: 'center',
  valign: 'bottom',
  leading: 1.2,
  balanced: true,
};
export const series: TextStyle = {
  face: 'song',
  sizes: [20, 18, 16, 14, 12, 10],
  align: 'center',
  valign: 'bottom',
  leading: 1.2,
  balanced: true,
};
const title: TextStyle = {
  face: 'songBold',
  sizes: [26, 24, 22, 20, 18, 16, 14, 12, 10.5, 9, 8, 7],
  align: 'center',
  leading: 1.45,
  balanced: true,
};

/** A value on a rule, with its name below. */
export const namedLine = (box: Box, value: string, style: TextStyle, name: string, where: string): Drawing =>
  drawing(
    text({ ...box, height: box.height - 1 }, value, style, where),
    rule(box.x, box.y + box.height, box.x + box.width, box.y + box.height, thick),
    text({ x: box.x, y: box.y + box.height + 1, width: box.width, height: 5 }, name, underLabel, `${where}.label`),
  );

/** The name of the field upright on the left, the title in the middle of its room; lines for the pen when there is none. */
export function titleBlock(box: Box, value: string | null, words: FormWords): Drawing {
  const nameWidth = 14;
  const room = { ...box, x: box.x + nameWidth, width: box.width - nameWidth };
  return drawing(
    frame(box, thick),
    rule(room.x, box.y, room.x, box.y + box.height),
    stacked(
      inset({ ...box, width: nameWidth }, 0.8),
      words.cover.title,
      { ...label, sizes: [14, 12, 11, 10, 9], leading: 1.7 },
      'title.label',
    ),
    value === null ? penLines(inset(room, 8, 0), box.height / 4) : text(inset(room, 6, 4), value, title, 'title'),
  );
}

const name = (share: number, wording: string, where: string, sizes = label.sizes): Cell => ({
  share,
  text: wording,
  style: { ...label, sizes },
  where: `${where}.label`,
});
const value = (share: number, wording: string, where: string, style: Partial<TextStyle> = {}): Cell => ({
  share,
  text: wording,
  style: { ...entry, ...style },
  where,
});

/** 时间 · 保管期限 / 件、页数 · 归档号 / 备注: rows of 20, 20 and 12 mm. */
export function particulars(box: Box, said: Said, { cover: words }: FormWords): Drawing {
  return grid(box, [
    {
      share: 20,
      cells: [
        name(24, words.period, 'period'),
        value(76, said.period, 'period', { sizes: entry.sizes.slice(1) }),
        name(24, words.retention, 'retention'),
        value(46, said.retention, 'retention'),
      ],
    },
    {
      share: 20,
      cells: [
        name(24, words.extent, 'extent'),
        value(76, said.extent, 'extent'),
        name(24, words.filingNumber, 'filingNumber'),
        value(46, said.filingNumber, 'filingNumber'),
      ],
    },
    {
      share: 12,
      cells: [
        name(24, words.note, 'note'),
        value(146, said.note, 'note', { align: 'left', sizes: [12, 11, 10, 9, 8, 7] }),
      ],
    },
  ]);
}

/** 档号 in full, and below it the standard's three cells of 25 mm, lower right. */
export function codeBlock(box: Box, said: Said, words: FormWords): Drawing {
  const { fonds, catalogue, volume } = words.cover;
  const cell = { sizes: [11, 10, 9], lines: 2 };
  return grid(box, [
    {
      share: 9.5,
      cells: [
        name(18, words.referenceCode, 'referenceCode', [11, 10, 9, 8]),
        value(57, said.code, 'referenceCode', { face: 'songBold', sizes: [12, 11, 10, 9, 8, 7] }),
      ],
    },
    { share: 6.5, cells: [fonds, catalogue, volume].map((wording, i) => name(25, wording, `cells.${i}`, [9, 8, 7])) },
    { share: 11, cells: said.cells.map((part, i) => value(25, part, `cells.${i}`, cell)) },
  ]);
}

/** Lower left, level with the foot of the 档号 box: the code, and its digits for typing. */
export const scanCorner = (box: Box, machineKey: string): Drawing =>
  drawing(
    keyCode(box.x, box.y + box.height - keyCodeSide - 4.5, machineKey),
    text(
      { x: box.x, y: box.y + box.height - 3.5, width: keyCodeSide, height: 3.5 },
      machineKey,
      { face: 'song', sizes: [7], align: 'center' },
      'machineKey',
    ),
  );
