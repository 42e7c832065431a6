import { labelPlaces } from '../../../shared/domain/printed-forms';
import { levelMark, remark } from './figures';
import type { BoxFacts, BoxLabels, HoldingFacts, VolumeLabels } from './holding-facts';
import { barCode } from './key-marks';
import { cutLine, drawing, frame, moved, rule, text, thick, type Drawing, type Mark, type Page } from './marks';
import { papers } from './mm';
import type { FormWords } from './words';

/** mm: a label of 50 × 30; on A4, four across and nine down with 5 mm at the sides and 13.5 above and below. */
const label = { width: 50, height: 30 };
const sheet = { across: 4, down: 9, x: 5, y: 13.5 };
const labelsOnSheet = labelPlaces;

/** Volume labels with Code 128: each on its own from a roll (`label`), or on sheets of 36 beginning at a chosen place. */
export function volumeLabels(facts: VolumeLabels, words: FormWords, paper: 'a4' | 'label'): Page[] {
  if (paper === 'label')
    return facts.volumes.map((volume) => ({ paper, markAt: [], ...oneLabel(volume, facts, words) }));
  const skipped = facts.startAt - 1;
  const sheets = Math.ceil((skipped + facts.volumes.length) / labelsOnSheet);
  return Array.from({ length: sheets }, (_, index) => {
    const first = Math.max(0, index * labelsOnSheet - skipped);
    const place = index === 0 ? skipped : 0;
    const here = facts.volumes.slice(first, first + labelsOnSheet - place);
    return {
      paper,
      ...drawing(
        ...here.map((volume, i) => {
          const at = place + i;
          return moved(
            oneLabel(volume, facts, words),
            sheet.x + (at % sheet.across) * label.width,
            sheet.y + Math.floor(at / sheet.across) * label.height,
          );
        }),
        ...cropMarks(),
      ),
    };
  });
}

/** Short strokes outside the labels where the cuts are: sheets of ready labels hide them, plain paper is cut by them. */
function cropMarks(): Mark[] {
  const right = sheet.x + sheet.across * label.width;
  const foot = sheet.y + sheet.down * label.height;
  const upright = Array.from({ length: sheet.across + 1 }, (_, i) => sheet.x + i * label.width);
  const level = Array.from({ length: sheet.down + 1 }, (_, i) => sheet.y + i * label.height);
  return [
    ...upright.flatMap((x) => [rule(x, sheet.y - 4, x, sheet.y - 1), rule(x, foot + 1, x, foot + 3)]),
    ...level.flatMap((y) => [rule(1, y, sheet.x - 1, y), rule(right + 1, y, papers.a4.width - 1, y)]),
  ];
}

function oneLabel(volume: HoldingFacts, { levelLabels, fondsName }: VolumeLabels, words: FormWords): Drawing {
  const inner = label.width - 4;
  const place = remark([volume.year === null ? null : String(volume.year), levelMark(volume.level, levelLabels)], ' ');
  return drawing(
    text(
      { x: 2, y: 1.6, width: inner, height: 4.4 },
      volume.referenceCode ?? words.holdings.uncoded,
      { face: 'songBold', sizes: [9.5, 9, 8.5, 8, 7.5, 7, 6, 5], align: 'center', lines: 1 },
      'referenceCode',
    ),
    text(
      { x: 2, y: 6, width: inner, height: 6.8 },
      volume.title,
      { face: 'song', sizes: [7.5, 7, 6.5, 6, 5.5, 5], align: 'center', leading: 1.15, balanced: true },
      'title',
    ),
    barCode({ x: 2, y: 13.2, width: inner, height: 12 }, volume.machineKey, 3),
    text(
      { x: 2, y: 25.4, width: inner * 0.66, height: 3.4 },
      fondsName,
      { face: 'song', sizes: [6, 5.5, 5, 4.5], lines: 1 },
      'fondsName',
    ),
    text(
      { x: 2 + inner * 0.66, y: 25.4, width: inner * 0.34, height: 3.4 },
      place,
      { face: 'songBold', sizes: [6.5, 6, 5.5, 5], align: 'right', lines: 1 },
      'year',
    ),
  );
}

/** mm: box labels 100 × 70 for the front of a box, two across and four down on A4, cut lines between them. */
const box = { width: 100, height: 68, across: 2, down: 4, x: 5, y: 10 };
export const boxLabelsOnSheet = box.across * box.down;

/** 盒标签: 全宗名称 with its double rule, 盒号, years, retention, from which 档号 to which, how many volumes, Code 128. */
export function boxLabels(facts: BoxLabels, words: FormWords): Page[] {
  const sheets = Math.ceil(facts.boxes.length / boxLabelsOnSheet);
  const right = box.x + box.across * box.width;
  const foot = box.y + box.down * box.height;
  return Array.from({ length: sheets }, (_, index) => ({
    paper: 'a4',
    ...drawing(
      ...facts.boxes
        .slice(index * boxLabelsOnSheet, (index + 1) * boxLabelsOnSheet)
        .map((one, i) =>
          moved(
            oneBox(one, facts, words),
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

function oneBox(one: BoxFacts, facts: BoxLabels, words: FormWords): Drawing {
  const { holdings } = words;
  const inner = { x: 5, width: box.width - 10 };
  const line = (y: number, name: string, value: string, where: string, sizes = [11, 10, 9, 8, 7, 6]): Drawing =>
    drawing(
      text(
        { x: inner.x, y, width: 18, height: 6 },
        name,
        { face: 'songBold', sizes: [9, 8, 7], lines: 1 },
        `${where}.label`,
      ),
      text({ x: inner.x + 19, y, width: inner.width - 19, height: 6 }, value, { face: 'song', sizes, lines: 1 }, where),
    );
  const codes = one.volumes.map(({ referenceCode }) => referenceCode).filter((code) => code !== null);
  const [first, last] = [codes[0] ?? '', codes.at(-1) ?? ''];
  return drawing(
    frame({ x: 2, y: 2, width: box.width - 4, height: box.height - 4 }, thick),
    text(
      { x: inner.x, y: 3.6, width: inner.width, height: 7.4 },
      facts.fondsName,
      { face: 'songBold', sizes: [15, 14, 13, 12, 11, 10, 9, 8], align: 'center', lines: 1 },
      'fondsName',
    ),
    rule(inner.x, 11.6, inner.x + inner.width, 11.6, thick),
    rule(inner.x, 12.5, inner.x + inner.width, 12.5),
    text(
      { x: inner.x, y: 13.5, width: inner.width, height: 10 },
      one.code,
      { face: 'heiBold', sizes: [26, 24, 22, 20, 18, 16, 14, 12], align: 'center', lines: 1 },
      'code',
    ),
    line(24.5, holdings.fondsNumber, facts.fondsNumber, 'fondsNumber'),
    line(30, holdings.years, yearsOf(one), 'years'),
    line(
      35.5,
      holdings.retention,
      [
        ...new Set(one.volumes.flatMap(({ retention }) => (retention === null ? [] : [words.retention(retention)]))),
      ].join('、'),
      'retention',
    ),
    line(41, holdings.codes, first === last ? first : `${first} – ${last}`, 'codes', [9, 8, 7, 6, 5.5, 5]),
    line(46.5, holdings.holds, holdings.volumeCount(one.volumes.length), 'holds'),
    text(
      { x: inner.x + 55, y: 30, width: 35, height: 6 },
      remark([...new Set(one.volumes.map(({ level }) => levelMark(level, facts.levelLabels)))], '、'),
      { face: 'songBold', sizes: [12, 11, 10, 9], align: 'right', lines: 1 },
      'level',
    ),
    barCode({ x: inner.x, y: 53.2, width: inner.width, height: 11 }, one.machineKey),
  );
}

function yearsOf({ volumes }: BoxFacts): string {
  const years = volumes.flatMap(({ year }) => (year === null ? [] : [year]));
  if (years.length === 0) return '';
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first} – ${last}`;
}
