import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Session } from '../store/work';
import type { Context } from './context';
import type { Snapshot } from './holdings';
import { questionOf } from './holdings/question';
import { select } from './holdings/select';
import { worklistMark } from './worklist-rows';

export type Selecting = Pick<ParsedInputOf<'catalogue.list'>, 'filter' | 'sort' | 'descending'>;
type Fitting = { readonly now: Snapshot; readonly slots: Int32Array; readonly capped: boolean };

/** Which volumes fit a filter, in their order: asked by the list, by what goes out of it, and by the working list. */
export type VolumeSelection = {
  readonly fitting: (asked: Selecting, session: Session) => Promise<Fitting>;
  /** The ids of all that fit. */
  readonly ids: (asked: Selecting, session: Session) => Promise<number[]>;
};

export function createVolumeSelection({ work, holdings }: Context): VolumeSelection {
  let kept: { readonly question: string; readonly slots: Int32Array; readonly capped: boolean } | null = null;

  /** All that fit, in order; kept until something changes, so that scrolling walks the columns once. */
  async function fitting({ filter, sort, descending }: Selecting, session: Session): Promise<Fitting> {
    const now = await holdings.whole();
    const order = await holdings.inOrder(sort);
    const { day: today } = work.now();
    const asking = { today, operatorId: session.operatorId, clearance: session.clearanceRank };
    const mark = filter.listed ? work.read((db) => worklistMark(db, session.operatorId)) : null;
    const question = JSON.stringify([now.version, today, filter, sort, descending, mark]);
    // A slip that is renewed changes what is overdue and touches no volume.
    if (kept?.question !== question || filter.work === 'overdue') {
      const { masks, work: listed, facets, capped } = work.read((db) => questionOf(db, now, filter, asking));
      const slots = select(now.columns, order, [...masks, listed], Object.values(facets));
      kept = { question, slots: descending ? slots.reverse() : slots, capped };
    }
    return { now, ...kept };
  }
  return {
    fitting,
    ids: async (asked, session) => {
      const { now, slots } = await fitting(asked, session);
      return Array.from(slots, (slot) => now.columns.id[slot] ?? 0);
    },
  };
}
