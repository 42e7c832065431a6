import { assertNever } from '../../../shared/result';
import { closingNote } from './closing-note';
import { cover } from './cover';
import { emergencySheet } from './emergency-sheet';
import type { Fill, FormJob, FormName, PrintMark } from './facts';
import { itemList } from './item-list';
import type { Page } from './marks';
import type { PaperName } from './mm';
import type { FormWords } from './words';

export type FormDefinition = {
  readonly name: FormName;
  readonly papers: readonly PaperName[];
  readonly fills: readonly Fill[];
  /** volume: one `VolumeForm` for each sheet · recoveryKey: an `EmergencySheet`. */
  readonly needs: 'volume' | 'recoveryKey';
};

/** Every form there is; menus, dialogs and tests go through this list. */
export const forms = [
  { name: 'cover', papers: ['a4', 'hard'], fills: ['filled', 'blank'], needs: 'volume' },
  { name: 'itemList', papers: ['a4'], fills: ['filled', 'blank'], needs: 'volume' },
  { name: 'closingNote', papers: ['a4'], fills: ['filled', 'blank'], needs: 'volume' },
  { name: 'emergencySheet', papers: ['a4'], fills: ['filled'], needs: 'recoveryKey' },
] as const satisfies readonly FormDefinition[];

/** What one volume, or the sheet of the key, becomes: its pages and the mark they carry. */
export type DrawnForm = { readonly pages: readonly Page[]; readonly mark: PrintMark };

/** Draws the job one volume at a time, so that a long one can report and be stopped in between. */
export function* drawPages(job: FormJob, words: FormWords): Generator<DrawnForm> {
  switch (job.form) {
    case 'cover':
      for (const { facts, mark } of job.sheets) yield { pages: [cover(facts, words, job.paper, job.fill)], mark };
      return;
    case 'itemList':
      for (const { facts, mark } of job.sheets) yield { pages: itemList(facts, words, job.fill), mark };
      return;
    case 'closingNote':
      for (const { facts, mark } of job.sheets) yield { pages: closingNote(facts, words, job.fill), mark };
      return;
    case 'emergencySheet':
      yield { pages: [emergencySheet(job.facts, words)], mark: job.mark };
      return;
    default:
      assertNever(job);
  }
}
