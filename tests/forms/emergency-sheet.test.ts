import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { sheet, sheetJob } from './facts';
import { inkOf, textOf } from './read-pdf';

describe('recovery key sheet 恢复密钥单', () => {
  it('gives the key in its groups, in reading order, and what it belongs to', async () => {
    const { pdf, pages } = await draw(sheetJob());
    expect(pages).toBe(1);
    expect(inkOf(pdf)).toContain(sheet.recoveryKey.replaceAll('-', ''));
    expect(textOf(pdf)).toMatch(/RK\s+QPMA3\s+GE3UG\s+YYN4V\s+6ACZS\s+WG6Q4\s+XJ8F7\s+RZAT5\s+HWCKP/);
    for (const said of ['华信贵金属经营有限公司', '8f3ac21b', '2026年11月23日']) expect(inkOf(pdf)).toContain(said);
  });
  it('says which backups it does not open, if any', async () => {
    expect(textOf((await draw(sheetJob({ language: 'en' }))).pdf)).toContain(
      'Does not open backups made before 1 June 2026',
    );
    expect(inkOf((await draw(sheetJob({}, { ...sheet, opensNothingBefore: null }))).pdf)).not.toContain('打不开');
  });
});
