import { describe, expect, it } from 'vitest';
import { type SlipList, slipLists } from '../../shared/domain/loan-lists';
import { draw } from '../../electron/engine/forms/draw';
import { jobOf } from './facts';
import {
  certificateRow,
  certificatesOf,
  copyLogOf,
  copyRow,
  lineListOf,
  lineListRow,
  outOf,
  outRows,
  overdueRow,
  pick,
  pickRows,
  register,
  reminderOf,
  slipRow,
  slipsOf,
} from './loan-facts';
import { dashesOf, inkOf, linesOf, onLastOf, pagesOf, sheetsOf, volumesIn, wordsOf } from './read-pdf';

/** The lists of the loan desk: what is to be fetched, what is out, what is overdue, what was lent. */
describe('pick list 调卷单', () => {
  it('keeps the order it was given and has a box to tick in every row', async () => {
    const { pdf, pages } = await draw(jobOf('pickList', 'a4', pick({ rows: pickRows(60) })));
    expect(pages).toBeGreaterThan(2);
    const ink = inkOf(pdf);
    expect(volumesIn(pdf)).toEqual(pickRows(60).map((_, i) => i + 1));
    expect(ink.match(/□/g)).toHaveLength(60);
    expect(ink).toContain('共60卷');
    sheetsOf(pdf).forEach((sheet, i) => expect(sheet).toContain(`第${i + 1}页共${pages}页`));
  });
});

describe('list of what is out 在外案卷清单', () => {
  it('has every volume with who has it, since and until when, and how late, over as many sheets as it takes', async () => {
    const { pdf, pages } = await draw(jobOf('outstandingList', 'a4Landscape', outOf({ rows: outRows(60), people: 7 })));
    expect(pages).toBeGreaterThan(1);
    const ink = inkOf(pdf).replace(/\s/g, '');
    expect(ink).toContain('共60卷，7人');
    for (const said of [
      '销售部',
      '欧阳明远',
      '8021',
      'JY-2026-0031',
      '2026-11-10',
      '2026-11-13',
      '按档案管理13条5催还',
    ])
      expect(ink).toContain(said);
    expect(volumesIn(pdf)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });
});

describe('list of volumes on slips 借阅案卷清单', () => {
  const facts = {
    ...{ issuedOn: '2026-11-04', dueOn: '2026-11-05', remindedOn: '2026-11-06', lapseOn: '2026-11-07' },
    ...{ fetchedOn: '2026-11-08', phone: '13900001111', home: '9-87-6-5', holder: '司马相如' },
  };
  it.each([
    ['reserved', ['lapseOn', 'fetchedOn', 'home']],
    ['out', ['issuedOn', 'dueOn', 'phone']],
    ['dueSoon', ['dueOn', 'phone']],
    ['overdue', ['dueOn', 'remindedOn', 'phone']],
    ['queue', ['phone', 'holder']],
    ['papersToList', ['home']],
  ] as const)('has what %s goes by, every volume in its order, inside the sheet', async (list, expected) => {
    const rows = Array.from({ length: 30 }, (_, i) => lineListRow(i + 1, facts));
    const { pdf, pages } = await draw(jobOf('lineList', 'a4Landscape', lineListOf({ list, rows })));
    expect(pages).toBeGreaterThan(1);
    expect(volumesIn(pdf)).toEqual(rows.map((_, i) => i + 1));
    const ink = inkOf(pdf);
    for (const said of ['共30卷', '欧阳明远', '销售部', 'JY-2026-0030']) expect(ink).toContain(said);
    expect(Object.entries(facts).flatMap(([name, value]) => (ink.includes(value) ? [name] : []))).toEqual(expected);
    expect(Math.max(...(linesOf(pdf)[0] ?? []).map(({ x1, x2 }) => Math.max(x1, x2)))).toBeLessThanOrEqual(282.1);
  });
});

describe('list of slips 借阅单清单', () => {
  it('has every slip in the order it was given, its first volume and who signs next, over as many sheets as it takes', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => slipRow(i + 1, { isRenewal: i === 39 }));
    const { pdf, pages } = await draw(jobOf('slipList', 'a4Landscape', slipsOf({ rows })));
    expect(pages).toBeGreaterThan(1);
    expect(volumesIn(pdf)).toEqual(rows.map((_, i) => i + 1));
    const ink = inkOf(pdf);
    for (const said of [
      '待审批',
      '共40单',
      'JY-2026-0040',
      '欧阳明远',
      '销售部',
      '2026-11-20',
      '首卷档号',
      '延期·客户服务部经理',
    ])
      expect(ink).toContain(said);
  });
  it('says of a part which part it is', async () => {
    const narrowed = { signer: '周岚', step: 'manager', text: '张' } as const;
    const { pdf } = await draw(jobOf('slipList', 'a4Landscape', slipsOf({ narrowed })));
    for (const said of ['只列周岚可签批的', '下一步为客户服务部经理', '单号或借阅人以“张”开头'])
      expect(inkOf(pdf)).toContain(said);
    const { pdf: whole } = await draw(jobOf('slipList', 'a4Landscape', slipsOf()));
    for (const said of ['只列', '下一步为', '开头']) expect(inkOf(whole)).not.toContain(said);
  });
  it.each(slipLists)('has the days that %s goes by, inside the sheet', async (list) => {
    const late = slipRow(1, { ...days, state: 'lapsed', nextStep: null, daysOver: 13 });
    const { pdf } = await draw(jobOf('slipList', 'a4Landscape', slipsOf({ list, rows: [late] })));
    const ink = inkOf(pdf);
    expect(Object.entries(days).flatMap(([name, on]) => (ink.includes(on) ? [name] : []))).toEqual(shown[list]);
    expect(ink.includes('逾期未取')).toBe(list === 'lapsed' || list === 'all');
    expect(Math.max(...(linesOf(pdf)[0] ?? []).map(({ x1, x2 }) => Math.max(x1, x2)))).toBeLessThanOrEqual(282.1);
  });
});
const days = {
  ...{ submittedOn: '2026-11-01', approvedOn: '2026-11-02', lapseOn: '2026-11-03' },
  ...{ issuedOn: '2026-11-04', dueOn: '2026-11-05' },
};
const shown: Record<SlipList, (keyof typeof days)[]> = {
  drafts: [],
  toApprove: ['submittedOn'],
  waiting: ['submittedOn'],
  approved: ['approvedOn', 'lapseOn'],
  lapsed: ['approvedOn', 'lapseOn'],
  issued: ['issuedOn', 'dueOn'],
  all: ['issuedOn', 'dueOn'],
};

describe('reminder notice 催还通知单', () => {
  it('has all of the borrower on one notice, the day, and a receipt below a tear line', async () => {
    const { pdf, pages } = await draw(jobOf('reminder', 'a4', reminderOf()));
    expect(pages).toBe(1);
    const ink = inkOf(pdf);
    for (const said of [
      '销售部欧阳明远（XS-0317）：',
      '下列2卷',
      '请于2026年11月26日前归还',
      '沈静',
      'JY-2026-0001；JY-2026-0002',
    ])
      expect(ink).toContain(said);
    expect(dashesOf(pdf)[0]?.y1).toBeCloseTo(208, 1);
    const words = wordsOf(pdf);
    for (const row of ['JY-2026-0001', 'HX01-KH·2024-D30-0137-002'])
      expect(words.some(({ text, bottom }) => text.startsWith(row) && bottom < 208)).toBe(true);
  });
  it('runs on for a borrower who has kept very much, the receipt on the last sheet only', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => overdueRow(i + 1));
    const { pdf, pages } = await draw(jobOf('reminder', 'a4', reminderOf({ rows })));
    expect(pages).toBeGreaterThan(1);
    expect(volumesIn(pdf)).toEqual(rows.map((_, i) => i + 1));
    expect(sheetsOf(pdf).map((sheet) => sheet.includes('回执'))).toEqual(onLastOf(pages));
  });
});

describe('loan register 借阅登记簿', () => {
  it('has the columns of XX-28.5 and room for the signature in every row', async () => {
    const { pdf } = await draw(jobOf('loanRegister', 'a4Landscape', register()));
    const ink = inkOf(pdf);
    for (const head of ['借阅时间', '材料名称', '份数', '理由', '借阅人签字']) expect(ink).toContain(head);
    const upright = [
      ...new Set((linesOf(pdf)[0] ?? []).filter((each) => each.x1 === each.x2).map((each) => Math.round(each.x1))),
    ];
    expect(upright).toHaveLength(13);
    expect(Math.max(...upright)).toBeLessThan(282);
    expect(pagesOf(pdf)[0]?.width).toBeCloseTo(297, 0);
  });
  it('says the period, and is ruled for the pen when nothing was lent', async () => {
    const { pdf, pages } = await draw(jobOf('loanRegister', 'a4Landscape', register({ rows: [] })));
    expect(pages).toBe(1);
    expect(inkOf(pdf)).toContain('自2026年10月1日至2026年12月31日');
    expect((linesOf(pdf)[0] ?? []).filter((each) => each.y1 === each.y2).length).toBeGreaterThan(10);
  });
});

describe('copy log 复制摘抄登记簿', () => {
  it('says who copied what for whom, how often, where it went and who watched, over as many sheets as it takes', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => copyRow(i + 1));
    const { pdf, pages } = await draw(jobOf('copyLog', 'a4Landscape', copyLogOf({ rows })));
    expect(pages).toBeGreaterThan(1);
    expect(volumesIn(pdf)).toEqual(rows.map((_, i) => i + 1));
    const ink = inkOf(pdf);
    for (const said of ['共40条', '页码范围', '摘抄', '2026-11-21', '欧阳明远', '沈静', '郑国栋', '按保密制度7条8登记'])
      expect(ink).toContain(said);
  });
});

describe('both registers of the desk', () => {
  it('have heads of one size that can be read, in English too', async () => {
    for (const job of [
      jobOf('copyLog', 'a4Landscape', copyLogOf(), { language: 'en' }),
      jobOf('certificateRegister', 'a4Landscape', certificatesOf(), { language: 'en' }),
    ]) {
      const heads = wordsOf((await draw(job)).pdf).filter(({ text }) =>
        ['Copies', 'Manner', 'Remarks', 'Finding'].includes(text),
      );
      expect(heads).toHaveLength(3);
      // The box of a line of this face is 1.437 em high; a point is 0.353 mm.
      for (const { text, top, bottom } of heads)
        expect(Math.round((bottom - top) / 1.437 / 0.353), text).toBeGreaterThanOrEqual(8);
    }
  });
});

describe('register of certificates 档案证明登记簿', () => {
  it('has every number with its three signatures, and says which is void', async () => {
    const rows = [certificateRow(1), certificateRow(2, { isVoid: true, checkedBy: null })];
    const { pdf } = await draw(jobOf('certificateRegister', 'a4Landscape', certificatesOf({ rows })));
    const ink = inkOf(pdf);
    for (const said of ['ZM-2026-001', 'ZM-2026-002', '无记载', '沈静', '李晓', '领取人签字', '按档案管理13条4登记'])
      expect(ink).toContain(said);
    expect(ink.match(/欧阳国栋/g)).toHaveLength(1);
    expect(ink.match(/作废/g)).toHaveLength(1);
  });
});
