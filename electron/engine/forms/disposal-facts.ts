import type { AppraiserCapacity, DestructionMethod, ListState, Opinion } from '../../../shared/domain/disposal';
import type { Level } from '../../../shared/domain/level';
import type { Day, Month, Retention } from '../../../shared/domain/volume-facts';
import type { DeskFacts } from './loan-facts';

/** What the forms of disposal print: plain data gathered by the caller. */

/** One signature that was given: in person, or by a signed paper (据纸质审批). */
export type SignedFacts = {
  readonly name: string;
  readonly manner: 'countersign' | 'paper';
  readonly paperNumber: string | null;
  readonly on: Day;
};
/** `signed` null: still open, for the pen. */
export type AppraiserFacts = { readonly capacity: AppraiserCapacity; readonly signed: SignedFacts | null };

export type Extent = {
  readonly volumes: number;
  readonly items: number;
  readonly pages: number;
  /** Volumes whose pages nobody has counted: the sum of pages is without them. */
  readonly uncounted: number;
};
export type YearSpan = { readonly first: number; readonly last: number };

/** What every form says of its list. */
export type ListHead = DeskFacts & {
  readonly fondsNumber: string;
  /** XH-2026-001; null while it is a draft. */
  readonly number: string | null;
  readonly title: string;
  /** 作废: the list was cancelled; its number stays. */
  readonly isVoid: boolean;
  readonly drawnBy: string;
  readonly drawnOn: Day;
  /** Of the rows that go on, or were destroyed. */
  readonly extent: Extent;
  readonly years: YearSpan | null;
  /** The manager, and the head of each forming department. */
  readonly appraisers: readonly AppraiserFacts[];
  readonly approved: SignedFacts | null;
};

/** The act that cannot be undone; times are office time, `2026-11-23 14:05`. */
export type ActFacts = {
  readonly place: string;
  readonly method: DestructionMethod;
  readonly remark: string | null;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly executor: string;
  readonly supervisors: readonly SignedFacts[];
};

export type ListedVolume = {
  readonly referenceCode: string | null;
  readonly title: string;
  readonly clientCode: string | null;
  /** Null where only the code is kept: a destroyed volume of a private person. */
  readonly clientName: string | null;
  readonly year: number | null;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  readonly itemCount: number;
  readonly pages: number | null;
  readonly level: Level;
  readonly retention: Retention | null;
  /** 起算日, 到期日 */
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  /** 已保管年数: whole years since the first day of retention. */
  readonly heldYears: number | null;
  readonly note: string | null;
};

/** 销毁清册: cover, table of every volume that goes on, signatures, check code. */
export type DestructionRegister = ListHead & {
  readonly setApartOn: Day | null;
  readonly earliestOn: Day | null;
  readonly rechecked: { readonly name: string; readonly on: Day } | null;
  readonly act: ActFacts | null;
  /** Lines for 监销人 (a setting). */
  readonly supervisorsNeeded: number;
  readonly rows: readonly (ListedVolume & { readonly opinion: Opinion | null })[];
};

/** 鉴定意见书: both opinions on every row, side by side, and what came of them. */
export type AppraisalOpinion = ListHead & {
  readonly rows: readonly (ListedVolume & {
    readonly manager: { readonly opinion: Opinion; readonly reason: string } | null;
    readonly departmentHead: { readonly opinion: Opinion; readonly reason: string } | null;
    readonly outcome: Opinion | null;
    /** Why it was taken off the list by hand. */
    readonly leftReason: string | null;
  })[];
};

/** 销毁登记表 (DA-15.3). */
export type DestructionRecord = ListHead & {
  readonly act: ActFacts | null;
  readonly supervisorsNeeded: number;
};

/** What is to be moved to the place set apart, in the order of the shelves. */
export type SetApartList = ListHead & {
  readonly on: Day;
  readonly earliestOn: Day | null;
  readonly rows: readonly (ListedVolume & { readonly home: string | null; readonly setApartPlace: string | null })[];
};

/** Labels for what stands apart: one for each place, or for the pen before anything was moved. */
export type SetApartLabels = ListHead & {
  readonly earliestOn: Day | null;
  readonly boxes: readonly {
    readonly place: string | null;
    readonly volumes: number;
    readonly firstCode: string | null;
    readonly lastCode: string | null;
    readonly level: Level;
  }[];
};

/** 销毁清册登记簿: all lists of a year. */
export type DisposalLists = DeskFacts & {
  readonly year: number;
  readonly madeOn: Day;
  readonly rows: readonly {
    readonly number: string | null;
    readonly title: string;
    readonly level: Level;
    readonly state: ListState;
    readonly drawnBy: string;
    readonly drawnOn: Day;
    readonly extent: Extent;
    readonly years: YearSpan | null;
    readonly approved: SignedFacts | null;
    readonly setApartOn: Day | null;
    readonly earliestOn: Day | null;
    readonly act: (Pick<ActFacts, 'place' | 'method' | 'supervisors'> & { readonly on: Day }) | null;
    readonly note: string | null;
  }[];
};
