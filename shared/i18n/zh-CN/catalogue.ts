/** Words of the search box, the ledger of volumes, the volume page and its grid of items. */
export const catalogue = {
  volumes: '案卷', newVolume: '新建案卷', uncoded: '未编号', openVolume: '打开案卷', noClient: '客户未定', nothing: '—', labelled: '{{label}}：{{value}}',
  search: {
    label: '查找档号、旧案卷号、客户、题名、文号、位置', placeholder: '查找：档号、客户、题名、位置（Ctrl+K）', results: '查找结果',
    exact: '号码一致', volume: '案卷', client: '客户', item: '卷内文件', location: '位置',
    none: '没有找到“{{text}}”', noneHint: '可只输入其中两个字，或号码的一段。', all: '在目录中列出“{{text}}”的全部案卷', found: '找到 {{count}} 条',
  },
  list: {
    empty: '还没有案卷', emptyHint: '按 Ctrl+N 新建，或从“导入”读入已有的台账。', noneFit: '没有符合条件的案卷', noneFitHint: '去掉一个条件再看。',
    clearFilters: '清除条件', text: '题名、档号、客户', filters: '筛选', any: '{{name}}：全部', option: '{{value}}（{{count}}）', drop: '去掉条件：{{name}}',
    panel: '侧栏', panelTitle: '选中的案卷', panelNone: '用方向键选一行，这里显示要点。', clientChip: '客户：{{name}}', placeChip: '位置：{{name}}',
    work: { readyToFile: '齐全可归档', undated: '无依据日期', due: '已期满', dueWithinYear: '一年内期满' },
    retention: { permanent: '永久', years: '定期', none: '未定' },
  },
  field: {
    referenceCode: '档号', oldNumber: '旧案卷号', title: '题名', client: '客户', year: '年度', months: '起止年月', firstMonth: '起始年月', lastMonth: '终止年月',
    retention: '保管期限', retentionBasis: '起算依据', basisDate: '依据日期', period: '保管时间', level: '密级', levelTermUntil: '保密期限至', state: '状态',
    items: '件数', pages: '页数', binding: '装订', home: '存放位置', current: '当前位置', series: '类目', filingNumber: '归档号', crossReference: '互见号',
    formingDepartment: '形成部门', compiledBy: '立卷人', compiledOn: '立卷日期', checkedBy: '检查人', checkedOn: '检查日期', filedOn: '归档日期',
    closingNote: '备考说明', note: '备注', fonds: '全宗', machineKey: '条码号',
  },
  placeKind: { room: '库房', rack: '架', column: '列', shelf: '层', box: '盒' },
  basis: { lastDocument: '最后一份文件', contractEnd: '合同终止', relationEnd: '客户关系终止', caseClosed: '案件办结' },
  volume: {
    facts: '案卷信息', items: '卷内文件', checks: '归档检查', movements: '位置变动', history: '办理经过', printed: '已出件', editKey: '修改（E）', itemsKey: '登记卷内文件（I）',
    place: '在 {{place}}', placeAway: '现在 {{current}}，应在 {{home}}', placeNone: '还没有位置', lastMove: '上次变动 {{at}} {{by}}',
    summary: '{{items}} 件，{{pages}} 页', summaryNoPages: '{{items}} 件，页数未清点', periodText: '{{start}} 至 {{lastDay}}，{{dueFrom}} 起可鉴定销毁', periodNone: '没有依据日期，不计到期', periodPermanent: '永久保管，不计到期',
    levelFromItems: '卷内最高：{{level}}', editing: '修改案卷信息', creating: '新建案卷', saved: '已保存：{{name}}', created: '已新建案卷，现在登记卷内文件', unsaved: '有未保存的修改',
    clientPlaceholder: '输入客户编号或名称', clientNone: '没有这个客户', retentionKind: '期限种类', retentionYears: '年数', retentionUndecided: '未定', retentionPermanent: '永久', retentionTerm: '定期', writtenAs: '台账原写“{{written}}”，照原样保留',
    madeUpHint: '原件没有题名、由您拟写的，放在 [ ] 里', monthHint: '例如 2024-03，也可写 202403', identity: '归属', time: '时间与期限', secrecy: '密级', physical: '装订与位置', people: '人员与日期', remarks: '说明',
    draftWaiting: '这个案卷有 {{at}} 留下的草稿，尚未保存。', draftGoOn: '继续修改', itemsDraftWaiting: '卷内文件有 {{at}} 留下的草稿，尚未保存。', changed: '改动：{{fields}}', fullLog: '在日志中查看全部',
    noSeries: '还没有类目，请先在“设置”中建立。',
    noMovements: '没有位置变动的记录。', movement: { at: '时间', by: '经手', from: '从', to: '到', cause: '凭据' }, noHistory: '没有记录。', loading: '正在读取案卷', cause: { new: '新建', edited: '修改存放位置', filed: '归档', import: '台账导入', other: '{{cause}}' },
  },
  stale: {
    title: '您修改期间，别人保存了这个案卷。', kept: '您填写的都还在，也留有草稿。', merge: '读取新内容，保留我的修改', merged: '已读取新内容，您改过的栏目保持您的写法，保存后生效。',
    both: '双方都改过，请核对：{{fields}}', itemsMerged: '已读取新内容。保存后以您现在的清单为准。',
  },
  checks: {
    ready: '没有缺项，可以归档。', missing: '缺 {{count}} 项，不能归档', warnings: '提醒 {{count}} 项，不妨碍归档', goTo: '去填写', none: '没有提醒。', filed: '已于 {{day}} 归档。',
  },
  file: {
    button: '归档', title: '归档', body: '归档后编定档号，案卷不能再随意修改。', blocked: '还缺这些，补齐后才能归档：', warned: '以下只是提醒，可以照常归档：', done: '已归档，档号 {{code}}', ok: '归档',
    reopen: '退回重整', reopenTitle: '退回重整', reopenBody: '档号不变。再次归档前须由另一人重新检查。', reopened: '已退回重整：{{name}}',
    discard: '撤销案卷', discardTitle: '撤销误建的案卷', discardBody: '只能撤销从未编号的案卷，卷内文件登记一并撤销，日志保留记录。', discardWord: '撤销', discarded: '案卷已撤销',
  },
  grid: {
    list: '卷内目录',    label: '卷内文件，{{count}} 件', cell: '第 {{row}} 件 {{column}}', empty: '还没有登记卷内文件', emptyHint: '按 I 开始登记。', edit: '登记', save: '保存卷内文件', cancel: '退出登记',
    add: '加一件', insert: '插入一件', remove: '删去此件', undo: '撤销', redo: '重做', sort: '按规则排序', keys: 'Enter 下一件（末件则新增，沿用上件） · Tab 下一栏 · Ctrl+↑↓ 换行 · Insert 插入 · Ctrl+Delete 删去 · Ctrl+Z 撤销 · 可从表格软件粘贴',
    sorted: '按规则排好，{{count}} 件换了位置，尚未保存；不合适可以撤销。', sortedSame: '已经符合排序规则，没有移动。', saved: '卷内文件已保存，共 {{count}} 件', removed: '已删去第 {{row}} 件，可撤销', pasted: '已粘贴 {{rows}} 行', pastedWith: '已粘贴 {{rows}} 行，有 {{bad}} 处与可选项对不上，已留空',
    bad: '有 {{count}} 栏不合要求，没有保存', pages: '页号', pageNotes: '页号检查', pagesClean: '页号连续，没有重叠', gap: '第 {{from}}–{{to}} 页不属于任何一件', gapOne: '第 {{from}} 页不属于任何一件', overlap: '第 {{row}} 件与第 {{other}} 件重叠', reversed: '第 {{row}} 件起页大于止页', draftRestored: '这是 {{at}} 留下的卷内文件草稿，尚未保存。',
  },
  item: {
    sequence: '顺序号', documentNumber: '文号', responsible: '责任者', title: '题名', date: '日期', pageFrom: '起页', pageTo: '止页', pages: '页号', typeCode: '类型', sourceDepartment: '来源部门', handler: '经办人',
    level: '密级', carrier: '载体', writing: '书写材料', group: '组', role: '角色', note: '备注',
  },
  carrier: { paper: '纸质', film: '胶片', disk: '光盘磁盘', photo: '照片' },
  writing: { print: '打印', ink: '墨水', ballpoint: '圆珠笔', pencil: '铅笔', carbon: '复写', photocopy: '复印' },
  itemRole: { reply: '批复', request: '请示', text: '正文', attachment: '附件', print: '印件', draft: '底稿', forwarding: '转发', original: '原件', translation: '译本' },
};
