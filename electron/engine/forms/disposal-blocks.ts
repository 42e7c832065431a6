import type { Opinion } from '../../../shared/domain/disposal';
import { entryCell, labelCell, noteOf } from './desk-blocks';
import type { ActFacts, AppraiserFacts, Extent, ListedVolume, ListHead, SignedFacts, YearSpan } from './disposal-facts';
import { fitWithin } from './fit';
import { settable } from './glyphs';
import type { Cell } from './grid';
import { drawing, frame, rule, text, type Drawing, type TextStyle } from './marks';
import type { Box } from './mm';
import type { FormWords } from './words';

/** What the forms of disposal have in common. */

export const opinionWords = (opinion: Opinion | null, { disposal }: FormWords): string => {
  switch (opinion?.kind) {
    case undefined:
      return '';
    case 'keepYears':
      return disposal.opinions.keepYears(opinion.years);
    case 'destroy':
    case 'permanent':
      return disposal.opinions[opinion.kind];
  }
};

export const spanWords = (years: YearSpan | null, { disposal }: FormWords): string =>
  years === null ? '' : disposal.span(years.first, years.last);

export const pagesWords = ({ pages, uncounted }: Extent, { disposal, separator }: FormWords): string =>
  uncounted === 0 ? String(pages) : `${String(pages)}${separator}${disposal.uncounted(uncounted)}`;

export const signedWords = (signed: SignedFacts, { disposal }: FormWords): string =>
  disposal.signedBy(signed.name, signed.manner === 'paper', signed.paperNumber);

/** A place for everyone who has to watch or did: null where nobody signed yet. */
export const supervisorsOf = ({
  act,
  supervisorsNeeded,
}: {
  readonly act: ActFacts | null;
  readonly supervisorsNeeded: number;
}): readonly (SignedFacts | null)[] =>
  Array.from(
    { length: Math.max(supervisorsNeeded, act?.supervisors.length ?? 0) },
    (_, index) => act?.supervisors[index] ?? null,
  );

/** Someone who signs: who he is, what he says, and whether he did. */
export type Signer = { readonly who: string; readonly says: string; readonly signed: SignedFacts | null };

export const appraiserSigners = (
  appraisers: readonly AppraiserFacts[],
  says: string,
  { disposal }: FormWords,
): Signer[] => appraisers.map(({ capacity, signed }) => ({ who: disposal.capacity[capacity], says, signed }));

const who: TextStyle = { face: 'songBold', sizes: [9.5, 9, 8, 7.5, 7, 6.5], align: 'center', lines: 1 };
const says: TextStyle = { face: 'song', sizes: [10, 9.5, 9, 8.5, 8, 7.5, 7], leading: 1.25 };
const name: TextStyle = { face: 'song', sizes: [10.5, 10, 9, 8, 7.5, 7, 6.5], lines: 1 };

/** A box for each, side by side: who, what, name or room for the pen, day. `says` prints only where it was signed. */
export function signerBoxes(box: Box, signers: readonly Signer[], words: FormWords): Drawing {
  const width = box.width / Math.max(1, signers.length);
  const foot = box.y + box.height;
  return drawing(
    frame(box),
    ...signers.map((one, index) => {
      const x = box.x + index * width;
      const inner = { x: x + 2, width: width - 4 };
      return drawing(
        index === 0 ? drawing() : rule(x, box.y, x, foot),
        text({ ...inner, y: box.y + 0.6, height: 5 }, one.who, who, 'signer.who'),
        rule(x, box.y + 6.2, x + width, box.y + 6.2),
        text(
          { ...inner, y: box.y + 6.8, height: box.height - 18.6 },
          one.signed === null ? '' : one.says,
          says,
          'signer.says',
        ),
        text(
          { ...inner, y: foot - 11.6, height: 5.4 },
          one.signed === null ? `${words.disposal.signature}${words.colon}` : signedWords(one.signed, words),
          { ...name, align: one.signed === null ? 'left' : 'center' },
          'signer',
        ),
        text(
          { ...inner, y: foot - 6, height: 5.2 },
          words.day(one.signed?.on ?? null),
          { ...name, sizes: [9.5, 9, 8, 7], align: 'right' },
          'signer.on',
        ),
      );
    }),
  );
}

const lineHeight = 9;
/** Lines before smaller type: a capacity that nobody can read is signed by nobody. */
const signer: TextStyle = { face: 'song', sizes: [9, 8.5, 8], leading: 1.05, valign: 'bottom' };
/** A name that the record knows behind its capacity, or below it where they do not stand on one line. */
function whoSigns(party: string, name: string, width: number): string {
  const inOne = name === '' ? party : `${party}（${name}）`;
  const isOne = fitWithin(settable(inOne, signer.face), signer, width, lineHeight)?.lines.length === 1;
  return name === '' || isOne ? inOne : `${party}\n（${name}）`;
}
/** `鉴定人（郑国栋）＿＿＿ 日期＿＿＿`, three in a row and as many rows as fit, for the pen of every party. */
export function signingLines(
  box: Box,
  lines: readonly (readonly [who: string, name: string])[],
  { disposal }: FormWords,
): Drawing {
  const across = Math.max(3, Math.ceil(lines.length / Math.floor(box.height / lineHeight)));
  const width = box.width / across;
  return drawing(
    ...lines.map(([party, known], index) => {
      const x = box.x + (index % across) * width;
      const y = box.y + Math.floor(index / across) * (box.height / Math.ceil(lines.length / across));
      const whoWidth = width * 0.46;
      const penEnd = x + width * 0.7;
      const foot = y + lineHeight - 0.6;
      return drawing(
        text({ x, y, width: whoWidth, height: lineHeight }, whoSigns(party, known, whoWidth), signer, 'signing'),
        rule(x + whoWidth + 1, foot, penEnd, foot),
        text(
          { x: penEnd + 0.5, y, width: 8, height: lineHeight },
          disposal.date,
          { face: 'song', sizes: [8.5, 8, 7], lines: 1, valign: 'bottom' },
          'signing.date',
        ),
        rule(penEnd + 8, foot, x + width - 3, foot),
      );
    }),
  );
}

/** Number and title of the list, fonds and its number: the first rows of every grid. */
export const headCells = (facts: ListHead, { disposal }: FormWords): readonly (readonly Cell[])[] => [
  [
    labelCell(24, disposal.number, 'number'),
    entryCell(56, facts.number ?? '', 'number', { face: 'songBold' }),
    labelCell(24, disposal.listTitle, 'listTitle'),
    entryCell(100, facts.title, 'listTitle'),
  ],
  [
    labelCell(24, disposal.fondsName, 'fondsName'),
    entryCell(104, facts.fondsName, 'fondsName'),
    labelCell(24, disposal.fondsNumber, 'fondsNumber'),
    entryCell(52, facts.fondsNumber, 'fondsNumber'),
  ],
];

/** A row of a grid that says how much it is and of which years. */
export function extentCells(
  { extent, years }: Pick<ListHead, 'extent' | 'years'>,
  widths: Readonly<Record<'volumes' | 'items' | 'pages' | 'years', readonly [label: number, entry: number]>>,
  words: FormWords,
): readonly Cell[] {
  const said = {
    volumes: String(extent.volumes),
    items: String(extent.items),
    pages: pagesWords(extent, words),
    years: spanWords(years, words),
  };
  return (['volumes', 'items', 'pages', 'years'] as const).flatMap((name) => [
    labelCell(widths[name][0], words.disposal[name], name),
    entryCell(widths[name][1], said[name], name),
  ]);
}

/** Heads of the columns that every table of volumes has here. */
export const volumeLabels = ({ disposal, referenceCode }: FormWords) => ({
  sequence: disposal.sequence,
  referenceCode,
  title: disposal.title,
  note: disposal.note,
});

/** The cells below them; `index` counts from 0. */
export const volumeCells = (row: ListedVolume, index: number, facts: ListHead, words: FormWords) => ({
  sequence: String(index + 1),
  referenceCode: row.referenceCode ?? '',
  title: row.title,
  note: noteOf(row.level, facts, words, row.note),
});
