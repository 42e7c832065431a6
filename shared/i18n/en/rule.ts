import type { SameKeys } from '../shape';
import type { rule as source } from '../zh-CN/rule';

export const rule = {
  wrongState: 'The volume is not in a state that allows this.',
  incomplete: 'The volume is not complete and cannot be filed. Complete what its page lists.',
  codeGiven: 'This volume has had a reference code and cannot be discarded as begun by mistake.',
  codeMissing: 'Without a reference code it cannot be filed.',
  notArchivist: 'Only the archivist may do this.',
  markedStays: 'A marked volume never leaves the reading room (DA-14.2).',
  onHold: 'The volume is on hold.',
  onDisposalList: 'The volume is on a disposal list.',
  reopenFirst: 'The volume is filed. To change it, reopen it with a reason first.',
  reasonMissing: 'Give a reason.',
  aboveClearance: 'The level is above your clearance; once saved you would not see it.',
  clientCodeTaken: 'Client code {{code}} is taken.',
  nameTaken: '“{{name}}” is already there.',
  notChecked: 'The ledger has to be checked before it is taken in.',
  nothingToPrint: 'There is nothing to print.',
  printedMeanwhile: 'Someone has issued this meanwhile; preview it again.',
  takenBefore: 'This file was taken in at {{at}}.',
  ticketUnknown: 'The chosen file is no longer at hand; choose it again.',
  undoBlocked: 'What this batch brought has been changed since, so it cannot be undone as a whole.',
  loginTaken:
    'This login is in use, or once belonged to an operator since removed. Logins are never given twice, so that the log stays clear.',
  personHasOperator: 'This person has a login already. One login a person, or rules of two persons would mean nothing.',
  personLeft: 'This person is recorded as having left and cannot become an operator.',
  notOneself: 'Nobody changes or removes himself; ask another operator.',
  beyondOwnClearance: 'This is above your own clearance; ask an operator who holds it.',
  lastArchivist: 'One archivist has to stay, or nobody could register, file and lend. Appoint another one first.',
  lastOperator: 'This is the last operator and cannot be removed: nobody could open the archive any more.',
  removedAlready: 'This operator has been removed already.',
  lastRecoverySlot: 'This is the last recovery key and cannot be withdrawn. Issue a new one first.',
  tooManyRecoverySlots:
    'There are two recovery keys at most: one in the safe, one at a second site. Replace one of them.',
  noRoomForCopy:
    'Not enough room: the new store is written beside the old one and needs {{needed}} MB; {{free}} MB are free. Nothing was changed; free some space first.',
  storeInUse:
    'Another program is using the files of this archive, a backup for instance. Nothing was changed; try again later.',
} satisfies SameKeys<typeof source>;
