import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { jobOf } from './facts';
import { certified } from './loan-facts';
import { inkOf, onLastOf, sheetsOf } from './read-pdf';

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
