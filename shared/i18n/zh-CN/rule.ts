import type { VolumeRule } from '../../domain/volume';

/** Why a rule said no; the codes are those of `ruleBroken` in the engine and of shared/domain. */
export const rule = {
  wrongState: '案卷现在的状态不允许这样办。',
  incomplete: '案卷还不齐全，不能归档。请按案卷页上列出的各项补全。',
  codeGiven: '这一卷已给过档号，不能作为误建撤销。',
  codeMissing: '没有档号，不能归档。',
  notArchivist: '只有档案管理员可以办理。',
  markedStays: '定密的案卷不得带出阅览室（DA-14.2）。',
  onHold: '案卷在冻结中。',
  onDisposalList: '案卷已列入销毁清册。',
  reopenFirst: '案卷已归档。要修改，请先写明理由退回重整。',
  reasonMissing: '请写明理由。',
  aboveClearance: '密级高于您的权限，您保存后将看不到它。',
  clientCodeTaken: '客户编号 {{code}} 已被使用。',
  nameTaken: '“{{name}}”已经有了。',
  notChecked: '导入前须先核对。',
  onlyCoverOnHardPaper: '220×310 的硬封面纸只用于封面。',
  printedMeanwhile: '其间已有人出件，请重新预览。',
  takenBefore: '这个文件已在 {{at}} 导入过。',
  ticketUnknown: '所选文件已失效，请重新选择。',
  undoBlocked: '这一批导入之后已有改动，不能整批撤销。',
} satisfies Record<VolumeRule, string> & Readonly<Record<string, string>>;
