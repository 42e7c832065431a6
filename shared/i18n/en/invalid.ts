import type { SameKeys } from '../shape';
import type { invalid as source } from '../zh-CN/invalid';

export const invalid = {
  invalid: 'This is not what the field takes',
  required: 'This field is required',
  tooLong: 'Too long',
  forbiddenCharacter: 'Holds an invisible character or one that cannot be kept',
  notADay: 'Not a date, such as 2026-03-02',
  notAMonth: 'Not a month, such as 2026-03',
  notAYear: 'Not a year',
  notYears: 'between 1 and 200 years',
  notAPage: 'Pages are 1 to 99999',
  loginShape: 'A login begins with a small letter; letters, digits, dots and hyphens, 2 to 32 in all',
  fondsNumberShape: 'A fonds number has 1 to 12 letters or digits',
  codeShape: 'Letters and digits only',
  loginDiffers: 'Not the login that is to be removed',
  passphrasesDiffer: 'The two passphrases differ',
  tooWeak: 'This passphrase is not strong enough',
  aboveClearance: 'Above your clearance',
  recoveryKeyDiffers: 'This is not the recovery key',
  notATimeZone: 'There is no such time zone',
  notAllowed: 'Outside what is allowed',
  chooseOne: 'Choose one',
  notARhythm: 'Days in rising order, separated by commas, e.g. -1,0,1,3,7',
  archivistNeeded: 'The first operator must be an archivist, or nobody could register volumes or add operators',
  topClearanceNeeded: 'The first operator needs the highest clearance, or nobody could ever grant a higher one',
  clientOrTitle: 'Give a client or a title at least',
} satisfies SameKeys<typeof source>;
