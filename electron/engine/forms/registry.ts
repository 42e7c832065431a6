import { appraisalOpinion } from './appraisal-opinion';
import { caseList } from './case-list';
import { clientOverview } from './client-overview';
import { itemRegister } from './item-register';
import { locationIndex } from './location-index';
import { certificate } from './certificate';
import { closingNote } from './closing-note';
import { copyApproval } from './copy-approval';
import { cover } from './cover';
import { loanRegister, outstandingList, pickList } from './desk-lists';
import { certificateRegister, copyLog } from './desk-registers';
import { destructionRecord } from './destruction-record';
import { destructionRegister } from './destruction-register';
import { disposalLists } from './disposal-lists';
import { emergencySheet } from './emergency-sheet';
import type { FactsOf, Fill, FormName, JobOf, PaperOf, PrintMark } from './facts';
import { itemList } from './item-list';
import { shelfLabels } from './shelf-labels';
import { boxLabels, volumeLabels } from './labels';
import { lineList } from './line-list';
import { loanSlip } from './loan-slip';
import type { Page, Step } from './marks';
import { outCards } from './out-card';
import { readingApplication } from './reading-application';
import { reminder } from './reminder';
import { setApartLabels, setApartList } from './set-apart';
import { slipList } from './slip-list';
import { spines } from './spines';
import type { FormWords } from './words';

export type FormDefinition<F extends FormName> = {
  readonly nameIn: (words: FormWords) => string;
  readonly draw: (
    facts: FactsOf<F>,
    words: FormWords,
    ask: { readonly paper: PaperOf<F>; readonly fill: Fill },
  ) => Page[] | Generator<Step>;
};

/** How each form of domain/printed-forms.ts, and the emergency sheet, is named and drawn. */
export const forms: { readonly [F in FormName]: FormDefinition<F> } = {
  cover: {
    nameIn: (words) => words.cover.name,
    draw: (facts, words, { paper, fill }) => [cover(facts, words, paper, fill)],
  },
  itemList: {
    nameIn: (words) => words.itemList.name,
    draw: (facts, words, { fill }) => itemList(facts, words, fill),
  },
  closingNote: {
    nameIn: (words) => words.closingNote.name,
    draw: (facts, words, { fill }) => closingNote(facts, words, fill),
  },
  volumeLabels: {
    nameIn: (words) => words.holdings.volumeLabels.name,
    draw: (facts, words, { paper }) => volumeLabels(facts, words, paper),
  },
  spines: {
    nameIn: (words) => words.holdings.spines.name,
    draw: (facts, words, { paper }) => spines(facts, words, paper),
  },
  caseList: { nameIn: (words) => words.holdings.caseList.name, draw: caseList },
  itemRegister: { nameIn: (words) => words.holdings.itemRegister.name, draw: itemRegister },
  clientOverview: { nameIn: (words) => words.holdings.clientOverview.name, draw: clientOverview },
  shelfLabels: { nameIn: (words) => words.holdings.shelfLabels.name, draw: shelfLabels },
  boxLabels: { nameIn: (words) => words.holdings.boxLabels.name, draw: boxLabels },
  indexByPlace: { nameIn: (words) => words.holdings.locationIndex.byPlace, draw: locationIndex('byPlace') },
  indexByArchive: { nameIn: (words) => words.holdings.locationIndex.byArchive, draw: locationIndex('byArchive') },
  loanSlip: { nameIn: (words) => words.loans.loanSlip.name, draw: loanSlip },
  readingApplication: {
    nameIn: (words) => words.loans.readingApplication.name,
    draw: (facts, words, { fill }) => readingApplication(facts, words, fill),
  },
  outCard: { nameIn: (words) => words.loans.outCard.name, draw: outCards },
  outstandingList: { nameIn: (words) => words.loans.outstanding.name, draw: outstandingList },
  pickList: { nameIn: (words) => words.loans.pickList.name, draw: pickList },
  lineList: { nameIn: (words) => words.loans.lineList.name, draw: lineList },
  slipList: { nameIn: (words) => words.loans.slipList.name, draw: slipList },
  reminder: { nameIn: (words) => words.loans.reminder.name, draw: reminder },
  loanRegister: { nameIn: (words) => words.loans.register.name, draw: loanRegister },
  copyLog: { nameIn: (words) => words.loans.copyLog.name, draw: copyLog },
  certificateRegister: { nameIn: (words) => words.loans.certificateRegister.name, draw: certificateRegister },
  copyApproval: { nameIn: (words) => words.loans.copyApproval.name, draw: copyApproval },
  certificate: { nameIn: (words) => words.loans.certificate.name, draw: certificate },
  appraisalOpinion: { nameIn: (words) => words.disposal.opinionForm.name, draw: appraisalOpinion },
  setApartList: { nameIn: (words) => words.disposal.setApartList.name, draw: setApartList },
  setApartLabels: { nameIn: (words) => words.disposal.setApartLabels.name, draw: setApartLabels },
  destructionRegister: { nameIn: (words) => words.disposal.register.name, draw: destructionRegister },
  destructionRecord: { nameIn: (words) => words.disposal.record.name, draw: destructionRecord },
  disposalLists: { nameIn: (words) => words.disposal.allLists.name, draw: disposalLists },
  emergencySheet: {
    nameIn: (words) => words.emergencySheet.name,
    draw: (facts, words) => [emergencySheet(facts, words)],
  },
};

export const nameOf = (form: FormName, words: FormWords): string => forms[form].nameIn(words);

/** What one subject becomes, page by page, and the mark its pages carry. */
export type DrawnForm = { readonly steps: Iterable<Step>; readonly mark: PrintMark };

function* stepsOf(drawn: Page[] | Generator<Step>): Generator<Step> {
  if (!Array.isArray(drawn)) yield* drawn;
  else for (const page of drawn) yield { kind: 'page', page };
}

/** Draws the job one subject at a time, so that a long one can report and be stopped in between. */
export function* drawForms<F extends FormName>(job: JobOf<F>, words: FormWords): Generator<DrawnForm> {
  const definition: FormDefinition<F> = forms[job.form];
  for (const { facts, mark } of job.sheets) yield { steps: stepsOf(definition.draw(facts, words, job)), mark };
}
