import { execFileSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import { toMm } from '../../electron/engine/forms/mm';

/** What a reader of the PDF finds, by poppler: the forms are measured on paper, not on our own data. */
const poppler = (tool: string, args: readonly string[], pdf: Uint8Array): string =>
  execFileSync(tool, args, { input: pdf, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** All text of the document, lines as laid out. */
export const textOf = (pdf: Uint8Array): string => poppler('pdftotext', ['-layout', '-', '-'], pdf);
/** All text in the order it was drawn, without any white space. */
export const inkOf = (pdf: Uint8Array): string => poppler('pdftotext', ['-raw', '-', '-'], pdf).replace(/\s/g, '');

/** The text of each sheet, without any white space. */
export const sheetsOf = (pdf: Uint8Array): string[] =>
  textOf(pdf)
    .split('\f')
    .slice(0, -1)
    .map((sheet) => sheet.replace(/\s/g, ''));

/** All text as poppler orders it by itself. */
export const plainTextOf = (pdf: Uint8Array): string => poppler('pdftotext', ['-', '-'], pdf);

export type Word = {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
};

/** Every word with its box in mm from the upper left corner of its page. */
export function wordsOf(pdf: Uint8Array): Word[] {
  const markup = poppler('pdftotext', ['-bbox', '-', '-'], pdf);
  return markup
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [
        ...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g),
      ].map(([, left, top, right, bottom, text]) => ({
        page: index + 1,
        text: (text ?? '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
        left: toMm(Number(left)),
        top: toMm(Number(top)),
        right: toMm(Number(right)),
        bottom: toMm(Number(bottom)),
      })),
    );
}

/** The one word that reads so; fails when there is none or more than one. */
export function wordIn(words: readonly Word[], text: string, page = 1): Word {
  const [found, ...more] = words.filter((word) => word.page === page && word.text === text);
  if (!found || more.length > 0) throw new Error(`${text} stands ${found ? more.length + 1 : 0} times on page ${page}`);
  return found;
}

/** Pages, and the width and height of each in mm. */
export function pagesOf(pdf: Uint8Array): { readonly width: number; readonly height: number }[] {
  const sizes = poppler('pdfinfo', ['-f', '1', '-l', '999', '-'], pdf).matchAll(
    /Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/g,
  );
  return [...sizes].map(([, width, height]) => ({ width: toMm(Number(width)), height: toMm(Number(height)) }));
}

/** Filled squares of 2 points: the dark modules of a machine key's code, as boxes in mm. */
export function modulesOf(pdf: Uint8Array): { readonly x: number; readonly y: number }[] {
  const squares = streamsOf(pdf).flatMap((content) => [...content.matchAll(/([\d.]+) ([\d.]+) 2 2 re\n/g)]);
  return squares.map(([, x, y]) => ({ x: toMm(Number(x)), y: toMm(Number(y)) }));
}

export type Line = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Ruled lines of each content stream in mm (pdfkit turns the page over, so y grows downwards). */
export const linesOf = (pdf: Uint8Array): Line[][] =>
  streamsOf(pdf)
    .map((content) =>
      [...content.matchAll(/([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l\n/g)].map(([, x1, y1, x2, y2]) => ({
        x1: toMm(Number(x1)),
        y1: toMm(Number(y1)),
        x2: toMm(Number(x2)),
        y2: toMm(Number(y2)),
      })),
    )
    .filter((lines) => lines.length > 0);

/** Dashed lines in mm, where a sheet is cut or torn: pdfkit sets the dash before the line and takes it back after it. */
export const dashesOf = (pdf: Uint8Array): Line[] =>
  streamsOf(pdf).flatMap((content) =>
    [
      ...content.matchAll(/\[[\d.]+ [\d.]+\] [\d.]+ d\n(?:[^\n]*\n){0,4}?([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l\n/g),
    ].map(([, x1, y1, x2, y2]) => ({
      x1: toMm(Number(x1)),
      y1: toMm(Number(y1)),
      x2: toMm(Number(x2)),
      y2: toMm(Number(y2)),
    })),
  );

function streamsOf(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const streams: string[] = [];
  for (let at = bytes.indexOf('\nstream\n'); at !== -1; at = bytes.indexOf('\nstream\n', at + 1)) {
    const begin = at + '\nstream\n'.length;
    streams.push(inflate(bytes.subarray(begin, bytes.indexOf('\nendstream', begin))));
  }
  return streams;
}

function inflate(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return ''; // not a compressed stream: no drawing in it
  }
}

/** Ink on ink: the box of a line is as high as the face's ascent and descent, of which about half is ink. */
function clash(one: Word, other: Word): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0.3 && down - 0.45 * Math.min(one.bottom - one.top, other.bottom - other.top) > 0.3;
}

/** Words that stand on top of one another. */
export function clashesOf(pdf: Uint8Array): string[] {
  const words = wordsOf(pdf);
  return words.flatMap((one, i) =>
    words
      .slice(i + 1)
      .filter((other) => one.page === other.page && clash(one, other))
      .map((other) => `${one.text} / ${other.text}`),
  );
}

/** The volumes in the order they are drawn, by the last part of their 档号. */
export const volumesIn = (pdf: Uint8Array): number[] =>
  [...inkOf(pdf).matchAll(/D30-0137-(\d{3})/g)].map(([, number]) => Number(number));
/** Of so many sheets, the last one alone. */
export const onLastOf = (pages: number): boolean[] => Array.from({ length: pages }, (_, i) => i === pages - 1);
