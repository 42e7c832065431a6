import { ruleBroken } from '../../../shared/errors';
import { limits } from './limits';
import type { OutColumn, OutSheet } from './out-sheet';
import { columnName } from './sheet-rows';
import { createZip, type Sink } from './zip-write';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell formats: 0 as it comes, 1 text (format `@`: what is typed over a cell stays text too), 2 the header. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * Lists as a workbook (.xlsx), written while it is made. Every cell is a text that says so, numbers that may be added up
 * apart: nothing in it is a formula, and leading zeros stay. Throws `ruleBroken('tooManyRowsForSheet')` at Excel's last row.
 */
export async function writeWorkbook(sink: Sink, sheets: readonly OutSheet[]): Promise<void> {
  const zip = createZip(sink);
  const numbers = sheets.map((_, index) => index + 1);
  const each = (part: (number: number) => string): string => numbers.map(part).join('');
  await zip.add('[Content_Types].xml', [
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${String(n)}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
  ]);
  await zip.add('_rels/.rels', [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  await zip.add('xl/workbook.xml', [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((n) => `<sheet name="${attribute(sheetName(sheets[n - 1]?.name ?? ''))}" sheetId="${String(n)}" r:id="rId${String(n)}"/>`)}</sheets></workbook>`,
  ]);
  await zip.add('xl/_rels/workbook.xml.rels', [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${String(n)}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${String(n)}.xml"/>`)}<Relationship Id="rId${String(sheets.length + 1)}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ]);
  await zip.add('xl/styles.xml', [STYLES]);
  for (const [index, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${String(index + 1)}.xml`, sheetPieces(sheet));
  await zip.end();
}

async function* sheetPieces({ columns, rows }: OutSheet): AsyncGenerator<string> {
  const widths = columns
    .map(
      ({ width = 14 }, at) =>
        `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`,
    )
    .join('');
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`;
  const heads = columns.map(({ head }, at) => textCell(`${columnName(at)}1`, head, 2)).join('');
  yield `<row r="1">${heads}</row>`;
  let last = 1;
  for await (const batch of rows()) {
    let xml = '';
    for (const cells of batch) {
      last += 1;
      if (last > limits.rows) throw ruleBroken('tooManyRowsForSheet', { limit: String(limits.rows - 1) });
      xml += rowXml(last, cells, columns);
    }
    yield xml;
  }
  yield '</sheetData></worksheet>';
}

function rowXml(number: number, cells: readonly string[], columns: readonly OutColumn[]): string {
  let xml = `<row r="${String(number)}">`;
  cells.forEach((text, at) => {
    if (text === '') return;
    const place = `${columnName(at)}${String(number)}`;
    xml +=
      columns[at]?.numeric === true && /^(0|[1-9]\d{0,8})(\.\d{1,3})?$/.test(text)
        ? `<c r="${place}"><v>${text}</v></c>`
        : textCell(place, text, 1);
  });
  return `${xml}</row>`;
}

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** What XML cannot hold stands as `_x000D_`, and what looks like that is marked, so that a reader gives it back. */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
const attribute = (text: string): string => escaped(text).replaceAll('"', '&quot;');
/** At most 31 characters, and none that Excel forbids in the name of a sheet. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
