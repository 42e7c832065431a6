import type { ImportField, ImportKind, UndoBlock } from '../../domain/import-fields';

type FieldWords = { readonly [Kind in ImportKind]: Readonly<Record<ImportField<Kind>, string>> };

export const exchange = {
  title: '导入', line: '先看后写：选文件、对列、核对，确认后才一次写入；写入后整批可撤销。',
  steps: '导入步骤', step: { choose: '选择文件', columns: '对应各列', check: '核对', done: '完成' },
  choose: '选择台账文件', chooseHint: '可选 Excel 工作簿（.xlsx）或 CSV。案卷、卷内目录、客户、人员均可导入。',
  another: '换一个文件', again: '再导入一个文件', notChosen: '没有选择文件，没有任何变动',
  file: '文件', sheets: '工作表', sheetRows: '{{name}}（{{rows}} 行）', sheetEmpty: '{{name}}（空表）',
  encoding: '文字编码', encodingHint: '样值显示乱码时换一种', encodingChanged: '已按 {{encoding}} 重新读取',
  encodings: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', gb18030: 'GB18030（国标）' },
  takenBefore: '同一个文件已在 {{at}} 导入过（第 {{batch}} 批），不能再导入一次。要重新导入，请先撤销那一批。',
  takenBeforeUndone: '同一个文件曾在 {{at}} 导入（第 {{batch}} 批），后来已撤销。可以重新导入。',
  kind: '表中是', kinds: { volumes: '案卷', items: '卷内目录', clients: '客户', persons: '人员' }, skipSheet: '不导入此表',
  headerRow: '表头行', headerOption: '第 {{row}} 行：{{cells}}', headerUnknown: '没有认出表头，请指明是第几行',
  mapping: '{{sheet}}：字段与列', fieldHead: '字段', column: '台账中的列', values: '前几行的值', notTaken: '（不取）', columnName: '第 {{number}} 列', noValues: '（空）', moreFields: '显示没有对应列的 {{total}} 个字段', fewerFields: '收起没有对应列的字段',
  unusedColumns: '未取用的列：{{columns}}', usedTwice: '同一列用作两个字段：{{columns}}',
  choices: '导入方式', numbersAre: '台账里的案卷号',
  numbers: { referenceCode: '就是档号，原样保留（已贴在卷脊上）', oldNumber: '是旧号：归档时另编档号，原号留作旧案卷号' },
  defaults: '台账没有写明时', formingDepartment: '形成部门', series: '类目', binding: '装订', noDefault: '（不填）',
  departmentHint: '不填时，没写部门的案卷按“组卷中”导入',
  check: '核对每一行', back: '回去改对应', problems: '还不能核对',
  problem: {
    nothing: '没有选中任何工作表', headerMissing: '{{sheet}}：请指明表头行', requiredMissing: '{{sheet}}：请指明“{{field}}”在哪一列', itemsAlone: '卷内目录要和案卷一起导入',
  },
  progress: { read: '读取', check: '核对', write: '写入', undo: '撤销', work: '处理' },
  stagingWork: '正在读取文件', checkingWork: '正在核对', committingWork: '正在写入', undoingWork: '正在撤销',
  cancelled: '已中止，没有写入任何内容',
  summary: '核对结果',
  summaryTaken: '{{rows}} 行中可导入 {{taken}} 行，{{refused}} 行不导入。', summaryAll: '{{rows}} 行全部可以导入。', summaryNone: '{{rows}} 行都不能导入。', summaryWarned: '{{warned}} 行有提醒，照常导入。',
  nothingYet: '现在还没有写入任何内容。',
  count: {
    volumes: '案卷', filed: '其中在库', assembling: '其中组卷中', items: '卷内文件', clients: '客户', newClients: '其中新客户', persons: '人员', locations: '位置',
  },
  issues: '不导入的行与提醒', filter: '筛选', all: '全部', errors: '不导入', warnings: '提醒', severity: { error: '不导入', warning: '提醒' },
  chip: '{{word}} {{count}}',
  head: { sheet: '工作表', row: '行', column: '列', value: '内容', severity: '处理', reason: '原因' }, wholeRow: '整行',
  noIssues: '每一行都可以导入，没有提醒', noIssuesHere: '没有符合筛选条件的行',
  commit: '导入 {{rows}} 行', commitNothing: '没有可导入的行',
  done: '已导入：{{fileName}}', doneLine: '第 {{batch}} 批，{{at}}。整批写入日志，可在下面的批次中撤销。', doneSaid: '已导入 {{counts}}', toCatalogue: '查看目录', toClients: '查看客户',
  refusedKept: '有 {{refused}} 行没有导入，请在台账中改正后另存为一个文件再导入。',
  batches: '已导入的批次', noBatches: '还没有导入过', batch: '批次', at: '时间', by: '操作人', result: '结果', actions: '办理',
  part: { volumes: '{{figure}} 卷', items: '{{figure}} 件', newClients: '{{figure}} 个新客户', persons: '{{figure}} 名人员', nothing: '没有新内容' }, batchRefused: '{{refused}} 行未导入', undoneAt: '已于 {{at}} 撤销',
  undoTitle: '撤销第 {{batch}} 批导入', undoDo: '撤销导入', undoWord: '撤销',
  undoBody: '将从档案库撤回“{{fileName}}”带入的全部内容：{{counts}}。日志中保留导入和撤销两条记录。', undoSaid: '已撤销第 {{batch}} 批导入，撤回 {{counts}}',
  undo: {
    alreadyUndone: '这一批已经撤销', rowsChanged: '这一批里有记录在导入后改动过', rowsUsed: '这一批里有记录已被别的登记用到', formsIssued: '这一批里有案卷已经出件，档号不能收回', aboveClearance: '这一批里有高于您密级的案卷',
  } satisfies Record<UndoBlock, string>,
  undoUnknown: '暂不能撤销（{{reason}}）',
  leaveTitle: '放弃这次导入？', leaveBody: '还没有写入任何内容。离开后，列的对应和核对结果不会保留，文件本身不受影响。', leave: '放弃并离开', stay: '继续导入',
  field: {
    volumes: {
      number: '案卷号', clientCode: '客户编号', clientName: '客户名称', title: '案卷题名', year: '年度', months: '起止日期', firstMonth: '起', lastMonth: '止', retention: '保管期限', pages: '页数', itemCount: '件数',
      level: '密级', levelTerm: '保密期限', location: '存放位置', compiledBy: '立卷人', checkedBy: '检查人', formingDepartment: '形成部门', binding: '装订', oldNumber: '旧案卷号', crossReference: '互见号', note: '备注',
    },
    items: {
      volumeNumber: '案卷号', title: '题名', sequence: '顺序号', documentNumber: '文号', responsible: '责任者', date: '日期', pages: '页号', pageCount: '页数', typeName: '文件类型', sourceDepartment: '来源部门', handler: '经办人', level: '密级', note: '备注',
    },
    clients: { code: '客户编号', name: '客户名称', kind: '类别', keeper: '客服专员', contact: '联系人', phone: '电话', openedOn: '开户日期', note: '备注' },
    persons: { staffCode: '工号', name: '姓名', department: '部门', phone: '电话', leftOn: '离职日期' },
  } satisfies FieldWords,
};
