import { assertNever, err, ok, type Result } from '../result';
import { type ListAction, listActions, type ListState, type Opinion } from './disposal';
import {
  appraiserRefused,
  directorRefused,
  recheckerRefused,
  senderRefused,
  signatureRefused,
  supervisorsRefused,
} from './disposal-signers';
import {
  blockRules,
  type Execution,
  type LeavingRow,
  type ListCommand,
  type ListDecision,
  type ListFacts,
  type ListRule,
  type ListWorld,
  MOST_ROWS,
  type RowFacts,
  type Signing,
} from './disposal-terms';
import { addMonths } from './office-day';
import { keepLonger, longerRetention } from './retention';
import type { Retention } from './volume-facts';

/**
 * The one rule of disposal (DA-15): the path of a list, and what each step asks for. Nothing here can be taken back once
 * carried out, so what is not plainly allowed is refused. Who may sign which step is disposal-signers.ts.
 */
/** The states a command starts from. */
const from: Readonly<Record<ListAction, readonly ListState[]>> = {
  save: ['draft'],
  addRows: ['draft'],
  removeRows: ['draft'],
  submit: ['draft'],
  appraise: ['appraisal'],
  conclude: ['appraisal'],
  approve: ['appraised'],
  sendBack: ['appraisal', 'appraised', 'approved', 'held', 'rechecked'],
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
      return sendBack(list, command, world);
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

function appraise(
  list: ListFacts,
  { capacity, rowIds, ...signing }: Extract<ListCommand, { type: 'appraise' }>,
  world: ListWorld,
): Result<ListDecision, ListRule> {
  if (signing.personId === list.drawnBy) return err('drawerSigns');
  const refused = signatureRefused('appraisal', signing, world);
  if (refused !== null) return err(refused);
  return eachRow(list, rowIds, appraiserRefused(list, capacity, signing.personId, world)) ?? decided(list);
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

function approve(list: ListFacts, signing: Signing, world: ListWorld): Result<ListDecision, ListRule> {
  const refused = directorRefused(list, signing, world);
  if (refused !== null) return err(refused);
  if (living(list).length === 0) return err('listEmpty');
  return blocked(living(list)) ?? decided(list, { state: 'approved' });
}

/** From appraisal back to the draft; later by the director back to appraisal, and what stood apart goes home. */
function sendBack(list: ListFacts, signing: Signing, world: ListWorld): Result<ListDecision, ListRule> {
  const early = list.state === 'appraisal';
  const refused = early ? senderRefused(list, signing, world) : directorRefused(list, signing, world);
  if (refused !== null) return err(refused);
  return decided(list, { state: early ? 'draft' : 'appraisal', earliestOn: null });
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
  const unsigned = recheckerRefused(signing, world);
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
  const refused = tooEarly(list, world) ?? timesRefused(list, act, world) ?? supervisorsRefused(list, act, world);
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
  if (list.earliestOn === null || act.startedOn < list.earliestOn) return 'startTooEarly';
  return list.recheckedOn !== null && act.startedOn < list.recheckedOn ? 'startBeforeRecheck' : null;
}
