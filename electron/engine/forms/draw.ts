import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '../../../shared/errors';
import type { FormJob } from './facts';
import { printFoot } from './foot';
import type { MissingGlyph } from './glyphs';
import { drawing } from './marks';
import { drawPages, nameOf } from './registry';
import { toPdf, type FinishedPage } from './to-pdf';
import { wordsOf } from './words';

export type Drawn = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Characters whose places were left blank for the pen, each once. */
  readonly left: readonly string[];
};
export type DrawHooks = {
  /** After each volume: how many of how many are laid out. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
};

/**
 * Facts in, bytes out. Fails with `notPrintable` (naming the characters without a glyph, all of the job's at once)
 * unless the job lets their places stay blank, and with `cancelled` when asked to stop between two volumes.
 */
export async function draw(job: FormJob, hooks: DrawHooks = {}): Promise<Drawn> {
  const words = wordsOf(job.language);
  const pages: FinishedPage[] = [];
  const missing: MissingGlyph[] = [];
  const total = job.sheets.length;
  let done = 0;
  for (const { pages: drawn, mark } of drawPages(job, words)) {
    const watermark = mark.kind === 'preview' ? words.preview : null;
    for (const page of drawn) {
      const whole = drawing(page, printFoot(mark, page, words));
      pages.push({ paper: page.paper, watermark, ...whole });
      missing.push(...whole.missing);
    }
    done += 1;
    hooks.onProgress?.(done, total);
    if (total > 1) await setImmediate(); // lets a message to stop come in
    if (hooks.isCancelled?.()) throw new AppFailure({ code: 'cancelled' });
  }
  const left = [...new Set(missing.map(({ character }) => character))];
  if (left.length > 0 && job.withoutGlyph === 'refuse')
    throw new AppFailure({ code: 'notPrintable', characters: left });
  const pdf = await toPdf(pages, { title: nameOf(job.form, words), language: job.language, madeAt: job.madeAt });
  return { pdf, pages: pages.length, left };
}
