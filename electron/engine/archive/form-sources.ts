import type { FormRequest } from '../../../shared/contract/forms';
import { levelLabel, levels, type Level } from '../../../shared/domain/level';
import type { FactsOf, FormJob, FormName, PaperOf, PrintMark } from '../forms/facts';
import type { ReadableDb, WritableDb } from '../store/open';
import type { Moment, Session } from '../store/work';
import type { Context } from './context';

/** What each kind of subject tells the one door through which every form goes (archive/forms.ts). */

/** A sheet that gets a number: what is printed of what, and how the log speaks of it. */
export type FormSheet = {
  /** As the register of prints knows it: `volume:12`, `borrower:5/2026-11-23`. */
  readonly subject: string;
  /** `kind:id` of the log entry. */
  readonly logSubject: string;
  /** Rank of the highest level on the sheet: who may read the entry's detail. */
  readonly level: number;
  /** Volumes whose codes stand on paper from now on: they are never freed again. */
  readonly codedVolumes: readonly number[];
};
export type Prepared = {
  readonly sheets: readonly FormSheet[];
  /** The job with a mark for each sheet. */
  readonly job: (marks: readonly PrintMark[]) => FormJob;
};
export type Ask = {
  readonly db: ReadableDb;
  readonly session: Session;
  readonly context: Context;
  readonly moment: Moment;
};
export type Request<S extends FormRequest['of']> = Extract<FormRequest, { of: S }>;
export type { WritableDb };

/** What every job says. */
export const jobFrame = ({ context, moment }: Ask, request: FormRequest) => ({
  language: context.settings().formLanguage,
  withoutGlyph: request.withoutGlyph,
  madeAt: moment.at,
  fill: request.fill,
});

/** How the archive calls its levels, in the language of the forms. */
export function levelLabelsOf(context: Context): Readonly<Record<Level, string>> {
  const { levelLabels: set, formLanguage: language } = context.settings();
  return Object.fromEntries(levels.map((level) => [level, levelLabel(level, set, language)])) as Record<Level, string>;
}

/** Name and number of the fonds, as printed. */
export const fondsOf = (db: ReadableDb): { readonly id: number; readonly number: string; readonly name: string } =>
  db
    .prepare('SELECT id, number, name FROM fonds ORDER BY number')
    .get<{ id: number; number: string; name: string }>() ?? {
    id: 0,
    number: '',
    name: '',
  };

/** The mark of a sheet; there is one for each. */
export function markAt(marks: readonly PrintMark[], index: number): PrintMark {
  const mark = marks[index];
  if (mark === undefined) throw new Error('a sheet without a mark');
  return mark;
}

/** The job of a form that is printed of one subject, once its mark is known. */
export const oneSheet =
  <F extends FormName>(ask: Ask, request: FormRequest, form: F, paper: PaperOf<F>, facts: FactsOf<F>) =>
  (marks: readonly PrintMark[]) => ({
    ...jobFrame(ask, request),
    form,
    paper,
    sheets: [{ facts, mark: markAt(marks, 0) }],
  });
