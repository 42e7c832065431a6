/**
 * Streaming reader of .xlsx and .xlsm on yauzl and saxes, both kept libraries, and not a whole spreadsheet library:
 * ExcelJS's streaming reader writes sheets to temporary files in clear when the shared strings come later in the zip
 * (as Excel for Windows and many exporters order them), read-excel-file drops formulas without a word, and SheetJS
 * holds the whole workbook in memory. Read access is random here: texts and formats first, then each sheet's rows.
 * Macros, external links and everything else that is not a cell is never opened.
 */
import { posix } from 'node:path';
import type { NumberStyle } from './number-text';
import { refused } from './refusals';
import { readSharedStrings } from './shared-strings';
import { sheetRows, type SheetContext } from './sheet-rows';
import type { SourceSheet } from './source';
import { readStyles } from './styles';
import { readXml } from './xml';
import { openZipParts, type ZipParts } from './zip-parts';

export type Workbook = { readonly sheets: readonly SourceSheet[]; close(): void };

/** Opens a workbook held in memory. Throws `fileRefused`. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const parts = await openZipParts(bytes);
  try {
    const root = await readRelations(parts, '_rels/.rels', '');
    const main = root.find(({ type }) => type === 'officeDocument')?.target;
    if (main === undefined || !main.endsWith('.xml')) throw refused('notAWorkbook');
    const { sheets, date1904 } = await readSheetList(parts, main);
    const folder = posix.dirname(main);
    const relations = await readRelations(parts, `${folder}/_rels/${posix.basename(main)}.rels`, folder);
    const context = await readContext(parts, relations, date1904);
    const found = sheets.flatMap(({ name, id }) => {
      const part = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
      return part === undefined ? [] : [{ name, rows: () => sheetRows(parts.read(part), context, part) }];
    });
    if (found.length === 0) throw refused('notAWorkbook');
    return { sheets: found, close: () => parts.close() };
  } catch (error) {
    parts.close();
    throw error;
  }
}

/** `type` is the last word of the relation's type, the same in transitional and strict workbooks. */
type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function readRelations(parts: ZipParts, part: string, folder: string): Promise<Relation[]> {
  if (!parts.has(part)) throw refused('notAWorkbook');
  const relations: Relation[] = [];
  await readXml(
    parts.read(part),
    {
      open(name, attributes) {
        const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
        if (
          name !== 'Relationship' ||
          mode === 'External' ||
          id === undefined ||
          type === undefined ||
          target === undefined
        )
          return;
        relations.push({ id, type: posix.basename(type), target: posix.resolve('/', folder, target).slice(1) });
      },
    },
    part,
  );
  return relations;
}

async function readSheetList(
  parts: ZipParts,
  part: string,
): Promise<{ sheets: { name: string; id: string }[]; date1904: boolean }> {
  const sheets: { name: string; id: string }[] = [];
  const seen = { date1904: false, isWorkbook: false };
  await readXml(
    parts.read(part),
    {
      open(name, attributes) {
        if (name === 'workbook') seen.isWorkbook = true;
        else if (name === 'workbookPr') seen.date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
        else if (name === 'sheet') {
          // The prefix of the relations namespace is the writer's choice; sheetId and name have none.
          const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
          if (id !== undefined) sheets.push({ name: attributes['name'] ?? '', id });
        }
      },
    },
    part,
  );
  if (!seen.isWorkbook) throw refused('notAWorkbook');
  return { sheets, date1904: seen.date1904 };
}

async function readContext(parts: ZipParts, relations: readonly Relation[], date1904: boolean): Promise<SheetContext> {
  const target = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target;
  const stringsPart = target('sharedStrings');
  const stylesPart = target('styles');
  const strings = stringsPart === undefined ? [] : await readSharedStrings(parts.read(stringsPart), stringsPart);
  const styles: NumberStyle[] = stylesPart === undefined ? [] : await readStyles(parts.read(stylesPart), stylesPart);
  return { strings, styles, date1904 };
}
