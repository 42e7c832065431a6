import type { InputOf } from '../../../shared/contract/index';
import { formsOf, type PrintedForm } from '../../../shared/domain/printed-forms';

type Request = InputOf<'forms.preview'>;
type Bare<R> = R extends unknown ? Omit<R, 'form' | 'paper' | 'fill' | 'withoutGlyph'> : never;
/** What is printed, without which form of it: a selection of volumes, a slip, a borrower, a period … */
export type PrintSubject = Bare<Request>;
export type PrintRequest = Omit<Request, 'withoutGlyph'> & { readonly form: PrintedForm };

/** The question for a form of the subject. A form that is not of this kind of subject is never offered (`formsOf`). */
export const requestFor = (
  subject: PrintSubject,
  form: PrintedForm,
  paper: Request['paper'],
  fill: Request['fill'],
): Request => ({ ...subject, form, paper, fill }) as Request;

export const formsFor = (subject: PrintSubject): readonly PrintedForm[] => formsOf(subject.of);
