import type { SameKeys } from '../shape';
import type { check as source } from '../zh-CN/check';

export const check = {
  clientMissing: 'No client', yearMissing: 'No year', titleMissing: 'No title', firstMonthMissing: 'No first month', lastMonthMissing: 'No last month', monthsReversed: 'The last month {{last}} lies before the first {{first}}',
  retentionMissing: 'Retention is not set', departmentMissing: 'No forming department', compiledByMissing: 'Nobody is named as compiler', checkedByMissing: 'Nobody is named as checker', samePerson: 'Compiler and checker are the same person; another person must check (DA-6.4)',
  noItems: 'No items are entered', itemTitleMissing: 'No title: item {{items}}', pagesMissing: 'The pages of a bound volume are not counted', itemPagesReversed: 'Starts after it ends: item {{items}}',
  itemPagesOverlap: 'Item {{item}} starts on page {{page}}, which item {{other}} still holds', itemsNotNumbered: 'Items of a loose volume are not numbered in order: item {{items}}',
  dateOrder: 'Dated before the one in front: item {{items}}', partsMisplaced: 'Not in its place within its group (a reply goes before its request): item {{items}}', attachmentMissing: 'Item {{item}} names an attachment that its group does not hold', partMissing: 'The group of item {{item}} lacks: {{missing}}',
  monthsDiffer: 'The items run from {{first}} to {{last}}, unlike the months of the volume', documentNumberMissing: 'No document number: item {{items}}', pageGap: 'Pages {{from}} to {{to}} belong to no item', itemPagesMissing: 'No pages: item {{items}}',
  itemPagesBeyondVolume: 'Beyond the {{pages}} pages of the volume: item {{items}}', fadingWriting: 'Written with something that fades (XX-22): item {{items}}',
} satisfies SameKeys<typeof source>;
