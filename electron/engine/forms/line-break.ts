import { ruler, type Face } from './fonts';

/**
 * Breaks text into lines by the habits of Chinese setting (GB/T 15834): a line never begins with a closing
 * mark nor ends with an opening one; Latin words and numbers stay whole while a line can hold them.
 */
const closing = /^[、。，．：；！？／）】》〉」』〕］｝”’…—–·%‰℃,.:;!?)\]}]/u;
const opening = /[（【《〈「『〔［｛“‘([{]$/u;
const atoms = / +|[!-,./-~\u00a0-\u00b6\u00b8-\u024f]+-*|-+|[^]/gu;

type Measured = { readonly unit: string; readonly width: number };
let last: { readonly text: string; readonly face: Face; readonly paragraphs: readonly (readonly Measured[])[] } | null =
  null;
/** The parts of each paragraph with their widths in em. The same text is asked for once a size, so the last one is kept. */
function measured(text: string, face: Face): readonly (readonly Measured[])[] {
  if (last?.text === text && last.face === face) return last.paragraphs;
  const { width } = ruler(face);
  const paragraphs = text
    .split('\n')
    .map((paragraph) => units(paragraph).map((unit) => ({ unit, width: width(unit) })));
  last = { text, face, paragraphs };
  return paragraphs;
}

/** Text in parts between which a line may end. */
function units(text: string): string[] {
  const glued: string[] = [];
  for (const [atom] of text.matchAll(atoms)) {
    const last = glued.at(-1);
    const sticks =
      last !== undefined && !last.endsWith(' ') && !atom.startsWith(' ') && (closing.test(atom) || opening.test(last));
    if (sticks) glued[glued.length - 1] = last + atom;
    else glued.push(atom);
  }
  return glued;
}

/** `isCut`: a word was longer than a line and had to be cut between its characters. */
export type Broken = { readonly lines: readonly string[]; readonly isCut: boolean };

/** Lines of at most `maxWidth` em. Nothing is lost but spaces at a break. */
export function breakLines(text: string, face: Face, maxWidth: number): Broken {
  const { width: widthOf } = ruler(face);
  let isCut = false;
  const broken = measured(text, face).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const turn = (): void => {
      lines.push(line.replace(/ +$/, ''));
      line = '';
      used = 0;
    };
    const put = (part: string, width: number): void => {
      if (line !== '' && used + width > maxWidth) turn();
      line += part;
      used += width;
    };
    for (const { unit, width } of paragraph) {
      if (unit.startsWith(' ') && used + width > maxWidth) turn();
      else if (width <= maxWidth) put(unit, width);
      else {
        isCut = true;
        for (const character of unit) put(character, widthOf(character));
      }
    }
    turn();
    return lines;
  });
  return { lines: broken, isCut };
}

/** After these a title pauses; before a year it begins anew. */
const pauses = /(公司|集团|中心|商行|银行|[、，；：）》」”])$/u;
const yearAhead = /^(\d{4}|[〇零一二三四五六七八九]{4})年?/u;
/** Two characters that are one word in what is written on covers; a line must not end between them. */
const wordsOfTwo =
  /^(有限|限公|公司|责任|股份|集团|中心|商行|银行|客户|户档|档案|年度|合同|协议|补充|信用|评估|报告|文件|材料|往来|业务|销售|资质|评鉴|统计|分析|信息|登记|阅人|复印|印件|曾用|用名|\d年)$/u;

/** How badly a line ends here: 0 where the sense pauses, 4 anywhere, 20 inside a word. */
function breakCost(before: string, after: string): number {
  const pair = `${Array.from(before).at(-1) ?? ''}${Array.from(after)[0] ?? ''}`;
  if (pauses.test(before) || before.endsWith(' ') || yearAhead.test(after)) return 0;
  return wordsOfTwo.test(pair) ? 20 : 4;
}

/** How much an uneven line weighs against where it ends: one half as long as the others counts 3. */
const RAGGED = 12;

/**
 * The text in exactly `count` lines of at most `maxWidth` em: the set of breaks with the least cost, uneven lines against
 * lines that end inside a word. Null where no such set is (a word longer than a line, several paragraphs).
 */
export function balancedLines(text: string, face: Face, maxWidth: number, count: number): readonly string[] | null {
  if (text.includes('\n')) return null;
  const { width: widthOf } = ruler(face);
  const parts = units(text);
  // Only spaces: a place left for the pen keeps its width where a line begins or ends with it.
  const line = (from: number, to: number): string =>
    parts
      .slice(from, to)
      .join('')
      .replace(/^ +| +$/g, '');
  const ends = parts.map((_, at) => breakCost(parts.slice(0, at).join(''), parts.slice(at).join('')));
  const even = widthOf(text) / count;
  /** `best[at]`: the cheapest way to set the parts before `at` in as many lines as were laid so far. */
  let best = new Map<number, { readonly cost: number; readonly lines: readonly string[] }>([
    [0, { cost: 0, lines: [] }],
  ]);
  for (let laid = 0; laid < count; laid += 1) {
    const next: typeof best = new Map();
    for (const [from, before] of best) {
      for (let to = from + 1; to <= parts.length; to += 1) {
        const wording = line(from, to);
        const width = widthOf(wording);
        if (width > maxWidth) break;
        if (wording === '') continue;
        const cost = before.cost + (to < parts.length ? (ends[to] ?? 0) : 0) + RAGGED * ((width - even) / even) ** 2;
        const known = next.get(to);
        if (known === undefined || cost < known.cost) next.set(to, { cost, lines: [...before.lines, wording] });
      }
    }
    best = next;
  }
  return best.get(parts.length)?.lines ?? null;
}
