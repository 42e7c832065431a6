/** Numbers without gaps per year, taken in the transaction of the deed; void ones stay (domain.md "Numbers"). */
export const numberSeries = {
  loanSlip: { prefix: 'JY', width: 4 },
  disposalList: { prefix: 'XH', width: 3 },
  transferList: { prefix: 'YJ', width: 3 },
  certificate: { prefix: 'ZM', width: 3 },
  hold: { prefix: 'DJ', width: 3 },
} as const;
export type NumberSeries = keyof typeof numberSeries;

/** `JY-2026-0001`: prefix, year, number padded to the width. */
export const seriesNumber = (prefix: string, year: number, number: number, width: number): string =>
  `${prefix}-${year}-${String(number).padStart(width, '0')}`;

/** The number of one of the named series: `numberOf('loanSlip', 2026, 1)` is `JY-2026-0001`. */
export const numberOf = (series: NumberSeries, year: number, number: number): string =>
  seriesNumber(numberSeries[series].prefix, year, number, numberSeries[series].width);

/** Year and number of a `JY-2026-0001`; null when the text is none of this prefix. */
export function parseSeriesNumber(
  prefix: string,
  text: string,
): { readonly year: number; readonly number: number } | null {
  const [, found, year, number] = /^([A-Z]+)-(\d{4})-(\d{1,9})$/u.exec(text.trim().toUpperCase()) ?? [];
  return found === prefix && year !== undefined && number !== undefined
    ? { year: Number(year), number: Number(number) }
    : null;
}
