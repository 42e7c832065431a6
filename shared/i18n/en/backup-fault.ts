import type { backupFault as source } from '../zh-CN/backup-fault';
import type { SameKeys } from '../shape';

/** Why a backup, a test restore or a restore did not go through; the codes are those of `backupFailed`. */
export const backupFault = {
  nameTaken: 'A backup of this name is already there. Wait a second and try again.',
  notEqual: 'The copy is not equal to the register and was dropped.',
  changedMeanwhile:
    'Entries were saved all the while, so the copy could not be compared. Try again when it is quieter.',
  diskFull: 'The disk is full.',
  diskFullNeeds: 'The disk is full; the copy needs {{needed}} MB of free space.',
  diskError: 'The disk reports errors.',
  folderReadOnly: 'The backup place is write-protected.',
  folderMissing: 'The backup place was not found; is its drive connected?',
  storeDamaged: 'Part of the register or of its copy cannot be read.',
  busy: 'The register is in use.',
  notABackup: 'This folder is not a complete backup.',
  manifestForged: 'The list backup.json was altered, or made under another key.',
  fileMissing: 'The backup lacks the file {{name}}.',
  fileDiffers: 'The file {{name}} is not what it was when the backup was made.',
  attachmentsDiffer: 'The scans in the backup differ from the register, or one of them is missing.',
  recordsDiffer: '{{count}} records differ from today, and no log entry says why.',
  otherKeys: 'This backup was made under other keys, which the present operator cannot open.',
  nothingReadable: 'The first page of the register is damaged; nothing of it can be read. Restore a backup.',
} satisfies SameKeys<typeof source>;
