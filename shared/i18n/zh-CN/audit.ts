import type { SettingKey } from '../../contract/settings';

export const audit = {
  title: '日志', line: '谁在什么时候做了什么，改前改后是什么。日志只增不改，每条都有签名。',
  list: '日志', filters: '筛选', operator: '操作人', deed: '事项', from: '从', to: '到', anyone: '所有人', anyDeed: '所有事项',
  onlySubject: '只看：{{subject}}', clearSubject: '不再只看此对象', clearAll: '清除筛选', onlyThis: '只看此对象的记录',
  empty: '还没有日志', emptyHere: '没有符合筛选条件的日志', emptyHint: '放宽日期或清除筛选再看。',
  head: { seq: '序号', at: '时间', operator: '操作人', deed: '事项', subject: '对象', reason: '理由', signers: '签名' },
  moreSubjects: '{{first}} 等 {{total}} 项', manySubjects: '{{first}} 等 {{total}} 项以上', noSubject: '无',
  entry: '第 {{seq}} 条', pick: '用方向键或点击选一条，这里显示改前改后。', entryLine: '{{at}}，{{operator}}', signedBy: '签名：{{names}}', reasonIs: '理由：{{reason}}', noDetails: '这一条没有改前改后的内容。',
  detailsCut: '这一条涉及的对象很多，这里列出前 {{shown}} 个。',
  masked: '高于您的密级，内容不显示。', erased: '内容已依法销毁；这条记录仍可验证。',
  field: '字段', before: '改前', after: '改后', value: '内容', nothing: '空', unchanged: '显示未改动的 {{total}} 项', hideUnchanged: '收起未改动的项', noChange: '没有字段改动。',
  verify: '核验日志', verifying: '正在核验', verified: '{{entries}} 条日志、{{signatures}} 个签名全部相符。', verifiedSaid: '日志核验相符', verifiedHead: '最后一条的指纹：{{head}}', broken: '日志从第 {{seq}} 条起对不上。', brokenTodo: '请保留现状，通知主管，并与备份核对。',
  subject: {
    archive: '档案库', volume: '案卷', item: '件', client: '客户', person: '人员', operator: '操作人', setting: '设置', fonds: '全宗', series: '类目', department: '部门', documentType: '文件类型', location: '位置',
    batch: '导入批次', import: '导入批次', form: '表单', key: '签名钥', session: '会话',
  },
  setting: {
    timeZone: '时区', formLanguage: '表单语言', levelLabels: '密级用语', idleMinutes: '闲置锁定（分钟）', referenceMask: '档号格式', longTermYears: '“长期”的年数', shortTermYears: '“短期”的年数',
  } satisfies Record<SettingKey, string>,
  fields: {
    number: '编号', value: '值', code: '编号', name: '名称', kind: '类别', keeper: '客服专员', openedOn: '建档日期', note: '备注', contacts: '联系人', phone: '电话',
    title: '题名', referenceCode: '档号', oldNumber: '旧案卷号', filingNumber: '归档号', crossReference: '互见号', client: '客户', clientCode: '客户编号', clientName: '客户名称', series: '类目', seriesCode: '类目',
    year: '年度', firstMonth: '起', lastMonth: '止', retention: '保管期限', retentionBasis: '起算依据', basisDate: '起算日期', level: '密级', ownLevel: '本卷密级', levelTermUntil: '保密期限至',
    formingDepartment: '形成部门', binding: '装订', pages: '页数', itemCount: '件数', compiledBy: '立卷人', checkedBy: '检查人', compiledOn: '立卷日期', checkedOn: '检查日期', filedOn: '归档日期', closingNote: '备考', state: '状态', home: '存放位置', current: '当前位置', machineKey: '条码号',
    fileName: '文件', volumes: '案卷', filed: '在库', assembling: '组卷中', clients: '客户', newClients: '新客户', persons: '人员', locations: '位置', counts: '数量', refusedRows: '未导入的行', codes: '档号', places: '位置', attempts: '次数', failed: '失败次数', first: '第一次', sheets: '张数', at: '时间', publicKey: '公钥', typeLevels: '文件类型的密级', fondsNumber: '全宗号', fondsName: '全宗名称', warnings: '提醒', reason: '理由',
    items: '卷内文件', sequence: '顺序号', documentNumber: '文号', responsible: '责任者', date: '日期', pageFrom: '起页', pageTo: '止页', typeCode: '文件类型', typeName: '文件类型', sourceDepartment: '来源部门', handler: '经办人', carrier: '载体', writing: '书写材料', group: '组', role: '组内身份',
    staffCode: '工号', department: '部门', organisation: '单位', identityPaper: '证件', leftOn: '离职日期', head: '负责人', deputy: '副职', login: '登录名', fullName: '姓名', roles: '角色', clearance: '密级权限',
    form: '表单', paper: '纸张', fill: '填法', copy: '第几次打印', pagesDrawn: '张数', language: '语言', from: '从', to: '到', cause: '依据', sha256: '内容指纹',
  },
  values: {
    retentionBasis: { lastDocument: '最后一份文件', contractEnd: '合同终止', relationEnd: '客户关系终止', caseClosed: '事项办结' },
    form: { cover: '案卷封面', itemList: '卷内文件目录', closingNote: '备考表' },
    paper: { a4: 'A4', hard: '硬卷皮 220×310' }, fill: { filled: '填好', blank: '空白' },
    carrier: { paper: '纸', film: '胶片', disk: '光盘磁盘', photo: '照片' },
    writing: { print: '打印', ink: '墨水', ballpoint: '圆珠笔', pencil: '铅笔', carbon: '复写', photocopy: '复印' },
    role: { reply: '批复', request: '请示', text: '正文', attachment: '附件', print: '印件', draft: '底稿', forwarding: '转发', original: '原件', translation: '译本' },
    boolean: { true: '是', false: '否' },
  },
};
