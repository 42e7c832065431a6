/** What one measure came to, one JSON line of `npm run bench`. Times and sizes are never asserted: they belong to the machine. */
export type Line = {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
  readonly unit: 'ms' | 'MB' | 's' | 'a minute';
  readonly runs: number;
  /** What the design asks of the office PC, in the same unit. */
  readonly goal?: number;
  /** Median of the part that no program could save, e.g. the key derivation inside an unlock; `ratio` is median / baseline. */
  readonly baseline?: number;
  readonly ratio?: number;
  /** What was asked in the five slowest runs, the slowest first, with what each took: where to look. */
  readonly slowest?: readonly string[];
};
type Facts = Pick<Line, 'name'> & { readonly unit?: Line['unit']; readonly goal?: number; readonly baseline?: number };

const round = (value: number): number => Math.round(value * 100) / 100;

/** The value below which `share` of the samples lie (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function lineOf({ name, unit = 'ms', goal, baseline }: Facts, samples: readonly number[]): Line {
  const median = quantile(samples, 0.5);
  return {
    name,
    median: round(median),
    p95: round(quantile(samples, 0.95)),
    unit,
    runs: samples.length,
    ...(goal === undefined ? {} : { goal }),
    ...(baseline === undefined ? {} : { baseline: round(baseline), ratio: round(median / baseline) }),
  };
}

/** As `lineOf`, of samples that have names: the slowest are named. */
export function lineOfNamed(facts: Facts, samples: readonly { readonly name: string; readonly took: number }[]): Line {
  const slowest = [...samples].sort((a, b) => b.took - a.took).slice(0, 5);
  return {
    ...lineOf(
      facts,
      samples.map(({ took }) => took),
    ),
    slowest: slowest.map(({ name, took }) => `${name} ${String(round(took))}`),
  };
}

/** Milliseconds that `deed` took. */
export async function time(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await deed();
  return performance.now() - start;
}

export async function timesOf(runs: number, deed: (run: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) samples.push(await time(() => deed(run)));
  return samples;
}
