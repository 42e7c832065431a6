import { limits } from './limits';
import { numberText, plainStyle, type NumberStyle } from './number-text';
import { refused } from './refusals';
import { textCollector, unescapeCharacters } from './shared-strings';
import { emptyCell, isBlank, type Cell, type SourceRow } from './source';
import { parseXml, type XmlHandler } from './xml';

/** What cells refer to. */
export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
};

/** Rows of a worksheet part as they are unpacked; at no time more than one piece of the part is in memory. */
export async function* sheetRows(
  pieces: AsyncIterable<Uint8Array>,
  context: SheetContext,
  part: string,
): AsyncGenerator<SourceRow> {
  const ready: SourceRow[] = [];
  const handler = rowHandler(context, part, (row) => ready.push(row));
  for await (const _ of parseXml(pieces, handler, part)) yield* ready.splice(0);
}

function rowHandler(context: SheetContext, part: string, emit: (row: SourceRow) => void): XmlHandler {
  let rowNumber = 0;
  let cells: Cell[] = [];
  let column = -1;
  let cell = openCell('n', plainStyle);
  let inValue = false;
  const inline = textCollector((text) => (cell.value = text), 'is');

  const startRow = (written: string | undefined): void => {
    const next = written === undefined ? rowNumber + 1 : Number(written);
    if (!(next > rowNumber)) throw refused('partDamaged', { part });
    if (next > limits.rows) throw refused('tooManyRows', { row: next, limit: limits.rows });
    rowNumber = next;
    cells = [];
    column = -1;
  };
  const startCell = (attributes: Readonly<Record<string, string>>): void => {
    const place = attributes['r'];
    column = place === undefined ? column + 1 : columnIndex(place);
    if (!(column >= 0)) throw refused('partDamaged', { part });
    if (column >= limits.sheetColumns) throw refused('tooManyColumns', { cell: place ?? '', limit: limits.columns });
    const style = context.styles[Number(attributes['s'] ?? 0)] ?? plainStyle;
    cell = openCell(attributes['t'] ?? 'n', style);
  };
  const endCell = (): void => {
    const text = cellText(cell, context, part);
    if (text === '' && !cell.formula) return;
    if (column >= limits.columns) {
      throw refused('tooManyColumns', { cell: `${columnName(column)}${String(rowNumber)}`, limit: limits.columns });
    }
    while (cells.length < column) cells.push(emptyCell);
    const plain = cell.type === 'n' && cell.style.kind === 'plain' && text !== '';
    cells[column] = { text, formula: cell.formula, error: cell.type === 'e', ...(plain ? { plainNumber: true } : {}) };
  };

  return {
    open(name, attributes) {
      if (name === 'row') startRow(attributes['r']);
      else if (name === 'c') startCell(attributes);
      else if (name === 'f') cell.formula = true;
      else if (name === 'v') inValue = true;
      else inline.open(name, attributes);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c') endCell();
      else if (name === 'row') {
        if (cells.some(({ text, formula }) => formula || !isBlank(text))) emit({ number: rowNumber, cells });
      } else inline.close(name);
    },
    text(text) {
      if (!inValue) {
        inline.text(text);
        return;
      }
      cell.value += text;
      if (cell.value.length > limits.cellCharacters) {
        throw refused('cellTooLong', {
          cell: `${columnName(column)}${String(rowNumber)}`,
          limit: limits.cellCharacters,
        });
      }
    },
  };
}

type OpenCell = { readonly type: string; readonly style: NumberStyle; value: string; formula: boolean };
const openCell = (type: string, style: NumberStyle): OpenCell => ({ type, style, value: '', formula: false });

function cellText(cell: OpenCell, context: SheetContext, part: string): string {
  if (cell.value === '') return '';
  switch (cell.type) {
    case 's': {
      const text = context.strings[Number(cell.value)];
      if (text === undefined) throw refused('partDamaged', { part });
      return text;
    }
    case 'n':
      return numberText(cell.value, cell.style, context.date1904);
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE';
    case 'str':
      return unescapeCharacters(cell.value);
    // inlineStr was unescaped where it was collected; e and d are texts already.
    default:
      return cell.value;
  }
}

/** `B7` → 1; -1 when it names no column. */
export function columnIndex(place: string): number {
  let index = 0;
  for (const letter of place) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    index = index * 26 + digit;
    if (index > limits.sheetColumns) break;
  }
  return index - 1;
}

/** 1 → `B`. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
