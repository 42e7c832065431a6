import { fit, type Fitted, type TypeStyle } from './fit';
import { ruler, type Face } from './fonts';
import { missingGlyphs, settable, type MissingGlyph } from './glyphs';
import { toMm, type Box, type PaperName } from './mm';

/** What is on a sheet, as data: a form is a function from facts to pages, and only `draw.ts` knows of pdfmake. */
export type Mark =
  | {
      readonly kind: 'line';
      readonly text: string;
      /** mm: left end, and the top of the face's ascent. */
      readonly x: number;
      readonly top: number;
      readonly face: Face;
      readonly size: number;
      /** Extra points between characters. */
      readonly tracking: number;
      /** Of a text that is set in pieces (a character below the other): the whole of it, for whoever reads or copies it. */
      readonly whole?: { readonly text: string; readonly first: boolean; readonly last: boolean };
    }
  | {
      readonly kind: 'rule';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly weight: number;
      /** cut: dashes, where scissors or a tear go. */
      readonly stroke?: 'cut';
    }
  /** Upright bars and the spaces between them, a bar first; widths count modules of `module` mm. */
  | {
      readonly kind: 'bars';
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly module: number;
      readonly widths: readonly number[];
    }
  | { readonly kind: 'frame'; readonly box: Box; readonly weight: number }
  | {
      readonly kind: 'qr';
      readonly x: number;
      readonly y: number;
      readonly side: number;
      readonly data: string;
      readonly version: number | null;
    };

export type Drawing = { readonly marks: readonly Mark[]; readonly missing: readonly MissingGlyph[] };
export type Page = Drawing & {
  readonly paper: PaperName;
  /** Where the mark of 出件 stands, mm from above: once at the foot unless said; once a part on a sheet that is torn apart. */
  readonly markAt?: readonly number[];
  /** Where the log's number and check code of this very print stand (domain/paper-code.ts), on the last page alone. */
  readonly sealAt?: Box;
};
/** A form drawn bit by bit: a page that is ready, or a place to stop with how much of the work is done. */
export type Step =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'turn'; readonly done: number; readonly of: number };

/** Thin rule inside a table, and the line round it, in points. */
export const thin = 0.5;
export const thick = 1.1;

export const isHan = (wording: string): boolean => /^\p{Script=Han}+$/u.test(wording);

/** Of the em box of a Chinese character, this part lies between its middle and the baseline. */
const middleAboveBaseline = 0.38;

export type TextStyle = TypeStyle & {
  readonly align?: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'middle' | 'bottom';
  /** Extra space between Chinese characters in em, for headings of one line. */
  readonly tracking?: number;
};

/**
 * Text in a box: the largest size of the style at which all of it fits, broken into lines.
 * Characters without a glyph are left blank and reported under `where`.
 */
export const text = (box: Box, wording: string, style: TextStyle, where: string): Drawing =>
  setText(box, wording, fit(settable(wording, style.face), style, box.width, box.height), style, where);

/** The same for text whose lines and size are known already. */
export function setText(box: Box, wording: string, set: Fitted, style: TextStyle, where: string): Drawing {
  const missing = missingGlyphs([{ text: wording, where }], style.face);
  const tracking = isHan(wording) ? (style.tracking ?? 0) : 0;
  const pitch = toMm(set.size * set.leading);
  const block = pitch * set.lines.length;
  const slack = { top: 0, middle: (box.height - block) / 2, bottom: box.height - block }[style.valign ?? 'middle'];
  const { ascent, width: widthOf } = ruler(style.face);
  const marks = set.lines.flatMap((line, index): Mark[] => {
    if (line === '') return [];
    const width = toMm((widthOf(line) + tracking * (Array.from(line).length - 1)) * set.size);
    const shift = { left: 0, center: (box.width - width) / 2, right: box.width - width }[style.align ?? 'left'];
    const middle = box.y + slack + pitch * (index + 0.5);
    const top = middle + toMm((middleAboveBaseline - ascent) * set.size);
    return [
      {
        kind: 'line',
        text: line,
        x: box.x + shift,
        top,
        face: style.face,
        size: set.size,
        tracking: tracking * set.size,
      },
    ];
  });
  return { marks, missing };
}

/** A Chinese label set one character below the other, for columns too narrow for a line; Latin words stay words. */
export const stacked = (box: Box, wording: string, style: TextStyle, where: string): Drawing =>
  text(
    box,
    isHan(wording) ? Array.from(wording).join('\n') : wording,
    { leading: 1.15, ...style, align: 'center' },
    where,
  );

export const rule = (x1: number, y1: number, x2: number, y2: number, weight = thin): Mark => ({
  kind: 'rule',
  x1,
  y1,
  x2,
  y2,
  weight,
});
/** Where the sheet is cut or torn apart. */
export const cutLine = (x1: number, y1: number, x2: number, y2: number): Mark => ({
  kind: 'rule',
  x1,
  y1,
  x2,
  y2,
  weight: 0.4,
  stroke: 'cut',
});
export const frame = (box: Box, weight = thin): Mark => ({ kind: 'frame', box, weight });

export const drawing = (...parts: readonly (Drawing | Mark)[]): Drawing => ({
  marks: parts.flatMap((part) => ('marks' in part ? part.marks : [part])),
  missing: parts.flatMap((part) => ('marks' in part ? part.missing : [])),
});

/** The drawing of one text in pieces: read aloud, searched or copied it is `whole`, in one. */
export function asWhole({ marks, missing }: Drawing, whole: string): Drawing {
  return {
    marks: marks.map((mark, at): Mark => {
      if (mark.kind !== 'line') throw new Error('pieces of a text are text');
      return { ...mark, whole: { text: whole, first: at === 0, last: at === marks.length - 1 } };
    }),
    missing,
  };
}

/** The same drawing at another place of the sheet. */
export const moved = ({ marks, missing }: Drawing, dx: number, dy: number): Drawing => ({
  marks: marks.map((mark): Mark => {
    switch (mark.kind) {
      case 'line':
        return { ...mark, x: mark.x + dx, top: mark.top + dy };
      case 'rule':
        return { ...mark, x1: mark.x1 + dx, x2: mark.x2 + dx, y1: mark.y1 + dy, y2: mark.y2 + dy };
      case 'frame':
        return { ...mark, box: { ...mark.box, x: mark.box.x + dx, y: mark.box.y + dy } };
      case 'qr':
      case 'bars':
        return { ...mark, x: mark.x + dx, y: mark.y + dy };
    }
  }),
  missing,
});

/** Lines for the pen: evenly spaced rules across the box, none on its edges. */
export function penLines(box: Box, pitch: number): Drawing {
  const count = Math.max(0, Math.ceil(box.height / pitch - 0.01) - 1);
  return drawing(
    ...Array.from({ length: count }, (_, i) =>
      rule(box.x, box.y + pitch * (i + 1), box.x + box.width, box.y + pitch * (i + 1)),
    ),
  );
}
