import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import type { FormJob, PrintMark } from '../../electron/engine/forms/facts';
import type { PaperSeal } from '../../electron/engine/forms/seal';
import { formsOf, hasPaper } from '../../shared/domain/printed-forms';
import { paperCode, readPaperCode } from '../../shared/domain/paper-code';
import { AppFailure } from '../../shared/errors';
import {
  act,
  listedVolume,
  listedVolumes,
  listsOf,
  opinionOf,
  recordOf,
  registerOf,
  setApartLabelsOf,
  setApartOf,
  signed,
} from './disposal-facts';
import { jobOf } from './facts';
import { clashesOf, inkOf, pagesOf, sheetsOf, wordsOf } from './read-pdf';

const issued: PrintMark = { kind: 'issued', number: 'CJ-2026-00031', copy: 1, on: '2026-11-23' };
const seal = (content: string): PaperSeal => ({ seq: 18342, at: '2026-11-23 14:05', hash: content });
const all = (language: 'zh-CN' | 'en', mark: PrintMark = issued): FormJob[] => [
  jobOf('appraisalOpinion', 'a4Landscape', opinionOf(), { language, mark }),
  jobOf('setApartList', 'a4', setApartOf(), { language, mark }),
  jobOf('setApartLabels', 'a4', setApartLabelsOf(), { language, mark }),
  jobOf('destructionRegister', 'a4Landscape', registerOf(), { language, mark }),
  jobOf('destructionRecord', 'a4', recordOf(), { language, mark }),
  jobOf('disposalLists', 'a4Landscape', listsOf(), { language, mark }),
];
const drawn = (job: FormJob) => draw(job, { seal });

describe('every form of disposal', () => {
  it('stands inside the sheet, 25 mm left for binding, with no words on top of one another, in both languages', async () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const job of all(language)) {
        const { pdf } = await drawn(job);
        const { width = 0, height = 0 } = pagesOf(pdf)[0] ?? {};
        const isLabel = job.form === 'setApartLabels';
        const words = wordsOf(pdf);
        for (const word of words) {
          expect(word.left, `${job.form} ${word.text}`).toBeGreaterThanOrEqual(isLabel ? 8 : 24.9);
          expect(word.right, `${job.form} ${word.text}`).toBeLessThanOrEqual(width - (isLabel ? 8 : 14.8));
          expect(word.bottom).toBeLessThan(height - 4);
        }
        // A row struck out, and the stamp over it, are no words.
        expect(clashesOf(pdf), `${language} ${job.form}`).toEqual([]);
      }
  });

  it('has its papers in the registry, its level in 备注 and never a ★, and names what no font has', async () => {
    const jobs = all('zh-CN');
    expect(jobs.map(({ form }) => form)).toEqual([...formsOf('disposal'), ...formsOf('disposalYear')]);
    for (const job of jobs) {
      if (job.form !== 'emergencySheet') expect(hasPaper(job.form, job.paper)).toBe(true);
      const ink = inkOf((await drawn(job)).pdf);
      if (job.form !== 'destructionRecord') expect(ink, job.form).toContain('秘密');
      expect(ink).not.toMatch(/[★☆]/);
    }
    const odd = jobOf('destructionRegister', 'a4Landscape', registerOf([listedVolume(1, { title: '𠮷' })]));
    const asked: string[] = [];
    const fault: unknown = await draw(odd, { seal: (content) => (asked.push(content), seal(content)) }).catch(
      (thrown: unknown) => thrown,
    );
    expect(fault instanceof AppFailure ? fault.appError : fault).toEqual({
      code: 'notPrintable',
      characters: ['𠮷'],
    });
    // Nothing was entered in the log for what was never printed.
    expect(asked).toEqual([]);
  });

  it('puts no opinion and no signature on a sheet without a row of the list', async () => {
    for (const count of [7, 8, 9, 10, 11, 12, 13]) {
      const facts = opinionOf(count);
      const last = sheetsOf((await drawn(jobOf('appraisalOpinion', 'a4Landscape', facts))).pdf).at(-1) ?? '';
      expect(last, String(count)).toContain('批准人');
      expect(last, String(count)).toContain(facts.rows.at(-1)?.referenceCode);
    }
  });

  it('says 作废 of a cancelled list, and 据纸质审批 where a paper was signed', async () => {
    for (const job of [
      jobOf('destructionRegister', 'a4Landscape', registerOf(listedVolumes(3), { isVoid: true })),
      jobOf('appraisalOpinion', 'a4Landscape', opinionOf(3, { isVoid: true })),
      jobOf('destructionRecord', 'a4', recordOf({ isVoid: true })),
      jobOf('setApartList', 'a4', setApartOf(3, { isVoid: true })),
      jobOf('setApartLabels', 'a4', setApartLabelsOf({ isVoid: true })),
    ])
      expect(inkOf((await drawn(job)).pdf), job.form).toContain('作废');
    for (const job of all('zh-CN').slice(0, 1)) expect(inkOf((await drawn(job)).pdf)).toContain('据纸质审批XS-2026-12');
  });
});

describe('destruction register 销毁清册', () => {
  const rows = [
    ...listedVolumes(40),
    listedVolume(41, {
      title: '关于信用额度调整、保证金追加、合同续签及争议处理的往来函件汇编（附件）'.repeat(6),
      pages: null,
    }),
    listedVolume(42, {
      clientName: null,
      clientCode: '0417',
      title: '0417二〇一四年度会员资料',
      firstMonth: '2013-11',
    }),
  ];
  const register = () => drawn(jobOf('destructionRegister', 'a4Landscape', registerOf(rows), { mark: issued }));

  it('prints every column of every row, in order, whole titles included, under a head on every page', async () => {
    const { pdf, pages } = await register();
    const sheets = sheetsOf(pdf);
    expect(sheets).toHaveLength(pages);
    // pdftotext -raw keeps the order of drawing: row by row, cell by cell.
    const ink = inkOf(pdf);
    let at = 0;
    rows.forEach((row, index) => {
      const months = row.firstMonth === '2013-11' ? '2013-11至2014-12' : '1至12月';
      const years = row.retention?.asWritten === null ? '10年' : '短期（10年）';
      const level = row.level === 'secret' ? '秘密' : '';
      const note = [level, row.note ?? ''].filter((part) => part !== '').join('；');
      const client = row.clientName === null ? '0417' : `${row.clientName}${row.clientCode ?? ''}`;
      const said = `${String(index + 1)}${row.referenceCode ?? ''}${row.title}${client}2014${months}${row.pages === null ? '' : String(row.pages)}${level === '' ? '一般' : level}${years}2015-01-012024-12-3111销毁${note}`;
      const found = ink.indexOf(said, at);
      expect(found, `row ${String(index + 1)}: ${said}`).toBeGreaterThan(-1);
      at = found + said.length;
    });
    for (const sheet of sheets.slice(1))
      for (const label of ['序号', '档号', '案卷题名', '客户', '密级', '起算日', '到期日', '备注'])
        expect(sheet).toContain(label);
    sheets.forEach((sheet, index) => expect(sheet).toContain(`第${String(index + 1)}页共${String(pages)}页`));
  });

  it('sets heads and capacities in type that can be read, in English too', async () => {
    const { pdf } = await drawn(
      jobOf('destructionRegister', 'a4Landscape', registerOf(), { language: 'en', mark: issued }),
    );
    // The box of a line of this face is 1.437 em high; a point is 0.353 mm.
    const sizes = (...texts: string[]) =>
      wordsOf(pdf)
        .filter(({ page, text }) => page > 1 && texts.includes(text))
        .map(({ text, top, bottom }) => [text, Math.round((bottom - top) / 1.437 / 0.353)] as const);
    const heads = sizes('Retention', 'Appraisal', 'Remarks');
    expect(new Set(heads.map(([text]) => text)).size).toBe(3);
    for (const [text, size] of [...heads, ...sizes('Appraiser:', 'Approved')])
      expect(size, text).toBeGreaterThanOrEqual(8);
  });
  it('adds up each page and all so far, and says what nobody has counted', async () => {
    const { pdf } = await register();
    const ink = inkOf(pdf);
    const totals = [
      ...ink.matchAll(/本页小计(\d+)卷(\d+)件(\d+)页(?:；另有(\d+)卷未计页)?累计(\d+)卷(\d+)件(\d+)页/g),
    ].map((found) => found.slice(1).map((figure) => Number(figure) || 0));
    expect(totals.length).toBeGreaterThan(3);
    let from = 0;
    for (const [volumes = 0, items, pages, uncounted, allVolumes, allItems, allPages] of totals) {
      const here = rows.slice(from, from + volumes);
      from += volumes;
      const upTo = rows.slice(0, from);
      const sum = (of: readonly { readonly itemCount: number; readonly pages: number | null }[]) => [
        of.reduce((total, row) => total + row.itemCount, 0),
        of.reduce((total, row) => total + (row.pages ?? 0), 0),
      ];
      expect([items, pages]).toEqual(sum(here));
      expect(uncounted).toBe(here.filter((row) => row.pages === null).length);
      expect([allVolumes, allItems, allPages]).toEqual([from, ...sum(upTo)]);
    }
    expect(from).toBe(rows.length);
  });

  it('has everything of rules-and-forms 2.2 on its cover', async () => {
    const [cover = ''] = sheetsOf((await register()).pdf);
    for (const said of [
      '档案销毁清册',
      'XH-2026-001',
      '华信贵金属经营有限公司',
      'HX01',
      '42',
      '2013年至2014年',
      '郑国栋',
      '2026年3月10日',
      '周建国（据纸质审批XS-2026-12）',
      '2026年3月11日',
      '陈思远',
      '2026年3月16日',
      '自2026年3月18日至2026年9月21日',
      '2026年9月19日',
      act.place,
      '粉碎',
      '2026年9月21日',
      '赵文斌',
      '马晓燕（据纸质审批JX-2026-3）',
      '沈静',
    ])
      expect(cover, said).toContain(said);
  });

  it('leaves every place for the pen that is not known yet', async () => {
    const open = registerOf(listedVolumes(2), {
      appraisers: [
        { capacity: 'manager', signed: null },
        { capacity: 'departmentHead', signed: null },
      ],
      approved: null,
      setApartOn: null,
      earliestOn: null,
      rechecked: null,
      act: null,
      supervisorsNeeded: 1,
    });
    const { pdf } = await drawn(jobOf('destructionRegister', 'a4Landscape', open));
    const [cover = '', last = ''] = sheetsOf(pdf);
    expect(cover.match(/签字：/g)).toHaveLength(3);
    expect(cover).not.toContain('同意');
    expect(last).toContain('监销人一');
    expect(last).not.toContain('监销人二');
  });

  it('carries on its last page the number, the check code and both sentences, over the hash of all that is listed', async () => {
    const heard: string[] = [];
    const job = jobOf('destructionRegister', 'a4Landscape', registerOf(rows), { mark: issued });
    const { pdf, pages, sealed } = await draw(job, { seal: (content) => (heard.push(content), seal(content)) });
    const sheets = sheetsOf(pdf);
    const [content = ''] = heard;
    expect(heard).toEqual([sealed]);
    const last = sheets[pages - 1] ?? '';
    expect(last).toContain(`日志序号18342·2026-11-2314:05`);
    const [code = ''] = /(?:[A-Z0-9]{5}-){5}[A-Z0-9]{5}/.exec(last) ?? [];
    expect(code).toBe(paperCode(content));
    expect(readPaperCode(code)).toEqual({ kind: 'code', start: content.slice(0, 30) });
    expect(last).toContain('自本表打印并签字之时起，电子日志第1至第18342条未被改动。');
    expect(last).toContain('本码不证明记录内容在登记时真实、完整。');
    for (const sheet of sheets.slice(0, -1)) expect(sheet).not.toContain('校验码');
    // Another figure anywhere is another content.
    const [first, ...others] = rows;
    if (first === undefined) throw new Error('no rows');
    const other = await drawn(
      jobOf('destructionRegister', 'a4Landscape', registerOf([{ ...first, pages: 999 }, ...others]), { mark: issued }),
    );
    expect(other.sealed).not.toBe(content);
  });

  it('has a place for the code in a preview, and no code', async () => {
    const { pdf } = await draw(
      jobOf('destructionRegister', 'a4Landscape', registerOf(listedVolumes(2)), { mark: { kind: 'preview' } }),
    );
    const ink = inkOf(pdf);
    expect(ink).toContain('日志序号与校验码于出件时印在此处');
    expect(ink).not.toMatch(/(?:[A-Z0-9]{5}-){5}/);
  });

  it('reports how far it is, and stops in between without entering anything', async () => {
    const heard: number[] = [];
    let asked = 0;
    const job = jobOf('destructionRegister', 'a4Landscape', registerOf(listedVolumes(400)));
    const stopped = draw(job, {
      onProgress: (done) => heard.push(done),
      isCancelled: () => heard.length >= 3,
      seal: (content) => ((asked += 1), seal(content)),
    });
    const fault: unknown = await stopped.catch((thrown: unknown) => thrown);
    expect(fault instanceof AppFailure ? fault.appError : fault).toEqual({ code: 'cancelled' });
    expect(heard).toEqual([100, 200, 300]);
    expect(asked).toBe(0);
  });
});

describe('the other forms of disposal', () => {
  it('give both opinions with their reasons and what came of them', async () => {
    const { pdf } = await drawn(jobOf('appraisalOpinion', 'a4Landscape', opinionOf(16)));
    const ink = inkOf(pdf);
    expect(ink).toContain('销毁已结清，无争议续存5年该客户仍有未了结的保证金往来，需备查续存5年');
    expect(ink).toContain('提请鉴定15卷：销毁11卷，续存3卷，转永久1卷。');
    expect(ink).toContain('撤出：客户投诉未结');
  });
  it('tell of the act, who watched, and where erased words still are', async () => {
    const ink = inkOf((await drawn(jobOf('destructionRecord', 'a4', recordOf()))).pdf);
    for (const said of [
      '2026-09-2109:10',
      '2026-09-2111:45',
      act.place,
      '赵文斌',
      '马晓燕',
      '此前所作的备份仍含有这些内容',
      '校验码',
      '未作废纸出售',
    ])
      expect(ink).toContain(said);
    const one = recordOf({ act: { ...act, supervisors: [signed('赵文斌', '2026-09-21')] }, supervisorsNeeded: 1 });
    expect(inkOf((await drawn(jobOf('destructionRecord', 'a4', one))).pdf)).toContain('监销人签字赵文斌2026年9月21日');
  });
  it('list what is to be fetched in the order given, ticked where it was moved', async () => {
    const ink = inkOf((await drawn(jobOf('setApartList', 'a4', setApartOf(8)))).pdf);
    const places = [...ink.matchAll(/1-03-2-4-(\d{3})/g)].map(([, place]) => Number(place));
    expect(places).toEqual([1, 2, 3, 4, 5, 7, 8]);
    expect(ink.match(/√/g)).toHaveLength(3);
    expect(ink).toContain('无位置');
  });
  it('label boxes with number and earliest day, a full sheet for the pen where none is known', async () => {
    const { pdf } = await drawn(jobOf('setApartLabels', 'a4', setApartLabelsOf()));
    expect(inkOf(pdf).match(/XH-2026-001/g)).toHaveLength(3);
    expect(inkOf(pdf).match(/2026年9月18日/g)).toHaveLength(3);
    const blank = await drawn(jobOf('setApartLabels', 'a4', setApartLabelsOf({ boxes: [] })));
    expect(inkOf(blank.pdf).match(/XH-2026-001/g)).toHaveLength(8);
  });
  it('keep every list of the year in one register', async () => {
    const ink = inkOf((await drawn(jobOf('disposalLists', 'a4Landscape', listsOf()))).pdf);
    expect(ink).toMatch(/XH-2026-001.*已销毁.*2026-09-21.*XH-2026-002.*已撤销.*XH-2026-003.*鉴定中/);
  });
});
