import { expect } from 'vitest';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { Loan, LoanInput, ReturnInput } from '../../shared/contract/loans';
import { addColleague, type Engine, newArchive, PASSPHRASE } from './engine-harness';
import { samples, takeIn } from './import-steps';

/** A loan desk with people: 李文 (archivist) in session, heads and approvers, borrowers, and the sample ledger's volumes. */
export const WORDS: Readonly<Record<string, string>> = {
  zhou: '松针 灯塔 邮票 蜂蜜 铁路 木桶',
  sun: '竹篮 海棠 船票 风筝 石磨 纸伞',
  he: '银杏 茶壶 麦田 渡口 信封 棉袄',
};
export const by = (login: keyof typeof WORDS): ApprovalBy => ({
  way: 'countersign',
  login,
  passphrase: WORDS[login] ?? '',
});
export const session: ApprovalBy = { way: 'session' };

export type Desk = {
  readonly engine: Engine;
  /** 市场部's clerk, its head (an operator), its deputy, and an outsider. */
  readonly people: Readonly<Record<'clerk' | 'other' | 'head' | 'deputy' | 'outsider' | 'general' | 'manager', number>>;
  /** Filed volumes of level general, in the order of their numbers. */
  readonly volumes: readonly number[];
};

async function person(engine: Engine, name: string, staffCode: string | null, departmentId: number | null, more = {}) {
  const saved = await engine.get('persons.save', {
    id: null,
    version: 0,
    staffCode,
    name,
    departmentId,
    organisation: null,
    identityPaper: null,
    phone: '8021',
    leftOn: null,
    ...more,
  });
  return saved.id;
}

export async function openDesk(folder: string, clock: () => number): Promise<Desk> {
  const engine = await newArchive(folder, clock);
  await takeIn(engine, `${samples}ledger.xlsx`);
  const { departments } = await engine.get('settings.lists', {});
  const market = departments.find(({ name }) => name === '市场部');
  const service = departments.find(({ name }) => name === '客户服务部');
  if (market === undefined || service === undefined) expect.fail('no departments');
  const zhou = await addColleague(engine, {
    login: 'zhou',
    fullName: '周岚',
    roles: ['manager'],
    passphrase: WORDS['zhou'] ?? '',
  });
  await addColleague(engine, { login: 'sun', fullName: '孙悦', roles: ['supervisor'], passphrase: WORDS['sun'] ?? '' });
  const he = await addColleague(engine, {
    login: 'he',
    fullName: '何平',
    roles: ['departmentHead'],
    passphrase: WORDS['he'] ?? '',
  });
  const deputy = await person(engine, '马青', 'M02', market.id);
  const general = await person(engine, '赵总', 'Z01', null);
  await engine.get('persons.saveOffice', { personId: general, roles: ['generalManager'] });
  await engine.get('settings.saveDepartment', {
    id: market.id,
    version: market.version,
    name: market.name,
    headId: he.personId,
    deputyId: deputy,
  });
  await engine.get('settings.saveDepartment', {
    id: service.id,
    version: service.version,
    name: service.name,
    headId: zhou.personId,
    deputyId: null,
  });
  // Who heads a department belongs to it.
  const heads = await engine.get('persons.list', { text: '何平' });
  const [row] = heads.rows;
  if (row === undefined) expect.fail('no head');
  await engine.get('persons.save', { ...withoutNames(row), departmentId: market.id });
  const people = {
    clerk: await person(engine, '张三', 'M10', market.id),
    other: await person(engine, '李四', 'M11', market.id),
    head: he.personId,
    deputy,
    general,
    manager: zhou.personId,
    outsider: await person(engine, '王律师', null, null, { organisation: '正达律师事务所', identityPaper: '执业证' }),
  };
  const { rows } = await engine.get('catalogue.list', { filter: { state: 'filed', level: 'general' }, limit: 40 });
  return { engine, people, volumes: rows.map(({ id }) => id) };
}

function withoutNames({
  id,
  version,
  staffCode,
  name,
  organisation,
  identityPaper,
  phone,
  leftOn,
}: {
  id: number;
  version: number;
  staffCode: string | null;
  name: string;
  organisation: string | null;
  identityPaper: string | null;
  phone: string | null;
  leftOn: string | null;
}) {
  return { id, version, staffCode, name, organisation, identityPaper, phone, leftOn };
}

type Ask = { readonly borrower: number; readonly volumes: readonly number[] } & Partial<LoanInput>;
export const draft = ({ engine }: Desk, { borrower, volumes, ...more }: Ask): Promise<Loan> =>
  engine.get('loans.save', {
    id: null,
    version: 0,
    borrowerId: borrower,
    manner: 'takeOut',
    purpose: '核对合同条款',
    letter: null,
    report: null,
    days: null,
    lines: volumes.map((volumeId) => ({ volumeId })),
    ...more,
  });
export const target = ({ id, version }: Loan) => ({ id, version });
export async function submitted(desk: Desk, ask: Ask): Promise<Loan> {
  return desk.engine.get('loans.submit', target(await draft(desk, ask)));
}

/** Through head, archivist and manager. */
export async function approved(desk: Desk, ask: Ask): Promise<Loan> {
  const slip = await submitted(desk, ask);
  return sign(desk, slip, by('he'), session, by('zhou'));
}
export async function sign({ engine }: Desk, slip: Loan, ...all: readonly ApprovalBy[]): Promise<Loan> {
  let now = slip;
  for (const one of all) now = await engine.get('loans.approve', { ...target(now), by: one });
  return now;
}
export async function issued(desk: Desk, ask: Ask): Promise<Loan> {
  return desk.engine.get('loans.issue', target(await approved(desk, ask)));
}

/** A line brought back as it went out, or with what the test says. */
export const check = (loan: Loan, at: number, more: Partial<ReturnInput> = {}): ReturnInput => {
  const line = loan.lines[at];
  if (line === undefined) expect.fail('no such line');
  return {
    lineId: line.id,
    result: 'returned',
    pagesCounted: line.volume.expected,
    condition: null,
    marks: null,
    missingPages: null,
    remark: null,
    breach: null,
    ...more,
  };
};
export { PASSPHRASE };
