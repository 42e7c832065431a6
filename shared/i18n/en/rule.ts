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
  onlyCoverOnHardPaper: 'The 220×310 hard cover is for covers only.',
  printedMeanwhile: 'Someone has issued this meanwhile; preview it again.',
  takenBefore: 'This file was taken in at {{at}}.',
  ticketUnknown: 'The chosen file is no longer at hand; choose it again.',
  undoBlocked: 'What this batch brought has been changed since, so it cannot be undone as a whole.',
} satisfies SameKeys<typeof source>;
