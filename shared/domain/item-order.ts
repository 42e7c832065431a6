import type { ItemFacts, ItemRole } from './volume-facts';

type Orderable = Pick<ItemFacts, 'date' | 'group' | 'role'>;

/** DA-9.1–9.3: 批复 before 请示, 正文 before 附件, 印件 before 底稿, 转发 before 原件; translations follow. */
const ROLE_ORDER: Readonly<Record<ItemRole, number>> = { reply: 0, forwarding: 1, request: 2, text: 3, print: 4, original: 5, draft: 6, attachment: 7, translation: 8 };
const roleRank = (item: Orderable): number => (item.role === null ? 3 : ROLE_ORDER[item.role]);
/** A paper that says only its year comes before those that say the month. Undated papers go last. */
const dateKey = (item: Orderable): string => item.date ?? '9999';

/**
 * The order of DA-9 as positions into `items`: groups of inseparable papers (DA-8.1) stay together and go by the date of
 * their leading document; inside a group the fixed order of roles. Equal keys keep the order they came in.
 */
export function sortedOrder(items: readonly Orderable[]): number[] {
  const groups = new Map<string, number[]>();
  items.forEach((item, index) => {
    const key = item.group === null ? `single ${String(index)}` : `group ${String(item.group)}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  const at = (index: number): Orderable => items[index] ?? { date: null, group: null, role: null };
  const inside = [...groups.values()].map((members) => [...members].sort((a, b) => roleRank(at(a)) - roleRank(at(b)) || a - b));
  const lead = (members: readonly number[]): string => dateKey(at(members[0] ?? 0));
  return inside.sort((a, b) => compare(lead(a), lead(b)) || (Math.min(...a) - Math.min(...b))).flat();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sequence numbers (from 1) of items whose leading date lies before that of the group in front of them. */
export function outOfDateOrder(items: readonly Orderable[]): number[] {
  const found: number[] = [];
  let previous: string | null = null;
  let group: number | null = null;
  items.forEach((item, index) => {
    const follows = item.group !== null && item.group === group;
    group = item.group;
    if (follows || item.date === null) return;
    // Compared as far as both papers say: 2016-03 is not before 2016-03-14.
    const shared = previous === null ? 0 : Math.min(previous.length, item.date.length);
    if (previous !== null && item.date.slice(0, shared) < previous.slice(0, shared)) found.push(index + 1);
    previous = item.date;
  });
  return found;
}
