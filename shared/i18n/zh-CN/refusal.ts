import type { RefusalReason } from '../../domain/import-fields';

/** Why a whole file is not taken in, and what would help. */
export const refusal = {
  fileEmpty: '文件是空的。', fileTooLarge: '文件太大，上限为 {{limit}} 字节。请分成几个文件。', fileUnreadable: '文件打不开。请关闭正在使用它的程序，并检查磁盘是否已连接。',
  notAWorkbook: '这不是 Excel 工作簿（.xlsx）。请用 Excel 另存为 .xlsx，或存为 CSV。', oldExcelFormat: '这是旧格式的 Excel 文件（.xls）或加了密码的工作簿。请用 Excel 另存为不带密码的 .xlsx。',
  webPageAsWorkbook: '这是一个以表格为名的网页文件。请用 Excel 打开后另存为 .xlsx。', zipDamaged: '工作簿文件已损坏。请用 Excel 打开后重新保存。', zipEncrypted: '工作簿加了密码。请取消密码后重新保存。',
  tooManyParts: '工作簿内部的部件超过 {{limit}} 个，没有打开。', unpacksTooLarge: '文件展开后超过 {{limit}} 字节，没有打开。', partTooDense: '文件压缩得异常紧密（超过 {{limit}} 倍），没有打开。',
  sizesFalse: '文件内部所写的大小与实际不符（{{part}}），没有打开。', partDamaged: '工作簿的一部分已损坏（{{part}}）。请用 Excel 打开后重新保存。', xmlForbidden: '工作簿里有普通表格不会有的内容（{{part}}），没有打开。',
  tooMuchText: '表中的文字总量超过 {{limit}} 个字。请分成几个文件。', tooManyRows: '行数超过 {{limit}} 行的上限。请分成几个文件。', tooManyColumns: '列数超过 {{limit}} 列的上限。请删去多余的列。',
  cellTooLong: '有单元格超过 {{limit}} 个字。请检查那一格的内容。', binaryFile: '这不是文字表格文件。', encodingUnknown: '第 {{line}} 行的文字编码无法识别（既不是 UTF-8，也不是 GB18030）。请换一种编码再试，或重新导出。',
  quoteNotClosed: '第 {{line}} 行的引号没有配对。', quoteMisplaced: '第 {{line}} 行的引号位置不对。', raggedRow: '第 {{line}} 行的列数与其他行不同。', recordTooLong: '第 {{line}} 行太长，多半是引号没有配对。',
  headerTwice: '表头（第 {{row}} 行）有两列同名：{{header}}。请改名后重新选择。', headerForbidden: '表头（第 {{row}} 行）有不能用作列名的文字：{{header}}。',
  headerMissing: '找不到表头行。', sheetMissing: '文件里没有所选的工作表。', columnMissing: '所选的列在表中不存在。',
} satisfies Record<RefusalReason, string>;
