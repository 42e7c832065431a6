import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '../../../shared/errors';
import type { FormJob } from './facts';
import { printFoot } from './foot';
import { drawing, type Page } from './marks';
import { drawForms, nameOf } from './registry';
import { type PaperSeal, sealBlock } from './seal';
import { createPdf } from './to-pdf';
import { wordsOf } from './words';

export type Drawn = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Characters whose places were left blank for the pen, each once. */
  readonly left: readonly string[];
  /** What the log was told of, where the form carries a check code: the hash of all that is printed but the code. */
  readonly sealed: string | null;
};
export type DrawHooks = {
  /** How much of the work is done: volumes of a job of many, else rows of a long list. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
  /**
   * Asked once, when a form with a check code is drawn to its last page and nothing can stop it any more: enters the
   * print in the log and answers with that entry. Null in a preview.
   */
  readonly seal?: (content: string) => PaperSeal | null | Promise<PaperSeal | null>;
};

/** Pages drawn between two looks at the wish to stop. */
const PAGES_AT_ONCE = 4;

/**
 * Facts in, bytes out. Fails with `notPrintable` (naming the characters without a glyph, all of the job's at once)
 * unless the job lets their places stay blank, and with `cancelled` when asked to stop in between.
 */
export async function draw(job: FormJob, hooks: DrawHooks = {}): Promise<Drawn> {
  const words = wordsOf(job.language);
  const pdf = createPdf({ title: nameOf(job.form, words), language: job.language, madeAt: job.madeAt });
  const content = createHash('sha256');
  const missing = new Set<string>();
  const total = job.sheets.length;
  let pages = 0;
  let done = 0;
  let sealed = null as string | null;

  const turn = async (): Promise<void> => {
    await setImmediate(); // lets a message to stop come in
    if (hooks.isCancelled?.()) throw new AppFailure({ code: 'cancelled' });
  };
  const demandPrintable = (): void => {
    if (missing.size > 0 && job.withoutGlyph === 'refuse')
      throw new AppFailure({ code: 'notPrintable', characters: [...missing] });
  };
  const sealOf = async (): Promise<PaperSeal | null> => {
    if (sealed !== null) throw new Error('a form has one check code');
    demandPrintable();
    await turn();
    sealed = content.digest('hex');
    return (await hooks.seal?.(sealed)) ?? null;
  };
  const finished = async (page: Page, watermark: string | null, foot: ReturnType<typeof drawing>): Promise<void> => {
    const whole = drawing(page, foot);
    for (const { character } of whole.missing) missing.add(character);
    pages += 1;
    if (sealed === null) content.update(JSON.stringify(whole.marks));
    const { paper, sealAt } = page;
    const marks = sealAt === undefined ? whole : drawing(whole, sealBlock(sealAt, await sealOf(), words));
    pdf.add({ paper, watermark, ...marks });
  };

  for (const { steps, mark } of drawForms(job, words)) {
    const watermark = mark.kind === 'preview' ? words.preview : null;
    for (const step of steps) {
      if (step.kind === 'page') await finished(step.page, watermark, printFoot(mark, step.page, words));
      else if (total === 1) hooks.onProgress?.(step.done, step.of);
      if (step.kind === 'turn' || pages % PAGES_AT_ONCE === 0) if (sealed === null) await turn();
    }
    done += 1;
    if (total > 1) hooks.onProgress?.(done, total);
    if (total > 1) await turn();
  }
  demandPrintable();
  return { pdf: await pdf.finish(), pages, left: [...missing], sealed };
}
