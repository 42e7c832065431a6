import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruler } from '../../electron/engine/forms/fonts';
import { balancedLines, breakLines } from '../../electron/engine/forms/line-break';

const lines = (text: string, ems: number) => breakLines(text, 'song', ems).lines;

describe('breakLines', () => {
  it('fills lines of Chinese character by character', () => {
    expect(lines('销售合同及其复印件', 4)).toEqual(['销售合同', '及其复印', '件']);
  });
  it('never begins a line with a closing mark', () => {
    expect(lines('销售合同，复印件', 4)).toEqual(['销售合', '同，复印', '件']);
  });
  it('never ends a line with an opening mark', () => {
    expect(lines('关于《合同》', 3)).toEqual(['关于', '《合', '同》']);
  });
  it('keeps a Latin word and a number whole', () => {
    expect(lines('合同 contract 2024', 5)).toEqual(['合同', 'contract', '2024']);
  });
  it('breaks a reference code after a hyphen', () => {
    expect(lines('HX01-KH·2024-D30-0137-002', 8)).toEqual(['HX01-KH·2024-', 'D30-0137-002']);
  });
  it('cuts a word longer than a line, and says so', () => {
    const broken = breakLines('incomprehensibilities', 'song', 4);
    expect(broken.isCut).toBe(true);
    expect(broken.lines.join('')).toBe('incomprehensibilities');
    expect(breakLines('合同', 'song', 1).isCut).toBe(false);
  });
  it('begins a new line at a line feed and keeps an empty one', () => {
    expect(lines('一\n\n二', 9)).toEqual(['一', '', '二']);
  });
  it('loses nothing but spaces, and no line of several characters is too wide', () => {
    const mixed = fc.string({
      unit: fc.constantFrom(...Array.from('档案卷内题名合同，。《》（）[]-·— abcXYZ019.,')),
      maxLength: 80,
    });
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 30 }), (text, ems) => {
        const broken = lines(text, ems);
        expect(broken.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of broken)
          if (Array.from(line).length > 1) expect(ruler('song').width(line)).toBeLessThanOrEqual(ems + 0.5);
      }),
      { seed: 9705, numRuns: 300 },
    );
  });
});

it('keeps the place of a character left for the pen where a balanced line begins', () => {
  expect(balancedLines('\u3000田商会昆明代表处2023年度客户档案', 'songBold', 16, 2)).toEqual([
    '\u3000田商会昆明代表处',
    '2023年度客户档案',
  ]);
});
