/** Words of the print panel and the list of what was issued for printing 出件. */
export const forms = {
  title: '打印', form: '表格', cover: '案卷封面', itemList: '卷内文件目录', closingNote: '备考表', paper: '纸张', a4: 'A4（卷内封面）', hard: '硬封面 220×310', hardHint: '需要能走 A3 或硬封面的打印机',
  fill: '填写', filled: '打印内容', blank: '留空，用毛笔或钢笔填写', preview: '预览', issue: '出件', issueHint: '出件后编号并记入日志；预览不编号，每页印有“预览”。',
  previewed: '已打开预览，共 {{pages}} 页', issued: '已出件 {{number}}，第 {{copy}} 次打印，共 {{pages}} 页', left: '留白待填的字：{{characters}}',
  noGlyph: '字体中没有这些字：{{characters}}', noGlyphSafe: '还没有打印，也没有编号。', leaveBlank: '这些字的位置留白，用笔填写',
  list: '已出件', none: '还没有出过件。', number: '编号', copy: '次数', copyText: '第 {{copy}} 次', at: '时间', by: '出件人', what: '内容', closePanel: '收起打印', asBlank: '留空', sha: '校验',
};
