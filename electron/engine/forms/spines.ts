import { levelMark } from './figures';
import { fit } from './fit';
import { settable } from './glyphs';
import type { HoldingFacts, Spines } from './holding-facts';
import { asWhole, cutLine, drawing, frame, moved, rule, text, type Drawing, type Page, type TextStyle } from './marks';
import { papers } from './mm';
import { vertical } from './vertical';
import type { FormWords } from './words';

/** mm: what a sheet gives. A strip of 310 needs A3; on A4 it is as long as the sheet allows. */
const margin = { x: 8, top: 6, bottom: 12 };
/** Rows of a strip, as shares of its length: 保管期限, heading 档号, 档号, heading 题名, 题名, 年度, foot with 归档号. */
const shares = { retention: 30, codeLabel: 12, code: 66, titleLabel: 12, title: 120, year: 22, foot: 18 } as const;
const whole = Object.values(shares).reduce((sum, share) => sum + share, 0);

export const stripLength = (wished: number, paper: 'a4' | 'a3'): number =>
  Math.min(wished, papers[paper].height - margin.top - margin.bottom);
export const stripsOnSheet = (width: number, paper: 'a4' | 'a3'): number =>
  Math.max(1, Math.floor((papers[paper].width - 2 * margin.x) / width));

const label: TextStyle = { face: 'songBold', sizes: [9, 8, 7, 6, 5], align: 'center', leading: 1.15 };

/**
 * 脊背: strips of one width side by side, cut lines between them and above and below. Titles run down the strip and
 * shrink by their length; a code breaks at its hyphens.
 */
export function spines(facts: Spines, words: FormWords, paper: 'a4' | 'a3'): Page[] {
  const length = stripLength(facts.length, paper);
  const each = stripsOnSheet(facts.width, paper);
  const sheets = Math.ceil(facts.volumes.length / each);
  return Array.from({ length: sheets }, (_, sheet) => {
    const volumes = facts.volumes.slice(sheet * each, (sheet + 1) * each);
    const end = margin.x + volumes.length * facts.width;
    const cuts = Array.from({ length: volumes.length + 1 }, (__, i) => margin.x + i * facts.width);
    return {
      paper,
      ...drawing(
        ...volumes.map((volume, i) =>
          moved(strip(volume, facts, length, words), margin.x + i * facts.width, margin.top),
        ),
        ...cuts.map((x) => cutLine(x, 2, x, margin.top + length + 3)),
        cutLine(margin.x - 4, margin.top, end + 4, margin.top),
        cutLine(margin.x - 4, margin.top + length, end + 4, margin.top + length),
      ),
    };
  });
}

function strip(volume: HoldingFacts, { width, levelLabels }: Spines, length: number, words: FormWords): Drawing {
  const edge = 1;
  const unit = length / whole;
  let y = 0;
  const row = (
    share: number,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } => {
    const box = { x: edge, y: y + edge, width: width - 2 * edge, height: share * unit - 2 * edge };
    y += share * unit;
    return box;
  };
  const lines: number[] = [];
  const part = (share: number, draw: (box: ReturnType<typeof row>) => Drawing): Drawing => {
    const drawn = draw(row(share));
    lines.push(y);
    return drawn;
  };
  const mark = levelMark(volume.level, levelLabels);
  const { holdings } = words;
  const parts = [
    part(shares.retention, (box) =>
      text(
        box,
        [volume.retention === null ? '' : words.retention(volume.retention), mark ?? '']
          .filter((one) => one !== '')
          .join('\n'),
        { face: 'songBold', sizes: [12, 11, 10, 9, 8, 7, 6, 5], align: 'center', leading: 1.2 },
        'retention',
      ),
    ),
    part(shares.codeLabel, (box) => text(box, words.referenceCode, label, 'referenceCode.label')),
    part(shares.code, (box) => code(box, volume.referenceCode)),
    part(shares.titleLabel, (box) => text(box, holdings.title, label, 'title.label')),
    part(shares.title, (box) => vertical(box, volume.title, { face: 'songBold', sizes: titleSizes }, 'title')),
    part(shares.year, (box) =>
      text(
        box,
        volume.year === null ? '' : String(volume.year),
        { face: 'songBold', sizes: [14, 12, 10, 9, 8, 7, 6], align: 'center', lines: 1 },
        'year',
      ),
    ),
    part(shares.foot, (box) =>
      text(
        box,
        volume.filingNumber ?? '',
        { face: 'song', sizes: [8, 7, 6, 5], align: 'center', balanced: true },
        'filingNumber',
      ),
    ),
  ];
  return drawing(
    frame({ x: 0, y: 0, width, height: length }, 0.3),
    ...lines.slice(0, -1).map((at) => rule(0, at, width, at)),
    ...parts,
  );
}
const titleSizes = [22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6];

/** Type that is read on a shelf from an arm's length. */
const legible = 8;
const codeStyle: TextStyle = {
  face: 'songBold',
  sizes: [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4.5],
  align: 'center',
  leading: 1.25,
};

/**
 * Each level of the code on its own line, all of one size. On a strip too narrow for that in legible type, letters and
 * digits of a level stand below each other as well.
 */
function code(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  referenceCode: string | null,
): Drawing {
  if (referenceCode === null) return drawing();
  const parts = referenceCode.replaceAll('·', '-·').split('-');
  const levels = parts.map((one, i) =>
    i === parts.length - 1 || parts[i + 1]?.startsWith('·') === true ? one : `${one}-`,
  );
  const finer = referenceCode.match(/\p{L}+[-·]?|[^\p{L}·-]+[-·]?|[-·]/gu) ?? [];
  const sizeOf = (lines: readonly string[]) =>
    fit(settable(lines.join('\n'), codeStyle.face), codeStyle, box.width, box.height).size;
  const size = sizeOf(levels);
  const lines = size >= legible || sizeOf(finer) <= size ? levels : finer;
  return asWhole(text(box, lines.join('\n'), codeStyle, 'referenceCode'), referenceCode);
}
