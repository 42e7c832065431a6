import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approversFor } from '../../electron/engine/archive/loan-people';
import { slipCount, slipPage } from '../../electron/engine/archive/loan-slips';
import { migrate } from '../../electron/engine/store/migrate';
import { migrations } from '../../electron/engine/store/migrations/index';
import { createStore, type WritableDb } from '../../electron/engine/store/open';
import type { Session } from '../../electron/engine/store/work';
import { type Settings, settingDefinitions } from '../../shared/contract/settings';
import { levels } from '../../shared/domain/level';
import { approvalSteps } from '../../shared/domain/loan';
import { signersOf } from '../../shared/domain/loan-approvals';
import { roles, type Role } from '../../shared/domain/permissions';
import { temporaryFolder } from './engine-harness';

/** "Mine" among the slips to approve is what the one rule lets a person sign: every person, step, level and borrower. */
const TODAY = '2026-03-10';
const PERSONS = [1, 2, 3, 4, 5, 6];
const folder = temporaryFolder();
let db: WritableDb;
beforeAll(() => {
  db = createStore(join(folder.path, 'room-1.db'), randomBytes(32).toString('hex'));
  migrate(db, migrations);
});
afterAll(() => {
  db.close();
  folder.remove();
});

type Person = {
  readonly department: number | null;
  readonly leftOn: string | null;
  readonly operator: {
    readonly clearance: number;
    readonly isRemoved: boolean;
    readonly roles: readonly Role[];
  } | null;
  readonly offices: readonly Role[];
};
type World = {
  readonly persons: readonly Person[];
  readonly departments: readonly { readonly head: number | null; readonly deputy: number | null }[];
  readonly standIn: Settings['managerStandIn'];
};
const settingsWith = (managerStandIn: Settings['managerStandIn']): Settings => ({
  ...(Object.fromEntries(Object.entries(settingDefinitions).map(([key, one]) => [key, one.default])) as Settings),
  managerStandIn,
});

/** These people, and a slip of each of them for each step and level. */
function settle({ persons, departments }: World): void {
  db.exec(`DELETE FROM loan; DELETE FROM office_holder; DELETE FROM operator_role; DELETE FROM operator;
    UPDATE department SET head_id = NULL, deputy_id = NULL; DELETE FROM person; DELETE FROM department; DELETE FROM sqlite_sequence`);
  for (const at of departments.keys())
    db.prepare('INSERT INTO department (name) VALUES (?)').run([`部门${String(at)}`]);
  const loan = db.prepare(
    `INSERT INTO loan (machine_key, state, manner, borrower_id, purpose, level, next_step) VALUES (?, 'submitted', 'read', ?, '查', ?, ?)`,
  );
  for (const [at, { department, leftOn, operator, offices }] of persons.entries()) {
    const id = at + 1;
    db.prepare('INSERT INTO person (name, machine_key, department_id, left_on) VALUES (?, ?, ?, ?)').run([
      `人${String(id)}`,
      `p${String(id)}`,
      department,
      leftOn,
    ]);
    for (const role of offices) db.prepare('INSERT INTO office_holder (role, person_id) VALUES (?, ?)').run([role, id]);
    if (operator === null) continue;
    db.prepare(
      'INSERT INTO operator (id, vault_slot, login, person_id, clearance, removed_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run([id, `s${String(id)}`, `login${String(id)}`, id, operator.clearance, operator.isRemoved ? 1 : null]);
    for (const role of operator.roles)
      db.prepare('INSERT INTO operator_role (operator_id, role) VALUES (?, ?)').run([id, role]);
  }
  for (const [at, { head, deputy }] of departments.entries())
    db.prepare('UPDATE department SET head_id = ?, deputy_id = ? WHERE id = ?').run([head, deputy, at + 1]);
  for (const borrower of PERSONS)
    for (const level of levels.keys())
      for (const step of approvalSteps)
        loan.run([`${String(borrower)}/${String(level)}/${step}`, borrower, level, step]);
}

const sessionOf = (id: number, held: readonly Role[], clearanceRank: number): Session => ({
  operatorId: id,
  personId: id,
  login: '',
  fullName: '',
  roles: held,
  clearance: levels[clearanceRank] ?? 'general',
  clearanceRank,
  signer: { keyId: 1, personId: id, capacity: 'operator', sign: () => new Uint8Array() },
});
/** What is mine, and what the rule says of each slip that this person may see. */
function compare({ persons, standIn }: World): { mine: string[]; rule: string[] }[] {
  const settings = settingsWith(standIn);
  const all = db.prepare('SELECT id, borrower_id AS borrower, level, next_step AS step FROM loan ORDER BY id').all<{
    id: number;
    borrower: number;
    level: number;
    step: (typeof approvalSteps)[number];
  }>();
  return persons.flatMap(({ operator }, at) => {
    if (operator === null || operator.isRemoved) return [];
    const me = at + 1;
    const { clearance } = operator;
    const asking = { clearance, today: TODAY, settings };
    const ask = {
      list: 'toApprove',
      mine: true,
      step: null,
      borrowerId: null,
      text: '',
      after: null,
      limit: 500,
    } as const;
    const session = sessionOf(me, operator.roles, clearance);
    const { rows } = slipPage(db, ask, session, asking);
    expect(slipCount(db, ask, session, asking)).toBe(rows.length);
    const said = (borrower: number, level: number | string, step: string | null) =>
      `${String(me)} for ${String(borrower)}: ${String(step)} ${String(level)}`;
    return [
      {
        mine: rows.map((row) => said(row.borrowerId, row.level, row.nextStep)),
        rule: all
          .filter(
            ({ borrower, level, step }) =>
              level <= clearance &&
              signersOf(step, approversFor(db, borrower, level, TODAY, settings), borrower).some(
                ({ personId }) => personId === me,
              ),
          )
          .map(({ borrower, level, step }) => said(borrower, levels[level] ?? '', step)),
      },
    ];
  });
}

const personArbitrary: fc.Arbitrary<Person> = fc.record({
  department: fc.constantFrom(null, 1, 2),
  leftOn: fc.constantFrom(null, null, null, null, '2026-03-10', '2026-12-31'),
  operator: fc.option(
    fc.record({
      clearance: fc.integer({ min: 0, max: 3 }),
      isRemoved: fc.constantFrom(false, false, false, true),
      roles: fc.subarray([...roles], { maxLength: 3 }),
    }),
    { freq: 4 },
  ),
  offices: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...roles], { minLength: 1, maxLength: 2 }) },
  ),
});
const someone = fc.option(fc.constantFrom(...PERSONS), { freq: 2 });
const worldArbitrary: fc.Arbitrary<World> = fc.record({
  persons: fc.array(personArbitrary, { minLength: PERSONS.length, maxLength: PERSONS.length }),
  departments: fc.array(fc.record({ head: someone, deputy: someone }), { minLength: 2, maxLength: 2 }),
  standIn: fc.constantFrom(...settingDefinitions.managerStandIn.schema.options),
});

it('is what the rule says, whoever holds which step, heads which department, stands in, left or was removed', () => {
  let signed = 0;
  fc.assert(
    fc.property(worldArbitrary, (world) => {
      settle(world);
      for (const { mine, rule } of compare(world)) {
        signed += rule.length;
        expect(mine).toEqual(rule);
      }
    }),
    { numRuns: 24, seed: 20260310 },
  );
  expect(signed).toBeGreaterThan(500);
});

const nobody: Person = { department: null, leftOn: null, operator: null, offices: [] };
const operator = (...held: Role[]): Person => ({
  ...nobody,
  operator: { clearance: 3, isRemoved: false, roles: held },
});
const world = (more: Partial<World>): World => ({
  persons: [],
  departments: [{ head: null, deputy: null }],
  standIn: 'supervisor',
  ...more,
});
/** What of whose the first of these persons finds at a step. */
function mineOfFirst(of: World, step: string): number[] {
  settle({ ...of, persons: PERSONS.map((_, at) => of.persons[at] ?? nobody) });
  const [first] = compare(of);
  expect(first?.mine).toEqual(first?.rule);
  return [
    ...new Set(
      (first?.mine ?? []).filter((one) => one.includes(`: ${step} `)).map((one) => Number(/for (\d+)/u.exec(one)?.[1])),
    ),
  ];
}

it('sees the director who stands in for a general manager that is no operator', () => {
  expect(
    mineOfFirst(
      world({ persons: [operator('director'), { ...nobody, offices: ['generalManager'] }] }),
      'generalManager',
    ),
  ).toEqual([2]);
});
it('leaves the slip of one general manager to the other', () => {
  const persons = [operator('director'), operator('generalManager'), operator('generalManager')];
  expect(mineOfFirst(world({ persons }), 'generalManager')).toEqual([]);
  expect(mineOfFirst(world({ persons: [...persons].reverse() }), 'generalManager')).toEqual([2, 3, 4, 5, 6]);
});
it('sees the manager for a department that has neither head nor deputy, and for who is in none', () => {
  const persons = [operator('manager'), { ...nobody, department: 1 }, { ...nobody, department: 2 }];
  const departments = [
    { head: null, deputy: null },
    { head: 4, deputy: null },
  ];
  expect(mineOfFirst(world({ persons, departments }), 'departmentHead')).toEqual([2, 4, 5, 6]);
});
it('sees the deputy once the head has left', () => {
  const persons = [operator(), { ...nobody, department: 1 }, { ...nobody, leftOn: '2026-03-01' }];
  expect(mineOfFirst(world({ persons, departments: [{ head: 3, deputy: 1 }] }), 'departmentHead')).toEqual([2]);
});
it('sees who holds an office beside an account', () => {
  const persons = [{ ...operator('auditor'), offices: ['supervisor' as const] }];
  expect(mineOfFirst(world({ persons }), 'supervisor')).toEqual([2, 3, 4, 5, 6]);
});
