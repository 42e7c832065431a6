import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkStage } from '../../electron/engine/exchange/check-stage';
import { stageFile } from '../../electron/engine/exchange/stage';
import { cover } from '../../electron/engine/forms/cover';
import { balancedLines } from '../../electron/engine/forms/line-break';
import { zhCN } from '../../electron/engine/forms/words/zh-cn';
import { asGuessed, nothingKnown } from '../exchange/helpers';
import { volume } from './facts';

/** The lines of the title as they stand on the cover: what stands in its frame. */
function titleLines(title: string): string[] {
  const { marks } = cover(volume({ title }), zhCN, 'a4', 'filled');
  return marks.flatMap((mark) =>
    mark.kind === 'line' && mark.x > 40 && mark.top > 90 && mark.top < 165 && mark.face === 'songBold'
      ? [mark.text]
      : [],
  );
}
/** Without spaces, and without the two characters that are left blank for the pen. */
const plain = (text: string) => text.replace(/[\s\u3000𠮷㐂]/gu, '');
const kept = ['有限', '公司', '责任', '股份', '客户', '档案', '年度', '合同', '协议', '补充', '曾用'];

test('no title of the sample ledger is cut inside a word', { timeout: 60_000 }, async () => {
  const stage = await stageFile(readFileSync('build/samples/ledger.xlsx'), { name: 'ledger.xlsx' });
  const { candidates } = await checkStage(stage, asGuessed(stage), nothingKnown);
  const titles = candidates.volumes.map(({ facts }) => facts.title);
  expect(titles).toHaveLength(1547);
  const broken = titles.map((title) => ({ title, lines: titleLines(title) })).filter(({ lines }) => lines.length > 1);
  expect(broken.length).toBeGreaterThan(50);
  const cut = broken.filter(({ title, lines }) => {
    expect(plain(lines.join(''))).toBe(plain(title));
    return lines
      .slice(1)
      .some(
        (line, at) =>
          kept.includes(`${lines[at]?.at(-1) ?? ''}${line[0] ?? ''}`) ||
          (/\d$/.test(lines[at] ?? '') && line.startsWith('年')),
      );
  });
  expect(cut).toEqual([]);
});

test.each([
  ['保山桂志贵金属有限公司2016年度客户档案', ['保山桂志贵金属有限公司', '2016年度客户档案']],
  ['江城恒泰首饰有限公司二〇二四年度合同', ['江城恒泰首饰有限公司', '二〇二四年度合同']],
])('%s breaks where the sense does', (title, lines) => {
  expect(balancedLines(title, 'songBold', 13, 2)).toEqual(lines);
});
test('lines that cannot be ended well are at least about equally long', () => {
  expect(balancedLines('甲乙丙丁戊己庚辛壬癸子丑', 'song', 8, 2)?.map((line) => line.length)).toEqual([6, 6]);
});
test('a word longer than a line is left to the shrinking', () => {
  expect(balancedLines('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'song', 3, 2)).toBeNull();
});
