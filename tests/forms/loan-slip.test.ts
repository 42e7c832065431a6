import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { jobOf } from './facts';
import { approvals, copies, lines, loan, outCardsOf, outsider } from './loan-facts';
import { dashesOf, inkOf, modulesOf, volumesIn, wordIn, wordsOf } from './read-pdf';

/** The papers of one slip: the slip, the application to read, the cards on the shelf, the approval of copies. */
describe('loan slip 借阅单', () => {
  it('is two equal copies, torn apart in the middle of the sheet, each with number, volumes, duties and key', async () => {
    const { pdf, pages } = await draw(
      jobOf('loanSlip', 'a4', loan(), { mark: { kind: 'issued', number: 'CJ-2026-00031', copy: 2, on: '2026-11-23' } }),
    );
    expect(pages).toBe(1);
    const words = wordsOf(pdf);
    const upper = words.filter(({ bottom }) => bottom < 144);
    const lower = words.filter(({ top }) => top > 148.5);
    const without = (list: typeof words) =>
      list
        .map(({ text }) => text)
        .filter((text) => !/联|存|执/.test(text))
        .sort();
    expect(without(lower)).toEqual(without(upper));
    for (const said of ['JY-2026-0031', '1421112345678', '信息管理28条6', '2026年11月26日'])
      expect(
        upper.some(({ text }) => text.includes(said)),
        said,
      ).toBe(true);
    const [tear] = dashesOf(pdf);
    expect(tear?.y1).toBeCloseTo(148.5, 1);
    expect([tear?.x1, tear?.x2].map((x) => Math.round(x ?? -1))).toEqual([0, 210]);
  });

  it('says who agreed and how, and leaves what is still open out', async () => {
    const ink = inkOf(
      (
        await draw(
          jobOf('loanSlip', 'a4', loan({ approvals: [...approvals, { step: 'generalManager', state: 'open' }] })),
        )
      ).pdf,
    );
    expect(ink).toContain('部门负责人周建国（据纸质审批XS-2026-12）；档案管理员沈静；客户服务部经理郑国栋');
    expect(ink).not.toContain('总经理');
  });

  it('gives the term with its clause, and says that reading ends the same day', async () => {
    const ten = inkOf((await draw(jobOf('loanSlip', 'a4', loan({ term: { days: 10, clause: 'DA-13.5' } })))).pdf);
    expect(ten).toContain('10天（档案管理13条5）');
    expect(
      inkOf(
        (await draw(jobOf('loanSlip', 'a4', loan({ term: { days: null, clause: 'DA-14.2' }, manner: 'read' })))).pdf,
      ),
    ).toContain('当日归还（档案管理14条2）');
  });

  it('goes on on a further sheet, two copies of it too, and loses no volume', async () => {
    const { pdf, pages } = await draw(jobOf('loanSlip', 'a4', loan({ lines: lines(12) })));
    expect(pages).toBe(3);
    const found = volumesIn(pdf);
    expect(found).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 6, 7, 8, 9, 10, 11, 12, 11, 12]);
    expect(inkOf(pdf)).toContain('第2页共3页');
  });

  it('keeps inside its half what is long', async () => {
    const long = loan({
      purpose: '核对'.repeat(60),
      lines: lines(2).map((each) => ({ ...each, title: '关于信用额度调整、保证金追加的请示'.repeat(8) })),
    });
    const { pdf } = await draw(jobOf('loanSlip', 'a4', long));
    expect(inkOf(pdf).match(new RegExp('核对'.repeat(60), 'g'))).toHaveLength(
      2 * (await draw(jobOf('loanSlip', 'a4', long))).pages,
    );
    for (const word of wordsOf(pdf)) expect(word.bottom < 148.4 || word.top > 148.5, word.text).toBe(true);
  });

  it('stamps 作废 on a slip that was refused or withdrawn', async () => {
    expect(inkOf((await draw(jobOf('loanSlip', 'a4', loan({ isVoid: true })))).pdf).match(/作废/g)).toHaveLength(2);
    expect(inkOf((await draw(jobOf('loanSlip', 'a4', loan()))).pdf)).not.toContain('作废');
  });

  it('has both keys to scan on each copy, and neither a name nor a number of the record in them', async () => {
    const squares = modulesOf((await draw(jobOf('loanSlip', 'a4', loan()))).pdf);
    const upper = squares.filter(({ y }) => y < 148);
    expect(upper.length).toBeGreaterThan(200);
    expect(squares.length).toBe(2 * upper.length);
    for (const { x, y } of upper) {
      expect(x).toBeGreaterThanOrEqual(195 - 17.7);
      expect(y).toBeLessThan(23.2);
    }
  });
});

describe('reading application 查阅申请', () => {
  it('tells who reads what, what for and why, and the letter of an outsider (XX-27)', async () => {
    const facts = loan({ manner: 'read', borrower: outsider, letter: '介绍信 正则〔2026〕18号' });
    const ink = inkOf((await draw(jobOf('readingApplication', 'a4', facts))).pdf);
    for (const said of [
      '林若溪',
      '江城正则律师事务所',
      '介绍信正则〔2026〕18号',
      '续签年度购销合同',
      '核对上年度合同条款与信用额度',
      '室内查阅',
    ])
      expect(ink).toContain(said);
  });
  it('has a box for each step, with the name or with room for stamp and signature', async () => {
    const facts = loan({ approvals: [{ step: 'departmentHead', state: 'open' }, ...approvals.slice(1)] });
    const words = wordsOf((await draw(jobOf('readingApplication', 'a4', facts))).pdf);
    const heads = ['部门负责人', '档案管理员', '客户服务部经理'].map((name) => wordIn(words, name));
    heads.slice(1).forEach((word, i) => {
      const middle = (one: typeof word) => (one.left + one.right) / 2;
      expect(middle(word) - middle(heads[i] ?? word)).toBeCloseTo(170 / 3, 0);
    });
    expect(words.some(({ text }) => text === '（部门盖章）')).toBe(true);
    expect(words.some(({ text }) => text === '沈静')).toBe(true);
  });
  it('is a blank sheet for the pen, with nothing of the record', async () => {
    const { pdf } = await draw(jobOf('readingApplication', 'a4', loan(), { fill: 'blank' }));
    expect(inkOf(pdf)).not.toMatch(/欧阳|JY-2026|华信|HX01|142111|沈静/);
    expect(modulesOf(pdf)).toEqual([]);
  });
  it('takes many volumes over further sheets', async () => {
    const { pdf, pages } = await draw(jobOf('readingApplication', 'a4', loan({ lines: lines(40) })));
    expect(pages).toBe(3);
    expect(volumesIn(pdf)).toEqual(lines(40).map((_, i) => i + 1));
  });
});

describe('out card 代卷卡', () => {
  it('stands two to a sheet, cut down the middle, each in its half', async () => {
    const { pdf, pages } = await draw(jobOf('outCard', 'a4', outCardsOf(loan({ lines: lines(3) }))));
    expect(pages).toBe(2);
    for (const cut of dashesOf(pdf)) {
      expect([cut.x1, cut.x2].map((x) => Math.round(x))).toEqual([105, 105]);
      expect([cut.y1, cut.y2].map((y) => Math.round(y))).toEqual([0, 297]);
    }
    const words = wordsOf(pdf);
    expect(wordIn(words, 'HX01-KH·2024-D30-0137-001').right).toBeLessThan(96.1);
    expect(wordIn(words, 'HX01-KH·2024-D30-0137-002').left).toBeGreaterThan(114);
    expect(wordIn(words, 'HX01-KH·2024-D30-0137-003', 2).right).toBeLessThan(96.1);
  });
  it('says who has it, until when and where it belongs', async () => {
    const ink = inkOf((await draw(jobOf('outCard', 'a4', outCardsOf(loan({ lines: lines(1) }))))).pdf);
    for (const said of [
      '欧阳明远（XS-0317）',
      '销售部',
      '139-0000-4417',
      'JY-2026-0031',
      '2026年11月26日',
      '1-03-2-4-001',
      '1428830157264',
    ])
      expect(ink).toContain(said);
  });
});

describe('copy approval 复制摘抄审批单', () => {
  it('has pages, copies, use and destination, and what is given and what is open', async () => {
    const { pdf } = await draw(jobOf('copyApproval', 'a4', copies()));
    const ink = inkOf(pdf);
    for (const said of [
      '3-7、12',
      '诉讼举证；货款纠纷',
      '江城区人民法院',
      '机密',
      '郑国栋',
      '总经理',
      '复制人',
      '监督人',
    ])
      expect(ink).toContain(said);
    expect(ink.match(/同意/g)).toHaveLength(1);
  });
});
