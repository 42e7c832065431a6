/**
 * Slots in ascending order of whole, non-negative keys, equal keys in the order of the slots (that is, of the ids).
 * Radix sort of two 16-bit digits: a million in some 20 ms, where a comparing sort takes half a second.
 */
export function orderByKey(keys: Int32Array): Int32Array {
  const size = keys.length;
  let from = new Int32Array(size);
  let to = new Int32Array(size);
  for (let slot = 0; slot < size; slot += 1) from[slot] = slot;
  for (const shift of [0, 16]) {
    const starts = new Int32Array(65_537);
    for (let slot = 0; slot < size; slot += 1) {
      const next = (((keys[slot] ?? 0) >>> shift) & 0xffff) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let digit = 1; digit <= 65_536; digit += 1) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (let at = 0; at < size; at += 1) {
      const slot = from[at] ?? 0;
      const digit = ((keys[slot] ?? 0) >>> shift) & 0xffff;
      const place = starts[digit] ?? 0;
      to[place] = slot;
      starts[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** `order` with a slot taken out, wherever it stands, and put in after another one (-1: at the beginning). */
export function moved(order: Int32Array, slot: number, after: number): Int32Array {
  const at = order.indexOf(slot);
  const without = at < 0 ? order : remove(order, at);
  const place = after < 0 ? 0 : without.indexOf(after) + 1;
  const result = new Int32Array(without.length + 1);
  result.set(without.subarray(0, place));
  result[place] = slot;
  result.set(without.subarray(place), place + 1);
  return result;
}

function remove(order: Int32Array, at: number): Int32Array {
  const result = new Int32Array(order.length - 1);
  result.set(order.subarray(0, at));
  result.set(order.subarray(at + 1), at);
  return result;
}
