import type { ErrorReason, WarningReason } from '../../domain/import-fields';
import type { HardCheckCode, WarningCode } from '../../domain/volume-checks';

/** What the check says of a row of a ledger before anything is written. */
export const issue = {
  numberMissing: '缺案卷号', titleMissing: '缺题名', codeMissing: '缺编号', nameMissing: '缺名称', clientMissing: '缺客户，或客户无法确定',
  duplicateNumber: '案卷号与本文件中前面的一行重复', numberTaken: '这个号码已在档案库中使用过', duplicateCode: '编号与本文件中前面的一行重复',
  yearUnreadable: '不是有效的年度', monthUnreadable: '不是有效的年月', dateUnreadable: '不是有效的日期',
  retentionUnreadable: '保管期限看不懂', levelUnreadable: '密级看不懂', pagesUnreadable: '页数或页号看不懂', bindingUnreadable: '装订方式看不懂',
  locationUnreadable: '存放位置看不懂', codeUnreadable: '编号中有不能用的字符', errorCell: '单元格显示的是公式错误', forbiddenCharacter: '含有看不见或不可保存的字符',
  tooLong: '内容太长', volumeUnknown: '找不到这一件所属的案卷', volumeRefused: '所属案卷未被接受，这一件随之不导入', volumeAlreadyThere: '所属案卷早已在库，不能用导入添加文件',
  formula: '单元格是公式，按显示的文字导入', clientNameDiffers: '客户名称与档案库中的不同，以档案库为准', itemCountDiffers: '件数与卷内目录不符',
  typeUnknown: '没有这种文件类型，留空', levelTermWritten: '密级后写有期限，未导入，请在案卷中填写到期日', alreadyThere: '档案库中已有，保留原有内容', comesInAssembling: '尚不齐全，作为“组卷中”导入',
  /** Findings of the filing checks, in short: the value beside them names the items. */
  check: {
    clientMissing: '没有客户', yearMissing: '没有年度', titleMissing: '没有题名', firstMonthMissing: '没有起始年月', lastMonthMissing: '没有终止年月', monthsReversed: '终止年月早于起始年月', retentionMissing: '没有保管期限',
    departmentMissing: '没有形成部门', compiledByMissing: '没有立卷人', checkedByMissing: '没有检查人', samePerson: '立卷人和检查人是同一个人', noItems: '没有卷内文件', itemTitleMissing: '有的件没有题名', pagesMissing: '没有页数',
    itemPagesReversed: '有的件起页大于止页', itemPagesOverlap: '各件页号重叠', itemsNotNumbered: '件号不连续', dateOrder: '卷内文件不按日期排列', partsMisplaced: '同组文件次序不合', attachmentMissing: '提到附件而没有附件', partMissing: '同组文件不全',
    monthsDiffer: '卷内文件日期与起止年月不符', documentNumberMissing: '缺文号', pageGap: '页号有空缺', itemPagesMissing: '缺页号', itemPagesBeyondVolume: '页号超过全卷页数', fadingWriting: '书写材料会褪色',
  } satisfies Record<HardCheckCode | WarningCode, string>,
} satisfies Record<ErrorReason | WarningReason, string> & { check: object };
