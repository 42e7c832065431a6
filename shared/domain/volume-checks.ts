import { outOfDateOrder } from './item-order';
import { lastPageOf, pageFindings } from './item-pages';
import type { ItemFacts, NamedPerson, VolumeFacts } from './volume-facts';

/** What stops filing (domain.md "Volume", hard checks). */
export const missingCodes = [
  'clientMissing', 'yearMissing', 'titleMissing', 'firstMonthMissing', 'lastMonthMissing', 'monthsReversed', 'retentionMissing', 'departmentMissing',
  'compiledByMissing', 'checkedByMissing', 'samePerson', 'noItems', 'itemTitleMissing', 'pagesMissing', 'itemPagesReversed', 'itemPagesOverlap', 'itemPagesBeyondVolume',
] as const;
export type MissingCode = (typeof missingCodes)[number];
/** What is only said. */
export const warningCodes = ['dateOrder', 'pageGap', 'monthsDiffer', 'documentNumberMissing', 'fadingWriting', 'attachmentAlone', 'pagesDiffer'] as const;
export type WarningCode = (typeof warningCodes)[number];
export type Finding<Code extends string> = { readonly code: Code; readonly facts: Readonly<Record<string, string>> };

/** Writing that fades (XX-22). */
const FADING = ['ballpoint', 'pencil', 'carbon', 'photocopy'] as const;

const finding = <C extends string>(code: C, facts: Record<string, string | number> = {}): Finding<C> => ({
  code, facts: Object.fromEntries(Object.entries(facts).map(([k, v]) => [k, String(v)])),
});

/** DA-6.4: 立卷人 and 检查人 are two people; where a side is only a name, names are compared. */
export function isSamePerson(a: NamedPerson, b: NamedPerson): boolean {
  if (a.personId !== null && b.personId !== null) return a.personId === b.personId;
  return a.name.trim() === b.name.trim();
}

/** Everything that stands between this volume and filing; empty means it may be filed. */
export function missingForFiling(v: VolumeFacts): Finding<MissingCode>[] {
  const found: Finding<MissingCode>[] = [];
  const say = (wrong: boolean, code: MissingCode, facts: Record<string, string | number> = {}): void => {
    if (wrong) found.push(finding(code, facts));
  };
  say(v.clientCode === null, 'clientMissing');
  say(v.year === null, 'yearMissing');
  say(v.title.trim() === '', 'titleMissing');
  say(v.firstMonth === null, 'firstMonthMissing');
  say(v.lastMonth === null, 'lastMonthMissing');
  say(v.firstMonth !== null && v.lastMonth !== null && v.lastMonth < v.firstMonth, 'monthsReversed');
  say(v.retention === null, 'retentionMissing');
  say(v.formingDepartment === null, 'departmentMissing');
  say(v.compiledBy === null, 'compiledByMissing');
  say(v.checkedBy === null, 'checkedByMissing');
  say(v.compiledBy !== null && v.checkedBy !== null && isSamePerson(v.compiledBy, v.checkedBy), 'samePerson');
  say(v.items.length === 0, 'noItems');
  v.items.forEach((item, i) => {
    say(item.title.trim() === '', 'itemTitleMissing', { sequence: i + 1 });
  });
  return v.binding === 'bound' ? [...found, ...boundPages(v)] : found;
}

function boundPages(v: VolumeFacts): Finding<MissingCode>[] {
  const found: Finding<MissingCode>[] = v.pages === null ? [finding('pagesMissing')] : [];
  for (const { kind, sequence, from, to } of pageFindings(v.items)) {
    if (kind === 'reversed') found.push(finding('itemPagesReversed', { sequence, from, to }));
    if (kind === 'overlap') found.push(finding('itemPagesOverlap', { sequence, from, to }));
  }
  v.items.forEach((item, i) => {
    const last = lastPageOf(item);
    if (v.pages !== null && last !== null && last > v.pages) found.push(finding('itemPagesBeyondVolume', { sequence: i + 1, page: last, pages: v.pages }));
  });
  return found;
}

/** What a careful archivist would look at again; never a refusal. */
export function warningsFor(v: VolumeFacts): Finding<WarningCode>[] {
  return [
    ...outOfDateOrder(v.items).map((sequence) => finding('dateOrder', { sequence })),
    ...pageFindings(v.items).filter((f) => f.kind === 'gap').map(({ sequence, from, to }) => finding('pageGap', { sequence, from, to })),
    ...monthsDiffer(v),
    ...v.items.flatMap((item, i) => itemWarnings(item, i + 1, v.items)),
    ...pagesDiffer(v),
  ];
}

function monthsDiffer(v: VolumeFacts): Finding<'monthsDiffer'>[] {
  const months = v.items.map((item) => item.date?.slice(0, 7)).filter((m) => m !== undefined && m.length === 7).sort();
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined || (first === v.firstMonth && last === v.lastMonth)) return [];
  return [finding('monthsDiffer', { first, last })];
}

function itemWarnings(item: ItemFacts, sequence: number, all: readonly ItemFacts[]): Finding<WarningCode>[] {
  // DA-6.3: an attachment is bound to its parent.
  const alone = item.role === 'attachment' && !all.some((other) => other !== item && other.group === item.group && item.group !== null);
  return [
    ...(item.documentNumber === null ? [finding('documentNumberMissing', { sequence })] : []),
    ...(FADING.some((w) => w === item.writing) ? [finding('fadingWriting', { sequence })] : []),
    ...(alone ? [finding('attachmentAlone', { sequence })] : []),
  ];
}

function pagesDiffer(v: VolumeFacts): Finding<'pagesDiffer'>[] {
  const counted = Math.max(0, ...v.items.map((item) => lastPageOf(item) ?? 0));
  return v.binding === 'bound' && v.pages !== null && counted > 0 && counted < v.pages ? [finding('pagesDiffer', { pages: v.pages, counted })] : [];
}
