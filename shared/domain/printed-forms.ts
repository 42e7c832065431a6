/**
 * Every form the program prints, once: what it is printed of, on which papers (the first is the default), and whether
 * it is to be had blank for brush or pen (DA-7). The contract, the press and the screens are derived from this list.
 */
export const printedForms = {
  cover: { of: 'volumes', papers: ['a4', 'hard'], fills: ['filled', 'blank'] },
  itemList: { of: 'volumes', papers: ['a4'], fills: ['filled', 'blank'] },
  closingNote: { of: 'volumes', papers: ['a4'], fills: ['filled', 'blank'] },
  volumeLabels: { of: 'volumes', papers: ['a4', 'label'], fills: ['filled'] },
  spines: { of: 'volumes', papers: ['a4', 'a3'], fills: ['filled'] },
  caseList: { of: 'volumes', papers: ['a4'], fills: ['filled'] },
  itemRegister: { of: 'volumes', papers: ['a4Landscape'], fills: ['filled'] },
  clientOverview: { of: 'client', papers: ['a4'], fills: ['filled'] },
  shelfLabels: { of: 'place', papers: ['a4'], fills: ['filled'] },
  boxLabels: { of: 'place', papers: ['a4'], fills: ['filled'] },
  indexByPlace: { of: 'place', papers: ['a4'], fills: ['filled'] },
  indexByArchive: { of: 'place', papers: ['a4'], fills: ['filled'] },
  loanSlip: { of: 'loan', papers: ['a4'], fills: ['filled'] },
  readingApplication: { of: 'loan', papers: ['a4'], fills: ['filled', 'blank'] },
  outCard: { of: 'loan', papers: ['a4'], fills: ['filled'] },
  copyApproval: { of: 'loan', papers: ['a4'], fills: ['filled'] },
  pickList: { of: 'toFetch', papers: ['a4'], fills: ['filled'] },
  lineList: { of: 'lines', papers: ['a4Landscape'], fills: ['filled'] },
  slipList: { of: 'slips', papers: ['a4Landscape'], fills: ['filled'] },
  reminder: { of: 'borrower', papers: ['a4'], fills: ['filled'] },
  outstandingList: { of: 'outstanding', papers: ['a4Landscape'], fills: ['filled'] },
  loanRegister: { of: 'period', papers: ['a4Landscape'], fills: ['filled'] },
  copyLog: { of: 'period', papers: ['a4Landscape'], fills: ['filled'] },
  certificateRegister: { of: 'period', papers: ['a4Landscape'], fills: ['filled'] },
  certificate: { of: 'certificate', papers: ['a4'], fills: ['filled'] },
  appraisalOpinion: { of: 'disposal', papers: ['a4Landscape'], fills: ['filled'] },
  setApartList: { of: 'disposal', papers: ['a4'], fills: ['filled'] },
  setApartLabels: { of: 'disposal', papers: ['a4'], fills: ['filled'] },
  destructionRegister: { of: 'disposal', papers: ['a4Landscape'], fills: ['filled'] },
  destructionRecord: { of: 'disposal', papers: ['a4'], fills: ['filled'] },
  disposalLists: { of: 'disposalYear', papers: ['a4Landscape'], fills: ['filled'] },
} as const satisfies Record<string, { of: FormSubject; papers: readonly FormPaper[]; fills: readonly FormFill[] }>;

/**
 * volumes: one or a selection · client: all volumes of a client · place: a place and all below it, or the whole archive ·
 * loan: a slip · toFetch: all that is approved and waits on the shelves · slips: a work
 * list of slips, narrowed · lines: one of volumes · borrower: a person with something overdue · outstanding: all that is out today · period: from one day to another · certificate: one 档案证明 · disposal: one disposal
 * list · disposalYear: all lists of a year.
 */
export type FormSubject =
  | 'volumes'
  | 'client'
  | 'place'
  | 'loan'
  | 'toFetch'
  | 'slips'
  | 'lines'
  | 'borrower'
  | 'outstanding'
  | 'period'
  | 'certificate'
  | 'disposal'
  | 'disposalYear';
export const formPapers = ['a4', 'a4Landscape', 'a3', 'hard', 'label'] as const;
export type FormPaper = (typeof formPapers)[number];
export const formFills = ['filled', 'blank'] as const;
export type FormFill = (typeof formFills)[number];

export type PrintedForm = keyof typeof printedForms;
type NamesOf<S extends FormSubject> = {
  [F in PrintedForm]: (typeof printedForms)[F]['of'] extends S ? F : never;
}[PrintedForm];
export type PaperOf<F extends PrintedForm> = (typeof printedForms)[F]['papers'][number];

/** 脊背 in mm (rules-and-forms 1.2, 1.4): 10, 15, 20 on hard covers, 20 to 50 on boxes. */
export const spineWidths = [10, 15, 20, 25, 30, 40, 50] as const;
/** Volume labels on a sheet of A4: four across, nine down. */
export const labelPlaces = 36;

export const formNames = Object.keys(printedForms) as [PrintedForm, ...PrintedForm[]];
/** The forms of a subject, in the order they are offered. */
export const formsOf = <S extends FormSubject>(subject: S): [NamesOf<S>, ...NamesOf<S>[]] =>
  formNames.filter((name) => printedForms[name].of === subject) as [NamesOf<S>, ...NamesOf<S>[]];

export const hasPaper = (form: PrintedForm, paper: FormPaper): boolean =>
  printedForms[form].papers.some((one) => one === paper);
export const hasFill = (form: PrintedForm, fill: FormFill): boolean =>
  printedForms[form].fills.some((one) => one === fill);
