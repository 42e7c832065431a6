import type { SameKeys } from '../shape';
import type { operators as source } from '../zh-CN/operators';

export const operators = {
  login: 'Login', loginHint: 'Begins with a small letter, such as liwen', passphrase: 'Passphrase', passphraseAgain: 'Passphrase again',
  passphraseHint: 'Five or more unrelated words; once forgotten, only the recovery key opens the archive', fullName: 'Name', staffCode: 'Staff code', roles: 'Roles', clearance: 'Clearance', clearanceHint: 'What is above it does not exist for this person',
  fondsNumber: 'Fonds number', fondsNumberHint: 'Letters and digits, before every reference code, such as HX01', fondsName: 'Fonds name', fondsNameHint: 'The full name, as printed on covers',
  folder: 'Archive folder', folderHint: 'An empty folder; all of the archive is kept in it, encrypted', pickFolder: 'Choose a folder', noFolder: 'none chosen yet', openOther: 'Open another archive',
  first: {
    title: 'There is no archive on this PC yet', line: 'Everything stays in the folder you choose, encrypted, without a network.',
    create: 'Create an archive', createLine: 'About ten minutes: fonds, levels, the first operator, the recovery key.', createGo: 'Create',
    open: 'Open an existing archive', openLine: 'Choose the folder that holds it, for instance one brought from another PC.', openGo: 'Choose a folder',
  },
  step: { fonds: 'The fonds and where it is kept', levels: 'Document types marked by default', operator: 'The first operator', recovery: 'The recovery key', confirm: 'Check and create' },
  stepShort: { fonds: 'Fonds', levels: 'Levels', operator: 'Operator', recovery: 'Recovery key', confirm: 'Create' },
  levels: {
    explain: 'All client files are company-confidential; those marked secret, confidential or top secret never leave the reading room (DA-14.2). Choose a default level for each of the six document types; it can be changed in Settings, and for each item.',
    literal: 'Read word by word, article 6 of the secrecy rules marks them all (client data confidential, contracts secret), and then no volume may ever be lent. The program does not decide this for you.',
    allUnmarked: 'All unmarked', asWritten: 'As article 6 is written', type: 'Document types', open: '{{count}} types are still open', open_one: 'One type is still open', complete: 'All six are chosen',
    stopsLending: 'All six are marked: volumes that hold them cannot be lent, only read in the reading room',
  },
  strength: { label: 'Strength of the passphrase', none: 'Strength: nothing typed yet', weak: 'Too easy to guess', enough: 'Strong enough' },
  recovery: {
    key: 'Recovery key', explain: 'When every passphrase is lost, only this recovery key opens the archive. Write it down or print it and seal it in a safe; do not keep it on a computer.',
    print: 'Print the emergency sheet', vault: 'Archive {{name}}', once: 'It is shown here once only. The next step hides it and asks you to type it from the paper.', sheetTitle: 'Emergency sheet',
    written: 'It is on paper, next', typeBack: 'Type the recovery key from the paper. “Back” shows it again.', typeHint: 'Eight groups of five; capitals and hyphens do not matter',
    wrong: 'This is not the recovery key; compare group by group', wrongGroup: 'Group {{group}} is not right; compare it with the paper',
  },
  confirm: { create: 'Create the archive', operator: 'Operator', marked: '{{count}} types marked by default', marked_one: 'One type marked by default', recoveryDone: 'checked', line: 'Only now is the folder written to; it takes a few seconds.' },
  unlock: { which: '{{name}} (archive {{vault}})', title: 'Unlock the archive', unlock: 'Unlock', capsLock: 'Caps Lock is on' },
  broken: { title: 'The archive was not opened', again: 'Try again' },
} satisfies SameKeys<typeof source>;
