import type { AppraiserCapacity, BlockKind, ListState, Opinion, RowState } from './disposal';
import type { ApprovalManner } from './loan';
import type { StepHolders } from './loan-approvals';
import type { Day, Retention } from './volume-facts';

/** What the rules of disposal (disposal-rules.ts, disposal-signers.ts) are told, what they answer, and the names of what they refuse. */
export type RowOpinion = { readonly personId: number; readonly opinion: Opinion };
export type RowFacts = {
  readonly id: number;
  readonly state: RowState;
  readonly departmentId: number | null;
  readonly retention: Retention | null;
  /** What stands in its way now: against listing, and once set apart against destruction. */
  readonly blocks: readonly BlockKind[];
  readonly opinions: Readonly<Partial<Record<AppraiserCapacity, RowOpinion>>>;
  readonly setApart: boolean;
  readonly rechecked: boolean;
  readonly counted: boolean;
};
export type ListFacts = {
  readonly state: ListState;
  readonly number: string | null;
  /** Person. */
  readonly drawnBy: number;
  readonly earliestOn: Day | null;
  /** Day of the last recheck. */
  readonly recheckedOn: Day | null;
  readonly rows: readonly RowFacts[];
};

export type Signing = {
  readonly personId: number;
  readonly manner: ApprovalManner;
  /** Who writes it down. */
  readonly recordedBy: number;
};
export type SigningStep = 'appraisal' | 'director' | 'recheck' | 'supervision';
/** What the rule needs of the world, gathered in the same transaction. */
export type ListWorld = {
  readonly today: Day;
  /** UTC milliseconds. */
  readonly now: number;
  /** Last moment in the log: a clock before it is not believed. */
  readonly lastAt: number;
  readonly setApartMonths: number;
  readonly supervisorsNeeded: number;
  readonly appraisersOf: (capacity: AppraiserCapacity, departmentId: number | null) => StepHolders;
  readonly directors: StepHolders;
  /** Who may recheck. */
  readonly recheckers: readonly number[];
  /** Persons who have left, among those named. */
  readonly hasLeft: (personId: number) => boolean;
  readonly waysOf: (step: SigningStep) => readonly ApprovalManner[];
};

export type Execution = {
  readonly number: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Day of the start, in the archive's time zone. */
  readonly startedOn: Day;
  readonly executorId: number;
  readonly supervisors: readonly Signing[];
};
export type ListCommand =
  | { readonly type: 'save' | 'submit' | 'conclude' | 'cancel' }
  | { readonly type: 'addRows'; readonly rows: number }
  | { readonly type: 'removeRows' | 'setApart' | 'count' | 'pullBack'; readonly rowIds: readonly number[] }
  | ({ readonly type: 'appraise'; readonly capacity: AppraiserCapacity; readonly rowIds: readonly number[] } & Signing)
  | ({ readonly type: 'recheck'; readonly rowIds: readonly number[] } & Signing)
  | ({ readonly type: 'approve' | 'sendBack' } & Signing)
  | ({ readonly type: 'execute' } & Execution);

export type LeavingRow = { readonly id: number; readonly retention: Retention | null };
export type ListDecision = {
  readonly state: ListState;
  /** Rows that leave by this; `retention` is what they get, null where it stays. */
  readonly leave: readonly LeavingRow[];
  /** Set when the last volume has been set apart, and null again when the list goes back. */
  readonly earliestOn: Day | null;
};

/** The list is refused for this block of one or more of its rows; the sentence names them. */
export const blockRules = {
  hold: 'rowsOnHold',
  onLoan: 'rowsOnLoan',
  reserved: 'rowsOnLoan',
  missing: 'rowsMissing',
  notAtHome: 'rowsNotAtHome',
  notSetApart: 'rowsNotSetApart',
  onList: 'rowsOnOtherList',
  undated: 'rowsUndated',
  permanent: 'rowsPermanent',
  notDue: 'rowsNotDue',
  notFiled: 'rowsNotFiled',
  destroyed: 'rowsDestroyed',
} as const satisfies Record<BlockKind, string>;

export const listRules = [
  'listState',
  'listEmpty',
  'listLastRow',
  'listTooLong',
  'rowNotThere',
  'rowNotListed',
  'opinionsMissing',
  'drawerSigns',
  'appraiserApproves',
  'sameAppraiser',
  'notYourOpinion',
  'notDirector',
  'notSender',
  'notRechecker',
  'setApartAlready',
  'recheckedAlready',
  'tooEarly',
  'clockBack',
  'numberWrong',
  'endBeforeStart',
  'endInFuture',
  'startTooEarly',
  'startBeforeRecheck',
  'rowsNotCounted',
  'supervisorsFewer',
  'supervisorTwice',
  'supervisorDrew',
  'supervisorExecutes',
  'personHasLeft',
  'ownPaper',
  'wayNotAllowed',
  ...new Set(Object.values(blockRules)),
] as const;
export type ListRule = (typeof listRules)[number];

/** As many rows as one list may hold: what one register prints and one transaction destroys. */
export const MOST_ROWS = 20_000;
