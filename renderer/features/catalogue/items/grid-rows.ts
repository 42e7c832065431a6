import type { Item, ItemInput } from '../../../../shared/contract/catalogue';
import { itemSchema } from '../../../../shared/contract/catalogue';
import { nextPage } from '../../../../shared/domain/item-pages';
import { parsePartialDate } from '../../../../shared/domain/partial-date';
import { itemRoles } from '../../../../shared/domain/volume-facts';
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
/**
 * `key` is the row's own for as long as the grid is open; `id` is null until the row has been saved. `fresh`: it stands as
 * it was begun, with what was carried down and what the template gave, and nobody has written in it.
 */
export type GridRow = {
  readonly key: number;
  readonly id: number | null;
  readonly cells: Cells;
  readonly fresh?: boolean;
};

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
export const isUntouched = ({ id, cells, fresh }: GridRow): boolean => id === null && (fresh === true || isBare(cells));
const isBare = (cells: Cells): boolean =>
  [cells.documentNumber, cells.title, cells.date, cells.pageTo, cells.note].every((text) => text.trim() === '');

/** Pages of the rows, for the rules of domain/item-pages; a page that is not a number counts as none. */
export const pagesOf = (rows: readonly GridRow[]) =>
  rows.map(({ cells }, index) => ({
    sequence: index + 1,
    pageFrom: pageOr(cells.pageFrom),
    pageTo: pageOr(cells.pageTo),
  }));
const pageOr = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** The first page behind all of these. */
export const pageAfter = (rows: readonly GridRow[]): number => nextPage(pagesOf(rows));
/** The last page a row is known to hold; 0 for one without pages. */
export const lastPageOf = ({ cells }: GridRow): number =>
  Math.max(pageOr(cells.pageFrom) ?? 0, pageOr(cells.pageTo) ?? 0);

/**
 * The cells of a row behind `last`: type, responsible, source, carrier, writing and level carried down, pages continued
 * at `page` (null where they are not), and over all that what the template gives to every new row.
 */
export function cellsAfter(last: GridRow | undefined, page: number | null, sticky: Partial<Cells>): Cells {
  const { responsible, typeCode, sourceDepartmentId, carrier, writing, level } = last?.cells ?? firstCells;
  return {
    ...emptyCells,
    responsible,
    typeCode,
    sourceDepartmentId,
    carrier,
    writing,
    level,
    pageFrom: page === null ? '' : String(page),
    ...sticky,
  };
}

/** The rows as the rules of groups see them. */
export const boundRows = (rows: readonly GridRow[]) =>
  rows.map(({ cells }) => ({
    group: pageOr(cells.group),
    role: itemRoles.find((role) => role === cells.role) ?? null,
    date: null,
  }));
