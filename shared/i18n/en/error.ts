import type { SameKeys } from '../shape';
import type { error as source } from '../zh-CN/error';

export const error = {
  invalidInput: {
    what: 'Something entered is not right; nothing was saved.',
    safe: 'What was there is unchanged, and what you entered is still here.',
    todo: 'Correct the marked fields and save again.',
  },
  locked: {
    what: 'The archive is locked.',
    safe: 'All that was saved is there; unsaved changes are kept as drafts.',
    todo: 'Unlock it again.',
  },
  forbidden: {
    what: 'Your role may not do this.',
    safe: 'Nothing was changed.',
    todo: 'Let someone sign in whose role may.',
  },
  notFound: {
    what: 'This record was not found.',
    safe: 'Other records are unchanged.',
    todo: 'It may have been taken back, or be above your clearance. Go back and search again.',
  },
  stale: {
    what: 'Someone changed this record meanwhile; your changes were not saved.',
    safe: 'What they saved was not overwritten; your changes are kept as a draft.',
    todo: 'Open the record again, compare and change it again.',
  },
  ruleBroken: {
    what: 'The rules do not allow this.',
    safe: 'Nothing was changed.',
    todo: 'Put right what is said above and try again.',
  },
  busy: {
    what: 'A large write is under way; this change was not saved.',
    safe: 'What was there is unchanged; reading goes on.',
    todo: 'Wait until it has finished and save again.',
  },
  cancelled: { what: 'Stopped as you asked.', safe: 'Nothing was written.', todo: 'Start again whenever you need to.' },
  internal: {
    what: 'The program met an unexpected fault (number {{incidentId}}).',
    safe: 'This step was not saved; all that was saved before is there.',
    todo: 'Try again; if it fails again, give the number to whoever maintains the program.',
  },
  folderMissing: {
    what: 'The archive folder was not found.',
    safe: 'The program changed no file.',
    todo: 'Check that the drive or network folder is connected, then open it again.',
  },
  folderNotEmpty: {
    what: 'The chosen folder already holds files; no archive can be created there.',
    safe: 'The files in it are unchanged.',
    todo: 'Choose an empty folder; to open an archive that exists, choose “Open an existing archive”.',
  },
  folderReadOnly: {
    what: 'The archive folder is read-only.',
    safe: 'What is in it is unchanged.',
    todo: 'Remove the write protection or use another folder, then open it again.',
  },
  openElsewhere: {
    what: 'This archive is open in another window or for another user.',
    safe: 'Nothing was changed.',
    todo: 'Close it there first, then open it here again.',
  },
  vaultMissing: {
    what: 'The key file vault.json is not in the folder.',
    safe: 'The register is still encrypted and unchanged.',
    todo: 'Restore a backup below; if this is the wrong folder, choose another.',
  },
  vaultDamaged: {
    what: 'The key file vault.json is damaged.',
    safe: 'The register is still encrypted and unchanged; your passphrase is not the trouble.',
    todo: 'Restore the latest backup below.',
  },
  vaultTampered: {
    what: 'Someone has altered the key file vault.json.',
    safe: 'The archive was not opened; the register is unchanged.',
    todo: 'Leave everything as it is and tell the supervisor; then restore a trusted backup.',
  },
  wrongPassphrase: {
    what: 'The passphrase is not right.',
    safe: 'Nothing was changed.',
    todo: 'Check Caps Lock and the input method, then type it again.',
  },
  throttled: {
    what: 'Too many wrong attempts: wait {{seconds}} seconds.',
    safe: 'Nothing was changed.',
    todo: 'Try again when the time is over.',
  },
  storeMissing: {
    what: 'The register file is not in the folder.',
    safe: 'The key file is there and unchanged.',
    todo: 'Restore a backup below; if this is the wrong folder, choose another.',
  },
  storeDamaged: {
    what: 'Part of the register cannot be read (page {{page}}).',
    safe: 'Your passphrase is right. Work was stopped so that nothing gets worse; nothing was changed.',
    todo: 'Delete nothing; restore the latest backup.',
  },
  storeFromLater: {
    what: 'The register comes from a later version ({{found}}; this program knows {{known}}).',
    safe: 'Nothing was changed.',
    todo: 'Install the later version of the program and open it again.',
  },
  logBroken: {
    what: 'The log does not hold together from entry {{seq}} on.',
    safe: 'The register can be read; nothing was changed.',
    todo: 'Leave everything as it is, tell the supervisor, and compare with a backup.',
  },
  clockBehind: {
    what: 'The clock of this PC is behind the last log entry ({{lastAt}}).',
    safe: 'The register is unchanged.',
    todo: 'Set the date and time of the PC right before entering anything new.',
  },
  diskFull: {
    what: 'The disk is full; this was not saved.',
    safe: 'All that was saved before is there.',
    todo: 'Free at least {{needed}} MB and press Save again.',
  },
  diskError: {
    what: 'The disk reports errors; the last change was not saved.',
    safe: 'All that was saved before is there.',
    todo: 'Stop entering and make a backup on another disk now.',
  },
  fileRefused: {
    what: 'This file cannot be taken in.',
    safe: 'It was not read further; the archive is unchanged.',
    todo: 'Put the file right as said above and choose it again.',
  },
  entriesMissing: {
    what: 'Log entries {{from}} to {{to}} are missing: they had been saved and are not in the register any more.',
    safe: 'Everything else is there and can be read; nothing can be saved for now, so that no trace is covered.',
    todo: 'See whether somebody exchanged files, or restore a backup; to go on with what is there, give a reason and confirm.',
  },
  historyDiffers: {
    what: 'Log entry {{seq}} is not the one the witness saw.',
    safe: 'Everything can be read; nothing can be saved for now, so that no trace is covered.',
    todo: 'The register may have been exchanged for another one. Compare it with a backup; to go on, give a reason and confirm.',
  },
  pageReplaced: {
    what: 'Part of the register was replaced by an older state of itself.',
    safe: 'Everything can be read; nothing can be saved for now, so that no trace is covered.',
    todo: 'Compare it with a backup and restore it if need be; to go on, give a reason and confirm.',
  },
  witnessBehind: {
    what: 'The witness file is behind the register (entries {{from}} to {{to}}).',
    safe: 'No entry is missing and everything can be read; nothing can be saved for now.',
    todo: 'The witness may have been exchanged for an older one, or the disk did not write it. Give a reason and confirm: it is made anew.',
  },
  witnessMissing: {
    what: 'The witness file room.witness is missing.',
    safe: 'Everything can be read; without a witness nobody knows whether entries are missing, so nothing can be saved for now.',
    todo: 'See whether the last log entries are complete, then give a reason and confirm: it is made anew.',
  },
  witnessDamaged: {
    what: 'The witness file room.witness is damaged.',
    safe: 'Everything can be read; without a witness nobody knows whether entries are missing, so nothing can be saved for now.',
    todo: 'See whether the last log entries are complete, then give a reason and confirm: it is made anew.',
  },
  witnessUnsettled: {
    what: 'Nobody has answered yet for what was found at opening; nothing can be saved before that.',
    safe: 'Nothing was changed, and what you entered is still there.',
    todo: 'Let the archivist or the manager give a reason in the notice at the top of the page and confirm.',
  },
  witnessNotWritten: {
    what: 'This was saved, but the witness file could not be written.',
    safe: 'This entry and everything before it are in the register.',
    todo: 'Do not save it again. Make a backup on another disk, then lock and open again.',
  },
  folderIsBackup: {
    what: 'This folder is a backup; nobody works in it.',
    safe: 'The backup was not changed.',
    todo: 'Use "Restore from a backup" to bring it into an archive folder.',
  },
  backupFailed: {
    what: 'No backup was made.',
    safe: 'The archive was not changed; an unverified copy never counts as a backup.',
    todo: 'Do what the sentence above says, then try again.',
  },
  notPrintable: {
    what: 'The font has no glyph for: {{characters}}',
    safe: 'Nothing was issued and no number was taken.',
    todo: 'Their place can be left blank, to be written by hand after printing.',
  },
} satisfies SameKeys<typeof source>;
