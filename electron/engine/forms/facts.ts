import type { FormFill, PaperOf as PrintedPaper, PrintedForm } from '../../../shared/domain/printed-forms';
import type { Level } from '../../../shared/domain/level';
import type { Binding, Day, ItemFacts, Month, Retention } from '../../../shared/domain/volume-facts';
import type {
  AppraisalOpinion,
  DestructionRecord,
  DestructionRegister,
  DisposalLists,
  SetApartLabels,
  SetApartList,
} from './disposal-facts';
import type {
  BoxLabels,
  CaseList,
  ClientOverview,
  ItemRegister,
  LocationIndex,
  ShelfLabels,
  Spines,
  VolumeLabels,
} from './holding-facts';
import type {
  Certificate,
  CopyForm,
  LineListForm,
  LoanForm,
  LoanRegister,
  OutCards,
  OutstandingList,
  PickList,
  ReminderForm,
  SlipListForm,
  CertificateRegister,
  CopyLog,
} from './loan-facts';

/** What the forms print: plain data gathered by the caller. A form asks nobody for more. */
export type FormLanguage = 'zh-CN' | 'en';

/** filled with the record, or labels and lines only, for brush or pen (DA-7). */
export type Fill = FormFill;

export type VolumeForm = {
  readonly fondsNumber: string;
  readonly fondsName: string;
  readonly seriesCode: string;
  readonly seriesName: string;
  /** 档号; null until the volume is filed. */
  readonly referenceCode: string | null;
  readonly oldNumber: string | null;
  /** 互见号 */
  readonly crossReference: string | null;
  readonly title: string;
  readonly clientCode: string | null;
  readonly clientName: string | null;
  readonly year: number | null;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  readonly retention: Retention | null;
  readonly level: Level;
  /** How the archive calls its levels (a setting: 秘密/机密/绝密, or 普通商密/核心商密). */
  readonly levelLabels: Readonly<Record<Level, string>>;
  readonly itemCount: number;
  /** Pages of the whole volume; null when nobody has counted. */
  readonly pages: number | null;
  readonly binding: Binding;
  /** 归档号 */
  readonly filingNumber: string | null;
  /** 13 digits, the only thing inside the QR code. */
  readonly machineKey: string;
  /** 立卷人 */
  readonly compiledBy: string | null;
  /** 检查人 */
  readonly checkedBy: string | null;
  readonly compiledOn: Day | null;
  readonly checkedOn: Day | null;
  readonly closingNote: string | null;
  readonly note: string | null;
  readonly items: readonly ItemFacts[];
};

/** The sheet that opens an archive when every passphrase is lost. */
export type EmergencySheet = {
  readonly fondsNumber: string;
  readonly fondsName: string;
  /** The first 8 characters of the vault's id. */
  readonly vaultId: string;
  readonly madeOn: Day;
  /** `RK-QPMA3-GE3UG-…` as the vault gives it, groups between hyphens. */
  readonly recoveryKey: string;
  /** A later key does not open backups made before this day; null for the first key of an archive. */
  readonly opensNothingBefore: Day | null;
};

/** preview: 预览 on every page · issued: 出件 with its number and the how manieth time · unnumbered: not in the register of prints. */
export type PrintMark =
  | { readonly kind: 'preview' }
  | { readonly kind: 'issued'; readonly number: string; readonly copy: number; readonly on: Day }
  | { readonly kind: 'unnumbered' };

/** What every job says. */
type Job = {
  readonly language: FormLanguage;
  /** refuse: `notPrintable` names the characters · leaveBlank: their places stay empty for the pen. */
  readonly withoutGlyph: 'refuse' | 'leaveBlank';
  /** Milliseconds UTC that the document gives as its making: equal jobs give equal bytes. */
  readonly madeAt: number;
};
/** What each form is drawn from; which papers it has, domain/printed-forms.ts says. */
type Facts = {
  cover: VolumeForm;
  itemList: VolumeForm;
  closingNote: VolumeForm;
  volumeLabels: VolumeLabels;
  spines: Spines;
  caseList: CaseList;
  itemRegister: ItemRegister;
  clientOverview: ClientOverview;
  shelfLabels: ShelfLabels;
  boxLabels: BoxLabels;
  indexByPlace: LocationIndex;
  indexByArchive: LocationIndex;
  loanSlip: LoanForm;
  readingApplication: LoanForm;
  outCard: OutCards;
  pickList: PickList;
  outstandingList: OutstandingList;
  slipList: SlipListForm;
  lineList: LineListForm;
  reminder: ReminderForm;
  loanRegister: LoanRegister;
  copyLog: CopyLog;
  certificateRegister: CertificateRegister;
  copyApproval: CopyForm;
  certificate: Certificate;
  appraisalOpinion: AppraisalOpinion;
  setApartList: SetApartList;
  setApartLabels: SetApartLabels;
  destructionRegister: DestructionRegister;
  destructionRecord: DestructionRecord;
  disposalLists: DisposalLists;
  /** Not asked for by a request: made when an archive is set up, and when its recovery key is changed. */
  emergencySheet: EmergencySheet;
};
export type FormName = keyof Facts;
export type FactsOf<F extends FormName> = Facts[F];
export type PaperOf<F extends FormName> = F extends PrintedForm ? PrintedPaper<F> : 'a4';
/** One subject of a job: what is drawn of it, and the mark its pages carry. */
export type Sheet<F extends FormName> = { readonly facts: FactsOf<F>; readonly mark: PrintMark };

/** One document: a form of one subject or of many. */
export type JobOf<F extends FormName> = {
  [K in F]: Job & {
    readonly form: K;
    readonly paper: PaperOf<K>;
    readonly fill: Fill;
    readonly sheets: readonly Sheet<K>[];
  };
}[F];
export type FormJob = JobOf<FormName>;
