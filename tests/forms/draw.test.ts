import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import type { FormJob, FormLanguage, PrintMark } from '../../electron/engine/forms/facts';
import { papers } from '../../electron/engine/forms/mm';
import { printedForms } from '../../shared/domain/printed-forms';
import { AppFailure } from '../../shared/errors';
import { item, job, sheet, sheetJob, volume } from './facts';
import { inkOf, pagesOf, textOf, wordsOf } from './read-pdf';

const hash = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');
const cover = { form: 'cover', paper: 'a4' } as const;
const choices = (['cover', 'itemList', 'closingNote'] as const).flatMap((form) =>
  printedForms[form].papers.map((paper) => ({ form, paper }) as Parameters<typeof job>[0]),
);
const languages = ['zh-CN', 'en'] as const satisfies readonly FormLanguage[];
const everyJob = (over: Parameters<typeof job>[2] = {}): FormJob[] =>
  choices.flatMap((choice) =>
    languages.flatMap((language) =>
      (['filled', 'blank'] as const).map((fill) => job(choice, [volume()], { language, fill, ...over })),
    ),
  );
const failureOf = async (work: Promise<unknown>) => {
  const fault: unknown = await work.catch((thrown: unknown) => thrown);
  return fault instanceof AppFailure ? fault.appError : fault;
};

describe('every form', () => {
  it('has the size of its paper, in both languages, filled and blank', async () => {
    for (const each of [...everyJob(), sheetJob(), sheetJob({ language: 'en' })]) {
      const [page] = pagesOf((await draw(each)).pdf);
      expect(page?.width).toBeCloseTo(papers[each.paper].width, 1);
      expect(page?.height).toBeCloseTo(papers[each.paper].height, 1);
    }
  });

  it('carries no data when blank; a cover alone has the code of its volume', async () => {
    for (const choice of choices)
      for (const language of languages) {
        const blank = await draw(
          job(choice, [volume({ items: [item(1)], level: 'secret', note: '备注文字' })], { fill: 'blank', language }),
        );
        const other = await draw(
          job(choice, [volume({ fondsName: '别的公司', title: '别的题名', items: [] })], {
            fill: 'blank',
            language,
          }),
        );
        expect(hash(blank.pdf)).toBe(hash(other.pdf));
        for (const datum of ['华信', '江城', 'HX01', '0137', '沈静', '秘密', '备注文字'])
          expect(inkOf(blank.pdf)).not.toContain(datum);
        const keyless = await draw(job(choice, [volume({ machineKey: '1000000000009' })], { fill: 'blank', language }));
        expect(hash(keyless.pdf) === hash(blank.pdf)).toBe(choice.form !== 'cover');
      }
  });

  it('says the fields are of GB/T 9705 never that it conforms, and has no mark of state secrets', async () => {
    for (const each of everyJob()) {
      const ink = inkOf((await draw(each)).pdf);
      expect(ink).toMatch(/按GB\/T9705项目|FieldsasinGB\/T9705/);
      expect(ink).not.toMatch(/符合|conform|[★☆]/i);
    }
  });

  it('gives equal bytes for equal facts, and others for another fact or moment', async () => {
    for (const each of [...everyJob(), sheetJob()])
      expect(hash((await draw(each)).pdf)).toBe(hash((await draw(each)).pdf));
    const first = hash((await draw(job(cover))).pdf);
    expect(hash((await draw(job(cover, [volume({ pages: 87 })]))).pdf)).not.toBe(first);
    expect(hash((await draw(job(cover, [volume()], { madeAt: 0 }))).pdf)).not.toBe(first);
  });

  it('speaks English throughout when asked to', async () => {
    const latin = volume({
      fondsName: 'Huaxin',
      seriesName: 'Clients',
      title: 'Contracts',
      clientName: 'Jiangcheng',
      compiledBy: 'Shen Jing',
      checkedBy: 'Zheng',
      closingNote: 'Complete',
      items: [item(1, { title: 'Contract', responsible: 'Sales', documentNumber: '1' })],
    });
    for (const choice of choices)
      for (const mark of [
        { kind: 'preview' },
        { kind: 'issued', number: 'CJ-2026-0031', copy: 2, on: '2026-11-23' },
      ] satisfies PrintMark[])
        for (const fill of ['filled', 'blank'] as const)
          expect(
            inkOf((await draw(job(choice, [latin], { language: 'en', fill, sheets: [{ facts: latin, mark }] }))).pdf),
          ).not.toMatch(/\p{Script=Han}/u);
    expect(inkOf((await draw(sheetJob({ language: 'en' }, { ...sheet, fondsName: 'Huaxin' }))).pdf)).not.toMatch(
      /\p{Script=Han}/u,
    );
  });
});

describe('marks', () => {
  const marked = (
    choice: Parameters<typeof job>[0],
    mark: PrintMark,
    facts = volume({ items: Array.from({ length: 20 }, (_, i) => item(i + 1)) }),
  ) => draw(job(choice, [facts], { sheets: [{ facts, mark }] }));

  it('lays 预览 across every page of a preview, and only of a preview', async () => {
    for (const choice of choices) {
      const { pdf, pages } = await marked(choice, { kind: 'preview' });
      expect(inkOf(pdf).match(/预/g)).toHaveLength(pages);
      expect(
        inkOf((await marked(choice, { kind: 'issued', number: 'CJ-2026-0031', copy: 1, on: '2026-11-23' })).pdf),
      ).not.toContain('预');
      expect(inkOf((await marked(choice, { kind: 'unnumbered' })).pdf)).not.toMatch(/预|次打印/);
    }
  });

  it('prints number, how manieth print and day at the foot of every issued page', async () => {
    for (const choice of choices) {
      const { pdf, pages } = await marked(choice, {
        kind: 'issued',
        number: 'CJ-2026-0031',
        copy: 3,
        on: '2026-11-23',
      });
      expect(inkOf(pdf).match(/出件CJ-2026-0031第3次打印2026年11月23日/g)).toHaveLength(pages);
      const words = wordsOf(pdf).filter(({ text }) => text.includes('CJ-2026-0031'));
      for (const word of words) expect(word.top).toBeGreaterThan(papers[choice.paper].height - 10);
    }
  });
});

describe('titles', () => {
  it('come back from the PDF as they were entered', async () => {
    const character = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x21, max: 0x7e }) },
    );
    const title = fc.array(character, { minLength: 1, maxLength: 120 }).map((codes) => String.fromCodePoint(...codes));
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        expect(inkOf((await draw(job(cover, [volume({ title: text })]))).pdf)).toContain(text);
      }),
      { seed: 9705, numRuns: 40 },
    );
  });
});

describe('many volumes in one document', () => {
  const several = Array.from({ length: 5 }, (_, i) =>
    volume({ title: `第${i + 1}卷`, items: Array.from({ length: 16 }, (_, n) => item(n + 1)) }),
  );

  it('follow one another, each with its own number', async () => {
    const sheets = several.map((facts, i) => ({
      facts,
      mark: { kind: 'issued', number: `CJ-2026-000${i + 1}`, copy: 1, on: '2026-11-23' } as const,
    }));
    const { pdf, pages } = await draw(job(cover, several, { sheets }));
    expect(pages).toBe(5);
    textOf(pdf)
      .split('\f')
      .slice(0, -1)
      .forEach((page, i) => {
        expect(page).toContain(`第${i + 1}卷`);
        expect(page).toContain(`CJ-2026-000${i + 1}`);
      });
    expect((await draw(job({ form: 'itemList', paper: 'a4' }, several))).pages).toBe(10);
  });

  it('report progress after each, and stop in between when asked to', async () => {
    const heard: number[] = [];
    await draw(job(cover, several), { onProgress: (done, total) => heard.push(done * 10 + total) });
    expect(heard).toEqual([15, 25, 35, 45, 55]);
    let done = 0;
    const stopped = draw(job(cover, several), { onProgress: () => (done += 1), isCancelled: () => done === 2 });
    expect(await failureOf(stopped)).toEqual({ code: 'cancelled' });
    expect(done).toBe(2);
  });
});
