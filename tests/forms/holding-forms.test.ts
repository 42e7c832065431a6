import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import type { FormJob, PrintMark } from '../../electron/engine/forms/facts';
import type { ItemRegister } from '../../electron/engine/forms/holding-facts';
import { spines, stripLength, stripsOnSheet } from '../../electron/engine/forms/spines';
import { wordsOf as formWords } from '../../electron/engine/forms/words';
import { spineWidths } from '../../shared/domain/printed-forms';
import { AppFailure } from '../../shared/errors';
import { jobOf } from './facts';
import { fonds, holding, holdings } from './holding-facts';
import { dashesOf, inkOf, linesOf, pagesOf, plainTextOf, textOf, wordIn, wordsOf } from './read-pdf';
import { picture, scan } from './scan';

const madeOn = '2026-11-23';
const issued: PrintMark = { kind: 'issued', number: 'CJ-2026-00031', copy: 1, on: madeOn };
const labels = (volumes = holdings(3), startAt = 1) => ({ ...fonds, volumes, startAt });
const strips = (width: number, volumes = holdings(3), length = 310) => ({ ...fonds, volumes, width, length });
const round = (mm: number) => Math.round(mm * 10) / 10;
const rows = (count: number) =>
  holdings(count).map(({ home, referenceCode, title, clientName, level, state }) => ({
    place: home,
    referenceCode,
    title,
    clientName,
    level,
    state,
  }));
const client = {
  ...fonds,
  madeOn,
  code: '0137',
  name: '江城恒泰首饰有限公司',
  kind: '经销商',
  keeper: '李文',
  openedOn: '2019-03-01',
  contacts: [{ name: '王芳', phone: '139-0000-1111' }],
  note: null,
  volumes: holdings(3),
} as const;
const items: ItemRegister['items'] = Array.from({ length: 30 }, (_, i) => ({
  referenceCode: `HX01-KH·2024-D30-0137-002-${String(i + 1).padStart(4, '0')}`,
  documentNumber: `华信合〔2024〕${i + 1}号`,
  responsible: '销售部',
  title: `第${i + 1}份销售合同`,
  date: '2024-03',
  level: i === 2 ? ('secret' as const) : ('general' as const),
  pages: 3,
  note: null,
  stub: null,
}));
const shelves = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'shelf' as const,
    code: `1-03-2-${i + 10}`,
    machineKey: `34288301572${i + 10}`,
  }));
const all = (language: 'zh-CN' | 'en' = 'zh-CN'): FormJob[] => [
  jobOf('volumeLabels', 'a4', labels(), { language }),
  jobOf('volumeLabels', 'label', labels(), { language }),
  jobOf('spines', 'a4', strips(20), { language }),
  jobOf('spines', 'a3', strips(50), { language }),
  jobOf('caseList', 'a4', { ...fonds, volumes: holdings(3), madeOn, madeBy: '沈静' }, { language }),
  jobOf('itemRegister', 'a4Landscape', { ...fonds, madeOn, items }, { language }),
  jobOf('clientOverview', 'a4', client, { language }),
  jobOf(
    'boxLabels',
    'a4',
    { ...fonds, boxes: [{ code: '1-03-2-4-017', machineKey: '3428830157264', volumes: holdings(3) }] },
    { language },
  ),
  jobOf('shelfLabels', 'a4', { ...fonds, shelves: shelves(3) }, { language }),
  jobOf('indexByPlace', 'a4', { ...fonds, madeOn, place: '1-03', rows: rows(3) }, { language }),
  jobOf('indexByArchive', 'a4', { ...fonds, madeOn, place: null, rows: rows(3) }, { language }),
];

describe('every form of the holdings', () => {
  it('stands inside its sheet in both languages, and its words do not overlap', async () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const job of all(language)) {
        const { pdf } = await draw(job);
        const { width = 0, height = 0 } = pagesOf(pdf)[0] ?? {};
        for (const { left, right, top, bottom, text } of wordsOf(pdf)) {
          expect(left, `${job.form} ${text}`).toBeGreaterThan(1);
          expect(right, `${job.form} ${text}`).toBeLessThan(width - 1);
          expect(top).toBeGreaterThan(-0.5);
          expect(bottom).toBeLessThan(height + 0.5);
        }
      }
  });
  it('gives back every title and code that was entered', async () => {
    for (const job of all()) {
      const ink = inkOf((await draw(job)).pdf);
      if (job.form === 'boxLabels') expect(ink).toContain('HX01-KH·2024-D30-0137-001–HX01-KH·2024-D30-0137-003');
      else if (job.form === 'shelfLabels') expect(ink).toContain('1库房·03架·2列·12层');
      else if (job.form === 'itemRegister') for (const { title } of items) expect(ink).toContain(title);
      else
        for (const { title, referenceCode } of holdings(3)) {
          expect(ink, job.form).toContain(title);
          expect(ink, job.form).toContain(referenceCode);
        }
    }
  });
  it('gives a title back in one piece where a list breaks it into lines, however a reader orders the page', async () => {
    const title = '德宏福强典当有限责任公司二〇一七年度客户档案及往来函件汇编（第二部分，含附件）';
    const volumes = holdings(3).map((one) => ({ ...one, title }));
    const jobs: FormJob[] = [
      jobOf('caseList', 'a4', { ...fonds, volumes, madeOn, madeBy: '沈静' }),
      jobOf('clientOverview', 'a4', { ...client, volumes }),
      jobOf('itemRegister', 'a4Landscape', { ...fonds, madeOn, items: items.map((one) => ({ ...one, title })) }),
      jobOf('indexByPlace', 'a4', { ...fonds, madeOn, place: null, rows: rows(3).map((one) => ({ ...one, title })) }),
      jobOf('indexByArchive', 'a4', { ...fonds, madeOn, place: null, rows: rows(3).map((one) => ({ ...one, title })) }),
    ];
    for (const job of jobs) {
      const { pdf } = await draw(job);
      for (const text of [plainTextOf(pdf), textOf(pdf)]) expect(text.split(title).length, job.form).toBeGreaterThan(3);
    }
  });
  it('says a marked level on every one of them (XX-31)', async () => {
    const marked = holdings(1).map((one) => ({ ...one, level: 'secret' as const }));
    const jobs: FormJob[] = [
      jobOf('volumeLabels', 'label', labels(marked)),
      jobOf('spines', 'a4', strips(10, marked)),
      jobOf('caseList', 'a4', { ...fonds, volumes: marked, madeOn, madeBy: '' }),
      jobOf('clientOverview', 'a4', { ...client, volumes: marked }),
      jobOf('boxLabels', 'a4', { ...fonds, boxes: [{ code: '1', machineKey: '3428830157264', volumes: marked }] }),
      jobOf('indexByPlace', 'a4', {
        ...fonds,
        madeOn,
        place: null,
        rows: rows(1).map((row) => ({ ...row, level: 'secret' as const })),
      }),
      jobOf('itemRegister', 'a4Landscape', { ...fonds, madeOn, items: items.slice(2, 3) }),
    ];
    for (const job of jobs) expect(inkOf((await draw(job)).pdf), job.form).toContain('秘密');
  });
  it('names a character without a glyph', async () => {
    const odd = holdings(1).map((one) => ({ ...one, title: '𠮷' }));
    for (const job of [jobOf('volumeLabels', 'a4', labels(odd)), jobOf('spines', 'a4', strips(20, odd))]) {
      const fault: unknown = await draw(job).catch((thrown: unknown) => thrown);
      expect(fault instanceof AppFailure ? fault.appError : fault).toEqual({
        code: 'notPrintable',
        characters: ['𠮷'],
      });
    }
  });
});

describe('volume labels', () => {
  it('are 50 × 30 each from a roll, with a code that can be read', async () => {
    const { pdf, pages } = await draw(jobOf('volumeLabels', 'label', labels(), { mark: issued }));
    expect(pages).toBe(3);
    expect(pagesOf(pdf).map(({ width, height }) => [round(width), round(height)])).toEqual([
      [50, 30],
      [50, 30],
      [50, 30],
    ]);
    for (const [index, { machineKey }] of holdings(3).entries())
      expect(scan(picture(pdf, index + 1), 17, 2, 48)).toBe(machineKey);
  });
  it.each([1, 6, 36])('begin at place %i of the sheet and go on over sheets of 36', async (startAt) => {
    const { pdf, pages } = await draw(jobOf('volumeLabels', 'a4', labels(holdings(40), startAt), { mark: issued }));
    expect(pages).toBe(Math.ceil((startAt - 1 + 40) / 36));
    const words = wordsOf(pdf);
    const first = wordIn(words, 'HX01-KH·2024-D30-0137-001');
    const place = startAt - 1;
    expect((first.left + first.right) / 2).toBeCloseTo(5 + 50 * (place % 4) + 25, 0);
    expect(first.top).toBeGreaterThan(13.5 + 30 * Math.floor(place / 4));
    expect(first.bottom).toBeLessThan(13.5 + 30 * Math.floor(place / 4) + 8);
    expect(words.filter(({ text }) => text.startsWith('HX01-KH'))).toHaveLength(40);
    const free = picture(pdf, 1);
    expect(
      scan(free, 13.5 + 30 * Math.floor(place / 4) + 17, 5 + 50 * (place % 4) + 2, 5 + 50 * (place % 4) + 48),
    ).toBe('1428830157265');
  });
});

describe('spines 脊背', () => {
  it.each(spineWidths.flatMap((width) => (['a4', 'a3'] as const).map((paper) => [width, paper] as const)))(
    'of %i mm stand side by side on %s with a cut line on each side',
    async (width, paper) => {
      const each = stripsOnSheet(width, paper);
      const volumes = holdings(each + 1);
      const { pdf, pages } = await draw(jobOf('spines', paper, strips(width, volumes)));
      expect(pages).toBe(2);
      const upright = dashesOf(pdf).filter((line) => round(line.x1) === round(line.x2));
      const cuts = upright.slice(0, each + 1).map((line) => line.x1);
      cuts.slice(1).forEach((x, i) => expect(x - (cuts[i] ?? 0)).toBeCloseTo(width, 1));
      expect(Math.max(...cuts)).toBeLessThan((pagesOf(pdf)[0]?.width ?? 0) - 5);
      const level = dashesOf(pdf).filter((line) => round(line.y1) === round(line.y2));
      expect((level[1]?.y1 ?? 0) - (level[0]?.y1 ?? 0)).toBeCloseTo(paper === 'a3' ? 310 : 279, 1);
    },
  );
  it('are as long as the setting says where the sheet is', () => {
    expect(stripLength(310, 'a3')).toBe(310);
    expect(stripLength(280, 'a3')).toBe(280);
    expect(stripLength(310, 'a4')).toBe(279);
  });
  it('give title and code back whole, though they are set in pieces, however a reader orders the sheet', async () => {
    const titles = ['高静梅2016年度客户档案', '德宏福强典当有限责任公司2017年度 客户档案（一）', '𠮷田商会'];
    const volumes = titles.map((title, at) =>
      holding(at + 1, { title, referenceCode: `HX01-KH·2024-D30-0137-00${at}` }),
    );
    for (const width of [10, 20, 50] as const) {
      const { pdf } = await draw(jobOf('spines', 'a4', strips(width, volumes), { withoutGlyph: 'leaveBlank' }));
      for (const text of [plainTextOf(pdf), textOf(pdf)])
        for (const { title, referenceCode } of volumes) {
          expect(text).toContain(title);
          expect(text).toContain(referenceCode);
        }
    }
  });
  /** Each line of text of the first strip with its size in points. */
  const set = (width: number, given: Parameters<typeof holding>[1]) =>
    (spines(strips(width, [holding(1, given)]), formWords('zh-CN'), 'a4')[0]?.marks ?? []).flatMap((mark) =>
      mark.kind === 'line' ? [[mark.text, mark.size, mark.whole?.text] as const] : [],
    );
  it('turn brackets and dashes with the column, and keep a number whole', () => {
    const title = '《购销合同》（一）[回访]2016-2017年12345号';
    expect(
      set(20, { title })
        .map(([text]) => text)
        .join(' '),
    ).toContain('︽ 购 销 合 同 ︾ ︵ 一 ︶ ﹇ 回 访 ﹈ 2016 ︱ 2017 年 123 45 号');
  });
  it('keep the code legible on the narrowest strip, broken as little as that takes', () => {
    const code = (width: number) =>
      set(width, { referenceCode: 'KH2023-00039' }).filter(([, , whole]) => whole === 'KH2023-00039');
    expect(code(20).map(([text]) => text)).toEqual(['KH2023-', '00039']);
    const narrow = code(10);
    expect(narrow.map(([text]) => text)).toEqual(['KH', '2023-', '00039']);
    for (const [text, size] of narrow) expect(size, text).toBeGreaterThanOrEqual(7);
  });
  it('keep every title inside its strip, whatever its length, and lose no character', async () => {
    const title = fc
      .array(fc.constantFrom(...Array.from('江城恒泰首饰有限公司年度销售合同、（2024）ABC-12')), {
        minLength: 1,
        maxLength: 180,
      })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(title, fc.constantFrom(...spineWidths), async (text, width) => {
        const { pdf } = await draw(jobOf('spines', 'a4', strips(width, [holding(1, { title: text })])));
        expect(inkOf(pdf)).toContain(text);
        for (const word of wordsOf(pdf)) {
          expect(word.left).toBeGreaterThan(8);
          expect(word.right).toBeLessThan(8 + width);
        }
      }),
      { seed: 9705, numRuns: 25 },
    );
  });
});

describe('box labels 盒标签', () => {
  it('have the fonds with its double rule, the box, what is in it, and a code that can be read', async () => {
    const boxes = Array.from({ length: 9 }, (_, i) => ({
      code: `1-03-2-4-0${i + 10}`,
      machineKey: `34288301572${String(i + 10)}`,
      volumes: holdings(i),
    }));
    const { pdf, pages } = await draw(jobOf('boxLabels', 'a4', { ...fonds, boxes }));
    expect(pages).toBe(2);
    const words = wordsOf(pdf);
    expect(wordIn(words, '1-03-2-4-010').right).toBeLessThan(105);
    expect(wordIn(words, '1-03-2-4-011').left).toBeGreaterThan(105);
    const double = (linesOf(pdf)[0] ?? []).filter(
      (line) => round(line.y1) === round(line.y2) && line.x1 < 12 && line.y1 > 11 && line.y1 < 30,
    );
    expect(double.map((line) => round(line.y1 - 10))).toEqual([11.6, 12.5]);
    expect(scan(picture(pdf), 10 + 56, 12, 98)).toBe(boxes[0]?.machineKey);
  });
});

describe('shelf labels 架位标签', () => {
  it('have the place large, its way in words, and a code that can be read; eighteen on a sheet', async () => {
    const { pdf, pages } = await draw(jobOf('shelfLabels', 'a4', { ...fonds, shelves: shelves(19) }));
    expect(pages).toBe(2);
    const words = wordsOf(pdf);
    expect(wordIn(words, '1-03-2-10').right).toBeLessThan(55);
    expect(wordIn(words, '1-03-2-11').left).toBeGreaterThan(105);
    expect(scan(picture(pdf), 13.5 + 10, 54.5, 101.5)).toBe(shelves(1)[0]?.machineKey);
    const english = await draw(jobOf('shelfLabels', 'a4', { ...fonds, shelves: shelves(1) }, { language: 'en' }));
    expect(inkOf(english.pdf)).toContain('Room1·Rack03·Column2·Shelf10');
  });
});

describe('case list 案卷目录', () => {
  it('is a book with cover, table and closing note, destroyed volumes struck out but kept', async () => {
    const volumes = [
      holding(1),
      holding(2, { state: 'destroyed', disposalNumber: 'XH-2026-001' }),
      ...holdings(40).slice(2),
    ];
    const { pdf, pages } = await draw(jobOf('caseList', 'a4', { ...fonds, volumes, madeOn, madeBy: '沈静' }));
    expect(pages).toBe(2 + 3);
    const ink = inkOf(pdf);
    expect(ink).toContain('本目录共40卷，480件，3440页；其中已销毁1卷。');
    expect(ink).toContain('已销毁；XH-2026-001');
    expect([...ink.matchAll(/评估材料之(\d+?)2024-01/g)].map(([, n]) => Number(n))).toEqual(
      volumes.map((_, i) => i + 1),
    );
    const struck = linesOf(pdf)
      .flat()
      .filter((line) => round(line.x1) === 26 && round(line.y1) === round(line.y2));
    expect(struck).toHaveLength(1);
  });
});

describe('list by item 归档文件目录', () => {
  it('has the columns 10/52/28/28/78/18/12/10/21 on A4 lying', async () => {
    const { pdf } = await draw(jobOf('itemRegister', 'a4Landscape', { ...fonds, madeOn, items }));
    expect(pagesOf(pdf)[0]).toMatchObject({
      width: expect.closeTo(297, 0) as number,
      height: expect.closeTo(210, 0) as number,
    });
    const upright = [
      ...new Set((linesOf(pdf)[0] ?? []).filter((line) => line.x1 === line.x2).map((line) => round(line.x1))),
    ];
    expect(upright).toEqual([35, 87, 115, 143, 221, 239, 251, 261]);
    expect(inkOf(pdf)).toContain('20240300');
  });
  it('names a destroyed volume with its list, and does not count it among the documents', async () => {
    const [one] = items;
    if (one === undefined) throw new Error('no item');
    const stub = { ...one, title: '旧卷', date: null, stub: { disposalNumber: 'XH-2026-001' } };
    const { pdf } = await draw(jobOf('itemRegister', 'a4Landscape', { ...fonds, madeOn, items: [one, stub] }));
    const ink = inkOf(pdf);
    expect(ink).toContain('已销毁；XH-2026-001');
    expect(ink).toContain('1件');
  });
});

describe('client overview 客户档案一览表 and location indexes', () => {
  it('tells who the client is and lists every volume with its place', async () => {
    const ink = inkOf((await draw(jobOf('clientOverview', 'a4', client))).pdf);
    for (const said of ['江城恒泰首饰有限公司', '0137', '经销商', '建档人：李文', '王芳139-0000-1111', '1-03-2-4-002'])
      expect(ink).toContain(said);
  });
  it('begin with the place or with the code', async () => {
    for (const [form, first] of [
      ['indexByPlace', '存放位置'],
      ['indexByArchive', '档号'],
    ] as const) {
      const words = wordsOf((await draw(jobOf(form, 'a4', { ...fonds, madeOn, place: null, rows: rows(2) }))).pdf);
      expect(wordIn(words, first).left).toBeLessThan(60);
    }
  });
});
