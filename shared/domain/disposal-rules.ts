import { assertNever, err, ok, type Result } from '../result';
import {
  type AppraiserCapacity,
  type BlockKind,
  type ListAction,
  listActions,
  type ListState,
  type Opinion,
  type RowState,
} from './disposal';
import type { ApprovalManner } from './loan';
import type { StepHolders } from './loan-approvals';
import { addMonths } from './office-day';
import { keepLonger, longerRetention } from './retention';
import type { Day, Retention } from './volume-facts';

/**
 * The one rule of disposal (DA-15): states, opinions, and who may not be the same person. Nothing here can be taken back
 * once carried out, so what is not plainly allowed is refused.
 */
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
  /** Set when the last volume has been set apart. */
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
  'notRechecker',
  'setApartAlready',
  'recheckedAlready',
  'tooEarly',
  'clockBack',
  'numberWrong',
  'endBeforeStart',
  'endInFuture',
  'startTooEarly',
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

/** The states a command starts from. */
const from: Readonly<Record<ListAction, readonly ListState[]>> = {
  save: ['draft'],
  addRows: ['draft'],
  removeRows: ['draft'],
  submit: ['draft'],
  appraise: ['appraisal'],
  conclude: ['appraisal'],
  approve: ['appraised'],
  sendBack: ['appraised'],
  setApart: ['approved'],
  recheck: ['held'],
  count: ['rechecked'],
  execute: ['rechecked'],
  pullBack: ['appraisal', 'appraised', 'approved', 'held', 'rechecked'],
  cancel: ['draft', 'appraisal', 'appraised', 'approved', 'held', 'rechecked'],
};

/** What a screen may offer in this state; whether it is granted, `decideList` says. */
export const actionsIn = (state: ListState): ListAction[] =>
  listActions.filter((action) => from[action].includes(state));

const living = ({ rows }: ListFacts): readonly RowFacts[] => rows.filter(({ state }) => state === 'listed');

export function decideList(list: ListFacts, command: ListCommand, world: ListWorld): Result<ListDecision, ListRule> {
  if (!from[command.type].includes(list.state)) return err('listState');
  switch (command.type) {
    case 'save':
      return decided(list);
    case 'addRows':
      return living(list).length + command.rows > MOST_ROWS ? err('listTooLong') : decided(list);
    case 'removeRows':
      return eachRow(list, command.rowIds, () => null) ?? decided(list);
    case 'submit':
      return submit(list);
    case 'appraise':
      return appraise(list, command, world);
    case 'conclude':
      return conclude(list);
    case 'approve':
      return approve(list, command, world);
    case 'sendBack':
      return directorRefused(list, command, world) ?? decided(list, { state: 'appraisal' });
    case 'setApart':
      return setApart(list, command.rowIds, world);
    case 'recheck':
      return recheck(list, command, world);
    case 'count':
      return eachRow(list, command.rowIds, () => null) ?? decided(list);
    case 'execute':
      return execute(list, command, world);
    case 'pullBack':
      return pullBack(list, command.rowIds, world);
    case 'cancel':
      return decided(list, { state: 'cancelled', leave: stay(living(list)) });
    default:
      return assertNever(command);
  }
}

const decided = (list: ListFacts, change: Partial<ListDecision> = {}): Result<ListDecision, never> =>
  ok({ state: list.state, leave: [], earliestOn: list.earliestOn, ...change });
const stay = (rows: readonly RowFacts[]): LeavingRow[] => rows.map(({ id }) => ({ id, retention: null }));

/** The refusal where one of the rows is not on the list any more, or fails the test; null when all are in order. */
function eachRow(
  list: ListFacts,
  rowIds: readonly number[],
  test: (row: RowFacts) => ListRule | null,
): Result<never, ListRule> | null {
  const byId = new Map(list.rows.map((row) => [row.id, row]));
  for (const id of rowIds) {
    const row = byId.get(id);
    if (row === undefined) return err('rowNotThere');
    if (row.state !== 'listed') return err('rowNotListed');
    const refused = test(row);
    if (refused !== null) return err(refused);
  }
  return null;
}

function blocked(rows: readonly RowFacts[]): Result<never, ListRule> | null {
  for (const row of rows) {
    const [block] = row.blocks;
    if (block !== undefined) return err(blockRules[block]);
  }
  return null;
}

function submit(list: ListFacts): Result<ListDecision, ListRule> {
  if (living(list).length === 0) return err('listEmpty');
  return blocked(living(list)) ?? decided(list, { state: 'appraisal' });
}

function signatureRefused(step: SigningStep, signing: Signing, world: ListWorld): ListRule | null {
  if (!world.waysOf(step).includes(signing.manner)) return 'wayNotAllowed';
  return signing.manner === 'paper' && signing.recordedBy === signing.personId ? 'ownPaper' : null;
}

export type ListSigner = { readonly personId: number; readonly standsIn: boolean };
/** Holders who are not excluded; where none is left, those who stand in for them. */
function signersAmong({ holders, standIns }: StepHolders, excluded: (personId: number) => boolean): ListSigner[] {
  const own = holders.filter((id) => !excluded(id));
  if (own.length > 0) return own.map((personId) => ({ personId, standsIn: false }));
  return standIns.filter((id) => !excluded(id)).map((personId) => ({ personId, standsIn: true }));
}

const otherCapacity = (capacity: AppraiserCapacity): AppraiserCapacity =>
  capacity === 'manager' ? 'departmentHead' : 'manager';

/** Who may give this opinion on this row: never who drew up the list, and not one person both of them (DA-15.1). */
export function appraisersOf(
  list: Pick<ListFacts, 'drawnBy'>,
  row: Pick<RowFacts, 'departmentId' | 'opinions'>,
  capacity: AppraiserCapacity,
  world: Pick<ListWorld, 'appraisersOf'>,
): ListSigner[] {
  const other = row.opinions[otherCapacity(capacity)]?.personId;
  return signersAmong(world.appraisersOf(capacity, row.departmentId), (id) => id === list.drawnBy || id === other);
}

function appraise(
  list: ListFacts,
  { capacity, rowIds, ...signing }: Extract<ListCommand, { type: 'appraise' }>,
  world: ListWorld,
): Result<ListDecision, ListRule> {
  if (signing.personId === list.drawnBy) return err('drawerSigns');
  const refused = signatureRefused('appraisal', signing, world);
  if (refused !== null) return err(refused);
  // Rows of one department that nobody has looked at, or the same person has, share one answer.
  const known = new Map<string, boolean>();
  const mayGive = (row: RowFacts): boolean => {
    const key = `${String(row.departmentId)}/${String(row.opinions[otherCapacity(capacity)]?.personId)}`;
    const found =
      known.get(key) ?? appraisersOf(list, row, capacity, world).some(({ personId }) => personId === signing.personId);
    known.set(key, found);
    return found;
  };
  return (
    eachRow(list, rowIds, (row) => {
      if (row.opinions[otherCapacity(capacity)]?.personId === signing.personId) return 'sameAppraiser';
      return mayGive(row) ? null : 'notYourOpinion';
    }) ?? decided(list)
  );
}

/** What two opinions make of a volume's retention: null where both say destroy; else the longer wins. */
export function afterOpinions(retention: Retention | null, one: Opinion, other: Opinion): Retention | null {
  const wished = [one, other].flatMap((opinion): Retention[] => {
    if (opinion.kind === 'destroy') return [];
    if (opinion.kind === 'keepYears' && retention !== null) return [keepLonger(retention, opinion.years)];
    return [{ kind: 'permanent', asWritten: null }];
  });
  const [first, second] = wished;
  if (first === undefined) return null;
  return second === undefined ? first : longerRetention(first, second);
}

function conclude(list: ListFacts): Result<ListDecision, ListRule> {
  const rows = living(list);
  const leave: LeavingRow[] = [];
  for (const { id, retention, opinions } of rows) {
    const { manager, departmentHead } = opinions;
    if (manager === undefined || departmentHead === undefined) return err('opinionsMissing');
    const longer = afterOpinions(retention, manager.opinion, departmentHead.opinion);
    if (longer !== null) leave.push({ id, retention: longer });
  }
  return decided(list, { state: leave.length === rows.length ? 'cancelled' : 'appraised', leave });
}

/** Approver ≠ appraisers ≠ archivist who drew it up (domain.md "Disposal"). */
export function directorsOf(
  list: Pick<ListFacts, 'drawnBy' | 'rows'>,
  world: Pick<ListWorld, 'directors'>,
): ListSigner[] {
  const appraisers = appraisersIn(list);
  return signersAmong(world.directors, (id) => id === list.drawnBy || appraisers.has(id));
}
const appraisersIn = ({ rows }: Pick<ListFacts, 'rows'>): ReadonlySet<number> =>
  new Set(rows.flatMap(({ opinions }) => Object.values(opinions).map(({ personId }) => personId)));

function directorRefused(list: ListFacts, signing: Signing, world: ListWorld): Result<never, ListRule> | null {
  if (signing.personId === list.drawnBy) return err('drawerSigns');
  if (appraisersIn(list).has(signing.personId)) return err('appraiserApproves');
  if (!directorsOf(list, world).some(({ personId }) => personId === signing.personId)) return err('notDirector');
  const refused = signatureRefused('director', signing, world);
  return refused === null ? null : err(refused);
}

function approve(list: ListFacts, signing: Signing, world: ListWorld): Result<ListDecision, ListRule> {
  const refused = directorRefused(list, signing, world);
  if (refused !== null) return refused;
  if (living(list).length === 0) return err('listEmpty');
  return blocked(living(list)) ?? decided(list, { state: 'approved' });
}

/** The state that follows from what has been done to each of the rows that go on. */
function onward(list: ListFacts, rows: readonly RowFacts[], world: ListWorld): Partial<ListDecision> {
  if (list.state === 'approved' && rows.every((row) => row.setApart))
    return { state: 'held', earliestOn: addMonths(world.today, world.setApartMonths) };
  if (list.state === 'held' && rows.every((row) => row.rechecked)) return { state: 'rechecked' };
  return {};
}

function setApart(list: ListFacts, rowIds: readonly number[], world: ListWorld): Result<ListDecision, ListRule> {
  const refused = eachRow(list, rowIds, (row) => {
    if (row.setApart) return 'setApartAlready';
    const [block] = row.blocks;
    return block === undefined ? null : blockRules[block];
  });
  if (refused !== null) return refused;
  const now = new Set(rowIds);
  const rows = living(list).map((row) => (now.has(row.id) ? { ...row, setApart: true } : row));
  return decided(list, onward(list, rows, world));
}

function recheck(
  list: ListFacts,
  { rowIds, ...signing }: Extract<ListCommand, { type: 'recheck' }>,
  world: ListWorld,
): Result<ListDecision, ListRule> {
  const early = tooEarly(list, world);
  if (early !== null) return err(early);
  if (!world.recheckers.includes(signing.personId)) return err('notRechecker');
  const unsigned = signatureRefused('recheck', signing, world);
  if (unsigned !== null) return err(unsigned);
  const refused = eachRow(list, rowIds, (row) => {
    if (row.rechecked) return 'recheckedAlready';
    const [block] = row.blocks;
    return block === undefined ? null : blockRules[block];
  });
  if (refused !== null) return refused;
  const now = new Set(rowIds);
  const rows = living(list).map((row) => (now.has(row.id) ? { ...row, rechecked: true } : row));
  return decided(list, onward(list, rows, world));
}

function tooEarly(list: ListFacts, world: ListWorld): ListRule | null {
  if (world.now < world.lastAt) return 'clockBack';
  return list.earliestOn === null || world.today < list.earliestOn ? 'tooEarly' : null;
}

function pullBack(list: ListFacts, rowIds: readonly number[], world: ListWorld): Result<ListDecision, ListRule> {
  const refused = eachRow(list, rowIds, () => null);
  if (refused !== null) return refused;
  const gone = new Set(rowIds);
  const rest = living(list).filter(({ id }) => !gone.has(id));
  if (rest.length === 0) return err('listLastRow');
  return decided(list, { leave: rowIds.map((id) => ({ id, retention: null })), ...onward(list, rest, world) });
}

function execute(
  list: ListFacts,
  act: Extract<ListCommand, { type: 'execute' }>,
  world: ListWorld,
): Result<ListDecision, ListRule> {
  const rows = living(list);
  if (rows.length === 0) return err('listEmpty');
  if (list.number === null || act.number !== list.number) return err('numberWrong');
  const refused = tooEarly(list, world) ?? timesRefused(list, act, world) ?? peopleRefused(list, act, world);
  if (refused !== null) return err(refused);
  const doubt = blocked(rows);
  if (doubt !== null) return doubt;
  if (rows.some((row) => !row.setApart || !row.rechecked)) return err('rowsNotSetApart');
  if (rows.some((row) => !row.counted)) return err('rowsNotCounted');
  return decided(list, { state: 'destroyed' });
}

function timesRefused(list: ListFacts, act: Execution, world: ListWorld): ListRule | null {
  if (act.endedAt < act.startedAt) return 'endBeforeStart';
  if (act.endedAt > world.now) return 'endInFuture';
  return list.earliestOn === null || act.startedOn < list.earliestOn ? 'startTooEarly' : null;
}

/** Supervisors 监销人 differ from each other, from the drawer and from the executor (domain.md "Disposal"). */
function peopleRefused(list: ListFacts, act: Execution, world: ListWorld): ListRule | null {
  const { supervisors, executorId } = act;
  if (supervisors.length < world.supervisorsNeeded) return 'supervisorsFewer';
  if (new Set(supervisors.map(({ personId }) => personId)).size < supervisors.length) return 'supervisorTwice';
  if (world.hasLeft(executorId)) return 'personHasLeft';
  for (const signing of supervisors) {
    if (signing.personId === list.drawnBy) return 'supervisorDrew';
    if (signing.personId === executorId) return 'supervisorExecutes';
    if (world.hasLeft(signing.personId)) return 'personHasLeft';
    const refused = signatureRefused('supervision', signing, world);
    if (refused !== null) return refused;
  }
  return null;
}
