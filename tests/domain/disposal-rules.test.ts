import { describe, expect, it, test } from 'vitest';
import {
  type ListAction,
  listActions,
  type ListState,
  listStates,
  type Opinion,
  opinionKinds,
} from '../../shared/domain/disposal';
import { actionsIn, afterOpinions, decideList } from '../../shared/domain/disposal-rules';
import { directorsOf } from '../../shared/domain/disposal-signers';
import {
  blockRules,
  type ListCommand,
  type ListFacts,
  type ListRule,
  type ListWorld,
  type RowFacts,
} from '../../shared/domain/disposal-terms';
import type { Retention } from '../../shared/domain/volume-facts';

/**
 * Every action in every state by every person of the list, written out a second time. The persons: 1 drew the list up,
 * 2 is manager, 3 heads department 1, 4 is director, 5 the general manager, 6 supervisor, 7 and 8 supervise on paper,
 * 9 is nobody, and 2 heads department 2, whose deputy 6 is.
 */
const DRAWER = 1;
const TODAY = '2049-09-10';
const NOW = Date.parse('2049-09-10T08:00:00Z');
const persons = [1, 2, 3, 4, 5, 6, 9] as const;
type Person = (typeof persons)[number];

const destroy: Opinion = { kind: 'destroy' };
const row = (more: Partial<RowFacts> = {}): RowFacts => ({
  id: 1,
  state: 'listed',
  departmentId: 1,
  retention: { kind: 'years', years: 10, asWritten: null },
  blocks: [],
  opinions: {},
  setApart: false,
  rechecked: false,
  counted: false,
  ...more,
});
const both = { manager: { personId: 2, opinion: destroy }, departmentHead: { personId: 3, opinion: destroy } };
/** A list as it stands in that state, with everything in order; row 2 stays behind so that one act does not end a step. */
function standing(state: ListState, more: Partial<ListFacts> = {}): ListFacts {
  const steps = {
    draft: {},
    appraisal: {},
    appraised: { opinions: both },
    approved: { opinions: both },
    held: { opinions: both, setApart: true },
    rechecked: { opinions: both, setApart: true, rechecked: true, counted: true },
    destroyed: { opinions: both, setApart: true, rechecked: true, counted: true, state: 'destroyed' as const },
    cancelled: { state: 'left' as const },
  }[state];
  const earliestOn = ['held', 'rechecked', 'destroyed'].includes(state) ? '2049-09-10' : null;
  return {
    state,
    number: state === 'draft' ? null : 'XH-2049-001',
    drawnBy: DRAWER,
    earliestOn,
    recheckedOn: ['rechecked', 'destroyed'].includes(state) ? TODAY : null,
    rows: [row(steps), row({ id: 2, ...steps })],
    ...more,
  };
}
const world = (more: Partial<ListWorld> = {}): ListWorld => ({
  today: TODAY,
  now: NOW,
  lastAt: NOW,
  setApartMonths: 6,
  supervisorsNeeded: 2,
  appraisersOf: (capacity, department) =>
    capacity === 'manager'
      ? { holders: [2], standIns: [6] }
      : { holders: department === 1 ? [3] : department === 2 ? [2] : [], standIns: [6] },
  directors: { holders: [4], standIns: [5] },
  recheckers: [1, 2, 6],
  hasLeft: () => false,
  waysOf: () => ['session', 'countersign', 'paper'],
  ...more,
});
const signing = (personId: number) => ({ personId, manner: 'countersign' as const, recordedBy: DRAWER });
const execution = (more: object = {}): ListCommand => ({
  type: 'execute',
  number: 'XH-2049-001',
  startedAt: NOW - 7_200_000,
  endedAt: NOW - 3_600_000,
  startedOn: TODAY,
  executorId: 9,
  supervisors: [signing(7), signing(8)],
  ...more,
});
function commandOf(action: ListAction, personId: number): ListCommand {
  switch (action) {
    case 'addRows':
      return { type: action, rows: 1 };
    case 'removeRows':
    case 'setApart':
    case 'count':
    case 'pullBack':
      return { type: action, rowIds: [1] };
    case 'appraise':
      return { type: action, capacity: 'manager', rowIds: [1], ...signing(personId) };
    case 'recheck':
      return { type: action, rowIds: [1], ...signing(personId) };
    case 'approve':
    case 'sendBack':
      return { type: action, ...signing(personId) };
    case 'execute':
      // The person is one of the supervisors.
      return execution({ executorId: 10, supervisors: [signing(personId), signing(8)] });
    case 'save':
    case 'submit':
    case 'conclude':
    case 'cancel':
      return { type: action };
  }
}

/** o granted · x not in this state · other letters: by whom, below. Columns as in `listStates`. */
const table: Readonly<Record<ListAction, string>> = {
  save: 'o x x x x x x x',
  addRows: 'o x x x x x x x',
  removeRows: 'o x x x x x x x',
  submit: 'o x x x x x x x',
  appraise: 'x m x x x x x x',
  conclude: 'x n x x x x x x',
  approve: 'x x d x x x x x',
  sendBack: 'x t d d d d x x',
  setApart: 'x x x o x x x x',
  recheck: 'x x x x r x x x',
  count: 'x x x x x o x x',
  execute: 'x x x x x s x x',
  pullBack: 'x o o o o o x x',
  cancel: 'o o o o o o x x',
};
const byWhom: Readonly<Record<string, Readonly<Record<Person, string>>>> = {
  // The manager's opinion.
  m: {
    1: 'drawerSigns',
    2: 'ok',
    3: 'notYourOpinion',
    4: 'notYourOpinion',
    5: 'notYourOpinion',
    6: 'notYourOpinion',
    9: 'notYourOpinion',
  },
  // Nobody has given any.
  n: {
    1: 'opinionsMissing',
    2: 'opinionsMissing',
    3: 'opinionsMissing',
    4: 'opinionsMissing',
    5: 'opinionsMissing',
    6: 'opinionsMissing',
    9: 'opinionsMissing',
  },
  d: {
    1: 'drawerSigns',
    2: 'appraiserApproves',
    3: 'appraiserApproves',
    4: 'ok',
    5: 'notDirector',
    6: 'notDirector',
    9: 'notDirector',
  },
  // Taken back before anybody has decided.
  t: { 1: 'ok', 2: 'ok', 3: 'notSender', 4: 'notSender', 5: 'notSender', 6: 'ok', 9: 'notSender' },
  r: { 1: 'ok', 2: 'ok', 3: 'notRechecker', 4: 'notRechecker', 5: 'notRechecker', 6: 'ok', 9: 'notRechecker' },
  s: { 1: 'supervisorDrew', 2: 'ok', 3: 'ok', 4: 'ok', 5: 'ok', 6: 'ok', 9: 'ok' },
};
const answer = (list: ListFacts, command: ListCommand, now: ListWorld = world()): string => {
  const decided = decideList(list, command, now);
  return decided.ok ? 'ok' : decided.error;
};
const cells = listActions.flatMap((action) =>
  listStates.flatMap((state, at) =>
    persons.map((person) => ({ action, state, person, mark: table[action].split(' ')[at] ?? '' })),
  ),
);

describe.each(listActions)('%s', (action) => {
  test.each(listStates)('of a list that is %s', (state) => {
    const own = cells.filter((cell) => cell.action === action && cell.state === state);
    const expected = own.map(({ person, mark }) =>
      mark === 'x' ? 'listState' : mark === 'o' ? 'ok' : (byWhom[mark]?.[person] ?? ''),
    );
    expect(own.map(({ person }) => [person, answer(standing(state), commandOf(action, person))])).toEqual(
      own.map(({ person }, at) => [person, expected[at]]),
    );
  });
});
it('has 784 cells, each of them asked', () => expect(cells).toHaveLength(784));
it('offers exactly what the table has', () => {
  for (const [at, state] of listStates.entries())
    expect(actionsIn(state)).toEqual(listActions.filter((action) => table[action].split(' ')[at] !== 'x'));
});

/** Every pair of persons as the two appraisers of a row, in departments with a head, with the manager as head, and without. */
describe('two opinions', () => {
  const mayBe: Readonly<Record<string, readonly (readonly [manager: Person, head: Person])[]>> = {
    '1': [[2, 3]],
    // The manager heads it: the deputy gives the second, whichever the manager gave.
    '2': [
      [2, 6],
      [6, 2],
    ],
    null: [[2, 6]],
  };
  test.each([1, 2, null])('in department %s', (departmentId) => {
    const given = persons.flatMap((manager) =>
      persons.flatMap((head) => {
        const inOrder = (first: 'manager' | 'departmentHead', one: number, other: number): boolean => {
          const second = first === 'manager' ? ('departmentHead' as const) : ('manager' as const);
          const list = standing('appraisal', { rows: [row({ departmentId })] });
          if (answer(list, { type: 'appraise', capacity: first, rowIds: [1], ...signing(one) }) !== 'ok') return false;
          const opinions = { [first]: { personId: one, opinion: destroy } };
          const next = standing('appraisal', { rows: [row({ departmentId, opinions })] });
          return answer(next, { type: 'appraise', capacity: second, rowIds: [1], ...signing(other) }) === 'ok';
        };
        const possible = inOrder('manager', manager, head) || inOrder('departmentHead', head, manager);
        return possible ? [[manager, head]] : [];
      }),
    );
    expect(given).toEqual(mayBe[String(departmentId)]);
    expect(given.some(([one, other]) => one === other || one === DRAWER || other === DRAWER)).toBe(false);
  });

  it('of which the longer wins', () => {
    const ten: Retention = { kind: 'years', years: 10, asWritten: '短期' };
    const of: Readonly<Record<string, Opinion>> = {
      destroy,
      five: { kind: 'keepYears', years: 5 },
      three: { kind: 'keepYears', years: 3 },
      permanent: { kind: 'permanent' },
    };
    const rank = ['destroy', 'three', 'five', 'permanent'];
    for (const one of rank)
      for (const other of rank) {
        const longer = rank[Math.max(rank.indexOf(one), rank.indexOf(other))];
        const years = { three: 13, five: 15 }[longer ?? ''];
        const expected = longer === 'destroy' ? null : years === undefined ? 'permanent' : years;
        const got = afterOpinions(ten, of[one] ?? destroy, of[other] ?? destroy);
        expect(got === null ? null : got.kind === 'permanent' ? 'permanent' : got.years, `${one} ${other}`).toBe(
          expected,
        );
      }
    expect(opinionKinds).toHaveLength(3);
  });
});

/** Every choice of two supervisors, and of none, one and two under both settings; nobody twice, nobody who drew or destroys. */
it('supervisors: every pair under both settings', () => {
  const some = [DRAWER, 2, 7, 8, 9];
  const answers = [1, 2].flatMap((supervisorsNeeded) =>
    [[], ...some.map((one) => [one]), ...some.flatMap((one) => some.map((other) => [one, other]))].map((chosen) => {
      const expected =
        chosen.length < supervisorsNeeded
          ? 'supervisorsFewer'
          : new Set(chosen).size < chosen.length
            ? 'supervisorTwice'
            : (chosen
                .map((id) => (id === DRAWER ? 'supervisorDrew' : id === 9 ? 'supervisorExecutes' : null))
                .find((rule) => rule !== null) ?? 'ok');
      const got = answer(
        standing('rechecked'),
        execution({ supervisors: chosen.map(signing) }),
        world({ supervisorsNeeded }),
      );
      return [supervisorsNeeded, chosen, got, expected] as const;
    }),
  );
  expect(answers).toHaveLength(62);
  for (const [needed, chosen, got, expected] of answers)
    expect(got, `${String(needed)} ${chosen.join(',')}`).toBe(expected);
});

it('lets the general manager approve only where no director may', () => {
  expect(directorsOf(standing('appraised'), world()).map(({ personId }) => personId)).toEqual([4]);
  const drawnByDirector = standing('appraised', { drawnBy: 4 });
  expect(directorsOf(drawnByDirector, world())).toEqual([{ personId: 5, standsIn: true }]);
});

type Deviation = readonly [rule: ListRule, ListCommand, ListState, Partial<ListFacts>, Partial<ListWorld>];
const appraise = (more = {}): ListCommand => ({
  type: 'appraise',
  capacity: 'manager',
  rowIds: [1],
  ...signing(2),
  ...more,
});
const ready = (more: Partial<RowFacts>): Partial<ListFacts> => ({
  rows: [row({ opinions: both, setApart: true, rechecked: true, counted: true, ...more })],
});
/** Everything in order but one thing: what is refused, and by which rule. */
const deviations: readonly Deviation[] = [
  ['listEmpty', { type: 'submit' }, 'draft', { rows: [] }, {}],
  ['listTooLong', { type: 'addRows', rows: 20_000 }, 'draft', {}, {}],
  ['rowNotThere', { type: 'removeRows', rowIds: [7] }, 'draft', {}, {}],
  ['rowNotListed', appraise(), 'appraisal', { rows: [row({ state: 'left' })] }, {}],
  ['wayNotAllowed', appraise(), 'appraisal', {}, { waysOf: () => ['paper'] }],
  ['ownPaper', appraise({ manner: 'paper', recordedBy: 2 }), 'appraisal', {}, {}],
  [
    'sameAppraiser',
    appraise({ capacity: 'departmentHead' }),
    'appraisal',
    { rows: [row({ opinions: { manager: both.manager } })] },
    {},
  ],
  ['opinionsMissing', { type: 'conclude' }, 'appraisal', { rows: [row({ opinions: { manager: both.manager } })] }, {}],
  ['listEmpty', { type: 'approve', ...signing(4) }, 'appraised', { rows: [row({ state: 'left' })] }, {}],
  [
    'rowsOnHold',
    { type: 'approve', ...signing(4) },
    'appraised',
    { rows: [row({ opinions: both, blocks: ['hold'] })] },
    {},
  ],
  ['setApartAlready', { type: 'setApart', rowIds: [1] }, 'approved', { rows: [row({ setApart: true })] }, {}],
  ['rowsOnLoan', { type: 'setApart', rowIds: [1] }, 'approved', { rows: [row({ blocks: ['onLoan'] })] }, {}],
  ['tooEarly', { type: 'recheck', rowIds: [1], ...signing(6) }, 'held', {}, { today: '2049-09-09' }],
  ['clockBack', { type: 'recheck', rowIds: [1], ...signing(6) }, 'held', {}, { lastAt: NOW + 1 }],
  [
    'recheckedAlready',
    { type: 'recheck', rowIds: [1], ...signing(6) },
    'held',
    { rows: [row({ rechecked: true })] },
    {},
  ],
  ['listLastRow', { type: 'pullBack', rowIds: [1, 2] }, 'held', {}, {}],
  ['numberWrong', execution({ number: 'XH-2049-010' }), 'rechecked', {}, {}],
  ['numberWrong', execution({ number: '' }), 'rechecked', { number: null }, {}],
  ['tooEarly', execution(), 'rechecked', {}, { today: '2049-09-09' }],
  ['tooEarly', execution(), 'rechecked', { earliestOn: null }, {}],
  ['clockBack', execution(), 'rechecked', {}, { lastAt: NOW + 1 }],
  ['endBeforeStart', execution({ endedAt: NOW - 8_000_000 }), 'rechecked', {}, {}],
  ['endInFuture', execution({ endedAt: NOW + 1 }), 'rechecked', {}, {}],
  ['startTooEarly', execution({ startedOn: '2049-09-09' }), 'rechecked', {}, {}],
  ['startBeforeRecheck', execution(), 'rechecked', { earliestOn: '2049-09-01', recheckedOn: '2049-09-11' }, {}],
  ['personHasLeft', execution(), 'rechecked', {}, { hasLeft: (id) => id === 9 }],
  ['personHasLeft', execution(), 'rechecked', {}, { hasLeft: (id) => id === 8 }],
  [
    'ownPaper',
    execution({ supervisors: [signing(7), { personId: 8, manner: 'paper', recordedBy: 8 }] }),
    'rechecked',
    {},
    {},
  ],
  [
    'wayNotAllowed',
    execution(),
    'rechecked',
    {},
    { waysOf: (step) => (step === 'supervision' ? ['paper'] : ['countersign']) },
  ],
  ['rowsNotCounted', execution(), 'rechecked', ready({ counted: false }), {}],
  ['rowsNotSetApart', execution(), 'rechecked', ready({ rechecked: false }), {}],
  ['rowsNotSetApart', execution(), 'rechecked', ready({ setApart: false }), {}],
  ['listEmpty', execution(), 'rechecked', ready({ state: 'left' }), {}],
];
test.each(deviations)('%s: %j of one that is %s', (rule, command, state, facts, now) => {
  expect(answer(standing(state, facts), command, world(now))).toBe(rule);
});
test.each(Object.entries(blockRules))('a row blocked by %s stops submitting and destroying', (block, rule) => {
  const blocks = [block] as unknown as RowFacts['blocks'];
  expect(answer(standing('draft', { rows: [row(), row({ id: 2, blocks })] }), { type: 'submit' })).toBe(rule);
  expect(answer(standing('rechecked', ready({ blocks })), execution())).toBe(rule);
});

describe('what follows', () => {
  const decide = (list: ListFacts, command: ListCommand) => {
    const decided = decideList(list, command, world());
    return decided.ok ? decided.value : decided.error;
  };
  it('the last volume set apart begins the months of waiting, clamped to the month', () => {
    const list = standing('approved', { rows: [row({ setApart: true }), row({ id: 2 })] });
    expect(decide(list, { type: 'setApart', rowIds: [2] })).toMatchObject({ state: 'held', earliestOn: '2050-03-10' });
    const late = decideList(list, { type: 'setApart', rowIds: [2] }, world({ today: '2049-08-31' }));
    expect(late.ok && late.value.earliestOn).toBe('2050-02-28');
  });
  it('the last row rechecked, or the last open one pulled back, makes it rechecked', () => {
    const list = standing('held', { rows: [row({ setApart: true, rechecked: true }), row({ id: 2, setApart: true })] });
    expect(decide(list, { type: 'recheck', rowIds: [2], ...signing(6) })).toMatchObject({ state: 'rechecked' });
    expect(decide(list, { type: 'pullBack', rowIds: [2] })).toMatchObject({ state: 'rechecked', leave: [{ id: 2 }] });
  });
  it('a list sent back is a draft again, or once appraised in appraisal again with no day to wait for', () => {
    const by = { type: 'sendBack' as const, ...signing(4) };
    expect(decide(standing('appraisal'), { ...by, ...signing(DRAWER) })).toMatchObject({ state: 'draft', leave: [] });
    for (const state of ['appraised', 'approved', 'held', 'rechecked'] as const)
      expect(decide(standing(state), by), state).toEqual({ state: 'appraisal', leave: [], earliestOn: null });
  });
  it('a list of which nothing goes on ends, and keeps the longer retention of each row', () => {
    const opinions = {
      manager: both.manager,
      departmentHead: { personId: 3, opinion: { kind: 'keepYears' as const, years: 2 } },
    };
    expect(decide(standing('appraisal', { rows: [row({ opinions })] }), { type: 'conclude' })).toEqual({
      state: 'cancelled',
      leave: [{ id: 1, retention: { kind: 'years', years: 12, asWritten: null } }],
      earliestOn: null,
    });
  });
});
