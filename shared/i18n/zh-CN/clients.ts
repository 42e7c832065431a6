/** Words of the list of clients 客户 and the client page. */
export const clients = {
  title: '客户', newClient: '新建客户', open: '打开客户', editKey: '修改（E）', facts: '客户信息', contacts: '联系人', volumeList: '客户的案卷', volumes: '案卷', history: '办理经过', editing: '修改客户信息',
  code: '客户编号', name: '客户名称', kind: '类别', keeper: '客服专员', openedOn: '建档日期', note: '备注', volumeCount: '案卷数', years: '年度', text: '编号、名称、联系人', filters: '筛选', anyKind: '类别：全部',
  empty: '还没有客户', emptyHint: '按 Ctrl+N 新建，或从“导入”读入客户名册。', noneFit: '没有符合条件的客户', noneFitHint: '换几个字再查。',
  holdings: '{{volumes}} 卷，{{first}} 至 {{last}} 年', holdingsNone: '还没有案卷', noContacts: '没有联系人。', noVolumes: '这个客户还没有案卷',
  contactName: '姓名', contactPhone: '电话', contactNote: '说明', addContact: '加联系人', removeContact: '移除第 {{row}} 位联系人', contactRow: '第 {{row}} 位联系人', keeperWritten: '客服专员（按所写姓名）', keeperHint: '不在人员名单中时填写',
  saved: '已保存客户：{{name}}', unsaved: '有未保存的修改', loading: '正在读取客户', stale: '您修改期间，别人保存了这个客户。', staleKept: '您填写的都还在，也留有草稿。', merge: '读取新内容，保留我的修改', newVolume: '为此客户新建案卷', clearFilters: '清除条件',
};
