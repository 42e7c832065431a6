import { turn } from './chunks';

/**
 * Slots in ascending order of whole, non-negative keys, equal keys in the order of the slots (that is, of the ids).
 * Radix sort of 16-bit digits, one pass where the keys lie close together: a million in some 20 ms, where a comparing
 * sort takes half a second.
 */
export function orderByKey(keys: Int32Array): Int32Array {
  const steps = sorting(keys);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Up to this size the whole is a few milliseconds. */
const AT_ONCE = 100_000;

/** The same with a turn of the event loop between its walks. The order is of no use where the keys change meanwhile. */
export async function orderInTurns(keys: Int32Array): Promise<Int32Array> {
  if (keys.length <= AT_ONCE) return orderByKey(keys);
  const steps = sorting(keys);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}

function* sorting(keys: Int32Array): Generator<undefined, Int32Array> {
  const size = keys.length;
  let from = new Int32Array(size);
  for (let slot = 0; slot < size; slot += 1) from[slot] = slot;
  const { least, most, ascending } = rangeOf(keys);
  if (ascending) return from;
  let to = new Int32Array(size);
  for (let shift = 0; shift === 0 || (shift === 16 && most - least > 0xffff); shift += 16) {
    yield;
    const starts = startsOf(keys, least, shift);
    yield;
    for (let at = 0; at < size; at += 1) {
      const slot = from[at] ?? 0;
      const digit = (((keys[slot] ?? 0) - least) >>> shift) & 0xffff;
      const place = starts[digit] ?? 0;
      to[place] = slot;
      starts[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the slots of each digit begin. */
function startsOf(keys: Int32Array, least: number, shift: number): Int32Array {
  const starts = new Int32Array(65_537);
  for (let slot = 0; slot < keys.length; slot += 1) {
    const next = ((((keys[slot] ?? 0) - least) >>> shift) & 0xffff) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let digit = 1; digit <= 65_536; digit += 1) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  return starts;
}

function rangeOf(keys: Int32Array): { least: number; most: number; ascending: boolean } {
  let least = keys[0] ?? 0;
  let most = least;
  let before = least;
  let ascending = true;
  for (let slot = 0; slot < keys.length; slot += 1) {
    const key = keys[slot] ?? 0;
    if (key < before) ascending = false;
    if (key < least) least = key;
    if (key > most) most = key;
    before = key;
  }
  return { least, most, ascending };
}

/** `order` once the keys of `touched` slots have changed or come: all others keep their turn. One walk. */
export function reordered(order: Int32Array, keys: Int32Array, touched: readonly number[]): Int32Array {
  const anew = [...new Set(touched)].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const isTouched = new Uint8Array(keys.length);
  for (const slot of anew) isTouched[slot] = 1;
  const result = new Int32Array(keys.length);
  let at = 0;
  let put = 0;
  let next = anew[0] ?? -1;
  for (let i = 0; i < order.length; i += 1) {
    const slot = order[i] ?? 0;
    if (isTouched[slot] === 1) continue;
    const key = keys[slot] ?? 0;
    while (next >= 0 && isBefore(keys[next] ?? 0, next, key, slot)) {
      result[at++] = next;
      next = anew[++put] ?? -1;
    }
    result[at++] = slot;
  }
  for (; next >= 0; next = anew[++put] ?? -1) result[at++] = next;
  return result.subarray(0, at);
}

const isBefore = (key: number, slot: number, otherKey: number, other: number): boolean =>
  key < otherKey || (key === otherKey && slot < other);

/**
 * `order` with slots taken out, wherever they stand, and each put in again after the one that `after` names (-1: at the
 * beginning), which may be another of them. No two of them come after the same one.
 */
export function rehung(order: Int32Array, after: ReadonlyMap<number, number>): Int32Array {
  const highest = order.reduce((most, slot) => Math.max(most, slot), Math.max(-1, ...after.keys()));
  const follows = new Int32Array(highest + 2).fill(-1);
  const isTouched = new Uint8Array(highest + 1);
  for (const [slot, before] of after) {
    isTouched[slot] = 1;
    follows[before + 1] = slot;
  }
  const result = new Int32Array(order.length + after.size);
  let at = 0;
  for (let slot = follows[0] ?? -1; slot >= 0; slot = follows[slot + 1] ?? -1) result[at++] = slot;
  for (let i = 0; i < order.length; i += 1) {
    let slot = order[i] ?? 0;
    if (isTouched[slot] === 1) continue;
    for (; slot >= 0; slot = follows[slot + 1] ?? -1) result[at++] = slot;
  }
  return result.subarray(0, at);
}
