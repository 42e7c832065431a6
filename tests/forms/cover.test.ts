import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { papers } from '../../electron/engine/forms/mm';
import { zhCN } from '../../electron/engine/forms/words/zh-cn';
import { job, volume } from './facts';
import { inkOf, modulesOf, pagesOf, textOf, wordIn, wordsOf } from './read-pdf';

const a4 = { form: 'cover', paper: 'a4' } as const;
const hard = { form: 'cover', paper: 'hard' } as const;
const middle = (word: { top: number; bottom: number }) => (word.top + word.bottom) / 2;

describe('case cover 案卷封面', () => {
  it('prints the items of GB/T 9705 with what was entered', async () => {
    const ink = inkOf((await draw(job(a4))).pdf);
    for (const said of [
      '华信贵金属经营有限公司',
      '客户档案',
      '江城恒泰首饰有限公司二〇二四年度销售合同及信用评估材料',
      '自2024年1月至2024年12月',
      '30年',
      '本卷共86页',
      'GD-2024-118',
      'HX01-KH·2024-D30-0137-002',
      '1428830157264',
    ])
      expect(ink).toContain(said);
    const {
      fondsName,
      seriesName,
      title,
      period,
      retention,
      extent,
      filingNumber,
      fonds,
      catalogue,
      volume: number,
      note,
    } = zhCN.cover;
    for (const label of [
      fondsName,
      seriesName,
      title,
      period,
      retention,
      extent,
      filingNumber,
      fonds,
      catalogue,
      number,
      note,
    ])
      expect(ink).toContain(label);
  });

  it('has the order of the standard from top to bottom', async () => {
    const words = wordsOf((await draw(job(a4))).pdf);
    const tops = [
      zhCN.cover.fondsName,
      zhCN.cover.seriesName,
      zhCN.cover.period,
      zhCN.cover.extent,
      zhCN.cover.note,
      zhCN.referenceCode,
      zhCN.cover.fonds,
    ].map((label) => wordIn(words, label).top);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(wordIn(words, zhCN.cover.period).top).toBeCloseTo(wordIn(words, zhCN.cover.retention).top, 1);
    expect(wordIn(words, zhCN.cover.extent).top).toBeCloseTo(wordIn(words, zhCN.cover.filingNumber).top, 1);
  });

  it.each([
    [a4, 210, 297],
    [hard, 220, 310],
  ] as const)('stands where the drawing says on %o', async (choice, width, height) => {
    const { pdf } = await draw(job(choice, [volume({ title: '信用评估材料' })]));
    expect(pagesOf(pdf)).toHaveLength(1);
    expect(pagesOf(pdf)[0]?.width).toBeCloseTo(width, 0);
    expect(pagesOf(pdf)[0]?.height).toBeCloseTo(height, 0);
    const words = wordsOf(pdf);
    const at = (mm: number) => (mm * height) / 297;
    expect(Math.abs(middle(wordIn(words, '华信贵金属经营有限公司')) - at(45))).toBeLessThan(3);
    expect(Math.abs(middle(wordIn(words, '客户档案')) - at(70))).toBeLessThan(3);
    expect(Math.abs(middle(wordIn(words, '信用评估材料')) - at(127.5))).toBeLessThan(2);
    expect(Math.abs(middle(wordIn(words, zhCN.cover.period)) - at(185))).toBeLessThan(1.5);
    expect(Math.abs(middle(wordIn(words, zhCN.cover.extent)) - at(205))).toBeLessThan(1.5);
    const code = wordIn(words, 'HX01-KH·2024-D30-0137-002');
    expect(code.top).toBeGreaterThan(at(235));
    expect(code.right).toBeLessThan(((210 - 15) * width) / 210);
    const key = wordIn(words, '1428830157264');
    expect(key.bottom).toBeLessThan(at(262) + 1);
    expect(key.right).toBeLessThan(width / 2);
  });

  it.each([a4, hard])('leaves 25 mm for binding on %o', async (choice) => {
    for (const fill of ['filled', 'blank'] as const)
      for (const language of ['zh-CN', 'en'] as const)
        for (const word of wordsOf((await draw(job(choice, [volume()], { fill, language }))).pdf))
          expect(word.left).toBeGreaterThanOrEqual(24.9);
  });

  it.each([a4, hard])('prints a title of 200 and of 400 characters whole on %o', async (choice) => {
    for (const length of [200, 400]) {
      const title = '关于信用额度调整及保证金追加事项的请示、批复（附件三）'.repeat(20).slice(0, length);
      const { pdf, pages } = await draw(job(choice, [volume({ title })]));
      expect(pages).toBe(1);
      expect(inkOf(pdf)).toContain(title);
      const { height } = papers[choice.paper];
      const own = wordsOf(pdf).filter((word) => word.text.length > 12 && title.includes(word.text));
      expect(own.length).toBeGreaterThan(4);
      for (const word of own) {
        expect(word.top).toBeGreaterThan((90 * height) / 297);
        expect(word.bottom).toBeLessThan((165 * height) / 297);
      }
    }
  });

  it('counts pages when bound and items when loose', async () => {
    expect(inkOf((await draw(job(a4, [volume({ binding: 'loose' })]))).pdf)).toContain('本卷共12件');
    expect(inkOf((await draw(job(a4, [volume({ binding: 'bound' })]))).pdf)).toContain('本卷共86页');
    expect(inkOf((await draw(job(a4, [volume({ binding: 'bound', pages: null })]))).pdf)).toContain('本卷共页');
  });

  it('writes a marked level, the old number and the note into 备注, and nothing when unmarked', async () => {
    const marked = volume({ level: 'confidential', oldNumber: '04-017', note: '分两册' });
    expect(textOf((await draw(job(a4, [marked]))).pdf)).toMatch(/备注\s+机密；旧号 04-017；分两册/);
    const labels = { general: '一般', secret: '普通商密', confidential: '核心商密', topSecret: '核心商密' };
    expect(inkOf((await draw(job(a4, [volume({ level: 'secret', levelLabels: labels })]))).pdf)).toContain(
      '备注普通商密',
    );
    expect(inkOf((await draw(job(a4))).pdf)).not.toContain('一般');
  });

  it('keeps the period as an old ledger wrote it beside what it means', async () => {
    const old = volume({ retention: { kind: 'years', years: 30, asWritten: '长期' } });
    expect(inkOf((await draw(job(a4, [old]))).pdf)).toContain('长期（30年）');
    expect(
      inkOf((await draw(job(a4, [volume({ retention: { kind: 'permanent', asWritten: '永久' } })]))).pdf),
    ).toContain('保管期限永久');
  });

  it('splits the code into the three cells of the standard, losing nothing', async () => {
    expect(inkOf((await draw(job(a4))).pdf)).toMatch(/全宗号目录号案卷号HX01KH·2024-D30-0137002/);
    expect(inkOf((await draw(job(a4, [volume({ referenceCode: 'A123' })]))).pdf)).toMatch(/全宗号目录号案卷号HX01A123/);
  });

  it('prints an unfiled volume with what it has', async () => {
    const empty = volume({
      referenceCode: null,
      clientCode: null,
      clientName: null,
      year: null,
      firstMonth: null,
      lastMonth: null,
      retention: null,
      pages: null,
      filingNumber: null,
      title: '',
      seriesName: '',
    });
    const { pdf } = await draw(job(a4, [empty]));
    expect(inkOf(pdf)).toContain('自年月至年月');
    expect(inkOf(pdf)).not.toContain('null');
  });

  it.each([a4, hard])(
    'has the machine key as a code of 15 to 20 mm lower left, clear of everything else, on %o',
    async (choice) => {
      const { pdf } = await draw(job(choice));
      const modules = modulesOf(pdf);
      const [xs, ys] = [modules.map(({ x }) => x), modules.map(({ y }) => y)];
      const side = Math.max(...xs) - Math.min(...xs) + 0.7;
      expect(side).toBeGreaterThan(15);
      expect(side).toBeLessThan(20);
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(24.9);
      expect(Math.min(...ys)).toBeGreaterThan((papers[choice.paper].height * 235) / 297);
      expect(Math.max(...ys)).toBeLessThan((papers[choice.paper].height * 262) / 297);
      const quiet = 4 * 0.7;
      const crowding = wordsOf(pdf).filter(
        (word) =>
          word.text !== '1428830157264' &&
          word.left < Math.max(...xs) + quiet &&
          word.bottom > Math.min(...ys) - quiet &&
          word.top < Math.max(...ys) + quiet,
      );
      expect(crowding).toEqual([]);
      const other = modulesOf((await draw(job(choice, [volume({ machineKey: '1428830157271' })]))).pdf);
      expect(other).not.toEqual(modules);
      // A blank cover is issued for one volume too: it bears that volume's code.
      expect(modulesOf((await draw(job(choice, [volume()], { fill: 'blank' }))).pdf)).toEqual(modules);
    },
  );
});
