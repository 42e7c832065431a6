import type { SameKeys } from '../shape';
import type { refusal as source } from '../zh-CN/refusal';

export const refusal = {
  fileEmpty: 'The file is empty.',
  fileTooLarge: 'The file is larger than {{limit}} MB. Divide it into several.',
  fileUnreadable: 'The file cannot be opened. Close the program that uses it, and see that its disk is connected.',
  notAWorkbook: 'Not an Excel workbook (.xlsx). Save it again from Excel, or use CSV.',
  oldExcelFormat: 'An old Excel file (.xls), or a workbook with a password. Save it as .xlsx without one.',
  webPageAsWorkbook: 'A web page under the name of a workbook. Open it in Excel and save it as .xlsx.',
  zipDamaged: 'The workbook is damaged. Open it in Excel and save it again.',
  zipEncrypted: 'The workbook has a password. Take it off and save it again.',
  tooManyParts: 'The workbook has more than {{limit}} parts inside and was not opened.',
  unpacksTooLarge: 'The file unpacks to more than {{limit}} MB and was not opened.',
  partTooDense: 'The file is packed more than {{limit}} times and was not opened.',
  sizesFalse: 'The sizes written in the file are false ({{part}}); it was not opened.',
  partDamaged: 'A part of the workbook is damaged ({{part}}). Open it in Excel and save it again.',
  xmlForbidden: 'The workbook holds what no plain table holds ({{part}}) and was not opened.',
  tooMuchText: 'The table holds more than {{limit}} characters. Divide it into several files.',
  tooManyRows: 'More than {{limit}} rows. Divide it into several files.',
  tooManyColumns: 'More than {{limit}} columns. Remove those that are not needed.',
  cellTooLong: 'A cell holds more than {{limit}} characters. Look at that cell.',
  binaryFile: 'Not a table of text.',
  encodingUnknown:
    'Line {{line}} is in no encoding that is known (neither UTF-8 nor GB18030). Try another encoding, or export it again.',
  quoteNotClosed: 'Line {{line}}: quote not closed.',
  quoteMisplaced: 'Line {{line}}: quote in the wrong place.',
  raggedRow: 'Line {{line}} has another number of columns than the rest.',
  recordTooLong: 'Line {{line}} is too long; most likely a quote is not closed.',
  headerTwice:
    'Two columns of the header (row {{row}}) have the same name: {{header}}. Rename one and choose the file again.',
  headerForbidden: 'The header (row {{row}}) holds what cannot be a name of a column: {{header}}.',
  headerMissing: 'No header row was found.',
  sheetMissing: 'The file has no such sheet.',
  columnMissing: 'The table has no such column.',
  scanEmpty: 'The file is empty. Scan it again.',
  scanTooLarge:
    'The scan is larger than {{limit}} MB. Scan again at a lower resolution (200 to 300 dpi), or in several files.',
  scanIsTiff: 'This is a TIFF, which cannot be shown. Save it as PDF, JPEG or PNG in the scanning program.',
  scanUnknown: 'This is no scan. PDF, JPEG and PNG are taken, told by what is in the file and not by its name.',
  scanDamaged: 'The file breaks off: it was not scanned or copied to its end. Scan it again.',
} satisfies SameKeys<typeof source>;
