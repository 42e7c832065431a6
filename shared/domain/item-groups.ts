import { roleOrder } from './item-order';
import type { ItemFacts, ItemRole } from './volume-facts';

/**
 * Inseparable documents (DA-8.1) under the hand: an order made by hand moves a group whole (DA-9.4), and documents join
 * or leave a group one at a time. Items are told by their place in the array.
 */
type Bound = Pick<ItemFacts, 'group' | 'role'>;
export type Binding = { readonly group: number | null; readonly role: ItemRole | null };
/** What becomes of the rows: their new order as indexes of the old one, and the bindings that change, by old index. */
export type Regrouped = { readonly order: readonly number[]; readonly changed: ReadonlyMap<number, Binding> };

/** First and last row (both included) of the unbroken run of one group around a row; a row of no group is its own run. */
export function blockAt(items: readonly Bound[], index: number): { readonly first: number; readonly last: number } {
  const group = items[index]?.group ?? null;
  let [first, last] = [index, index];
  if (group === null) return { first, last };
  while (first > 0 && items[first - 1]?.group === group) first -= 1;
  while (last < items.length - 1 && items[last + 1]?.group === group) last += 1;
  return { first, last };
}

/**
 * The order after the row's block has changed places with the block before or behind it, so that no group is ever torn;
 * null where there is nothing on that side.
 */
export function moveBlock(items: readonly Bound[], index: number, by: -1 | 1): number[] | null {
  const mine = blockAt(items, index);
  const beyond = by < 0 ? mine.first - 1 : mine.last + 1;
  if (beyond < 0 || beyond >= items.length) return null;
  const other = blockAt(items, beyond);
  const order = items.map((_, at) => at);
  const [upper, lower] = by < 0 ? [other, mine] : [mine, other];
  return [
    ...order.slice(0, upper.first),
    ...order.slice(lower.first, lower.last + 1),
    ...order.slice(upper.first, upper.last + 1),
    ...order.slice(lower.last + 1),
  ];
}

const nextGroup = (items: readonly Bound[]): number =>
  items.reduce((highest, { group }) => Math.max(highest, group ?? 0), 0) + 1;

/**
 * The row joins the group of the row above it, or founds one with it. Two documents that were neither anything become
 * 正文 and 附件, the commonest pair; a role once given stays. Null for the first row, and where they are together already.
 */
export function joinAbove(items: readonly Bound[], index: number): Regrouped | null {
  const [above, row] = [items[index - 1], items[index]];
  if (above === undefined || row === undefined || (row.group !== null && row.group === above.group)) return null;
  const group = above.group ?? nextGroup(items);
  const founding = above.group === null && above.role === null && row.role === null;
  return {
    order: items.map((_, at) => at),
    changed: new Map<number, Binding>([
      [index - 1, { group, role: founding ? 'text' : above.role }],
      [index, { group, role: founding || (above.group !== null && row.role === null) ? 'attachment' : row.role }],
    ]),
  };
}

/**
 * The row leaves its group and stands right behind it, so that it does not part those that stay. One that is left alone
 * is a group no more. Null for a row of no group.
 */
export function leaveGroup(items: readonly Bound[], index: number): Regrouped | null {
  const group = items[index]?.group ?? null;
  if (group === null) return null;
  const { last } = blockAt(items, index);
  const order = items.map((_, at) => at).filter((at) => at !== index);
  order.splice(last, 0, index);
  const left = items.flatMap((item, at) => (item.group === group && at !== index ? [at] : []));
  const none: Binding = { group: null, role: null };
  return { order, changed: new Map([...(left.length === 1 ? left : []), index].map((at) => [at, none])) };
}

/**
 * The fixed pairs in place and nothing else (DA-9.1–9.3): every group comes together where its first member stands, its
 * members by their roles; whatever else was put in order by hand stays (DA-9.4). Indexes into `items`.
 */
export function pairsInPlace(items: readonly Bound[]): number[] {
  const members = new Map<number, number[]>();
  items.forEach(({ group }, at) => {
    if (group !== null) members.set(group, [...(members.get(group) ?? []), at]);
  });
  const role = (at: number) => roleOrder(items[at]?.role ?? null);
  return items.flatMap(({ group }, at) => {
    if (group === null) return [at];
    const all = members.get(group) ?? [];
    return all[0] === at ? [...all].sort((a, b) => role(a) - role(b) || a - b) : [];
  });
}
