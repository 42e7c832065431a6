export const operators = {
  login: '登录名', loginHint: '小写字母开头，例如 liwen', passphrase: '口令', passphraseAgain: '再输入一次口令',
  passphraseHint: '建议用五个以上互不相关的词；忘记后只能用恢复密钥打开', fullName: '姓名', staffCode: '工号', roles: '角色', clearance: '密级权限', clearanceHint: '高于此级的内容对此人完全不可见',
  fondsNumber: '全宗号', fondsNumberHint: '字母和数字，印在每个档号之前，例如 HX01', fondsName: '全宗名称', fondsNameHint: '单位全称，照印在封面上',
  folder: '档案文件夹', folderHint: '选择一个空文件夹；档案库的全部内容加密后存放在这里', pickFolder: '选择文件夹', noFolder: '尚未选择', openOther: '打开其他档案库',
  first: {
    title: '这台电脑上还没有档案库', line: '所有内容只存放在您选择的文件夹里，加密保存，不连网络。',
    create: '新建档案库', createLine: '约需十分钟：全宗、密级、第一位操作人、恢复密钥。', createGo: '新建',
    open: '打开已有档案库', openLine: '选择存放档案库的文件夹，例如从另一台电脑移来的。', openGo: '选择文件夹',
  },
  step: { fonds: '全宗与存放位置', levels: '哪些文件类型默认定密', operator: '第一位操作人', recovery: '恢复密钥', confirm: '核对并建立' },
  stepShort: { fonds: '全宗', levels: '密级', operator: '操作人', recovery: '恢复密钥', confirm: '建立' },
  levels: {
    explain: '全部客户资料都属公司内部资料；其中定为秘密、机密、绝密的不得带出阅览室（DA-14.2）。请为六种文件类型各选一个默认密级，日后可在设置中修改，也可逐件另定。',
    literal: '如果照《保密制度》第六条的字面（客户资料为机密，合同协议为秘密）全部定密，则任何一卷都不能外借。程序不替您决定。',
    allUnmarked: '全部为一般', asWritten: '照第六条字面', type: '文件类型', open: '还有 {{count}} 种没有选', complete: '六种都已选定',
    stopsLending: '六种都已定密：含有这些文件的案卷都不能外借，只能在阅览室查阅',
  },
  strength: { label: '口令强度', none: '口令强度：尚未输入', weak: '太容易被猜到', enough: '强度足够' },
  recovery: {
    key: '恢复密钥', explain: '口令全部遗失时，只有这份恢复密钥能打开档案库。请抄写或打印，封存在保险柜，不要存在电脑里。',
    print: '打印应急卡', vault: '库号：{{name}}', once: '它只在此处显示这一次。下一步会把它隐藏起来，请您照纸上的内容重新输入。', sheetTitle: '应急卡',
    written: '已写在纸上，下一步', typeBack: '请照纸上的内容输入恢复密钥。按“返回”可再看一次。', typeHint: '八组，每组五个字符；大小写和横线不限',
    wrong: '与恢复密钥不符，请逐组核对', wrongGroup: '第 {{group}} 组不对，请核对纸上的这一组',
  },
  confirm: { create: '建立档案库', operator: '操作人', marked: '{{count}} 种默认定密', recoveryDone: '已核对', line: '按下后才写入文件夹，约需几秒钟。' },
  unlock: { which: '{{name}}（库号 {{vault}}）', title: '解锁档案库', unlock: '解锁', capsLock: '大写锁定已打开' },
  broken: { title: '档案库没有打开', again: '再试一次' },
};
