import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { AppFailure } from '../../shared/errors';
import { item, job, volume } from './facts';
import { inkOf, wordsOf } from './read-pdf';

const cover = { form: 'cover', paper: 'a4' } as const;
const failureOf = async (work: Promise<unknown>) => {
  const fault: unknown = await work.catch((thrown: unknown) => thrown);
  return fault instanceof AppFailure ? fault.appError : fault;
};

describe('characters without a glyph', () => {
  it('are named, all of them at once, before anything is drawn', async () => {
    const odd = volume({ title: '𠮷野家合同', fondsName: '𡃁仔公司' });
    expect(await failureOf(draw(job(cover, [odd])))).toEqual({ code: 'notPrintable', characters: ['𡃁', '𠮷'] });
  });
  it('count only where the form prints them', async () => {
    const odd = volume({ items: [item(1, { title: '𠮷野家合同' })] });
    expect((await draw(job(cover, [odd]))).left).toEqual([]);
    expect(await failureOf(draw(job({ form: 'itemList', paper: 'a4' }, [odd])))).toEqual({
      code: 'notPrintable',
      characters: ['𠮷'],
    });
  });
  it('are named wherever a closing note has them, on its first sheet or a further one', async () => {
    for (const closingNote of ['𠮷字另写', `${'已核对。\n'.repeat(90)}𠮷字另写`])
      expect(await failureOf(draw(job({ form: 'closingNote', paper: 'a4' }, [volume({ closingNote })])))).toEqual({
        code: 'notPrintable',
        characters: ['𠮷'],
      });
  });
  it('leave a gap of one em for the pen when that is asked for', async () => {
    const { pdf, left } = await draw(job(cover, [volume({ title: '江城𠮷野家' })], { withoutGlyph: 'leaveBlank' }));
    expect(left).toEqual(['𠮷']);
    expect(inkOf(pdf)).not.toContain('𠮷');
    const words = wordsOf(pdf);
    const before = words.find(({ text }) => text === '江城');
    const after = words.find(({ text }) => text === '野家');
    const em = ((before?.right ?? 0) - (before?.left ?? 0)) / 2;
    expect((after?.left ?? 0) - (before?.right ?? 0)).toBeCloseTo(em, 1);
  });
  it('prints 䶮 and 㐂 as they are', async () => {
    expect(inkOf((await draw(job(cover, [volume({ title: '䶮㐂记金店' })]))).pdf)).toContain('䶮㐂记金店');
  });
  it('never lets a ★ onto paper, whoever wrote it', async () => {
    const starred = volume({
      level: 'confidential',
      levelLabels: { general: '一般', secret: '秘密★', confidential: '机密★10年', topSecret: '绝密' },
      items: [item(1, { level: 'secret', note: '机密★' })],
    });
    for (const choice of [cover, { form: 'itemList', paper: 'a4' } as const]) {
      expect(await failureOf(draw(job(choice, [starred])))).toEqual({ code: 'notPrintable', characters: ['★'] });
      expect(inkOf((await draw(job(choice, [starred], { withoutGlyph: 'leaveBlank' }))).pdf)).not.toMatch(/[★☆]/);
    }
  });
});
