import type { Language } from '../../../shared/domain/language';
import type { ImportField, ImportKind } from '../../../shared/domain/import-fields';

type Names<Kind extends ImportKind> = Readonly<Record<ImportField<Kind>, readonly string[]>>;

const volumes = {
  number: [
    '案卷号',
    '档号',
    '卷号',
    '归档号',
    '案卷编号',
    '档案编号',
    '档案号',
    'volume no',
    'volume number',
    'reference code',
    'file no',
  ],
  clientCode: [
    '客户编号',
    '客户代码',
    '客户号',
    '客户编码',
    '会员编号',
    'client code',
    'client no',
    'client number',
    'customer code',
    'customer no',
  ],
  clientName: [
    '客户名称',
    '客户',
    '客户姓名',
    '会员姓名',
    '单位名称',
    'client',
    'client name',
    'customer',
    'customer name',
  ],
  title: ['案卷题名', '案卷标题', '卷名', '案卷名称', '题名', 'volume title', 'file title', 'title'],
  year: ['年度', '年份', '归档年度', '年', 'year'],
  months: ['起止日期', '起止年月', '起止时间', '起止', '卷内文件起止日期', 'date range', 'dates', 'period covered'],
  firstMonth: ['起', '起始日期', '起始年月', '起始时间', '开始日期', 'first month', 'from', 'start', 'start date'],
  lastMonth: ['止', '终止日期', '终止年月', '终止时间', '截止日期', '结束日期', 'last month', 'to', 'end', 'end date'],
  retention: ['保管期限', '期限', '保存期限', '保管年限', 'retention', 'retention period'],
  pages: ['页数', '总页数', '张数', 'pages', 'page count'],
  itemCount: ['件数', '文件件数', '份数', 'items', 'item count', 'number of items'],
  level: ['密级', '秘密等级', '保密等级', 'level', 'classification', 'security level'],
  levelTerm: ['保密期限', '保密期限至', '解密日期', 'level until', 'classified until'],
  location: ['存放位置', '位置', '库位', '存址', '库房位置', '架位', '排架号', 'location', 'shelf', 'shelf mark'],
  compiledBy: ['立卷人', '整理人', '组卷人', 'compiled by', 'compiler'],
  checkedBy: ['检查人', '审核人', '检查者', 'checked by', 'checker'],
  formingDepartment: ['形成部门', '归档部门', '立卷部门', '立卷单位', '部门', 'forming department', 'department'],
  binding: ['装订', '装订方式', '装订情况', 'binding'],
  oldNumber: ['旧案卷号', '原案卷号', '原档号', '旧档号', '原编号', 'old number', 'former number'],
  crossReference: ['互见号', '参见号', 'cross reference', 'see also'],
  note: ['备注', '说明', '附注', 'note', 'notes', 'remarks'],
  series: ['类目', '类目代码', '类目号', '分类号', 'series', 'series code'],
  filingNumber: ['归档流水号', '立卷号', '归档登记号', 'filing number', 'filing no'],
  ownLevel: ['案卷自定密级', 'own level'],
  retentionBasis: ['期限依据', '起算依据', 'retention basis', 'basis'],
  basisDate: ['依据日期', '起算日期', 'basis date'],
  compiledOn: ['立卷日期', '整理日期', 'compiled on'],
  checkedOn: ['检查日期', '审核日期', 'checked on'],
  closingNote: ['备考说明', '卷内备考说明', 'closing note'],
  state: ['状态', '案卷状态', 'state', 'status'],
  current: ['当前位置', '现存位置', 'current place', 'current location'],
  key: ['条码号', '条码', 'barcode number', 'barcode'],
  // With its unit in the name: a ledger that says 厚度 alone may mean centimetres.
  thickness: ['实测厚度毫米', 'measured thickness mm'],
} satisfies Names<'volumes'>;

const items = {
  volumeNumber: [
    '案卷号',
    '档号',
    '卷号',
    '归档号',
    '案卷编号',
    '所属案卷',
    'volume no',
    'volume number',
    'reference code',
    'file no',
  ],
  title: ['题名', '文件题名', '文件标题', '标题', '文件名称', 'title', 'document title', 'item title'],
  sequence: ['顺序号', '序号', '件号', '卷内序号', 'sequence', 'no', 'item no', 'item number'],
  documentNumber: ['文号', '文件编号', '文件字号', '发文字号', 'document number', 'document no'],
  responsible: ['责任者', '作者', '发文单位', '发文机关', 'responsible', 'author', 'issued by'],
  date: ['日期', '文件日期', '成文日期', '形成日期', '形成时间', 'date', 'document date'],
  pages: ['页号', '页次', '页码', '起止页号', '起止页', 'page', 'page no', 'pages', 'page range'],
  pageCount: ['页数', '张数', 'page count', 'number of pages'],
  typeName: ['文件类型', '类型', '文种', '文件类别', 'type', 'document type'],
  sourceDepartment: ['来源部门', '形成部门', '部门', 'source department', 'department'],
  handler: ['经办人', '承办人', 'handler', 'handled by'],
  level: ['密级', 'level', 'classification', 'security level'],
  note: ['备注', '说明', '附注', 'note', 'notes', 'remarks'],
  carrier: ['载体', '载体类型', 'carrier'],
  writing: ['书写材料', '字迹材料', 'writing material', 'writing'],
  group: ['组', '同组号', 'group'],
  role: ['角色', '稿本', 'role'],
} satisfies Names<'items'>;

const clients = {
  code: [
    '客户编号',
    '客户代码',
    '客户号',
    '客户编码',
    '会员编号',
    '编号',
    'client code',
    'client no',
    'client number',
    'customer code',
    'customer no',
    'code',
  ],
  name: [
    '客户名称',
    '客户姓名',
    '名称',
    '单位名称',
    '会员姓名',
    'client name',
    'client',
    'customer name',
    'customer',
    'name',
  ],
  kind: ['类别', '客户类别', '客户类型', '类型', 'kind', 'category', 'type', 'client kind'],
  keeper: ['客服专员', '客户专员', '客户经理', '负责人', '专员', 'keeper', 'account manager', 'client manager'],
  contact: ['联系人', 'contact', 'contact person'],
  phone: ['电话', '联系电话', '手机', '手机号', '电话号码', 'phone', 'telephone', 'mobile'],
  openedOn: ['开户日期', '建档日期', '开户时间', '建档时间', '登记日期', 'opened on', 'opened', 'registered on'],
  note: ['备注', '说明', '附注', 'note', 'notes', 'remarks'],
  contactNote: ['联系人备注', 'contact note'],
  otherContacts: ['其他联系人', 'other contacts'],
} satisfies Names<'clients'>;

const persons = {
  staffCode: ['工号', '员工编号', '职工号', '人员编号', 'staff code', 'staff no', 'employee no', 'employee id'],
  name: ['姓名', '员工姓名', '名字', 'name', 'full name', 'employee'],
  department: ['部门', '所属部门', '科室', 'department', 'dept'],
  phone: ['电话', '联系电话', '手机', '分机', '电话号码', 'phone', 'telephone', 'extension', 'mobile'],
  leftOn: ['离职日期', '离职时间', 'left on', 'leaving date'],
  organisation: ['单位', '工作单位', '所在单位', 'organisation', 'organization', 'company'],
  identityPaper: ['证件', '证件号码', '有效证件', 'identity paper', 'identity document'],
} satisfies Names<'persons'>;

const locations = {
  code: ['位置编号', '位置编码', '位置代码', '库位编号', '架位编号', '位置', 'place code', 'location code', 'place'],
  capacity: ['容量', '容量厘米', '可用长度', '长度', 'capacity', 'length'],
  purpose: ['用途', '存放内容', 'use', 'purpose'],
  closedOn: ['停用日期', 'closed on'],
} satisfies Names<'locations'>;

/**
 * What archivists call the columns of their ledgers: one table, field → names, Chinese as in the regulation and in
 * common ledgers, then English. Compared after `headerKey`, so spaces, case, width and anything in brackets are free.
 */
export const synonyms: { readonly [Kind in ImportKind]: Names<Kind> } = {
  volumes,
  items,
  clients,
  persons,
  locations,
};

/** A header as it is compared: full-width folded, bracketed remarks, spaces and marks dropped, lower case. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')
    .replace(/[\s_*:：.．。、/\\-]+/g, '')
    .toLowerCase();
}

/** What a column is called in a list that goes out: the first name in that language, so that it is known when it comes in. */
export function headOf<Kind extends ImportKind>(kind: Kind, field: ImportField<Kind>, language: Language): string {
  const of: Readonly<Record<string, readonly string[]>> = synonyms[kind];
  const names = of[field] ?? [];
  const found = names.find((name) => /^[a-z ]+$/.test(name) === (language === 'en')) ?? field;
  return found.charAt(0).toUpperCase() + found.slice(1);
}
