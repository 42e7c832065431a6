import type { EngineClient } from '../../electron/engine-client';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { InputOf, OutputOf } from '../../shared/contract/index';
import type { Loan } from '../../shared/contract/loans';
import type { LoanManner } from '../../shared/domain/loan';
import { countersign } from './people';

/** How long ago the demo's first loans were made: past the days after which one is overdue and another has lapsed. */
export const DAYS_AGO = 9;
export type PastLoans = { readonly overdue: Loan; readonly listing: Loan };
export type DemoLoans = {
  readonly slips: readonly number[];
  readonly borrowerId: number;
  readonly lateBorrowerId: number;
  readonly readingId: number;
  readonly outsideReadingId: number;
  readonly copyId: number;
  readonly certificateId: number;
  readonly certificates: readonly number[];
  /** What is scanned for which picture of the desk. */
  readonly scans: Readonly<Record<'desk' | 'refused' | 'returning', readonly string[]>>;
};

/** What a person does at the loan desk, each deed as the screen does it; staff and volumes are taken in turn from `from`. */
async function openDesk(engine: EngineClient, from: { readonly volume: number }) {
  const staff = (await engine.get('persons.list', { text: '', limit: 60 })).rows.filter(
    ({ departmentId, leftOn, staffCode }) => departmentId !== null && leftOn === null && staffCode?.startsWith('G'),
  );
  const { rows: volumes } = await engine.get('catalogue.list', {
    filter: { state: 'filed', level: 'general' },
    limit: 60,
  });
  let next = from.volume;
  const take = (howMany: number) => volumes.slice(next, (next += howMany)).map(({ id }) => id);
  const draft = (who: number, manner: LoanManner, purpose: string, ids: readonly number[]) =>
    engine.get('loans.save', {
      id: null,
      version: 0,
      borrowerId: who,
      manner,
      purpose,
      letter: null,
      report: null,
      days: null,
      lines: ids.map((volumeId) => ({
        volumeId,
        askedPages: manner === 'copy' ? '3-8' : null,
        askedCopies: manner === 'copy' ? 2 : null,
      })),
    });
  const submit = async (asked: Promise<Loan>) => {
    const { id, version } = await asked;
    return engine.get('loans.submit', { id, version });
  };
  const sign = async (slip: Loan, ...all: readonly ApprovalBy[]) => {
    let now = slip;
    for (const by of all) now = await engine.get('loans.approve', { id: now.id, version: now.version, by });
    return now;
  };
  const issue = ({ id, version }: Loan) => engine.get('loans.issue', { id, version });
  const giveBack = (slip: Loan, lines: readonly Check[]) =>
    engine.get('loans.giveBack', {
      id: slip.id,
      version: slip.version,
      lines: lines.map((check, at) => returned(slip.lines[at], check)),
    });
  return {
    staff: (at: number) => staff[at]?.id ?? 0,
    staffCode: (at: number) => staff[at]?.staffCode ?? '',
    take,
    draft,
    submit,
    sign,
    issue,
    giveBack,
  };
}

type Check = {
  readonly result: 'returned' | 'damaged' | 'papersAdded';
  readonly condition?: string;
  readonly remark?: string;
  readonly breach?: { readonly what: string; readonly sanction: string };
};
const returned = (line: Loan['lines'][number] | undefined, { result, condition, remark, breach }: Check) => ({
  lineId: line?.id ?? 0,
  result,
  pagesCounted: (line?.volume.expected ?? 0) + (result === 'papersAdded' ? 2 : 0),
  condition: condition ?? null,
  marks: null,
  missingPages: null,
  remark: remark ?? null,
  breach: breach ?? null,
});

const takeOutChain = [countersign('heping'), { way: 'session' }, countersign('zhoulan')] as const;
const readChain = [countersign('heping'), { way: 'session' }] as const;

/** With a clock that stands DAYS_AGO days back: one slip that is overdue today, one that has lapsed, one given back with more in it. */
export async function makePastLoans(engine: EngineClient): Promise<PastLoans> {
  const desk = await openDesk(engine, { volume: 40 });
  const overdue = await desk.issue(
    await desk.sign(await desk.submit(desk.draft(desk.staff(6), 'takeOut', '复核价格', desk.take(2))), ...takeOutChain),
  );
  // Nobody has asked for this one yet: the reminders begin with it.
  await desk.issue(
    await desk.sign(
      await desk.submit(desk.draft(desk.staff(12), 'takeOut', '核对出库记录', desk.take(1))),
      ...takeOutChain,
    ),
  );
  await desk.sign(
    await desk.submit(desk.draft(desk.staff(7), 'takeOut', '整理客户资料', desk.take(1))),
    ...takeOutChain,
  );
  const read = await desk.issue(
    await desk.sign(await desk.submit(desk.draft(desk.staff(8), 'read', '补充回访记录', desk.take(1))), ...readChain),
  );
  const { loan } = await desk.giveBack(read, [{ result: 'papersAdded', remark: '补入回访记录2页' }]);
  return { overdue, listing: loan };
}

/** One slip in each state that a day can bring. */
export async function makeDemoLoans(
  engine: EngineClient,
  personOf: ReadonlyMap<string, number>,
  { overdue }: PastLoans,
): Promise<DemoLoans> {
  const desk = await openDesk(engine, { volume: 0 });
  const paper: ApprovalBy = {
    way: 'paper',
    personId: personOf.get('zhoulan') ?? 0,
    paperNumber: '批 2026-18',
    paperDate: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  };
  const out = await desk.issue(
    await desk.sign(
      await desk.submit(desk.draft(desk.staff(0), 'takeOut', '核对合同条款', desk.take(3))),
      countersign('heping'),
      { way: 'session' },
      paper,
    ),
  );
  const reading = await desk.issue(
    await desk.sign(await desk.submit(desk.draft(desk.staff(1), 'read', '年度对账', desk.take(2))), ...readChain),
  );
  const approved = await desk.sign(
    await desk.submit(desk.draft(desk.staff(2), 'takeOut', '客户回访', desk.take(2))),
    ...takeOutChain,
  );
  const half = await desk.sign(
    await desk.submit(desk.draft(desk.staff(3), 'takeOut', '补办手续', desk.take(1))),
    countersign('heping'),
  );
  const taken = out.lines.slice(0, 1).map(({ volume }) => volume.id);
  // All have signed, the volume is not back; behind them another waits whose slip is still to be signed.
  const waiting = await desk.sign(
    await desk.submit(desk.draft(desk.staff(4), 'takeOut', '核对联系方式', [...desk.take(1), ...taken])),
    ...takeOutChain,
  );
  await desk.submit(desk.draft(desk.staff(9), 'read', '核对付款记录', taken));
  await desk.draft(desk.staff(10), 'takeOut', '准备续约', desk.take(2));

  const copy = await desk.submit(desk.draft(desk.staff(5), 'copy', '诉讼举证', desk.take(1)));
  const copied = await desk.issue(
    await desk.sign(
      await desk.submit(desk.draft(desk.staff(11), 'copy', '合同纠纷举证', desk.take(1))),
      countersign('sunyue'),
    ),
  );
  await engine.get('loans.logCopy', {
    id: copied.id,
    version: copied.version,
    lineId: copied.lines[0]?.id ?? 0,
    manner: 'copy',
    pages: '3-8',
    copies: 2,
    destination: '云岭区人民法院',
    madeById: desk.staff(11),
    supervisedById: personOf.get('sunyue') ?? 0,
  });
  await desk.giveBack(reading, [
    {
      result: 'damaged',
      condition: '封面撕裂，书脊开胶',
      breach: { what: '拆散装订复印', sanction: '部门通报' },
    },
  ]);
  await engine.get('loans.remind', {
    loanIds: [overdue.id],
    manner: 'phone',
    answeredBy: '本人',
    promisedOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
  });
  const outside = await readFromOutside(engine, desk.take(1));
  const certificates = await makeCertificates(engine, desk.take(1)[0] ?? 0);
  // What the pictures of the desk show being scanned: a card, two free volumes, one that is out, one that is reserved.
  const {
    rows: [marked],
  } = await engine.get('catalogue.list', { filter: { state: 'filed', level: 'secret' }, limit: 1 });
  const keyOf = async (id: number) => (await engine.get('catalogue.volume', { id })).machineKey;
  const scanned = [...desk.take(2), out.lines[1]?.volume.id, approved.lines[0]?.volume.id].filter(
    (id) => id !== undefined,
  );
  return {
    slips: [out.id, half.id, waiting.id, copy.id, overdue.id],
    borrowerId: reading.borrower.id,
    lateBorrowerId: overdue.borrower.id,
    readingId: reading.id,
    outsideReadingId: outside.id,
    copyId: copied.id,
    certificateId: certificates[0],
    certificates,
    scans: {
      desk: [desk.staffCode(3), ...(await Promise.all(scanned.map(keyOf)))],
      refused: [desk.staffCode(4), await keyOf(marked?.id ?? 0)],
      returning: [await keyOf(out.lines[2]?.volume.id ?? 0)],
    },
  };
}

/** A reader from another organisation: letter and reading report (XX-27), still to be approved. */
async function readFromOutside(engine: EngineClient, ids: readonly number[]): Promise<OutputOf<'loans.submit'>> {
  const reader = await engine.get('persons.save', {
    id: null,
    version: 0,
    staffCode: null,
    name: '段启明',
    departmentId: null,
    organisation: '云岭会计师事务所',
    identityPaper: '介绍信 云会 2026-41',
    phone: '67120033',
    leftOn: null,
  });
  const { id, version } = await engine.get('loans.save', {
    id: null,
    version: 0,
    borrowerId: reader.id,
    manner: 'read',
    purpose: '年度审计',
    letter: '介绍信 云会 2026-41',
    report: '查阅对象：客户合同。目的：核对应收账款。查阅人：段启明，注册会计师。',
    days: null,
    lines: ids.map((volumeId) => ({ volumeId, askedPages: null, askedCopies: null })),
  });
  return engine.get('loans.submit', { id, version });
}

/** One certificate still to be proofread and one ready to be issued, that nothing is recorded. */
async function makeCertificates(engine: EngineClient, volumeId: number): Promise<[number, number]> {
  const save = async (input: Partial<InputOf<'certificates.save'>>) => {
    const { id, version } = await engine.get('certificates.save', {
      id: null,
      version: 0,
      applicant: '云岭区人民法院',
      purpose: '案件审理',
      question: '2016年双方是否签有供货合同',
      finding: 'recorded',
      extract: '双方于2016年3月1日签订供货合同，约定按月结算。',
      searched: null,
      copies: 2,
      sources: [{ volumeId, itemId: null, page: '5' }],
      ...input,
    });
    return engine.get('certificates.submit', { id, version });
  };
  const first = await save({});
  const second = await save({
    applicant: '云岭会计师事务所',
    purpose: '年度审计',
    question: '2016年是否有预付款约定',
    finding: 'notRecorded',
    extract: null,
    searched: '2016年全部客户案卷目录与合同卷',
    copies: 1,
    sources: [],
  });
  const proofread = await engine.get('certificates.proofread', {
    id: second.id,
    version: second.version,
    by: countersign('sunyue'),
  });
  await engine.get('certificates.check', {
    id: proofread.id,
    version: proofread.version,
    by: countersign('zhoulan'),
  });
  return [first.id, second.id];
}
