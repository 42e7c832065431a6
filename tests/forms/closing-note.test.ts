import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { job, volume } from './facts';
import { inkOf, linesOf, textOf, wordIn, wordsOf } from './read-pdf';

const form = { form: 'closingNote', paper: 'a4' } as const;

describe('closing note 卷内备考表', () => {
  it('says counts, state, numbers and signatures', async () => {
    const { pdf } = await draw(job(form));
    const text = textOf(pdf);
    expect(text).toMatch(/档号：HX01-KH·2024-D30-0137-002\s+互见号：HX01-KH·2023-D30-0137-001/);
    expect(inkOf(pdf)).toContain('本卷共12件，共86页。');
    expect(inkOf(pdf)).toContain('第7件合同原件缺第3页，以盖章复印件补入。第9件有水渍，已修复。');
    expect(text).toMatch(/立卷人\s+沈静\s+日期\s+2025年1月20日\s+检查人\s+郑国栋\s+日期\s+2025年2月3日/);
  });

  it('has the state above 200 mm and the signatures in the right half, 12 mm apart', async () => {
    const { pdf } = await draw(job(form));
    const words = wordsOf(pdf);
    const signed = ['沈静', '2025年1月20日', '郑国栋', '2025年2月3日'].map((text) => wordIn(words, text));
    for (const word of signed) expect(word.left).toBeGreaterThan(105);
    signed.slice(1).forEach((word, i) => expect(word.top - (signed[i]?.top ?? 0)).toBeCloseTo(12, 0));
    expect(signed[0]?.top).toBeGreaterThan(200);
    expect(signed.at(-1)?.bottom).toBeLessThan(260);
    const level = (linesOf(pdf)[0] ?? []).filter((line) => line.y1 === line.y2);
    expect(
      level.some(
        (line) => Math.abs(line.y1 - 200) < 0.1 && Math.abs(line.x1 - 25) < 0.1 && Math.abs(line.x2 - 195) < 0.1,
      ),
    ).toBe(true);
  });

  it('goes on on a further sheet when the statement is long, signatures on the last', async () => {
    const closingNote = Array.from({ length: 90 }, (_, i) => `第${i + 1}件经核对，与原目录所载页数不符，已更正。`).join(
      '\n',
    );
    const { pdf, pages } = await draw(job(form, [volume({ closingNote })]));
    expect(pages).toBeGreaterThan(1);
    expect(inkOf(pdf).match(/经核对/g)).toHaveLength(90);
    const sheets = textOf(pdf).split('\f').slice(0, -1);
    expect(sheets[0]).not.toContain('沈静');
    expect(sheets.at(-1)).toContain('沈静');
    expect(sheets[1]).toContain('（续）');
    expect(sheets[1]?.replace(/\s/g, '')).toContain(`第2页共${pages}页`);
    for (const word of wordsOf(pdf).filter(({ text }) => text.includes('经核对')))
      expect(word.bottom).toBeLessThan(200);
  });

  it('rules lines for the pen where there is no statement, and rooms for counts nobody made', async () => {
    const { pdf } = await draw(
      job(form, [
        volume({
          closingNote: null,
          pages: null,
          compiledBy: null,
          checkedBy: null,
          compiledOn: null,
          checkedOn: null,
        }),
      ]),
    );
    expect(inkOf(pdf)).toContain('本卷共12件，共页。');
    const ruled = (linesOf(pdf)[0] ?? []).filter((line) => line.y1 > 60 && line.y1 < 199);
    expect(ruled.length).toBeGreaterThan(8);
    expect(inkOf(pdf)).not.toContain('null');
  });
});
