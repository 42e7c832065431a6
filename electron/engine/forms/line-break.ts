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
    const sticks = last !== undefined && !last.endsWith(' ') && !atom.startsWith(' ') && (closing.test(atom) || opening.test(last));
    if (sticks) glued[glued.length - 1] = last + atom;
    else glued.push(atom);
  }
  return glued;
}

/** Lines of at most `maxWidth` em. Nothing is lost but spaces at a break; a word longer than a line is cut between characters. */
export function breakLines(text: string, face: Face, maxWidth: number): string[] {
  const { width: widthOf } = ruler(face);
  return text.split('\n').flatMap((paragraph) => {
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
      else for (const character of unit) put(character);
    }
    turn();
    return lines;
  });
}
