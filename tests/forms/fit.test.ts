import { describe, expect, it } from 'vitest';
import { fit, fitWithin, heightOf, leadingOf, type TypeStyle } from '../../electron/engine/forms/fit';
import { breakLines } from '../../electron/engine/forms/line-break';
import { toMm } from '../../electron/engine/forms/mm';

const style: TypeStyle = { face: 'song', sizes: [20, 16, 12, 9] };
const all = (lines: readonly string[]) => lines.join('');

describe('fit', () => {
  it('takes the wished size when the text fits', () => {
    expect(fit('销售合同', style, 60, 20)).toMatchObject({ lines: ['销售合同'], size: 20 });
  });
  it('steps down to the next size that fits', () => {
    expect(fit('销售合同及信用评估材料', { ...style, lines: 1 }, 60, 20).size).toBe(12);
  });
  it('shrinks below the last size rather than lose a character', () => {
    const long = '信用评估材料'.repeat(60);
    const fitted = fit(long, style, 40, 15);
    expect(fitted.size).toBeLessThan(9);
    expect(all(fitted.lines)).toBe(long);
    expect(heightOf(fitted.lines.length, fitted.size, leadingOf(style))).toBeLessThanOrEqual(15);
    expect(fitWithin(long, style, 40, 15)).toBeNull();
  });
  it('prefers a smaller size to a word cut in two', () => {
    expect(fit('Remarks', { face: 'songBold', sizes: [14, 12, 10, 8] }, 18, 20)).toMatchObject({ lines: ['Remarks'] });
  });
  it('sets a word smaller than the last size rather than cut it, as far as it can be read', () => {
    const narrow: TypeStyle = { face: 'song', sizes: [9.5, 8.5] };
    const fitted = fit('Confidential, set apart', narrow, 14, 12);
    expect(fitted.lines).toEqual(['Confidential,', 'set apart']);
    expect(fitted.size).toBeLessThan(8.5);
    expect(fit('Antidisestablishmentarianism', narrow, 14, 40)).toMatchObject({ size: 9.5 });
  });
  it('leaves no character alone on the last line where a smaller size takes it up', () => {
    const column: TypeStyle = { face: 'song', sizes: [9.5, 9, 8.5] };
    expect(breakLines('核对合同条款', 'song', 5.4).lines).toEqual(['核对合同条', '款']);
    expect(fit('核对合同条款', column, toMm(9.5 * 5.4), 12)).toMatchObject({ lines: ['核对合同条款'], size: 8.5 });
    // Where none does, the wished size is kept.
    expect(fit('核对合同条款', column, toMm(9.5 * 5.01), 12)).toMatchObject({ size: 9.5 });
  });
  it('keeps a figure and its unit on one line', () => {
    expect(fit('30\u00a0years', { face: 'song', sizes: [9, 8, 7, 6] }, 10, 12).lines).toEqual(['30\u00a0years']);
  });
  it('breaks after all, at the wished size, when no size gives the lines asked for', () => {
    expect(fit('一二三四五六七八九十一二三四五六七八九十', { ...style, lines: 1 }, 40, 40)).toMatchObject({ size: 20 });
  });
  it('balances the lines of a title', () => {
    const fitted = fit('江城恒泰首饰有限公司二〇二四年度合同', { face: 'song', sizes: [20], balanced: true }, 110, 60);
    expect(fitted.lines).toEqual(['江城恒泰首饰有限公司', '二〇二四年度合同']);
  });
});
