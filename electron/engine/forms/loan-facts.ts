import type { CertificateFinding } from '../../../shared/domain/certificate';
import type { ApprovalStep, LoanManner, LoanState } from '../../../shared/domain/loan';
import type { LineList, SlipList } from '../../../shared/domain/loan-lists';
import type { Level } from '../../../shared/domain/level';
import type { Binding, Day } from '../../../shared/domain/volume-facts';
import type { VolumeForm } from './facts';

/** What the forms of the loan desk print: plain data gathered by the caller. */

/** A person of the staff, or an outsider with organisation and paper. */
export type PersonFacts = {
  readonly name: string;
  readonly staffCode: string | null;
  readonly department: string | null;
  readonly organisation: string | null;
  readonly phone: string | null;
  readonly identityPaper: string | null;
};

/** One step of an approval: still open, for the pen, or given in person or by a signed paper (据纸质审批). */
export type ApprovalFacts =
  | { readonly step: ApprovalStep; readonly state: 'open' }
  | {
      readonly step: ApprovalStep;
      readonly state: 'given';
      readonly name: string;
      readonly manner: 'countersign' | 'paper';
      readonly paperNumber: string | null;
      readonly on: Day;
    };

/** What every form of the desk says of the archive. */
export type DeskFacts = { readonly fondsName: string; readonly levelLabels: VolumeForm['levelLabels'] };

export type LoanLineFacts = {
  readonly referenceCode: string | null;
  readonly title: string;
  readonly pages: number | null;
  readonly level: Level;
  /** Where the volume is at home. */
  readonly home: string | null;
  /** 13 digits of the volume. */
  readonly machineKey: string;
  readonly note: string | null;
};

/** A request, and the loan that became of it. */
export type LoanForm = DeskFacts & {
  /** 借阅单号, null until it is submitted. */
  readonly number: string | null;
  /** 13 digits of the slip. */
  readonly machineKey: string;
  /** 作废: refused or withdrawn; the number stays. */
  readonly isVoid: boolean;
  readonly manner: LoanManner;
  readonly borrower: PersonFacts;
  /** 目的 and 理由 (XX-27.1) */
  readonly purpose: string;
  readonly reason: string | null;
  /** 介绍信 or 工作证 of an outsider (XX-27.4) */
  readonly letter: string | null;
  readonly submittedOn: Day | null;
  readonly issuedOn: Day | null;
  readonly dueOn: Day | null;
  /** Calendar days of the loan, null for back the same day, and the clause that says so: `XX-28.6`, `DA-13.5`, `DA-14.2`. */
  readonly term: { readonly days: number | null; readonly clause: string };
  readonly approvals: readonly ApprovalFacts[];
  readonly issuedBy: string | null;
  readonly lines: readonly LoanLineFacts[];
};

/** 代卷卡 for one volume that is out. */
export type OutCardFacts = DeskFacts & {
  readonly line: LoanLineFacts;
  readonly loanNumber: string | null;
  readonly manner: LoanManner;
  readonly borrower: PersonFacts;
  readonly issuedOn: Day | null;
  readonly dueOn: Day | null;
};
export type OutCards = { readonly cards: readonly OutCardFacts[] };

/** 调卷单: what is to be fetched, in the order of the shelves. */
export type PickList = DeskFacts & {
  readonly on: Day;
  readonly rows: readonly {
    readonly home: string | null;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    readonly loanNumber: string | null;
    readonly borrower: string;
    readonly manner: LoanManner;
    /** Until this day the approval holds. */
    readonly fetchBy: Day | null;
    readonly note: string | null;
  }[];
};

/** 催还通知单: all that one borrower has kept too long. */
export type ReminderForm = DeskFacts & {
  readonly on: Day;
  readonly borrower: PersonFacts;
  /** To be back by this day. */
  readonly answerBy: Day;
  readonly handledBy: string;
  readonly rows: readonly {
    readonly loanNumber: string | null;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    readonly issuedOn: Day | null;
    readonly dueOn: Day;
    readonly daysOver: number;
    /** How many times it has been asked for, this one counted. */
    readonly times: number;
  }[];
};

/** 在外案卷清单: everything that is out on a day, by department and borrower. */
export type OutstandingList = DeskFacts & {
  readonly on: Day;
  readonly people: number;
  readonly rows: readonly {
    readonly department: string | null;
    readonly borrower: string;
    readonly phone: string | null;
    readonly loanNumber: string | null;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    readonly issuedOn: Day | null;
    readonly dueOn: Day | null;
    /** 0: not yet due. */
    readonly daysOver: number;
    readonly remindedOn: Day | null;
  }[];
};

/** 借阅单清单: a work list of slips as a screen narrowed it; of several volumes on a slip the first one is named. */
export type SlipListForm = DeskFacts & {
  readonly on: Day;
  readonly list: SlipList;
  /** Only what this person may sign, only this next signature, only numbers or borrowers that begin so ('': all). */
  readonly narrowed: { readonly signer: string | null; readonly step: ApprovalStep | null; readonly text: string };
  readonly rows: readonly {
    readonly number: string | null;
    readonly state: LoanState;
    readonly manner: LoanManner;
    readonly level: Level;
    readonly borrower: string;
    readonly department: string | null;
    readonly purpose: string;
    readonly volumes: number;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly submittedOn: Day | null;
    readonly approvedOn: Day | null;
    readonly lapseOn: Day | null;
    readonly issuedOn: Day | null;
    readonly dueOn: Day | null;
    /** 0: not yet due. */
    readonly daysOver: number;
    readonly nextStep: ApprovalStep | null;
    readonly isRenewal: boolean;
  }[];
};

/** What is to be fetched is printed as the 调卷单, in shelf order. */
export type PrintedLineList = Exclude<LineList, 'toFetch'>;
/** 借阅案卷清单: a work list of volumes of the loan desk. */
export type LineListForm = DeskFacts & {
  readonly on: Day;
  readonly list: PrintedLineList;
  readonly rows: readonly {
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    readonly home: string | null;
    readonly borrower: string;
    readonly department: string | null;
    readonly phone: string | null;
    readonly loanNumber: string | null;
    readonly manner: LoanManner;
    readonly issuedOn: Day | null;
    readonly dueOn: Day | null;
    /** 0: not yet due. */
    readonly daysOver: number;
    readonly remindedOn: Day | null;
    readonly lapseOn: Day | null;
    readonly fetchedOn: Day | null;
    /** The place in the queue, and who has the volume now; null but there. */
    readonly position: number | null;
    readonly holder: string | null;
    /** How many wait for it. */
    readonly waiting: number;
  }[];
};

/** 借阅登记簿 for a period (XX-28.5): one row for each volume lent, in the order of hand-over. */
export type LoanRegister = DeskFacts & {
  readonly from: Day;
  readonly to: Day;
  readonly madeOn: Day;
  readonly rows: readonly {
    readonly loanNumber: string | null;
    readonly issuedOn: Day;
    readonly borrower: string;
    readonly department: string | null;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    /** 份数: pages of a bound volume, items of a loose one; null when nobody has counted. */
    readonly count: number | null;
    readonly binding: Binding;
    readonly reason: string;
    readonly manner: LoanManner;
    readonly dueOn: Day | null;
    readonly returnedOn: Day | null;
    readonly note: string | null;
  }[];
};

/** 复制摘抄登记簿 for a period (BM-7(8)): one row for each copy or extract made, in the order they were made. */
export type CopyLog = DeskFacts & {
  readonly from: Day;
  readonly to: Day;
  readonly madeOn: Day;
  readonly rows: readonly {
    readonly on: Day;
    readonly loanNumber: string | null;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    readonly pages: string;
    readonly copies: number;
    readonly manner: 'copy' | 'extract';
    readonly borrower: string;
    readonly destination: string;
    readonly madeBy: string;
    readonly supervisedBy: string;
  }[];
};

/** 档案证明登记簿 for a period (DA-13.4): every number that was taken, void ones with the others, in the order of the numbers. */
export type CertificateRegister = DeskFacts & {
  readonly from: Day;
  readonly to: Day;
  readonly madeOn: Day;
  readonly rows: readonly {
    readonly number: string;
    readonly on: Day;
    readonly isVoid: boolean;
    readonly applicant: string;
    readonly purpose: string;
    readonly question: string;
    readonly finding: CertificateFinding;
    readonly copies: number;
    readonly draftedBy: string | null;
    readonly proofreadBy: string | null;
    readonly checkedBy: string | null;
    readonly level: Level;
  }[];
};

/** 复制摘抄审批单 (DA-14.2, XX-32.1, BM-7(8)). */
export type CopyForm = DeskFacts & {
  readonly number: string | null;
  readonly machineKey: string | null;
  readonly isVoid: boolean;
  readonly requester: PersonFacts;
  readonly submittedOn: Day | null;
  readonly purpose: string;
  readonly reason: string | null;
  /** Where the copies go. */
  readonly destination: string | null;
  readonly rows: readonly {
    readonly referenceCode: string | null;
    readonly title: string;
    readonly level: Level;
    readonly pages: string | null;
    readonly copies: number | null;
  }[];
  readonly approvals: readonly ApprovalFacts[];
  readonly copiedBy: string | null;
  readonly copiedOn: Day | null;
  readonly supervisedBy: string | null;
};

/** 档案证明 (DA-13.4): whether something is recorded, never what follows from it. */
export type Certificate = DeskFacts & {
  readonly fondsNumber: string;
  /** ZM-2026-0001, null while it is drafted. */
  readonly number: string | null;
  readonly isVoid: boolean;
  readonly applicant: string;
  /** What it is wanted for. */
  readonly purpose: string;
  /** 查证事项 */
  readonly question: string;
  readonly finding: 'recorded' | 'notRecorded';
  /** The words of the record, or what was searched where nothing is recorded. */
  readonly extract: string;
  readonly sources: readonly {
    readonly referenceCode: string | null;
    readonly title: string;
    readonly page: string | null;
    readonly level: Level;
  }[];
  readonly draftedBy: string | null;
  readonly proofreadBy: string | null;
  readonly checkedBy: string | null;
  readonly issuedOn: Day | null;
  readonly copies: number;
};
