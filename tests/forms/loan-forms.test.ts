import { describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import type { FormJob, PrintMark } from '../../electron/engine/forms/facts';
import { hasPaper } from '../../shared/domain/printed-forms';
import { AppFailure } from '../../shared/errors';
import { jobOf } from './facts';
import {
  borrower,
  certificateRow,
  certificatesOf,
  certified,
  copies,
  copyLogOf,
  copyRow,
  line,
  lineListOf,
  lines,
  loan,
  outCardsOf,
  outOf,
  overdueRow,
  pick,
  pickRows,
  register,
  registerRow,
  reminderOf,
  slipsOf,
} from './loan-facts';
import { clashesOf, inkOf, pagesOf, wordsOf } from './read-pdf';

const issued: PrintMark = { kind: 'issued', number: 'CJ-2026-00031', copy: 2, on: '2026-11-23' };
const all = (language: 'zh-CN' | 'en', mark: PrintMark = issued): FormJob[] => [
  jobOf('loanSlip', 'a4', loan(), { language, mark }),
  jobOf('readingApplication', 'a4', loan(), { language, mark }),
  jobOf('outCard', 'a4', outCardsOf(loan()), { language, mark }),
  jobOf('pickList', 'a4', pick(), { language, mark }),
  jobOf('outstandingList', 'a4Landscape', outOf(), { language, mark }),
  jobOf('lineList', 'a4Landscape', lineListOf(), { language, mark }),
  jobOf('slipList', 'a4Landscape', slipsOf(), { language, mark }),
  jobOf('reminder', 'a4', reminderOf(), { language, mark }),
  jobOf('loanRegister', 'a4Landscape', register(), { language, mark }),
  jobOf('copyLog', 'a4Landscape', copyLogOf(), { language, mark }),
  jobOf('certificateRegister', 'a4Landscape', certificatesOf(), { language, mark }),
  jobOf('copyApproval', 'a4', copies(), { language, mark }),
  jobOf('certificate', 'a4', certified(), { language, mark }),
];

describe('every form of the loan desk', () => {
  it('stands inside the sheet: 25 mm left for binding (the out card is cut, not bound), 15 right, in both languages', async () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const job of all(language)) {
        const { pdf } = await draw(job);
        const { width = 0, height = 0 } = pagesOf(pdf)[0] ?? {};
        const words = wordsOf(pdf).filter(({ text }) => !['沿此线撕开', 'tear', 'here'].includes(text));
        for (const word of words) {
          expect(word.left, `${job.form} ${word.text}`).toBeGreaterThanOrEqual(job.form === 'outCard' ? 8.9 : 24.9);
          expect(word.right, `${job.form} ${word.text}`).toBeLessThanOrEqual(
            width - (job.form === 'outCard' ? 8.8 : 14.8),
          );
          expect(word.top).toBeGreaterThan(5);
          expect(word.bottom).toBeLessThan(height - 4);
        }
      }
  });

  it('has no words on top of one another', async () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const job of all(language)) {
        expect(clashesOf((await draw(job)).pdf), job.form).toEqual([]);
      }
  });

  it('carries 预览 on every page of a preview and the number of 出件 on every issued page', async () => {
    for (const job of all('zh-CN')) {
      const { pdf, pages } = await draw(job);
      const times = job.form === 'loanSlip' ? 2 * pages : pages;
      expect(inkOf(pdf).match(/出件CJ-2026-00031第2次打印2026年11月23日/g)).toHaveLength(times);
    }
    for (const job of all('zh-CN', { kind: 'preview' })) {
      const { pdf, pages } = await draw(job);
      expect(inkOf(pdf).match(/预/g)).toHaveLength(pages);
    }
  });

  it('writes a marked level into 备注 (XX-31) and never ★', async () => {
    const marked = lines(2).map((each) => ({ ...each, level: 'secret' as const }));
    const jobs = [
      jobOf('loanSlip', 'a4', loan({ lines: marked })),
      jobOf('readingApplication', 'a4', loan({ lines: marked, manner: 'read' })),
      jobOf('outCard', 'a4', outCardsOf(loan({ lines: marked }))),
      jobOf('pickList', 'a4', pick({ rows: pickRows(2).map((row) => ({ ...row, level: 'secret' as const })) })),
      jobOf('reminder', 'a4', reminderOf({ rows: [overdueRow(1, { level: 'secret' })] })),
      jobOf('loanRegister', 'a4Landscape', register({ rows: [registerRow(1, { level: 'secret' })] })),
      jobOf('copyLog', 'a4Landscape', copyLogOf({ rows: [copyRow(1, { level: 'secret' })] })),
      jobOf('certificateRegister', 'a4Landscape', certificatesOf({ rows: [certificateRow(1, { level: 'secret' })] })),
      jobOf(
        'certificate',
        'a4',
        certified({ sources: certified().sources.map((one) => ({ ...one, level: 'secret' as const })) }),
      ),
    ];
    for (const job of jobs) {
      const ink = inkOf((await draw(job)).pdf);
      expect(ink, job.form).toContain('秘密');
      expect(ink).not.toMatch(/[★☆]/);
    }
    expect(inkOf((await draw(jobOf('loanSlip', 'a4', loan()))).pdf)).not.toContain('一般');
  });

  it('names a character without a glyph before anything is printed, wherever it stands', async () => {
    const odd = { ...borrower, name: '𠮷田' };
    const jobs: FormJob[] = [
      jobOf('loanSlip', 'a4', loan({ borrower: odd })),
      jobOf('readingApplication', 'a4', loan({ purpose: '𠮷' })),
      jobOf('outCard', 'a4', outCardsOf(loan({ lines: [line(1, { title: '𠮷' })] }))),
      jobOf('pickList', 'a4', pick({ rows: pickRows(1).map((row) => ({ ...row, title: '𠮷' })) })),
      jobOf('reminder', 'a4', reminderOf({ borrower: odd })),
      jobOf('loanRegister', 'a4Landscape', register({ rows: [registerRow(1, { reason: '𠮷' })] })),
      jobOf('copyLog', 'a4Landscape', copyLogOf({ rows: [copyRow(1, { pages: '𠮷' })] })),
      jobOf('certificateRegister', 'a4Landscape', certificatesOf({ rows: [certificateRow(1, { question: '𠮷' })] })),
      jobOf('copyApproval', 'a4', copies({ destination: '𠮷' })),
      jobOf('certificate', 'a4', certified({ extract: '𠮷' })),
    ];
    for (const job of jobs) {
      const fault: unknown = await draw(job).catch((thrown: unknown) => thrown);
      expect(fault instanceof AppFailure ? fault.appError : fault, job.form).toEqual({
        code: 'notPrintable',
        characters: ['𠮷'],
      });
      expect((await draw({ ...job, withoutGlyph: 'leaveBlank' })).left).toEqual(['𠮷']);
    }
  });

  it('has a name, papers and fills in the registry', () => {
    for (const job of all('zh-CN')) if (job.form !== 'emergencySheet') expect(hasPaper(job.form, job.paper)).toBe(true);
  });
});
