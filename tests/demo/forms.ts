import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineClient } from '../../electron/engine-client';
import type { InputOf } from '../../shared/contract/index';
import { type FormSubject, formsOf, type PrintedForm, printedForms } from '../../shared/domain/printed-forms';
import { languages, type Language } from '../../shared/i18n/index';
import type { DemoDisposal } from './disposal';
import type { DemoLoans } from './loans';

type FormInput = InputOf<'forms.issue'>;
type Target<S extends FormSubject> = Omit<Extract<FormInput, { of: S }>, 'form' | 'paper' | 'fill' | 'withoutGlyph'>;
type Shown = {
  readonly volumeId: number;
  /** Volumes of several years, for what is printed of many at once. */
  readonly severalIds: readonly number[];
  readonly clientId: number;
  readonly disposal: DemoDisposal;
  readonly loans: DemoLoans;
};

/** What each kind of form is printed of: what shows most of it. A new kind of subject does not compile until it stands here. */
const targets = ({ volumeId, clientId, disposal, loans }: Shown): { readonly [S in FormSubject]: Target<S> } => {
  const year = new Date().getUTCFullYear();
  return {
    volumes: { of: 'volumes', ids: [volumeId] },
    client: { of: 'client', id: clientId },
    place: { of: 'place', id: null },
    loan: { of: 'loan', id: loans.slips[0] ?? 0 },
    toFetch: { of: 'toFetch' },
    outstanding: { of: 'outstanding' },
    lines: { of: 'lines', list: 'overdue' },
    slips: { of: 'slips', list: 'toApprove' },
    borrower: { of: 'borrower', id: loans.lateBorrowerId },
    period: { of: 'period', from: `${String(year - 1)}-01-01`, to: `${String(year)}-12-31` },
    certificate: { of: 'certificate', id: loans.certificates[1] ?? 0 },
    disposal: { of: 'disposal', id: disposal.destroyed },
    disposalYear: { of: 'disposalYear', year },
  };
};
/** Forms of a selection: one volume alone would not show how strips and labels share a sheet, or a list its lines. */
const ofMany: ReadonlySet<PrintedForm> = new Set(['spines', 'volumeLabels', 'caseList', 'itemRegister']);
/** mm: the narrowest and the widest spine there is, beside the usual one. */
const spineWidths = [10, 35, 50];

/** A form that belongs to another slip than the one that was taken out. */
const otherLoan = ({ loans }: Shown): Partial<Record<PrintedForm, number>> => ({
  readingApplication: loans.outsideReadingId,
  copyApproval: loans.copyId,
});

/** Every form on every paper, filled and for the pen, in both languages: DIR/forms/<language>-<form>-<paper>-<fill>.pdf. */
export async function writeForms(
  engine: EngineClient,
  folder: string,
  shown: Shown,
  emergencySheets: Readonly<Record<Language, Uint8Array>>,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  const write = (name: string, pdf: Uint8Array): void => {
    writeFileSync(join(folder, name), pdf);
    written.push(name);
  };
  const others = otherLoan(shown);
  for (const language of languages) {
    write(`${language}-emergencySheet-a4-filled.pdf`, emergencySheets[language]);
    await engine.get('settings.set', { key: 'formLanguage', value: language });
    for (const target of Object.values(targets(shown))) {
      for (const form of formsOf(target.of)) {
        const of =
          form in others
            ? { ...target, id: others[form] }
            : ofMany.has(form)
              ? { ...target, ids: [...shown.severalIds] }
              : target;
        for (const paper of printedForms[form].papers) {
          for (const fill of printedForms[form].fills) {
            // The form belongs to the subject: formsOf says so of each.
            await engine.get('forms.issue', { ...of, form, paper, fill, withoutGlyph: 'leaveBlank' } as FormInput);
            write(`${language}-${form}-${paper}-${fill}.pdf`, engine.lastDocument()?.pdf ?? new Uint8Array());
          }
        }
      }
    }
  }
  await engine.get('settings.set', { key: 'formLanguage', value: 'zh-CN' });
  for (const spineWidth of spineWidths) {
    const ids = [...shown.severalIds];
    await engine.get('forms.issue', { of: 'volumes', ids, form: 'spines', spineWidth, withoutGlyph: 'leaveBlank' });
    write(`zh-CN-spines-a4-filled-${String(spineWidth)}mm.pdf`, engine.lastDocument()?.pdf ?? new Uint8Array());
  }
  return written;
}
