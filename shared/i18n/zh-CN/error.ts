import type { AppErrorCode } from '../../errors';

/** Three sentences for every failure that can cross the boundary: what happened, what is safe, what to do now. */
export const error = {
  invalidInput: {
    what: '填写的内容有误，没有保存。',
    safe: '原有内容没有变动，您填写的还在。',
    todo: '请按各栏下的说明改正后再保存。',
  },
  locked: { what: '档案库已锁定。', safe: '已保存的内容都在，未保存的修改已作为草稿留存。', todo: '请重新解锁。' },
  forbidden: { what: '您的角色不能做这件事。', safe: '没有任何变动。', todo: '请由有此权限的人员登录办理。' },
  notFound: {
    what: '找不到这条记录。',
    safe: '其他记录没有变动。',
    todo: '它可能已被撤回，或高于您的密级。请返回重新查找。',
  },
  stale: {
    what: '这条记录刚被修改过，您的修改没有保存。',
    safe: '别人保存的内容没有被覆盖，您的修改留作草稿。',
    todo: '请重新打开这条记录，核对后再改。',
  },
  ruleBroken: { what: '按规定不能这样办。', safe: '没有任何变动。', todo: '请按上面的说明处理后再办。' },
  busy: {
    what: '正在进行一项较大的写入，此次修改没有保存。',
    safe: '原有内容没有变动，查阅不受影响。',
    todo: '请等它完成后再保存。',
  },
  cancelled: { what: '已按您的要求中止。', safe: '没有写入任何内容。', todo: '需要时可以重新开始。' },
  internal: {
    what: '程序遇到意外错误（编号 {{incidentId}}）。',
    safe: '这一步没有保存，此前保存的都在。',
    todo: '请再试一次；仍出错时把编号告诉维护人员。',
  },
  folderMissing: {
    what: '找不到档案文件夹。',
    safe: '程序没有改动任何文件。',
    todo: '请检查移动硬盘或网络盘是否已连接，再重新打开。',
  },
  folderNotEmpty: {
    what: '所选文件夹里已有文件，不能在此新建档案库。',
    safe: '里面的文件没有变动。',
    todo: '请选择一个空文件夹；要打开已有档案库，请选“打开已有档案库”。',
  },
  folderReadOnly: {
    what: '档案文件夹是只读的，无法写入。',
    safe: '已有内容没有变动。',
    todo: '请解除写保护或更换文件夹，再重新打开。',
  },
  openElsewhere: {
    what: '这个档案库已在另一个窗口或另一位用户处打开。',
    safe: '没有任何变动。',
    todo: '请先在那里关闭，再回到这里重新打开。',
  },
  vaultMissing: {
    what: '文件夹里没有密钥文件 vault.json。',
    safe: '登记内容仍是加密的，没有变动。',
    todo: '请在下面从备份恢复；如选错文件夹，请另选。',
  },
  vaultDamaged: {
    what: '密钥文件 vault.json 已损坏。',
    safe: '登记内容仍是加密的，没有变动；这不是口令的问题。',
    todo: '请在下面从最近的备份恢复。',
  },
  vaultTampered: {
    what: '密钥文件 vault.json 被人改动过。',
    safe: '程序没有打开档案库，登记内容没有变动。',
    todo: '请保留现状，通知主管；再从可信的备份恢复。',
  },
  wrongPassphrase: { what: '口令不正确。', safe: '没有任何变动。', todo: '请检查大写锁定和输入法后重新输入。' },
  throttled: { what: '连续输错，请等 {{seconds}} 秒。', safe: '没有任何变动。', todo: '等候结束后可再试。' },
  storeMissing: {
    what: '文件夹里没有登记文件。',
    safe: '密钥文件仍在，没有变动。',
    todo: '请在下面从备份恢复；如选错文件夹，请另选。',
  },
  storeDamaged: {
    what: '登记文件有一部分读不出（第 {{page}} 页）。',
    safe: '口令没有问题；为避免扩大，程序已停止工作，没有改动任何内容。',
    todo: '请不要删除任何文件，用最近的备份恢复。',
  },
  storeFromLater: {
    what: '登记文件来自更新的程序版本（{{found}}，本程序只认识到 {{known}}）。',
    safe: '没有任何变动。',
    todo: '请安装新版本的程序后再打开。',
  },
  logBroken: {
    what: '日志从第 {{seq}} 条起对不上。',
    safe: '登记内容仍可查阅，没有改动任何内容。',
    todo: '请保留现状，通知主管，并与备份核对。',
  },
  clockBehind: {
    what: '电脑时钟比最后一条日志（{{lastAt}}）还早。',
    safe: '登记内容没有变动。',
    todo: '请先校正电脑的日期和时间，再办理新的业务。',
  },
  diskFull: {
    what: '磁盘已满，这一次没有保存。',
    safe: '此前保存的都在。',
    todo: '请至少腾出 {{needed}} MB 空间，再按一次保存。',
  },
  diskError: {
    what: '磁盘报告读写错误，最近一次修改没有保存。',
    safe: '此前保存的都在。',
    todo: '请停止录入，马上把备份做到另一块磁盘。',
  },
  fileRefused: {
    what: '这个文件没有收下。',
    safe: '文件没有被继续读取，档案库没有变动。',
    todo: '请按上面的说明处理文件后重新选择。',
  },
  entriesMissing: {
    what: '日志第 {{from}} 至 {{to}} 条不见了：它们保存过，现在的登记文件里没有。',
    safe: '其余内容都在，可以查阅；为免覆盖线索，暂不能保存。',
    todo: '请查看是否有人换过文件，或从备份恢复；确认要在现有内容上继续时，写明理由后确认。',
  },
  historyDiffers: {
    what: '日志第 {{seq}} 条与见证文件所记的不是同一条。',
    safe: '内容可以查阅；为免覆盖线索，暂不能保存。',
    todo: '登记文件可能被换成了另一份。请与备份核对；确认要继续时，写明理由后确认。',
  },
  pageReplaced: {
    what: '登记文件有一部分被换成了较早的内容。',
    safe: '内容可以查阅；为免覆盖线索，暂不能保存。',
    todo: '请与备份核对，必要时恢复；确认要继续时，写明理由后确认。',
  },
  witnessBehind: {
    what: '见证文件落后于登记文件（缺第 {{from}} 至 {{to}} 条）。',
    safe: '登记内容没有缺少，可以查阅；暂不能保存。',
    todo: '见证文件可能被换成较早的一份，或磁盘没有写好。写明理由后确认，程序会重新建立见证。',
  },
  witnessMissing: {
    what: '见证文件 room.witness 不见了。',
    safe: '登记内容可以查阅；没有见证就无从知道是否缺少，暂不能保存。',
    todo: '请查看最近几条日志是否齐全；写明理由后确认，程序会重新建立见证。',
  },
  witnessDamaged: {
    what: '见证文件 room.witness 已损坏。',
    safe: '登记内容可以查阅；没有见证就无从知道是否缺少，暂不能保存。',
    todo: '请查看最近几条日志是否齐全；写明理由后确认，程序会重新建立见证。',
  },
  witnessUnsettled: {
    what: '打开时发现的问题还没有人确认，暂不能保存。',
    safe: '没有任何变动，您填写的还在。',
    todo: '请由档案管理员或客户服务部经理在页面上方的提醒里写明理由后确认。',
  },
  witnessNotWritten: {
    what: '这一次已经保存，但见证文件没有写成。',
    safe: '这一条和此前保存的都在登记文件里。',
    todo: '请不要重复保存；先把备份做到另一块磁盘，再锁定后重新打开。',
  },
  folderIsBackup: {
    what: '这个文件夹是一份备份，不能直接在里面工作。',
    safe: '备份没有变动。',
    todo: '请用“从备份恢复”把它恢复到档案文件夹。',
  },
  backupFailed: {
    what: '备份没有做成。',
    safe: '档案库没有变动；没有核验过的副本不会算作备份。',
    todo: '请按上面的说明处理后再试。',
  },
  notPrintable: {
    what: '有字体中没有的字：{{characters}}',
    safe: '没有出件，没有编号。',
    todo: '可以把这些字的位置留白，打印后用笔填写。',
  },
} satisfies Record<AppErrorCode, { what: string; safe: string; todo: string }>;
