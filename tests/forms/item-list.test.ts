import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { inPages, listRows, rowsPerPage } from '../../electron/engine/forms/item-rows';
import { item, job, volume } from './facts';
import { inkOf, linesOf, pagesOf, textOf, wordIn, wordsOf } from './read-pdf';

const list = { form: 'itemList', paper: 'a4' } as const;
const many = (count: number) => Array.from({ length: count }, (_, i) => item(i + 1));
const drawn = async (items: ReturnType<typeof many>, over: Parameters<typeof volume>[0] = {}) =>
  draw(job(list, [volume({ items, itemCount: items.length, ...over })]));

describe('in-volume list 卷内文件目录', () => {
  it('says in its head that the volume is marked, though none of its items is', async () => {
    expect(inkOf((await drawn(many(1), { level: 'confidential' })).pdf)).toContain(
      'HX01-KH·2024-D30-0137-002　机密'.replaceAll('　', ''),
    );
    expect(inkOf((await drawn(many(1))).pdf)).not.toMatch(/一般|秘密|机密/);
  });
  it('rules the columns and 15 rows of the standard on A4', async () => {
    const { pdf } = await drawn(many(3));
    const [page] = linesOf(pdf);
    const upright = (page ?? []).filter((line) => line.x1 === line.x2).map((line) => line.x1);
    const level = (page ?? [])
      .filter((line) => line.y1 === line.y2)
      .map((line) => line.y1)
      .sort((a, b) => a - b);
    const near = (found: number[], wanted: number[]) => {
      expect(found).toHaveLength(wanted.length);
      wanted.forEach((mm, i) => expect(found[i]).toBeCloseTo(mm, 1));
    };
    near(upright, [35, 55, 75, 145, 165, 175]);
    near(
      level,
      Array.from({ length: 15 }, (_, i) => 55 + 15 * i),
    );
    expect(pagesOf(pdf)[0]?.width).toBeCloseTo(210, 0);
    expect(pagesOf(pdf)[0]?.height).toBeCloseTo(297, 0);
  });

  it('puts every entry into its column', async () => {
    const words = wordsOf(
      (await drawn([item(1, { documentNumber: 'A-1', responsible: '财务部', title: '信用评估报告', note: '两份' })]))
        .pdf,
    );
    const inside = (text: string, left: number, right: number) => {
      const word = wordIn(words, text);
      expect(word.left).toBeGreaterThanOrEqual(left);
      expect(word.right).toBeLessThanOrEqual(right);
      expect(word.top).toBeGreaterThan(55);
      expect(word.bottom).toBeLessThan(70);
    };
    inside('A-1', 35, 55);
    inside('财务部', 55, 75);
    inside('信用评估报告', 75, 145);
    inside('20240305', 145, 165);
    inside('1-2', 165, 175);
    inside('两份', 175, 195);
  });

  it.each([
    [0, 1],
    [15, 1],
    [16, 2],
    [200, 14],
  ])('takes %i items on %i pages, with the head and the page number on each', async (count, expected) => {
    const { pdf, pages } = await drawn(many(count));
    expect(pages).toBe(expected);
    const sheets = textOf(pdf).split('\f').slice(0, -1);
    expect(sheets).toHaveLength(expected);
    sheets.forEach((sheet, i) => {
      expect(sheet).toContain('卷内文件目录');
      expect(sheet).toContain('HX01-KH·2024-D30-0137-002');
      expect(sheet).toMatch(/客户名称：江城恒泰首饰有限公司\s+客户代码：0137/);
      expect(sheet.replace(/\s/g, '')).toContain(`第${i + 1}页共${expected}页`);
    });
    const titles = [...inkOf(pdf).matchAll(/第(\d+)份销售合同及其复印件/g)].map(([, number]) => Number(number));
    expect(titles).toEqual(many(count).map(({ sequence }) => sequence));
  });

  it('writes dates in 8 digits, with 0 for what the paper does not say', async () => {
    const ink = inkOf(
      (await drawn([item(1), item(2, { date: '2014-06' }), item(3, { date: '2009' }), item(4, { date: null })])).pdf,
    );
    for (const date of ['20240305', '20140600', '20090000']) expect(ink).toContain(date);
    expect(ink).not.toContain('null');
  });

  it('gives the first page of each item and first-last of the last one', async () => {
    const ink = inkOf(
      (await drawn([item(1, { pageFrom: 101, pageTo: 107 }), item(2, { pageFrom: 108, pageTo: 119 })])).pdf,
    );
    expect(ink).toContain('108-119');
    expect(ink).not.toContain('107');
    const single = inkOf((await drawn([item(1, { pageFrom: 301, pageTo: 301 })])).pdf);
    expect(single).toContain('301');
    expect(single).not.toContain('301-');
  });

  it('writes the level of a marked item into 备注, before its note (XX-31)', async () => {
    const text = inkOf(
      (await drawn([item(1), item(2, { level: 'secret', note: '复印件' }), item(3, { level: 'topSecret' })])).pdf,
    );
    expect(text).toContain('秘密复印件');
    expect(text).toContain('绝密');
    expect(text).not.toContain('一般');
  });

  it('shrinks a long title inside its 15 mm, then lets the row take more, and never cuts it', () => {
    const rows = listRows(
      volume({
        items: [54, 105, 140, 200, 400].map((length, i) =>
          item(i + 1, { title: '信用额度调整及保证金追加'.repeat(40).slice(0, length) }),
        ),
      }),
    );
    expect(rows.map(({ places }) => places)).toEqual([1, 1, 2, 3, 6]);
  });

  it('prints titles of 200 and 400 characters whole, and the rows after them lower', async () => {
    const [long, longer] = [200, 400].map((length) =>
      '关于信用额度调整、保证金追加的请示（附件）'.repeat(20).slice(0, length),
    );
    const { pdf } = await drawn([
      item(1, { title: long ?? '' }),
      item(2, { title: longer ?? '' }),
      item(3, { title: '最后一件' }),
    ]);
    const words = wordsOf(pdf);
    expect(inkOf(pdf)).toContain(long);
    expect(inkOf(pdf)).toContain(longer);
    const places = listRows(
      volume({ items: [item(1, { title: long ?? '' }), item(2, { title: longer ?? '' })] }),
    ).reduce((sum, row) => sum + row.places, 0);
    const last = wordIn(words, '最后一件');
    expect(last.top).toBeGreaterThan(55 + places * 15);
    expect(last.bottom).toBeLessThan(55 + (places + 1) * 15);
  });

  it('moves a row that does not fit any more to the next page whole', () => {
    const row = (places: number) => ({
      places,
      cells: { sequence: '', documentNumber: '', responsible: '', title: '', date: '', page: '', note: '' },
    });
    expect(inPages([row(14), row(2), row(1)]).map((page) => page.map(({ places }) => places))).toEqual([[14], [2, 1]]);
    expect(inPages([row(rowsPerPage), row(1)])).toHaveLength(2);
    expect(inPages([])).toEqual([[]]);
  });

  it('keeps to the margins: 20 above, 25 left, 15 right', async () => {
    for (const word of wordsOf((await drawn(many(16))).pdf)) {
      expect(word.left).toBeGreaterThanOrEqual(24.9);
      expect(word.right).toBeLessThanOrEqual(195.1);
      expect(word.bottom).toBeGreaterThan(20);
    }
  });

  it('lists the items of a loose volume without page numbers when there are none', async () => {
    const text = inkOf(
      (await drawn([item(1, { pageFrom: null, pageTo: null })], { binding: 'loose', pages: null })).pdf,
    );
    expect(text).toContain('第1份销售合同及其复印件');
    expect(text).not.toContain('null');
  });
});
