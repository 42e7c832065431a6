/** Hands the event loop to whoever waits: a scan at the desk need not wait for what is read in the background. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Milliseconds that one turn of what runs in the background takes, about. */
const SLICE = 3;
const LEAST = 50;
const MOST = 16_000;

/**
 * Calls `step` with a number of rows until it answers false, a turn of the event loop each; the number follows what the
 * machine manages in a slice of time, so that a slow or busy one is not held up longer than a quick one.
 */
export async function inChunks(step: (rows: number) => boolean): Promise<void> {
  for (let rows = 500; ;) {
    const began = performance.now();
    if (!step(rows)) return;
    const took = performance.now() - began;
    rows = Math.round(Math.min(MOST, Math.max(LEAST, rows / 2, Math.min(rows * 2, (rows * SLICE) / took))));
    await turn();
  }
}

const DIGIT = 32_768;
/** SQL for an id alone as two characters, to read an order of rows as one text, and its reader. */
export const PACKED_ID = `char(id / ${String(DIGIT)} + 1, id % ${String(DIGIT)} + 1)`;
export function unpackIds(packed: string): Int32Array {
  const ids = new Int32Array(packed.length / 2);
  for (let at = 0; at < ids.length; at += 1)
    ids[at] = (packed.charCodeAt(2 * at) - 1) * DIGIT + packed.charCodeAt(2 * at + 1) - 1;
  return ids;
}
