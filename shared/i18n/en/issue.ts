import type { SameKeys } from '../shape';
import type { issue as source } from '../zh-CN/issue';

export const issue = {
  numberMissing: 'No volume number', titleMissing: 'No title', codeMissing: 'No code', nameMissing: 'No name', clientMissing: 'No client, or not clear which',
  duplicateNumber: 'The same volume number as a row above', numberTaken: 'This number has been used in the archive before', duplicateCode: 'The same code as a row above',
  yearUnreadable: 'Not a year', monthUnreadable: 'Not a month', dateUnreadable: 'Not a date',
  retentionUnreadable: 'The retention period cannot be understood', levelUnreadable: 'The level cannot be understood', pagesUnreadable: 'The pages cannot be understood', bindingUnreadable: 'The binding cannot be understood',
  locationUnreadable: 'The location cannot be understood', codeUnreadable: 'The code holds characters that cannot be used', errorCell: 'The cell shows the error of a formula', forbiddenCharacter: 'Holds an invisible character or one that cannot be kept',
  tooLong: 'Too long', volumeUnknown: 'The volume of this item was not found', volumeRefused: 'The volume of this item was refused, and the item with it', volumeAlreadyThere: 'The volume is in the archive already; an import adds no items to it',
  formula: 'The cell is a formula; the text it shows is taken', clientNameDiffers: 'The client has another name in the archive; that one stands', itemCountDiffers: 'The number of items differs from the item list',
  typeUnknown: 'No such document type; left empty', levelTermWritten: 'A term stands behind the level; it is not taken: enter its last day in the volume', alreadyThere: 'In the archive already; what is there stays', comesInAssembling: 'Not complete; comes in as assembling',
} satisfies SameKeys<typeof source>;
