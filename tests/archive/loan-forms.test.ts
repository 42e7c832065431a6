import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index';
import { inkOf } from '../forms/read-pdf';
import { signIn, temporaryFolder } from './engine-harness';
import { approved, by, type Desk, issued, openDesk, sign, submitted, target, WORDS } from './loan-desk';

/** What the loan desk prints, from a real store: slip, out card, pick list, reminder, register, copy approval. */
const folder = temporaryFolder();
const DAY = 86_400_000;
let now = Date.parse('2026-03-10T04:00:00Z');
let desk: Desk;
let next = 0;
const volume = (): number => desk.volumes[(next += 1)] ?? 0;
beforeAll(async () => {
  desk = await openDesk(folder.path, () => now);
}, 120_000);
afterAll(() => {
  desk.engine.close();
  folder.remove();
});

type Request = InputOf<'forms.issue'>;
const print = async (request: Request) => {
  const made = await desk.engine.get('forms.issue', { ...request, withoutGlyph: 'leaveBlank' });
  return { ...made, ink: inkOf(desk.engine.documents.at(-1)?.pdf ?? new Uint8Array()) };
};
const refusal = async (request: Request): Promise<string> => {
  const answer = await desk.engine.ask('forms.preview', request);
  if (answer.ok) return 'accepted';
  return answer.error.code === 'ruleBroken' ? answer.error.rule : answer.error.code;
};

describe('forms of a slip', () => {
  it('prints the slip with its volumes, term, approvals and keys, and the second time as the second print', async () => {
    const loan = await issued(desk, { borrower: desk.people.clerk, volumes: [volume(), volume()] });
    const slip: Request = { of: 'loan', id: loan.id, form: 'loanSlip' };
    const { ink, number, copy } = await print(slip);
    expect(copy).toBe(1);
    for (const said of [
      loan.number ?? '',
      '张三（M10）',
      '市场部',
      '2026年3月10日',
      '2026年3月13日',
      '3天（信息管理28条6）',
      '部门负责人何平；档案管理员李文；客户服务部经理周岚',
      loan.machineKey,
      number,
    ])
      expect(ink.split(said).length - 1, said).toBeGreaterThanOrEqual(2);
    for (const { volume: of } of loan.lines) expect(ink).toContain(of.code);
    const again = await print(slip);
    expect(again).toMatchObject({ number, copy: 2 });
    expect(again.ink).toContain(`出件${number}第2次打印`);
    expect((await desk.engine.get('forms.issued', { of: 'loan', id: loan.id })).map((one) => one.copy)).toEqual([2, 1]);
    const cards = await print({ of: 'loan', id: loan.id, form: 'outCard' });
    for (const { volume: of } of loan.lines) {
      expect(cards.ink).toContain(of.machineKey);
      if (of.home !== null) expect(cards.ink).toContain(of.home);
    }
    expect(await refusal({ of: 'loan', id: loan.id, form: 'copyApproval' })).toBe('onlyForCopies');
    // Whoever prints it later, it was handed out by who handed it out.
    desk.engine.close();
    desk = { ...desk, engine: await signIn(folder.path, 'sun', { passphrase: WORDS['sun'] ?? '', clock: () => now }) };
    const later = await print(slip);
    expect(later.ink).toContain('经手人签字李文');
    expect(later.ink).not.toContain('孙悦');
    desk.engine.close();
    desk = { ...desk, engine: await signIn(folder.path, 'liwen', { clock: () => now }) };
  });

  it('says of a paper approval that it was on paper, and leaves open steps for the pen', async () => {
    const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()], manner: 'read' });
    const paper = {
      way: 'paper',
      personId: desk.people.head,
      paperNumber: 'SC-2026-7',
      paperDate: '2026-03-09',
    } as const;
    const half = await sign(desk, slip, paper);
    const { ink } = await print({ of: 'loan', id: half.id, form: 'readingApplication' });
    expect(ink).toContain('何平（据纸质审批SC-2026-7）');
    expect(ink).toContain('2026年3月9日');
    expect(ink.match(/同意/g)).toHaveLength(1);
    expect(ink).toContain('室内查阅');
  });

  it('stamps 作废 on what was withdrawn, with the number it keeps', async () => {
    const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    const gone = await desk.engine.get('loans.withdraw', { ...target(slip), reason: '不需要了' });
    const { ink } = await print({ of: 'loan', id: gone.id, form: 'loanSlip' });
    expect(ink.match(/作废/g)).toHaveLength(2);
    expect(ink).toContain(slip.number);
  });

  it('prints what is to be copied, and who agreed', async () => {
    const id = volume();
    const ask = {
      borrower: desk.people.clerk,
      volumes: [id],
      manner: 'copy' as const,
      lines: [{ volumeId: id, askedPages: '3-7', askedCopies: 2 }],
    };
    const slip = await sign(desk, await submitted(desk, ask), by('sun'));
    const { ink } = await print({ of: 'loan', id: slip.id, form: 'copyApproval' });
    for (const said of ['3-7', '客户信息主管', '孙悦', '核对合同条款']) expect(ink).toContain(said);
  });
});

describe('lists of the desk', () => {
  it('has what is approved on the pick list in the order of the shelves', async () => {
    const slip = await approved(desk, { borrower: desk.people.other, volumes: [volume(), volume(), volume()] });
    const { ink } = await print({ of: 'toFetch', form: 'pickList' });
    for (const { volume: of } of slip.lines) expect(ink).toContain(of.code);
    const shelf = (await desk.engine.get('loans.lines', { list: 'toFetch', limit: 100 })).rows.map(({ code }) => code);
    const places = shelf.map((code) => ink.indexOf(code));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(ink).toContain(`共${shelf.length}卷`);
  });

  it('has all of a borrower on one notice, and none for one who owes nothing', async () => {
    expect(await refusal({ of: 'borrower', id: desk.people.deputy, form: 'reminder' })).toBe('nothingToPrint');
    now += 10 * DAY;
    const { ink } = await print({ of: 'borrower', id: desk.people.clerk, form: 'reminder' });
    expect(ink).toContain('市场部张三（M10）：');
    expect(ink).toContain('下列2卷客户档案已逾期');
    expect(ink).toContain('2026-03-13');
    expect(ink).toContain('请于2026年3月23日前归还');
    const [printed] = await desk.engine.get('forms.issued', { of: 'borrower', id: desk.people.clerk });
    expect(printed).toMatchObject({ form: 'reminder', copy: 1 });
  });

  it('has all that is out on the monthly list, with who has it', async () => {
    const { ink } = await print({ of: 'outstanding', form: 'outstandingList' });
    const { rows, total, volumes } = await desk.engine.get('loans.outstanding', { limit: 100 });
    const lines = rows.flatMap((one) => one.lines);
    expect(lines).toHaveLength(volumes);
    expect(volumes).toBeGreaterThan(1);
    expect(ink).toContain(`共${volumes}卷，${total}人`);
    for (const { code, borrower } of lines) for (const said of [code, borrower]) expect(ink).toContain(said);
  });

  it('prints a list of slips as it is narrowed, each way of narrowing a sheet of its own', async () => {
    await submitted(desk, { borrower: desk.people.head, volumes: [volume()], manner: 'copy' });
    const list = { of: 'slips', form: 'slipList', list: 'toApprove' } as const;
    const all = await desk.engine.get('loans.slips', { list: 'toApprove', limit: 100 });
    const numbers = all.rows.map(({ number }) => number ?? '');
    const whole = await print(list);
    expect(whole.ink).toContain(`待审批共${all.total}单`);
    for (const number of numbers) expect(whole.ink).toContain(number);
    const part = { ...list, step: 'supervisor', text: '何' } as const;
    const narrowed = await desk.engine.get('loans.slips', { list: 'toApprove', step: 'supervisor', text: '何' });
    expect([narrowed.total, all.total > 1]).toEqual([1, true]);
    const cut = await print(part);
    expect(numbers.filter((number) => cut.ink.includes(number))).toEqual(narrowed.rows.map(({ number }) => number));
    for (const said of ['下一步为客户信息主管', '单号或借阅人以“何”开头']) expect(cut.ink).toContain(said);
    expect(cut.copy).toBe(1);
    expect(cut.number).not.toBe(whole.number);
    expect(await print(part)).toMatchObject({ number: cut.number, copy: 2 });
    expect(await refusal({ ...list, text: '没有这个人' })).toBe('nothingToPrint');
  });

  it('prints what is overdue, or out, as the screen lists it', async () => {
    for (const [list, words] of [
      ['overdue', '逾期'],
      ['out', '在外'],
    ] as const) {
      const { rows, total } = await desk.engine.get('loans.lines', { list, limit: 100 });
      const { ink } = await print({ of: 'lines', list, form: 'lineList' });
      expect(ink).toContain(`${words}共${total}卷`);
      expect(total).toBeGreaterThan(1);
      const places = rows.map(({ code }) => ink.indexOf(code));
      expect(places[0]).toBeGreaterThan(0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    expect(await refusal({ of: 'lines', list: 'queue', form: 'lineList' })).toBe('nothingToPrint');
    expect(await refusal({ of: 'lines', list: 'toFetch' as 'out', form: 'lineList' })).toBe('invalidInput');
  });

  it('has every hand-over of a period in the register', async () => {
    const { ink } = await print({ of: 'period', from: '2026-03-01', to: '2026-03-31', form: 'loanRegister' });
    const { rows, total } = await desk.engine.get('loans.register', {
      from: '2026-03-01',
      to: '2026-03-31',
      limit: 100,
    });
    expect(total).toBeGreaterThan(0);
    expect(ink).toContain(`共${total}条`);
    for (const { code, number } of rows) for (const said of [code, number]) expect(ink).toContain(said);
    expect(await refusal({ of: 'period', from: '2026-03-31', to: '2026-03-01', form: 'loanRegister' })).toBe(
      'invalidInput',
    );
  });

  it('has every copy of a period in the copy log', async () => {
    const slip = await submitted(desk, { borrower: desk.people.other, volumes: [volume()], manner: 'copy' });
    const out = await desk.engine.get('loans.issue', target(await sign(desk, slip, by('sun'))));
    await desk.engine.get('loans.logCopy', {
      ...target(out),
      ...{ lineId: out.lines[0]?.id ?? 0, manner: 'extract', pages: '3-5', copies: 2, destination: '财务部' },
      ...{ madeById: desk.people.clerk, supervisedById: desk.people.head },
    });
    const { ink } = await print({ of: 'period', from: '2026-03-01', to: '2026-03-31', form: 'copyLog' });
    for (const said of [out.lines[0]?.volume.code ?? '?', '摘抄', '3-5', '财务部', '张三', '何平', '李四', '共1条'])
      expect(ink).toContain(said);
  });

  it('prints a certificate as far as it is signed', async () => {
    const drafted = await desk.engine.get('certificates.save', {
      id: null,
      version: 0,
      applicant: '正达律师事务所',
      purpose: '诉讼',
      question: '是否订有合同',
      finding: 'notRecorded',
      extract: null,
      searched: '二〇二五年全部案卷',
      copies: 1,
      sources: [],
    });
    const { id, version } = await desk.engine.get('certificates.submit', { id: drafted.id, version: drafted.version });
    await desk.engine.get('certificates.proofread', { id, version, by: by('sun') });
    const { ink } = await print({ of: 'certificate', id, form: 'certificate' });
    for (const said of ['ZM-2026-001', '正达律师事务所：', '没有记载：二〇二五年全部案卷', '李文', '孙悦'])
      expect(ink).toContain(said);
    // The register has the numbers of its period only, in their order, and what is still a draft has none.
    await desk.engine.get('certificates.save', {
      ...{ id: null, version: 0, applicant: '还在拟稿的人', purpose: '诉讼', question: '未定', finding: 'notRecorded' },
      ...{ extract: null, searched: null, copies: 1, sources: [] },
    });
    const year = { of: 'period', form: 'certificateRegister' } as const;
    const kept = await print({ ...year, from: '2026-01-01', to: '2026-12-31' });
    for (const said of ['ZM-2026-001', '正达律师事务所', '是否订有合同', '无记载', '李文', '孙悦', '共1条'])
      expect(kept.ink).toContain(said);
    expect(kept.ink).not.toContain('还在拟稿的人');
    expect((await print({ ...year, from: '2025-01-01', to: '2025-12-31' })).ink).toContain('共0条');
  });
});

describe('a slip handed over in two months', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  const april = { from: '2026-04-01', to: '2026-04-30' };
  const registerOf = (period: typeof march, more: { limit?: number; after?: string } = {}) =>
    desk.engine.get('loans.register', { ...period, limit: 200, ...more });
  const takenOut = async (period: typeof march): Promise<string> => {
    const path = join(folder.path, 'register.csv');
    desk.engine.receive({ kind: 'grant', ticket: 'out', path });
    const list = { of: 'loanRegister', ...period } as const;
    await desk.engine.get('exchange.export', { list, format: 'csv', language: 'zh-CN', file: 'out' });
    return readFileSync(path, 'utf8');
  };

  it('has each volume in the register of its own day: listed, counted, printed and taken out', async () => {
    const before = (await registerOf(march)).total;
    now = Date.parse('2026-03-30T04:00:00Z');
    // The deputy owes nothing; the head and the manager sign for him as for others.
    const all = await approved(desk, { borrower: desk.people.deputy, volumes: [volume(), volume(), volume()] });
    const [early, late, last] = all.lines.map(({ id, volume: { code } }) => ({ id, code }));
    if (early === undefined || late === undefined || last === undefined) expect.fail('no lines');
    const first = await desk.engine.get('loans.issue', { ...target(all), lineIds: [last.id] });
    now = Date.parse('2026-04-01T04:00:00Z');
    const rest = await desk.engine.get('loans.issue', { ...target(first), lineIds: [early.id, late.id] });
    expect(rest.issuedOn).toBe('2026-03-30');

    const inMarch = await registerOf(march);
    expect([inMarch.total, inMarch.rows.length]).toEqual([before + 1, before + 1]);
    expect(inMarch.rows.at(-1)).toMatchObject({ code: last.code, issuedOn: '2026-03-30' });
    const inApril = await registerOf(april);
    expect(inApril.rows.map(({ code, issuedOn }) => [code, issuedOn])).toEqual([
      [early.code, '2026-04-01'],
      [late.code, '2026-04-01'],
    ]);
    expect(inApril.total).toBe(2);
    // Page by page the same, across the end of the month.
    const both = { from: march.from, to: april.to };
    const whole = (await registerOf(both)).rows.map(({ lineId }) => lineId);
    const paged: number[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof registerOf>> = await registerOf(both, {
        limit: 2,
        ...(after && { after }),
      });
      paged.push(...page.rows.map(({ lineId }) => lineId));
      after = page.next;
    }
    expect(paged).toEqual(whole);
    expect(whole.slice(-3)).toEqual([last.id, early.id, late.id]);

    const printed = {
      march: (await print({ of: 'period', ...march, form: 'loanRegister' })).ink,
      april: (await print({ of: 'period', ...april, form: 'loanRegister' })).ink,
    };
    const files = { march: await takenOut(march), april: await takenOut(april) };
    expect(printed.april).toContain('共2条');
    for (const { code } of [early, late])
      for (const one of [printed, files])
        expect([one.march.includes(code), one.april.includes(code)]).toEqual([false, true]);
    for (const one of [printed, files])
      expect([one.march.includes(last.code), one.april.includes(last.code)]).toEqual([true, false]);
  });
});
