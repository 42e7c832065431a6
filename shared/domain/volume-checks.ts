import { isEmptyName, samePerson } from './named-person';
import { missingParts, misplacedParts, outOfDateOrder } from './item-order';
import { pageGaps, pageOverlaps, reversedPages } from './item-pages';
import { highestLevel, type Level } from './level';
import type { ItemFacts, VolumeFacts, Writing } from './volume-facts';

/** What keeps a volume from being filed (domain.md "Volume"). Level is never missing: unmarked is 一般. */
export const hardCheckCodes = [
  'clientMissing',
  'yearMissing',
  'titleMissing',
  'firstMonthMissing',
  'lastMonthMissing',
  'monthsReversed',
  'retentionMissing',
  'departmentMissing',
  'compiledByMissing',
  'checkedByMissing',
  'samePerson',
  'noItems',
  'itemTitleMissing',
  'pagesMissing',
  'itemPagesReversed',
  'itemPagesOverlap',
  'itemsNotNumbered',
] as const;
export type HardCheckCode = (typeof hardCheckCodes)[number];

/** What only informs. */
export const warningCodes = [
  'dateOrder',
  'partsMisplaced',
  'attachmentMissing',
  'partMissing',
  'monthsDiffer',
  'documentNumberMissing',
  'pageGap',
  'itemPagesMissing',
  'itemPagesBeyondVolume',
  'fadingWriting',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** `facts` fill the sentence `check.<code>`: numbers, sequences, months, roles; never text of the record. */
export type Finding<Code extends string> = { readonly code: Code; readonly facts: Readonly<Record<string, string>> };
export type FileChecks = {
  readonly missing: readonly Finding<HardCheckCode>[];
  readonly warnings: readonly Finding<WarningCode>[];
};

/** All that speaks against filing the volume, and all that its keeper should know; both in a fixed order. */
export function fileChecks(volume: VolumeFacts): FileChecks {
  return {
    missing: hardFindings(volume),
    warnings: [
      ...orderWarnings(volume.items),
      ...monthWarnings(volume),
      ...pageWarnings(volume),
      ...paperWarnings(volume.items),
    ],
  };
}

/** Whether nothing speaks against filing: `fileChecks` has nothing missing. */
export const mayBeFiled = (volume: VolumeFacts): boolean => hardFindings(volume).length === 0;

const hardFindings = (volume: VolumeFacts): Finding<HardCheckCode>[] => [
  ...headFindings(volume),
  ...peopleFindings(volume),
  ...itemFindings(volume),
];

/** Volume level = highest of its items, never below what the volume itself was given (domain.md "Level"). */
export const effectiveLevel = (ownLevel: Level, items: readonly Pick<ItemFacts, 'level'>[]): Level =>
  highestLevel([ownLevel, ...items.map((item) => item.level)]);

const finding = <Code extends string>(code: Code, facts: Readonly<Record<string, string>> = {}): Finding<Code> => ({
  code,
  facts,
});
const when = <Code extends string>(
  holds: boolean,
  code: Code,
  facts: Readonly<Record<string, string>> = {},
): Finding<Code>[] => (holds ? [finding(code, facts)] : []);
const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
const sequences = (items: readonly Pick<ItemFacts, 'sequence'>[]): string =>
  items.map((item) => item.sequence).join(', ');

function headFindings(volume: VolumeFacts): Finding<HardCheckCode>[] {
  const { firstMonth, lastMonth } = volume;
  const reversed = firstMonth !== null && lastMonth !== null && lastMonth < firstMonth;
  return [
    ...when(isBlank(volume.clientCode), 'clientMissing'),
    ...when(volume.year === null, 'yearMissing'),
    ...when(isBlank(volume.title), 'titleMissing'),
    ...when(firstMonth === null, 'firstMonthMissing'),
    ...when(lastMonth === null, 'lastMonthMissing'),
    ...when(reversed, 'monthsReversed', { first: firstMonth ?? '', last: lastMonth ?? '' }),
    ...when(volume.retention === null, 'retentionMissing'),
    ...when(isBlank(volume.formingDepartment), 'departmentMissing'),
  ];
}

/** DA-6.4: the archivist compiles, another person checks. */
function peopleFindings({ compiledBy, checkedBy }: VolumeFacts): Finding<HardCheckCode>[] {
  return [
    ...when(isEmptyName(compiledBy), 'compiledByMissing'),
    ...when(isEmptyName(checkedBy), 'checkedByMissing'),
    ...when(samePerson(compiledBy, checkedBy), 'samePerson'),
  ];
}

function itemFindings(volume: VolumeFacts): Finding<HardCheckCode>[] {
  const { items } = volume;
  const untitled = items.filter((item) => isBlank(item.title));
  return [
    ...when(items.length === 0, 'noItems'),
    ...when(untitled.length > 0, 'itemTitleMissing', { items: sequences(untitled) }),
    ...(volume.binding === 'bound' ? boundFindings(volume) : looseFindings(items)),
  ];
}

function boundFindings({ items, pages }: VolumeFacts): Finding<HardCheckCode>[] {
  const reversed = reversedPages(items);
  return [
    ...when(pages === null, 'pagesMissing'),
    ...when(reversed.length > 0, 'itemPagesReversed', { items: reversed.join(', ') }),
    ...pageOverlaps(items).map(({ sequence, other, page }) =>
      finding('itemPagesOverlap', { item: String(sequence), other: String(other), page: String(page) }),
    ),
  ];
}

/** An unbound volume numbers its items instead of its pages (GB/T 9705): 1, 2, 3 … each once, in the order they lie in. */
function looseFindings(items: readonly ItemFacts[]): Finding<HardCheckCode>[] {
  const wrong = items.filter((item, index) => item.sequence !== index + 1);
  return when(wrong.length > 0, 'itemsNotNumbered', { items: sequences(wrong) });
}

function orderWarnings(items: readonly ItemFacts[]): Finding<WarningCode>[] {
  const at = (indexes: readonly number[]): string => sequences(indexes.flatMap((index) => items[index] ?? []));
  const late = outOfDateOrder(items);
  const misplaced = misplacedParts(items);
  return [
    ...when(late.length > 0, 'dateOrder', { items: at(late) }),
    ...when(misplaced.length > 0, 'partsMisplaced', { items: at(misplaced) }),
    ...missingParts(items).map(({ index, missing }) =>
      missing === 'attachment'
        ? finding('attachmentMissing', { item: at([index]) })
        : finding('partMissing', { item: at([index]), missing }),
    ),
  ];
}

function monthWarnings({ items, firstMonth, lastMonth }: VolumeFacts): Finding<WarningCode>[] {
  const months = items
    .flatMap((item) => (item.date !== null && item.date.length >= 7 ? [item.date.slice(0, 7)] : []))
    .sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || firstMonth === null || lastMonth === null) return [];
  return when(first !== firstMonth || last !== lastMonth, 'monthsDiffer', { first, last });
}

function pageWarnings({ items, pages, binding }: VolumeFacts): Finding<WarningCode>[] {
  if (binding !== 'bound') return [];
  const without = items.filter((item) => item.pageFrom === null);
  const beyond = items.filter((item) => pages !== null && Math.max(item.pageFrom ?? 0, item.pageTo ?? 0) > pages);
  // An item without pages may fill any gap, so gaps say nothing until all have theirs.
  const gaps = without.length > 0 ? [] : pageGaps(items, pages);
  return [
    ...gaps.map(({ from, to }) => finding('pageGap', { from: String(from), to: String(to) })),
    ...when(without.length > 0, 'itemPagesMissing', { items: sequences(without) }),
    ...when(beyond.length > 0, 'itemPagesBeyondVolume', { items: sequences(beyond), pages: String(pages) }),
  ];
}

/** XX-22: these fade; DA-4.3 takes contract copies all the same, so it is said and not refused. */
export const fadingWritings: ReadonlySet<Writing> = new Set<Writing>(['ballpoint', 'pencil', 'carbon', 'photocopy']);

function paperWarnings(items: readonly ItemFacts[]): Finding<WarningCode>[] {
  const unnumbered = items.filter((item) => isBlank(item.documentNumber));
  const fading = items.filter((item) => item.writing !== null && fadingWritings.has(item.writing));
  return [
    ...when(unnumbered.length > 0, 'documentNumberMissing', { items: sequences(unnumbered) }),
    ...when(fading.length > 0, 'fadingWriting', { items: sequences(fading) }),
  ];
}
