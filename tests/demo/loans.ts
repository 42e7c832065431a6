import type { EngineClient } from '../../electron/engine-client';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { LoanManner } from '../../shared/domain/loan';

/** People and slips of the demo's loan desk, every name invented, one slip in each state that a day can bring. */
const colleagues = [
  {
    login: 'heping',
    fullName: '何平',
    staffCode: 'M01',
    role: 'departmentHead',
    passphrase: '银杏 茶壶 麦田 渡口 信封 棉袄',
  },
  {
    login: 'zhoulan',
    fullName: '周岚',
    staffCode: 'S01',
    role: 'manager',
    passphrase: '松针 灯塔 邮票 蜂蜜 铁路 木桶',
  },
  {
    login: 'sunyue',
    fullName: '孙悦',
    staffCode: 'S02',
    role: 'supervisor',
    passphrase: '竹篮 海棠 船票 风筝 石磨 纸伞',
  },
] as const;
export type DemoLoans = {
  readonly slips: readonly number[];
  readonly borrowerId: number;
  readonly certificateId: number;
  readonly scans: readonly string[];
};

export async function makeDemoLoans(engine: EngineClient): Promise<DemoLoans> {
  const personOf = new Map<string, number>();
  for (const { role, login, fullName, staffCode, passphrase } of colleagues) {
    const { operators } = await engine.get('operators.add', {
      person: { kind: 'new', fullName, staffCode },
      login,
      roles: [role],
      clearance: 'topSecret',
      passphrase,
    });
    personOf.set(login, operators.find((one) => one.login === login)?.personId ?? 0);
  }
  const { departments } = await engine.get('settings.lists', {});
  for (const { id, version, name } of departments)
    await engine.get('settings.saveDepartment', {
      id,
      version,
      name,
      headId: personOf.get('heping') ?? null,
      deputyId: null,
    });
  const countersign = (login: (typeof colleagues)[number]['login']): ApprovalBy => ({
    way: 'countersign',
    login,
    passphrase: colleagues.find((one) => one.login === login)?.passphrase ?? '',
  });
  const staff = (await engine.get('persons.list', { text: '', limit: 60 })).rows.filter(
    ({ departmentId, id, leftOn }) => departmentId !== null && leftOn === null && ![...personOf.values()].includes(id),
  );
  const { rows: volumes } = await engine.get('catalogue.list', {
    filter: { state: 'filed', level: 'general' },
    limit: 40,
  });
  let next = 0;
  const ask = async (
    who: number,
    manner: LoanManner,
    purpose: string,
    howMany: number,
    same: readonly number[] = [],
  ) => {
    const own = volumes.slice(next, next + howMany).map(({ id }) => id);
    next += howMany;
    const draft = await engine.get('loans.save', {
      id: null,
      version: 0,
      borrowerId: staff[who]?.id ?? 0,
      manner,
      purpose,
      letter: null,
      report: null,
      days: null,
      lines: [...own, ...same].map((volumeId) => ({
        volumeId,
        askedPages: manner === 'copy' ? '3-8' : null,
        askedCopies: manner === 'copy' ? 2 : null,
      })),
    });
    return engine.get('loans.submit', { id: draft.id, version: draft.version });
  };
  const sign = async (slip: Awaited<ReturnType<typeof ask>>, ...all: readonly ApprovalBy[]) => {
    let now = slip;
    for (const by of all) now = await engine.get('loans.approve', { id: now.id, version: now.version, by });
    return now;
  };
  const paper: ApprovalBy = {
    way: 'paper',
    personId: personOf.get('zhoulan') ?? 0,
    paperNumber: '批 2026-18',
    paperDate: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  };
  const toIssued = async (slip: Awaited<ReturnType<typeof ask>>, ...by: readonly ApprovalBy[]) => {
    const approved = await sign(slip, ...by);
    return engine.get('loans.issue', { id: approved.id, version: approved.version });
  };
  const out = await toIssued(
    await ask(0, 'takeOut', '核对合同条款', 3),
    countersign('heping'),
    { way: 'session' },
    paper,
  );
  const reading = await toIssued(await ask(1, 'read', '年度对账', 2), countersign('heping'), { way: 'session' });
  const approved = await sign(
    await ask(2, 'takeOut', '客户回访', 2),
    countersign('heping'),
    { way: 'session' },
    countersign('zhoulan'),
  );
  const half = await sign(await ask(3, 'takeOut', '补办手续', 1), countersign('heping'));
  const waiting = await ask(
    4,
    'takeOut',
    '核对联系方式',
    1,
    out.lines.slice(0, 1).map(({ volume }) => volume.id),
  );
  const copy = await ask(5, 'copy', '诉讼举证', 1);
  const [line] = reading.lines;
  if (line !== undefined)
    await engine.get('loans.giveBack', {
      id: reading.id,
      version: reading.version,
      lines: [
        {
          lineId: line.id,
          result: 'damaged',
          pagesCounted: line.volume.expected,
          condition: '封面撕裂，书脊开胶',
          marks: null,
          missingPages: null,
          remark: null,
          breach: { what: '拆散装订复印', sanction: '部门通报' },
        },
      ],
    });
  const certificate = await engine.get('certificates.save', {
    id: null,
    version: 0,
    applicant: '云岭区人民法院',
    purpose: '案件审理',
    question: '2016年双方是否签有供货合同',
    finding: 'recorded',
    extract: '双方于2016年3月1日签订供货合同，约定按月结算。',
    searched: null,
    copies: 2,
    sources: [{ volumeId: volumes[0]?.id ?? 0, itemId: null, page: '5' }],
  });
  const sent = await engine.get('certificates.submit', { id: certificate.id, version: certificate.version });
  // What the pictures of the desk show being scanned: a card, two free volumes, one that is out, one that is reserved.
  const keyOf = async (id: number) => (await engine.get('catalogue.volume', { id })).machineKey;
  const free = volumes.slice(next, next + 2).map(({ id }) => id);
  const scanned = [...free, out.lines[1]?.volume.id, approved.lines[0]?.volume.id].filter((id) => id !== undefined);
  return {
    slips: [out.id, half.id, waiting.id, copy.id],
    borrowerId: reading.borrower.id,
    certificateId: sent.id,
    scans: [staff[3]?.staffCode ?? '', ...(await Promise.all(scanned.map(keyOf)))],
  };
}
