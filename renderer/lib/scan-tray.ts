/** What the trays of the scan screens have in common: scans in their order, kept as a draft until each has its answer. */

type Scanned = {
  readonly n: number;
  readonly at: string;
  readonly code: string;
  /** Null until the engine has answered: such a scan is asked again after a crash. */
  readonly answer: unknown;
  /** What the screen did of itself after the answer. */
  readonly done: { readonly kind: string };
};
type TrayOf = { readonly count: number; readonly entries: readonly Scanned[] };
type EntryOf<T extends TrayOf> = T['entries'][number];

/** As many scans as a busy hour brings; what they did stands in the log for ever. */
export const KEPT = 120;

const isOpen = ({ answer, done }: Scanned): boolean => answer === null && done.kind === 'nothing';
const newest = (entries: readonly Scanned[]): Scanned[] => entries.filter((one, at) => at < KEPT || isOpen(one));

/** The scan as it came, first in the tray, before anyone has answered it. What still waits for its answer is never let go. */
export function received<T extends TrayOf>(tray: T, code: string, at: string): T {
  const n = tray.count + 1;
  const entry: Scanned = { n, at, code, answer: null, done: { kind: 'nothing' } };
  return { ...tray, count: n, entries: newest([entry, ...tray.entries]) };
}

export function answered<T extends TrayOf>(
  tray: T,
  n: number,
  answer: EntryOf<T>['answer'],
  done: EntryOf<T>['done'],
): T {
  return {
    ...tray,
    entries: newest(tray.entries.map((entry) => (entry.n === n ? { ...entry, answer, done } : entry))),
  };
}

/** What a crash or a lock left without an answer, in the order it came. */
export const unanswered = <T extends TrayOf>(tray: T): readonly EntryOf<T>[] => tray.entries.filter(isOpen).reverse();
