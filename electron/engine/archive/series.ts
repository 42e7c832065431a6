import { numberOf, numberSeries, type NumberSeries } from '../../../shared/domain/series-number';
import { yearOf } from '../../../shared/domain/office-day';
import type { WritableDb } from '../store/open';

/** Takes the next number of a series without gaps (domain.md "Numbers"), inside the transaction of the deed that wears it. */
export function takeNumber(db: WritableDb, series: NumberSeries, day: string): string {
  const year = yearOf(day);
  const row = db
    .prepare(
      'INSERT INTO number_series (prefix, year, last) VALUES (?, ?, 1) ON CONFLICT (prefix, year) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .get<{ last: number }>([numberSeries[series].prefix, year]);
  if (row === undefined) throw new Error('a series without a number');
  return numberOf(series, year, row.last);
}
