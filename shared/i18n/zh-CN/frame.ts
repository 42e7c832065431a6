export const frame = {
  product: '归藏', navigation: '主菜单', main: '内容', answers: '最近的答复', skip: '跳到内容',
  desk: '工作台', catalogue: '目录', clients: '客户', exchange: '导入', audit: '日志', persons: '人员', settings: '设置', about: '关于',
  lock: '锁定', language: 'English', languageName: '界面语言', signedIn: '{{name}}（{{roles}}）', signedInAs: '当前操作人',
  notFound: '没有这个页面', notFoundHint: '地址可能来自更早的版本。请从左侧菜单进入。', noScreens: '您的角色只在审批时会签，没有可打开的页面。',
  forbidden: '您的角色不能打开此页',
  crashTitle: '此页出错了', crashSafe: '已保存的内容都在，未保存的修改已作为草稿留存。', crashTodo: '按“重新打开此页”继续；仍出错时锁定后再解锁。', crashAgain: '重新打开此页',
  keysTitle: '快捷键',
  noticed: '知道了', warnings: '打开时的提醒', failedAttempts: '上次以来有 {{count}} 次解锁失败，最近一次：{{login}}，{{at}}',
  key: {
    search: '查找', new: '新建', save: '保存', print: '打印当前内容', lock: '锁定', edit: '修改当前记录', items: '登记卷内文件', back: '返回', rail: '左侧菜单第 1 至 8 项', help: '显示快捷键',
  },
};
