import type { ErrorReason, WarningReason } from '../../domain/import-fields';

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
} satisfies Record<ErrorReason | WarningReason, string>;
