export const desk = {
  title: '工作台', today: '今天待办', nothing: '今天没有待办', holdings: '馆藏', holdingsLine: '{{volumes}} 卷，其中在库 {{filed}} 卷、组卷中 {{assembling}} 卷；客户 {{clients}} 个。',
  work: {
    readyToFile: '填写齐全，可以归档的案卷', assembling: '组卷中的案卷', due: '保管期满的案卷', dueWithinYear: '一年内期满的案卷', undated: '没有起算日期、算不出期满日的案卷',
  },
  lastImport: '最近一次导入：{{at}}', neverImported: '还没有导入过台账', seeImports: '查看批次',
  drafts: '未保存的草稿', draftsLine: '上次没有保存就离开的内容，打开后可继续填写。', leftAt: '{{at}} 留下', discard: '弃用', discardNamed: '弃用：{{draft}}',
  draftOf: {
    volume: '案卷', newVolume: '新立案卷', items: '卷内目录', client: '客户', newClient: '新客户', person: '人员', newPerson: '新人员', series: '类目', department: '部门', documentType: '文件类型', fonds: '全宗', settings: '设置', other: '草稿（{{key}}）',
  },
  draftNamed: '{{kind}}“{{name}}”', discardTitle: '弃用这份草稿？', discardBody: '{{draft}}，{{at}} 留下。弃用后找不回来；已保存的内容不受影响。', discardDo: '弃用草稿', discarded: '已弃用草稿：{{draft}}',
  start: '这个档案库还是空的', startHint: '可以从这三件事里任选一件开始：', startImport: '导入现有台账', startImportHint: 'Excel 或 CSV，先核对后写入，可整批撤销', startClient: '登记一个客户', startClientHint: '案卷按客户立，先有客户才能立卷', startVolume: '新立一卷', startVolumeHint: '录入卷内文件，齐全后归档编号',
  startReader: '馆藏登记后，这里显示当天要办的事。',
};
