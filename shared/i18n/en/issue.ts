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
  check: {
    clientMissing: 'No client', yearMissing: 'No year', titleMissing: 'No title', firstMonthMissing: 'No first month', lastMonthMissing: 'No last month', monthsReversed: 'The last month is before the first', retentionMissing: 'No retention period',
    departmentMissing: 'No forming department', compiledByMissing: 'Nobody compiled it', checkedByMissing: 'Nobody checked it', samePerson: 'Compiled and checked by the same person', noItems: 'No items', itemTitleMissing: 'An item has no title', pagesMissing: 'No page count',
    itemPagesReversed: 'An item ends before it begins', itemPagesOverlap: 'Pages of items overlap', itemsNotNumbered: 'Items are not numbered in order', dateOrder: 'Items are not in order of date', partsMisplaced: 'Documents of a group are out of order', attachmentMissing: 'An attachment is spoken of but not there', partMissing: 'A group of documents is not whole',
    monthsDiffer: 'Dates of the items differ from the months', documentNumberMissing: 'No document number', pageGap: 'Pages that belong to no item', itemPagesMissing: 'No page numbers', itemPagesBeyondVolume: 'Pages beyond those of the volume', fadingWriting: 'Written with what fades',
  },
} satisfies SameKeys<typeof source>;
