/** What one fault came to: a line of the table of `npm run faults`. */
export type Outcome = {
  readonly fault: string;
  readonly runs: number;
  /** What the runs were made of, in words: commits, images, codes. */
  readonly of: string;
  /** Acknowledged and gone, accepted and false, silent: whatever this fault must not lead to. */
  readonly losses: number;
  /** The first of them, to find it again. */
  readonly first?: string;
  /** The same with the safeguard taken off: it must show losses, or the program above could not have seen any. */
  readonly control?: { readonly what: string; readonly losses: number };
  /** Why nothing was done, where this machine cannot. */
  readonly skipped?: string;
};

export const passed = ({ losses, control, skipped, runs }: Outcome): boolean =>
  skipped !== undefined || (runs > 0 && losses === 0 && (control === undefined || control.losses > 0));

export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((each) =>
    each.skipped === undefined
      ? [
          each.fault,
          String(each.runs),
          each.of,
          String(each.losses),
          each.control === undefined ? '' : `${each.control.what}: ${String(each.control.losses)}`,
        ]
      : [each.fault, '-', `skipped: ${each.skipped}`, '-', ''],
  );
  const head = ['fault', 'runs', 'of', 'losses', 'control (must lose)'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
