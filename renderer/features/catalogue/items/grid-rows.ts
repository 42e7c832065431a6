import type { Item, ItemInput } from '../../../../shared/contract/catalogue';
import { itemSchema } from '../../../../shared/contract/catalogue';
import { nextPage } from '../../../../shared/domain/item-pages';
import { parsePartialDate } from '../../../../shared/domain/partial-date';
import { words } from '../../../../shared/i18n/index';

/** Cells of the grid in the order they are filled in; the sequence number is the row's place and is never typed. */
export const cellKeys = [
  'documentNumber',
  'responsible',
  'title',
  'date',
  'pageFrom',
  'pageTo',
  'typeCode',
  'sourceDepartmentId',
  'level',
  'carrier',
  'writing',
  'group',
  'role',
  'handler',
  'note',
] as const satisfies readonly (keyof ItemInput)[];
export type CellKey = (typeof cellKeys)[number];
/** What stands in the cells, as text; a choice holds its code, an empty cell the empty text. */
export type Cells = Readonly<Record<CellKey, string>>;
/** `key` is the row's own for as long as the grid is open; `id` is null until the row has been saved. */
export type GridRow = { readonly key: number; readonly id: number | null; readonly cells: Cells };

const emptyCells = Object.fromEntries(cellKeys.map((key) => [key, ''])) as Record<CellKey, string>;
const firstCells: Cells = { ...emptyCells, level: 'general', carrier: 'paper' };

export function rowOf(item: Item, key: number): GridRow {
  const cells = { ...emptyCells };
  for (const name of cellKeys) cells[name] = item[name] === null ? '' : String(item[name]);
  return { key, id: item.id, cells };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));
/** A date as typed (20160314, 2016.3.14) in ISO form; what is no date stays as typed, for the contract to refuse. */
export const readItemDate = (text: string): string | null => {
  const read = parsePartialDate(text);
  return read.ok ? read.value : orNull(text);
};

/** The row as the contract reads it; not yet checked. */
export function rawItem({ id, cells }: GridRow): Record<keyof ItemInput, unknown> {
  return {
    id,
    documentNumber: cells.documentNumber,
    responsible: cells.responsible,
    title: cells.title,
    date: readItemDate(cells.date),
    pageFrom: numberOrNull(cells.pageFrom),
    pageTo: numberOrNull(cells.pageTo),
    typeCode: orNull(cells.typeCode),
    sourceDepartmentId: numberOrNull(cells.sourceDepartmentId),
    handler: cells.handler,
    carrier: cells.carrier,
    writing: orNull(cells.writing),
    level: cells.level,
    note: cells.note,
    group: numberOrNull(cells.group),
    role: orNull(cells.role),
  };
}

const isWord = (message: string): boolean => Object.hasOwn(words['zh-CN'].invalid, message);
const wordOf: Readonly<Partial<Record<string, string>>> = { date: 'notADay', pageFrom: 'notAPage', pageTo: 'notAPage' };

export type CheckedRow = {
  readonly item: Item | null;
  /** i18n `invalid.<key>` by cell. */ readonly errors: Readonly<Partial<Record<string, string>>>;
};
const checkedRows = new WeakMap<GridRow, CheckedRow>();

/** The item of a row, or what is wrong in which cell. Rows never change in place, so each is checked once. */
export function checkRow(row: GridRow): CheckedRow {
  const known = checkedRows.get(row);
  if (known !== undefined) return known;
  const parsed = itemSchema.safeParse(rawItem(row));
  const errors = Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [
      String(path[0]),
      wordOf[String(path[0])] ?? (isWord(message) ? message : 'invalid'),
    ]),
  );
  const checked: CheckedRow = { item: parsed.success ? parsed.data : null, errors };
  checkedRows.set(row, checked);
  return checked;
}

/** A row that Enter added at the end and nobody wrote in: it is not saved, and nobody is asked for its title. */
export const isUntouched = ({ id, cells }: GridRow): boolean =>
  id === null &&
  [cells.documentNumber, cells.title, cells.date, cells.pageTo, cells.note].every((text) => text.trim() === '');

/** Pages of the rows, for the rules of domain/item-pages; a page that is not a number counts as none. */
export const pagesOf = (rows: readonly GridRow[]) =>
  rows.map(({ cells }, index) => ({
    sequence: index + 1,
    pageFrom: pageOr(cells.pageFrom),
    pageTo: pageOr(cells.pageTo),
  }));
const pageOr = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** The cells of a row that follows these: type, responsible, source, carrier, writing and level carried down, pages continued. */
export function cellsAfter(rows: readonly GridRow[], numbersPages: boolean): Cells {
  const last = rows.at(-1)?.cells ?? firstCells;
  const { responsible, typeCode, sourceDepartmentId, carrier, writing, level } = last;
  return {
    ...emptyCells,
    responsible,
    typeCode,
    sourceDepartmentId,
    carrier,
    writing,
    level,
    pageFrom: numbersPages ? String(nextPage(pagesOf(rows))) : '',
  };
}
