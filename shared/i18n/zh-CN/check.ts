import type { HardCheckCode, WarningCode } from '../../domain/volume-checks';

/** The findings of domain/volume-checks in words; each names the items it is about. */
export const check = {
  clientMissing: '没有客户', yearMissing: '没有年度', titleMissing: '没有题名', firstMonthMissing: '没有起始年月', lastMonthMissing: '没有终止年月', monthsReversed: '终止年月 {{last}} 早于起始年月 {{first}}',
  retentionMissing: '没有定保管期限', departmentMissing: '没有形成部门', compiledByMissing: '没有立卷人', checkedByMissing: '没有检查人', samePerson: '立卷人和检查人是同一个人，须由另一人检查（DA-6.4）',
  noItems: '没有登记卷内文件', itemTitleMissing: '第 {{items}} 件没有题名', pagesMissing: '装订卷没有清点页数', itemPagesReversed: '第 {{items}} 件起页大于止页',
  itemPagesOverlap: '第 {{item}} 件从第 {{page}} 页起，与第 {{other}} 件重叠', itemsNotNumbered: '不装订卷的件号不连续：第 {{items}} 件',
  dateOrder: '第 {{items}} 件日期早于前一件', partsMisplaced: '第 {{items}} 件不在同组文件应有的位置（如批复在请示前）', attachmentMissing: '第 {{item}} 件提到附件，组内没有附件', partMissing: '第 {{item}} 件的组内没有{{missing}}',
  monthsDiffer: '卷内文件为 {{first}} 至 {{last}}，与起止年月不符', documentNumberMissing: '第 {{items}} 件没有文号', pageGap: '第 {{from}} 至 {{to}} 页不属于任何一件', itemPagesMissing: '第 {{items}} 件没有页号',
  itemPagesBeyondVolume: '第 {{items}} 件的页号超过全卷 {{pages}} 页', fadingWriting: '第 {{items}} 件的书写材料会褪色（XX-22）',
} satisfies Record<HardCheckCode | WarningCode, string>;
