export const common = {
  loading: '正在读取',
  save: '保存', cancel: '取消', close: '关闭', edit: '修改', remove: '移除', back: '返回', next: '下一步',
  print: '打印',
  none: '未定', empty: '无', required: '必填', unsaved: '有未保存的修改', saved: '已保存', reason: '理由',
  permanent: '永久', years: '{{years}}年', asWritten: '{{kept}}（原写“{{written}}”）',
  forYears: '定期', yearsCount: '年数', writtenAs: '原写“{{written}}”',
  unknownCode: '未列名的代码：{{code}}',
  total: '共 {{total}} 条', selected: '已选 {{selected}} 条', columns: '显示列', rowLoading: '正在读取此行', table: '{{name}}，{{total}} 条',
  sortBy: '按{{head}}排序', clause: '依据 {{clause}}',
  level: { general: '一般', secret: '秘密', confidential: '机密', topSecret: '绝密' },
  state: {
    assembling: '组卷中', filed: '在库', out: '借出', inRoom: '阅览中', missing: '缺失', setApart: '待销毁', destroyed: '已销毁',
  },
  binding: { bound: '装订', loose: '不装订' },
  role: {
    archivist: '档案管理员', supervisor: '客户信息主管', manager: '客户服务部经理', director: '客户总监',
    generalManager: '总经理', departmentHead: '部门负责人', auditor: '审计员',
  },
  draft: {
    restored: '这是 {{at}} 留下的草稿，尚未保存。', discard: '弃用草稿',
    leaveTitle: '有未保存的修改', leaveBody: '修改已作为草稿留存，下次打开此页时还在。', leave: '离开', stay: '留在此页',
  },
  typeToConfirm: '输入“{{word}}”以确认', cancelJob: '中止', progress: '{{step}}：{{done}} / {{of}}', progressOpen: '{{step}}：已到 {{done}}', working: '正在处理',
  person: { placeholder: '姓名或工号', nobody: '人员名单中没有此人，按所写姓名保留' },
  place: { placeholder: '库房-架-列-层-盒', none: '没有这个位置' },
  listSeparator: '、',
  datePlaceholder: { day: '2026-03-02', month: '2026-03', partial: '2026-03-02、2026-03 或 2026' },
};
