import type { SameKeys } from '../shape';
import type { passphrase as source } from '../zh-CN/passphrase';

export const passphrase = {
  tooShort: 'Make it longer: at least 12 characters, or five words and more',
  onlyDigits: 'Do not use digits only',
  aboutYou: 'Leave out names, the login, staff codes and the name of the company',
  personalNumber: 'Leave out phone and identity numbers',
  commonWords: 'Common words and passphrases are guessed easily',
  knownText: 'Poems, proverbs and songs are guessed easily',
  keyboardRow: 'Leave out neighbouring keys',
  sequence: 'Leave out sequences such as abc or 123',
  repeated: 'Leave out repetitions',
  date: 'Leave out dates and years',
  addWords: 'Add a word or two that have nothing to do with the rest',
} satisfies SameKeys<typeof source>;
