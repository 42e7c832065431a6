import type { CellKey, Cells } from './grid-rows';

/** Cells of a block copied from a spreadsheet: tabs and line feeds, a cell that holds either stands in quotes. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const plain = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain.charAt(at);
    if (quoted && char === '"' && plain.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (quoted && char === '"') quoted = false;
    else if (quoted) cell += char === '\n' ? ' ' : char;
    else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  return rows;
}

/** More than one cell: a single text is pasted by the input itself. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.trimEnd());

type Choices = Readonly<Partial<Record<CellKey, readonly { readonly value: string; readonly text: string }[]>>>;

/** Lays a block over `keys`, the columns as they are shown from the one under the hand on. A choice may be written as its words or its code; what is neither is left empty and counted. */
export function cellsOfBlock(
  block: readonly (readonly string[])[],
  keys: readonly CellKey[],
  choices: Choices,
): { readonly rows: Partial<Cells>[]; readonly bad: number } {
  let bad = 0;
  const rows = block.map((line) => {
    const cells: Partial<Record<CellKey, string>> = {};
    line.forEach((raw, index) => {
      const key = keys[index];
      if (key === undefined) return;
      const typed = raw.trim();
      const options = choices[key];
      const chosen = options?.find(({ value, text }) => text === typed || value.toLowerCase() === typed.toLowerCase());
      if (options !== undefined && typed !== '' && chosen === undefined) bad += 1;
      cells[key] = options === undefined ? typed : (chosen?.value ?? '');
    });
    return cells;
  });
  return { rows, bad };
}
