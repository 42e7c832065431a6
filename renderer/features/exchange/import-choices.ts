import { z } from 'zod';
import { type ImportChoices, importChoices, mapping, sheetKind, type Stage } from '../../../shared/contract/exchange';
import { importFields, type ImportKind } from '../../../shared/domain/import-fields';
import { words } from '../../../shared/i18n/index';
import type { OutputOf } from '../../../shared/contract/index';

/** What the person says about a staged file before it is checked. Plain data and plain functions; the screen draws them. */
export type StagedSheet = Stage['sheets'][number];
export type Mapping = StagedSheet['mapping'];
export type SheetChoice = {
  readonly name: string;
  /** null: this sheet is left out. */ readonly kind: ImportKind | null;
  readonly headerRow: number | null;
  readonly mapping: Mapping;
};
export type Defaults = ImportChoices['defaults'];
export type Choices = {
  readonly sheets: readonly SheetChoice[];
  readonly numbersAre: ImportChoices['numbersAre'];
  readonly defaults: Defaults;
  /** Whether somebody has said whose volumes these are where the ledger is silent; "nobody's" is an answer too. */
  readonly departmentDecided: boolean;
};
/** A choice as it is kept in a draft. */
export const choicesSchema = z.object({
  sheets: z.array(z.object({ name: z.string(), kind: sheetKind.nullable(), headerRow: z.int().nullable(), mapping })),
  numbersAre: importChoices.shape.numbersAre,
  defaults: importChoices.shape.defaults,
  departmentDecided: z.boolean(),
}) satisfies z.ZodType<Choices>;
type Lists = Pick<OutputOf<'settings.lists'>, 'departments' | 'series'>;

/**
 * What the engine found; for what the ledger does not say, the one department and series if there is only one, else what
 * was chosen for the last ledger, as far as it is still there.
 */
export function initialChoices(stage: Stage, lists: Lists, last: Defaults | null = null): Choices {
  const chosen = (all: readonly { readonly id: number }[], before: number | null | undefined): number | null =>
    all.length === 1 ? (all[0]?.id ?? null) : (all.find(({ id }) => id === before)?.id ?? null);
  const formingDepartmentId = chosen(lists.departments, last?.formingDepartmentId);
  return {
    sheets: stage.sheets.map(({ name, kind, headerRow, mapping }) => ({ name, kind, headerRow, mapping })),
    numbersAre: 'referenceCode',
    defaults: {
      formingDepartmentId,
      seriesId: chosen(lists.series, last?.seriesId),
      binding: last?.binding ?? 'bound',
    },
    departmentDecided: formingDepartmentId !== null || (last !== null && last.formingDepartmentId === null),
  };
}

/** Choices left earlier for the same file; null where they fit it no longer. A department or series that is gone is asked again. */
export function fitting(kept: Choices, stage: Stage, lists: Lists): Choices | null {
  const names = (sheets: readonly { readonly name: string }[]) => sheets.map(({ name }) => name).join('\n');
  if (names(kept.sheets) !== names(stage.sheets)) return null;
  const { formingDepartmentId, seriesId } = kept.defaults;
  const there = (all: readonly { readonly id: number }[], id: number | null) =>
    id === null || all.some((one) => one.id === id);
  const department = there(lists.departments, formingDepartmentId);
  return {
    ...kept,
    defaults: {
      ...kept.defaults,
      formingDepartmentId: department ? formingDepartmentId : null,
      seriesId: there(lists.series, seriesId) ? seriesId : null,
    },
    departmentDecided: department && kept.departmentDecided,
  };
}

/** A sheet of volumes without a column of departments, and nobody has said whose they are: all of them would come in as assembling. */
export const departmentWanted = ({ sheets, departmentDecided }: Choices): boolean =>
  !departmentDecided &&
  sheets.some(({ kind, mapping: columns }) => kind === 'volumes' && (columns['formingDepartment'] ?? null) === null);

/** Cells of the row chosen as header, as texts. */
export function headerOf(sheet: StagedSheet, headerRow: number | null): readonly string[] {
  if (headerRow === null) return [];
  if (headerRow === sheet.headerRow) return sheet.header;
  return (sheet.sample.find(({ row }) => row === headerRow)?.cells ?? []).map((cell) =>
    cell.replace(/\s+/g, ' ').trim(),
  );
}

/** The first values below the header in a column, empty ones left out. */
export function valuesOf(sheet: StagedSheet, headerRow: number | null, column: number, most = 3): readonly string[] {
  const below = sheet.sample.filter(({ row }) => row > (headerRow ?? 0));
  return below
    .map(({ cells }) => cells[column]?.trim() ?? '')
    .filter((cell) => cell !== '')
    .slice(0, most);
}

/** Another kind or another header row: the engine's own finding where it is that again, otherwise columns named as the field is. */
export function remapped(sheet: StagedSheet, kind: ImportKind | null, headerRow: number | null): SheetChoice {
  const name = sheet.name;
  if (kind === null) return { name, kind, headerRow, mapping: {} };
  if (kind === sheet.kind && headerRow === sheet.headerRow) return { name, kind, headerRow, mapping: sheet.mapping };
  const header = headerOf(sheet, headerRow).map(plain);
  const mapping: Mapping = {};
  for (const field of fieldsOf(kind)) {
    const column = header.findIndex((text) => text !== '' && namesOf(kind, field).includes(text));
    mapping[field] = column < 0 ? null : column;
  }
  return { name, kind, headerRow, mapping };
}

export const fieldsOf = (kind: ImportKind): readonly string[] => [
  ...importFields[kind].required,
  ...importFields[kind].optional,
];
export const requiredOf = (kind: ImportKind): readonly string[] => importFields[kind].required;

/** Columns that bear a name and are taken for no field: said, so that nothing is left behind unseen. */
export function unusedColumns(header: readonly string[], mapping: Mapping): readonly string[] {
  const used = new Set(Object.values(mapping));
  return header.filter((text, column) => text !== '' && !used.has(column));
}
/** Columns taken for two fields. */
export function columnsUsedTwice(header: readonly string[], mapping: Mapping): readonly string[] {
  const used = Object.values(mapping).filter((column) => column !== null);
  return [...new Set(used.filter((column, at) => used.indexOf(column) !== at))].map(
    (column) => header[column] ?? String(column + 1),
  );
}

/** As the command takes it; sheets left out are not named. */
export function toContract({ sheets, numbersAre, defaults }: Choices): ImportChoices {
  const taken = sheets.flatMap(({ name, kind, headerRow, mapping }) =>
    kind === null || headerRow === null ? [] : [{ name, kind, headerRow, mapping }],
  );
  return { sheets: taken, numbersAre, defaults };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
function namesOf(kind: ImportKind, field: string): readonly string[] {
  return [words['zh-CN'], words.en].map(({ exchange }) => {
    const names: Readonly<Record<string, string>> = exchange.field[kind];
    return plain(names[field] ?? '');
  });
}
