/** What the log calls each deed: `deed.<code>`, the codes being those of domain/deeds. */
export const deed = {
  archive: { created: '建立档案库' },
  session: { unlocked: '解锁', failedAttempts: '记下失败的解锁' },
  key: { introduced: '启用签名钥' },
  settings: { set: '更改设置' },
  fonds: { saved: '修改全宗' },
  series: { saved: '保存类目' },
  department: { saved: '保存部门' },
  documentType: { saved: '保存文件类型' },
  person: { saved: '保存人员' },
  client: { saved: '保存客户' },
  volume: {
    created: '新立案卷',
    saved: '修改案卷',
    itemsSaved: '保存卷内目录',
    filed: '归档入库',
    reopened: '退回重整',
    discarded: '撤销案卷',
    moved: '移动案卷',
  },
  import: { committed: '导入台账', undone: '撤销导入' },
  form: { issued: '出件' },
};
