import { ruler, type Face } from './fonts';

/**
 * Breaks text into lines by the habits of Chinese setting (GB/T 15834): a line never begins with a closing
 * mark nor ends with an opening one; Latin words and numbers stay whole while a line can hold them.
 */
const closing = /^[、。，．：；！？）】》〉」』〕］｝”’…—–·%‰℃,.:;!?)\]}]/u;
const opening = /[（【《〈「『〔［｛“‘([{]$/u;
const atoms = / +|[!-,./-~\u00a1-\u00b6\u00b8-\u024f]+-*|-+|[^]/gu;

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
  const broken = text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const turn = (): void => {
      lines.push(line.replace(/ +$/, ''));
      line = '';
      used = 0;
    };
    const put = (part: string): void => {
      const width = widthOf(part);
      if (line !== '' && used + width > maxWidth) turn();
      line += part;
      used += width;
    };
    for (const unit of units(paragraph)) {
      if (unit.startsWith(' ') && used + widthOf(unit) > maxWidth) turn();
      else if (widthOf(unit) <= maxWidth) put(unit);
      else {
        isCut = true;
        for (const character of unit) put(character);
      }
    }
    turn();
    return lines;
  });
  return { lines: broken, isCut };
}
