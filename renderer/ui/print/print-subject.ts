import type { InputOf } from '../../../shared/contract/index';
import { formsOf, type PrintedForm } from '../../../shared/domain/printed-forms';

type Request = InputOf<'forms.preview'>;
type Bare<R> = R extends unknown
  ? Omit<R, 'spineWidth' | 'startAt' | 'form' | 'paper' | 'fill' | 'withoutGlyph'>
  : never;
/** What is printed, without which form of it: a selection of volumes, a slip, a borrower, a period … */
export type PrintSubject = Bare<Request>;
/** What only some forms ask for: mm of a spine, the first free place on a sheet of labels. */
export type PrintOptions = { readonly spineWidth: number; readonly startAt: number };

/** The question for a form of the subject. A form that is not of this kind of subject is never offered (`formsOf`). */
export const requestFor = (
  subject: PrintSubject,
  form: PrintedForm,
  paper: Request['paper'],
  fill: Request['fill'],
  options: PrintOptions,
): Request => {
  const own =
    form === 'spines'
      ? { spineWidth: options.spineWidth }
      : form === 'volumeLabels'
        ? { startAt: options.startAt }
        : {};
  return { ...subject, ...own, form, paper, fill } as Request;
};

export const formsFor = (subject: PrintSubject): readonly PrintedForm[] => formsOf(subject.of);
