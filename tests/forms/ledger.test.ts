import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intoPages, layRows, ledger, ledgerHeight, type LedgerShape } from '../../electron/engine/forms/ledger';
import { toPdf } from '../../electron/engine/forms/to-pdf';
import { inkOf, linesOf, wordsOf } from './read-pdf';

const shape: LedgerShape<'number' | 'title'> = {
  columns: [
    { name: 'number', width: 20, kind: 'figure' },
    { name: 'title', width: 60, kind: 'prose' },
  ],
  rowHeight: 8,
  headHeight: 7,
};
const labels = { number: '序号', title: '题名' };
const row = (number: number, title: string, isStruck = false) => ({
  cells: { number: String(number), title },
  isStruck,
});
const printed = (part: Parameters<typeof ledger<'number' | 'title'>>[1]) =>
  toPdf([{ paper: 'a4', watermark: null, ...ledger(shape, part) }], { title: '', language: 'zh-CN', madeAt: 0 });
const laid = (...titles: string[]) =>
  layRows(
    shape,
    titles.map((title, i) => row(i + 1, title)),
    200,
  );

describe('a ledger', () => {
  it('keeps rows at their height while smaller type will do, and lets them grow then', () => {
    const heights = laid('短', '长'.repeat(30), '长'.repeat(120)).map(({ height }) => height);
    expect(heights[0]).toBe(8);
    expect(heights[1]).toBe(8);
    expect(heights[2]).toBeGreaterThan(8);
  });
  it('prints every character of a long entry inside its cell, and the next row below it', async () => {
    const long = '关于信用额度调整、保证金追加的请示（附件）'.repeat(8);
    const rows = laid(long, '下一行');
    const pdf = await printed({ x: 30, y: 40, labels, rows, where: 'rows' });
    expect(inkOf(pdf)).toContain(long);
    const next = wordsOf(pdf).find(({ text }) => text === '下一行');
    expect(next?.top).toBeGreaterThan(40 + 7 + (rows[0]?.height ?? 0));
    for (const word of wordsOf(pdf).filter(({ text }) => text.includes('关于'))) {
      expect(word.left).toBeGreaterThan(50);
      expect(word.right).toBeLessThan(110);
    }
  });
  it('rules the empty rows down to where it may go, and not beyond', async () => {
    const part = { x: 30, y: 40, labels, rows: laid('一'), where: 'rows', ruledTo: 60 };
    expect(ledgerHeight(shape, part)).toBe(7 + 8 * 6);
    const level = (linesOf(await printed(part))[0] ?? []).filter((line) => line.y1 === line.y2);
    expect(level).toHaveLength(6);
    for (const line of level) expect([line.x1, line.x2].map((x) => Math.round(x * 10) / 10)).toEqual([30, 110]);
    expect(Math.max(...level.map((line) => line.y1))).toBeCloseTo(40 + 7 + 40, 1);
  });
  it('strikes out what has been destroyed', async () => {
    const rows = layRows(shape, [row(1, '甲', true), row(2, '乙')], 200);
    const lines = (linesOf(await printed({ x: 30, y: 40, labels, rows, where: 'rows' }))[0] ?? []).filter(
      (line) => Math.abs(line.y1 - 51) < 0.05,
    );
    expect(lines).toHaveLength(1);
  });
  it('leaves no row out over the pages, in order, and no page too full', () => {
    const heights = fc.array(fc.integer({ min: 8, max: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(heights, (all) => {
        const rows = all.map((height, i) => ({ ...row(i, ''), height, isGrown: false, set: null }));
        const pages = intoPages(rows, (page) => (page === 0 ? 80 : 120));
        expect(pages.flat()).toEqual(rows);
        expect(pages.length).toBeGreaterThan(0);
        pages.forEach((page, i) => {
          const used = page.reduce((sum, { height }) => sum + height, 0);
          expect(used).toBeLessThanOrEqual(i === 0 ? 80 : 120);
          if (i > 0) expect(page.length).toBeGreaterThan(0);
        });
      }),
      { seed: 11822, numRuns: 300 },
    );
  });
});
