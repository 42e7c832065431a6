/** Why a backup, a test restore or a restore did not go through; the codes are those of `backupFailed`. */
export const backupFault = {
  nameTaken: '同名的备份已经在了，请稍等一秒再试。',
  notEqual: '副本与登记文件不相同，已弃用。',
  changedMeanwhile: '复制时一直有新的保存，副本无法核对。请在不忙时再试。',
  diskFull: '磁盘已满。',
  diskError: '磁盘报告读写错误。',
  folderReadOnly: '备份位置是只读的。',
  folderMissing: '找不到备份位置，磁盘可能没有连接。',
  storeDamaged: '登记文件或副本有一部分读不出。',
  busy: '登记文件正被占用。',
  notABackup: '这个文件夹不是一份完整的备份。',
  manifestForged: '备份清单 backup.json 被人改动过，或不是用这把密钥做的。',
  fileMissing: '备份里缺少文件 {{name}}。',
  fileDiffers: '备份里的文件 {{name}} 与做成时不同。',
  recordsDiffer: '有 {{count}} 条记录与现在的内容不同，日志里却没有改动的记录。',
  otherKeys: '这份备份是用别的密钥做的，当前操作人打不开。',
  nothingReadable: '登记文件的第一页已损坏，什么也读不出。请用备份恢复。',
};
