import { eightDigits } from './partial-date';
import { itemRoles, type ItemFacts, type ItemRole } from './volume-facts';

/** Order of the documents in a volume (DA-8.1, DA-9). Items are told by their place in the array, in the order they stand in. */
type Ordered = Pick<ItemFacts, 'date' | 'group' | 'role'>;

/** Inside a group: 批复 before 请示, 正文 before 附件, 印件 before 底稿 (DA-9.1–9.3); a part without a role comes last. */
export const roleOrder = (role: ItemRole | null): number =>
  role === null ? itemRoles.length : itemRoles.indexOf(role);

type Group = { readonly members: readonly number[]; readonly date: string | null };

/** Inseparable documents together, each group where its first member stands, its members in their fixed order. */
function groupsOf(items: readonly Ordered[]): Group[] {
  const found = new Map<string, number[]>();
  items.forEach((item, index) => {
    const key = item.group === null ? `alone ${index}` : `group ${item.group}`;
    const members = found.get(key);
    if (members === undefined) found.set(key, [index]);
    else members.push(index);
  });
  return [...found.values()].map((members) => {
    const inOrder = [...members].sort(
      (a, b) => roleOrder(items[a]?.role ?? null) - roleOrder(items[b]?.role ?? null) || a - b,
    );
    return { members: inOrder, date: leadingDate(inOrder.map((index) => items[index]?.date ?? null)) };
  });
}
/** Date of the leading document; where the paper gives none, of the next part that has one. */
const leadingDate = (dates: readonly (string | null)[]): string | null => dates.find((date) => date !== null) ?? null;

/**
 * The proposed order, as indexes into `items`: groups by the date of their leading document, undated ones last, and
 * otherwise as they stand, so that an order made by hand is not shaken where the rule is silent (DA-9.4).
 */
export function proposeOrder(items: readonly Ordered[]): number[] {
  const last = '99999999';
  const key = (group: Group) => (group.date === null ? last : eightDigits(group.date));
  return groupsOf(items)
    .map((group, place) => ({ group, place }))
    .sort((a, b) => compare(key(a.group), key(b.group)) || a.place - b.place)
    .flatMap(({ group }) => group.members);
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Earlier beyond doubt: `2016` is not earlier than `2016-03`, nor the other way round. */
function isEarlier(date: string, than: string): boolean {
  const known = Math.min(date.length, than.length);
  return date.slice(0, known) < than.slice(0, known);
}

/** Indexes of leading documents that are dated before one that stands in front of them. */
export function outOfDateOrder(items: readonly Ordered[]): number[] {
  const found: number[] = [];
  let latest: string | null = null;
  for (const { members, date } of groupsOf(items)) {
    if (date === null) continue;
    if (latest !== null && isEarlier(date, latest)) found.push(members[0] ?? 0);
    else latest = date;
  }
  return found;
}

/** Indexes of parts that stand away from their group, or before a part they must follow (DA-8.1, DA-9.1–9.3). */
export function misplacedParts(items: readonly Ordered[]): number[] {
  /** Of each group met so far, the latest place in the order of roles. */
  const reached = new Map<number, number>();
  return items.flatMap((item, index) => {
    if (item.group === null) return [];
    const place = roleOrder(item.role);
    const before = reached.get(item.group);
    reached.set(item.group, Math.max(before ?? place, place));
    if (before === undefined) return [];
    return before > place || items[index - 1]?.group !== item.group ? [index] : [];
  });
}

const partners: Readonly<Partial<Record<ItemRole, ItemRole>>> = {
  text: 'attachment',
  attachment: 'text',
  print: 'draft',
  draft: 'print',
  reply: 'request',
  request: 'reply',
  forwarding: 'original',
  original: 'forwarding',
};

/** Parts whose counterpart is not in their group: a text said to have an attachment without one, an attachment alone (DA-6.3). */
export function missingParts(items: readonly Ordered[]): { readonly index: number; readonly missing: ItemRole }[] {
  const there = new Set(
    items.flatMap(({ group, role }) => (group === null || role === null ? [] : [`${group} ${role}`])),
  );
  return items.flatMap((item, index) => {
    const missing = item.role === null ? undefined : partners[item.role];
    if (missing === undefined) return [];
    return item.group !== null && there.has(`${item.group} ${missing}`) ? [] : [{ index, missing }];
  });
}
