export const settings = {
  title: '设置', line: '每项修改都记入日志。', general: '通用', saved: '已保存：{{name}}', saveOne: '保存“{{name}}”', changed: '已改，非默认', editOne: '修改 {{name}}',
  fonds: '全宗', series: '类目', departments: '部门', documentTypes: '文件类型',
  addSeries: '新增类目', addDepartment: '新增部门', addDocumentType: '新增文件类型',
  number: '全宗号', code: '代码', name: '名称', fondsName: '全宗名称', fondsNameHint: '印在封面上；已出件的封面不会改变', departmentName: '部门名称',
  retention: '保管期限', level: '密级', source: '来源部门', head: '负责人', deputy: '副职',
  language: { 'zh-CN': '中文', en: 'English' },
  labels: { secret: '秘密、机密、绝密', commercial: '普通商密、核心商密' },
  key: {
    timeZone: '档案库所在时区', formLanguage: '表格语言', levelLabels: '密级名称', idleMinutes: '无人操作多少分钟后锁定', referenceMask: '档号格式',
    longTermYears: '“长期”折合年数', shortTermYears: '“短期”折合年数',
  },
  hint: {
    timeZone: '决定日期以哪里的零点为界，例如 Asia/Shanghai', formLanguage: '封面、目录、备考表所用的语言', levelLabels: '屏幕与表格上的叫法，级别本身不变',
    idleMinutes: '1 至 30 分钟', referenceMask: '只影响今后给出的档号，已有档号不变', longTermYears: '旧目录所写“长期”的年数，原文保留', shortTermYears: '旧目录所写“短期”的年数，原文保留',
  },
  about: { title: '关于归藏', version: '程序版本', archive: '档案库', tag: '条码标识', licence: '许可', line: '本程序只在这台电脑上工作，不连接网络；全部内容加密存放在档案文件夹中。' },
};
