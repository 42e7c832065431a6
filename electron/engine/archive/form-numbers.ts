import { yearOf } from '../../../shared/domain/office-day';
import { seriesNumber } from '../../../shared/domain/series-number';
import type { FormFill, FormPaper, PrintedForm } from '../../../shared/domain/printed-forms';
import type { ReadableDb, WritableDb } from '../store/open';

/** Numbers of printed sheets, without gaps per year: 出件 CJ-2026-00001, and how many times each was printed. */
const PREFIX = 'CJ';

/** What is printed, as the register of prints tells one sheet from another. */
export type PrintedSheet = {
  readonly subject: string;
  readonly form: PrintedForm;
  readonly paper: FormPaper;
  readonly fill: FormFill;
};
export type SheetNumber = { readonly number: string; readonly copy: number };

/** The next copy of each sheet printed before, and new numbers, one after the other, for those that never were. */
export function numbersFor(db: ReadableDb, sheets: readonly PrintedSheet[], day: string): SheetNumber[] {
  const year = yearOf(day);
  let last =
    db.prepare('SELECT last FROM number_series WHERE prefix = ? AND year = ?').get<{ last: number }>([PREFIX, year])
      ?.last ?? 0;
  const earlier = db.prepare(
    'SELECT number, max(copy) AS copy FROM issued_form WHERE subject = ? AND form = ? AND paper = ? AND fill = ? GROUP BY number ORDER BY max(id) DESC LIMIT 1',
  );
  return sheets.map(({ subject, form, paper, fill }) => {
    const printed = earlier.get<{ number: string; copy: number }>([subject, form, paper, fill]);
    if (printed !== undefined) return { number: printed.number, copy: printed.copy + 1 };
    last += 1;
    return { number: seriesNumber(PREFIX, year, last, 5), copy: 1 };
  });
}

/** Takes the numbers that are new: the series ends with the last of them. */
export function takeNumbers(db: WritableDb, numbers: readonly SheetNumber[], day: string): void {
  const taken = numbers
    .filter(({ copy }) => copy === 1)
    .map(({ number }) => Number(number.slice(number.lastIndexOf('-') + 1)));
  if (taken.length === 0) return;
  db.prepare(
    'INSERT INTO number_series (prefix, year, last) VALUES (?, ?, ?) ON CONFLICT (prefix, year) DO UPDATE SET last = excluded.last',
  ).run([PREFIX, yearOf(day), Math.max(...taken)]);
}
