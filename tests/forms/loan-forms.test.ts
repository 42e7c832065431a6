import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import type { FormJob, PrintMark } from '../../electron/engine/forms/facts';
import { hasPaper } from '../../shared/domain/printed-forms';
import { AppFailure } from '../../shared/errors';
import { jobOf } from './facts';
import {
  approvals,
  borrower,
  certified,
  copies,
  line,
  lines,
  loan,
  outCardsOf,
  outOf,
  outRows,
  outsider,
  overdueRow,
  pick,
  pickRows,
  register,
  registerRow,
  reminderOf,
} from './loan-facts';
import { dashesOf, inkOf, linesOf, modulesOf, pagesOf, textOf, wordIn, wordsOf, type Word } from './read-pdf';

const issued: PrintMark = { kind: 'issued', number: 'CJ-2026-00031', copy: 2, on: '2026-11-23' };
const sheetsOf = (pdf: Uint8Array): string[] =>
  textOf(pdf)
    .split('\f')
    .slice(0, -1)
    .map((sheet) => sheet.replace(/\s/g, ''));
/** The volumes in the order they are drawn, by the last part of their 档号. */
const volumesIn = (pdf: Uint8Array): number[] =>
  [...inkOf(pdf).matchAll(/D30-0137-(\d{3})/g)].map(([, number]) => Number(number));
const all = (language: 'zh-CN' | 'en', mark: PrintMark = issued): FormJob[] => [
  jobOf('loanSlip', 'a4', loan(), { language, mark }),
  jobOf('readingApplication', 'a4', loan(), { language, mark }),
  jobOf('outCard', 'a4', outCardsOf(loan()), { language, mark }),
  jobOf('pickList', 'a4', pick(), { language, mark }),
  jobOf('outstandingList', 'a4Landscape', outOf(), { language, mark }),
  jobOf('reminder', 'a4', reminderOf(), { language, mark }),
  jobOf('loanRegister', 'a4Landscape', register(), { language, mark }),
  jobOf('copyApproval', 'a4', copies(), { language, mark }),
  jobOf('certificate', 'a4', certified(), { language, mark }),
];

/** Of so many sheets, the last one alone. */
const onLastOf = (pages: number): boolean[] => Array.from({ length: pages }, (_, i) => i === pages - 1);

/** Ink on ink: the box of a line is as high as the face's ascent and descent, of which about half is ink. */
function clash(one: Word, other: Word): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0.3 && down - 0.45 * Math.min(one.bottom - one.top, other.bottom - other.top) > 0.3;
}

describe('every form of the loan desk', () => {
  it('stands inside the sheet: 25 mm left for binding (the out card is cut, not bound), 15 right, in both languages', async () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const job of all(language)) {
        const { pdf } = await draw(job);
        const { width = 0, height = 0 } = pagesOf(pdf)[0] ?? {};
        const words = wordsOf(pdf).filter(({ text }) => !['沿此线撕开', 'tear', 'here'].includes(text));
        for (const word of words) {
          expect(word.left, `${job.form} ${word.text}`).toBeGreaterThanOrEqual(job.form === 'outCard' ? 8.9 : 24.9);
          expect(word.right, `${job.form} ${word.text}`).toBeLessThanOrEqual(
            width - (job.form === 'outCard' ? 8.8 : 14.8),
          );
          expect(word.top).toBeGreaterThan(5);
          expect(word.bottom).toBeLessThan(height - 4);
        }
      }
  });

  it('has no words on top of one another', async () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const job of all(language)) {
        const words = wordsOf((await draw(job)).pdf);
        const clashes = words.flatMap((one, i) =>
          words
            .slice(i + 1)
            .filter((other) => one.page === other.page && clash(one, other))
            .map((other) => `${one.text} / ${other.text}`),
        );
        expect(clashes, job.form).toEqual([]);
      }
  });

  it('carries 预览 on every page of a preview and the number of 出件 on every issued page', async () => {
    for (const job of all('zh-CN')) {
      const { pdf, pages } = await draw(job);
      const times = job.form === 'loanSlip' ? 2 * pages : pages;
      expect(inkOf(pdf).match(/出件CJ-2026-00031第2次打印2026年11月23日/g)).toHaveLength(times);
    }
    for (const job of all('zh-CN', { kind: 'preview' })) {
      const { pdf, pages } = await draw(job);
      expect(inkOf(pdf).match(/预/g)).toHaveLength(pages);
    }
  });

  it('writes a marked level into 备注 (XX-31) and never ★', async () => {
    const marked = lines(2).map((each) => ({ ...each, level: 'secret' as const }));
    const jobs = [
      jobOf('loanSlip', 'a4', loan({ lines: marked })),
      jobOf('readingApplication', 'a4', loan({ lines: marked, manner: 'read' })),
      jobOf('outCard', 'a4', outCardsOf(loan({ lines: marked }))),
      jobOf('pickList', 'a4', pick({ rows: pickRows(2).map((row) => ({ ...row, level: 'secret' as const })) })),
      jobOf('reminder', 'a4', reminderOf({ rows: [overdueRow(1, { level: 'secret' })] })),
      jobOf('loanRegister', 'a4Landscape', register({ rows: [registerRow(1, { level: 'secret' })] })),
      jobOf(
        'certificate',
        'a4',
        certified({ sources: certified().sources.map((one) => ({ ...one, level: 'secret' as const })) }),
      ),
    ];
    for (const job of jobs) {
      const ink = inkOf((await draw(job)).pdf);
      expect(ink, job.form).toContain('秘密');
      expect(ink).not.toMatch(/[★☆]/);
    }
    expect(inkOf((await draw(jobOf('loanSlip', 'a4', loan()))).pdf)).not.toContain('一般');
  });

  it('names a character without a glyph before anything is printed, wherever it stands', async () => {
    const odd = { ...borrower, name: '𠮷田' };
    const jobs: FormJob[] = [
      jobOf('loanSlip', 'a4', loan({ borrower: odd })),
      jobOf('readingApplication', 'a4', loan({ purpose: '𠮷' })),
      jobOf('outCard', 'a4', outCardsOf(loan({ lines: [line(1, { title: '𠮷' })] }))),
      jobOf('pickList', 'a4', pick({ rows: pickRows(1).map((row) => ({ ...row, title: '𠮷' })) })),
      jobOf('reminder', 'a4', reminderOf({ borrower: odd })),
      jobOf('loanRegister', 'a4Landscape', register({ rows: [registerRow(1, { reason: '𠮷' })] })),
      jobOf('copyApproval', 'a4', copies({ destination: '𠮷' })),
      jobOf('certificate', 'a4', certified({ extract: '𠮷' })),
    ];
    for (const job of jobs) {
      const fault: unknown = await draw(job).catch((thrown: unknown) => thrown);
      expect(fault instanceof AppFailure ? fault.appError : fault, job.form).toEqual({
        code: 'notPrintable',
        characters: ['𠮷'],
      });
      expect((await draw({ ...job, withoutGlyph: 'leaveBlank' })).left).toEqual(['𠮷']);
    }
  });

  it('has a name, papers and fills in the registry', () => {
    for (const job of all('zh-CN')) if (job.form !== 'emergencySheet') expect(hasPaper(job.form, job.paper)).toBe(true);
  });
});

describe('loan slip 借阅单', () => {
  it('is two equal copies, torn apart in the middle of the sheet, each with number, volumes, duties and key', async () => {
    const { pdf, pages } = await draw(jobOf('loanSlip', 'a4', loan(), { mark: issued }));
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

describe('certificate 档案证明', () => {
  it('gives the words of the record with their source, and no conclusion', async () => {
    const ink = inkOf((await draw(jobOf('certificate', 'a4', certified()))).pdf);
    expect(ink).toContain('经查，本室所存档案中有如下记载：');
    expect(ink).toContain('HX01-KH·2024-D30-0137-002-0003《购销合同》页5-6');
    expect(ink).toContain('不对所涉事项作结论（档案管理13条4）');
    for (const name of ['沈静', '李晓', '郑国栋']) expect(ink).toContain(name);
  });
  it('says plainly that nothing is recorded, and what was searched', async () => {
    const ink = inkOf(
      (
        await draw(
          jobOf(
            'certificate',
            'a4',
            certified({ finding: 'notRecorded', extract: '二〇二四年度江城恒泰首饰有限公司全部案卷', sources: [] }),
          ),
        )
      ).pdf,
    );
    expect(ink).toContain('本室所存档案中没有记载：二〇二四年度江城恒泰首饰有限公司全部案卷');
    expect(ink).not.toContain('有如下记载');
    expect(ink).not.toContain('出处');
  });
  it('goes on on a further sheet, names and seal on the last', async () => {
    const extract = Array.from(
      { length: 60 },
      (_, i) => `第${i + 1}款：双方约定之交货数量、品级及期限均以附件所列为准。`,
    ).join('\n');
    const { pdf, pages } = await draw(jobOf('certificate', 'a4', certified({ extract })));
    expect(pages).toBeGreaterThan(1);
    expect(inkOf(pdf).match(/双方约定之交货数量/g)).toHaveLength(60);
    expect(sheetsOf(pdf).map((sheet) => sheet.includes('（用章）'))).toEqual(onLastOf(pages));
  });
});
